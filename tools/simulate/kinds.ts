import type { Case } from "../../src/conversation/types.ts";
import { chatApp } from "./keyed-books.ts";

/** What a world's people want, one kind in each world. */
export type Kind = "open" | "verify" | "official" | "classroom";

/** A word, or what the person has of it: `key` makes the thing findable, `mark` tells whose it is. */
type Given = { says: string } | { gives: "key" | "mark" };

interface Wanted {
  /** Tencent's action; attempts are kept under its name. */
  api: string;
  /** The look-up that must have shown something we know. */
  control?: string;
  /** Steps in the order in which they are asked, by the end of the question's key. */
  asks: { [question: string]: { step: string } & Given };
  /** Where codes are sent, if any are. */
  codesTo?: "key" | "mark";
  /** What a case that is done shows as made. */
  shows(answers: Case["answers"]): string | undefined;
  /** Whose a case's thing would be, as it stands. */
  markOf(answers: Case["answers"]): string | undefined;
}

type Values = Record<string, string> | undefined;

const skipped = { says: "skip" };
const key = { gives: "key" } as const;
const mark = { gives: "mark" } as const;

export const kinds: Record<Kind, Wanted> = {
  open: {
    api: "CreateAccount",
    control: "QueryCustomersCredit of real",
    asks: {
      type: { step: "type", says: "personal" },
      mail: { step: "mail", ...key },
      country: { step: "country", says: "HK" },
      phone: { step: "phone", ...mark },
    },
    codesTo: "mark",
    shows: ({ account }) => (account as Values)?.uin,
    markOf: ({ phone }) => (phone as Values)?.national,
  },
  verify: {
    api: "CreateIntlPhoneEmail",
    control: "DescribeIntlPhoneEmailList of real domain",
    asks: { contact: { step: "contact", ...key } },
    codesTo: "key",
    shows: ({ contact }) => addressOf(contact as Values),
    markOf: ({ contact }) => addressOf(contact as Values),
  },
  official: {
    api: "create_official_account",
    control: `get_official_account_info of real chat ${chatApp.sdkAppId}`,
    asks: {
      owner: { step: "owner", ...key },
      nick: { step: "nick", ...skipped },
      "official-name": { step: "name", ...mark },
      introduction: { step: "introduction", ...skipped },
      face: { step: "face", ...skipped },
      organization: { step: "organization", ...skipped },
      subscribers: { step: "subscribers", ...skipped },
      custom: { step: "custom", ...skipped },
    },
    shows: ({ official }) => (official as Values)?.id,
    markOf: ({ name }) => name as string | undefined,
  },
  classroom: {
    api: "RegisterUser",
    asks: {
      task: { step: "task", says: "new" },
      "origin-id": { step: "originId", ...key },
      "classroom-name": { step: "name", ...mark },
      avatar: { step: "avatar", ...skipped },
    },
    shows: ({ user }) => (user as Values)?.userId,
    markOf: ({ name }) => name as string | undefined,
  },
};

function addressOf(contact: Values): string | undefined {
  return contact?.mail ?? contact?.national;
}
