import { randomInt } from "node:crypto";

/** The document the server follows: the page of 2024-11, or today's with industries, names and a reason. */
export type Profile = "current" | "2024";

export interface SandboxOptions {
  /** The port to listen on. 0 takes any free port. */
  port?: number;
  /** The file of the books. With `:memory:` nothing is kept. */
  file?: string;
  profile?: Profile;
  /** Whether calls per second are limited. */
  rates?: boolean;
  /** The token that requests must carry as X-TC-Token, as with temporary credentials. None when left out. */
  token?: string;
  codeMinutes?: number;
  textGapMs?: number;
  textsPerDay?: number;
  /** How long look-ups do not show a new account (ms). */
  lookupLagMs?: number;
  /** Look-ups mask mails and numbers with stars, as in the document's example. */
  maskLookups?: boolean;
  /** The time zone of the times in look-ups (minutes east of UTC). */
  zoneMinutes?: number;
  /** The form in which the domain service takes phones: 51234567 or +852.51234567. */
  domainPhone?: "national" | "plus";
  /** What Offset counts in the list of verified contacts; the document leaves it open. */
  listOffset?: "rows" | "pages";
  /** The time (ms since 1970) that signatures, codes, limits and the Date header follow. */
  clock?: () => number;
  /** Draws a whole number from 0 up to `below`, which is not included. */
  random?: (below: number) => number;
  /** How long a fault that is a time-out holds its socket open (ms). */
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
