import { randomInt } from "node:crypto";

/** The document the server follows: the page of 2024-11, or today's with industries, names and a reason. */
export type Profile = "current" | "2024";

export interface SandboxOptions {
  /** 0 takes any free port. */
  port?: number;
  /** Where the books live; `:memory:` forgets them. */
  file?: string;
  profile?: Profile;
  /** Whether calls per second are limited. */
  rates?: boolean;
  /** When set, requests must carry it as X-TC-Token, as with temporary credentials. */
  token?: string;
  codeMinutes?: number;
  textGapMs?: number;
  textsPerDay?: number;
  /** How long an account stays out of the look-ups after it exists. */
  lookupLagMs?: number;
  /** Mails and numbers come back with stars, as in the document's example. */
  maskLookups?: boolean;
  /** The zone of the times that look-ups print. */
  zoneMinutes?: number;
  /** The form in which the domain service takes phones: 51234567 or +852.51234567. */
  domainPhone?: "national" | "plus";
  /** What Offset counts in the list of verified contacts; the document leaves it open. */
  listOffset?: "rows" | "pages";
  /** Milliseconds; signatures, codes, limits and the Date header all follow it. */
  clock?: () => number;
  /** A whole number from 0 up to, not including, `below`. */
  random?: (below: number) => number;
  /** How long a magic time-out holds its socket before the server gives up. */
  holdMs?: number;
  slowByteMs?: number;
  lateTextMs?: number;
  lateIndexMs?: number;
  lateAccountMs?: number;
}

export type Settings = Required<Omit<SandboxOptions, "token">> & Pick<SandboxOptions, "token">;

export const defaults: Settings = {
  port: 0,
  file: ":memory:",
  profile: "current",
  rates: true,
  codeMinutes: 10,
  textGapMs: 60_000,
  textsPerDay: 10,
  lookupLagMs: 0,
  maskLookups: false,
  zoneMinutes: 480,
  domainPhone: "national",
  listOffset: "rows",
  clock: Date.now,
  random: (below) => randomInt(below),
  holdMs: 60_000,
  slowByteMs: 200,
  lateTextMs: 20_000,
  lateIndexMs: 20_000,
  lateAccountMs: 20_000,
};
