import type { Language } from "../../src/words/languages.ts";

/** What the customer's page needs to know of its desk. */
export interface PagesSettings {
  world: "practice" | "real";
  /** The folder into which the compiler wrote what runs in browsers. */
  built: string;
  /** Where people reach this desk from outside, such as `https://desk.example.com`. */
  publicUrl?: string;
  /** The name under which people know this desk. */
  deskName?: string;
  /** How many proxies of our own stand before this desk. With 0 no header tells an address. */
  trustProxy: number;
  clock: () => number;
  log: Record<"debug" | "info" | "warn" | "error", (fields: object, words: string) => void>;
}

/** Who looks at a page: in which language, and by which wall clock. */
export interface Reader {
  language: Language;
  /** The time zone by its IANA name. */
  zone: string;
  now: number;
}
