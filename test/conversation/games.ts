import type { Facts, Flow } from "../../src/conversation/flow.ts";
import { account } from "../flows/account-talks.ts";
import { errand, type Version } from "./errand.ts";

/** A flow to play with, and what the players must know of it. */
export interface Game {
  flow: (version: Version) => Flow;
  /** A good answer to each question that is said. */
  right: Record<string, string>;
  /** What an effect that ends well gives. */
  result: Record<string, string | number | boolean>;
  /** What a refusal may teach. */
  lesson: Facts;
}

export const errands: Game = {
  flow: errand,
  right: {
    mail: "ana@example.com",
    country: "852",
    phone: "51234567",
    note: "none",
    name: "Ana Example",
    caller: "Bo Example",
  },
  result: { seen: false, sent: true, uin: "100001" },
  lesson: { frozen: ["mail"] },
};

export const accounts: Game = {
  flow: () => account,
  right: {
    type: "company",
    mail: "ana@example.com",
    country: "HK",
    phone: "51234567",
    name: "Ana Example",
    industry: "Games",
    subindustry: "PC games",
  },
  result: { seen: false, sent: "perhaps", uin: "100001", requestId: "a9e390a7", at: 1_000_000 },
  lesson: { profile: "current" },
};
