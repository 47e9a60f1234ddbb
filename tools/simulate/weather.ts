import type { Kind } from "./kinds.ts";
import { createRandom, type Random } from "./random.ts";

/** What a seed's world is like, and what its people are. Drawn once, from the seed. */
export interface Weather {
  random: Random;
  /** What everybody in this world wants. */
  kind: Kind;
  /** More goes wrong than the protocol can know of: people may be told what is not so, and still nothing is made twice. */
  isBeyond: boolean;
  /** Nothing goes wrong and nobody is odd: then everything must happen exactly once. */
  isFair: boolean;
  /** Odds at each step of a replica that it dies there, or stands still for a while. */
  crash: number;
  pause: number;
  longestPauseMs: number;
  /** Odds that it stands still for very long right where it hurts most: its attempt is written, and nothing is sent yet. */
  freeze: number;
  /** Odds that it does so for about a lease once it knows of no request for the key, and has not asked Tencent yet. */
  lull: number;
  /** Odds at each call that the store fails before, or after, it did what it was asked. */
  storeFault: number;
  /** Odds at each delivery that the platform fails before, or after, the message shows. */
  showFault: number;
  network: {
    notSent: number;
    lostRequest: number;
    lostAnswer: number;
    garbled: number;
    /** Slow requests take up to this; Tencent refuses a signature older than five minutes. */
    slow: number;
    slowestMs: number;
    /** Requests that Tencent has accepted and works on for up to a minute. */
    lateCommit: number;
  };
  /** How long an account stays out of the look-ups. */
  lagMs: number;
  /** What the protocol cannot know: look-ups that show an account only after its horizon. Mails are unique then. */
  isSlowIndex: boolean;
  /** Nor can it know of an account that is not bound to the partner, if the answer got lost. */
  isUnbound: boolean;
  /** Look-ups that never show a new account. No control has succeeded then. */
  isBlind: boolean;
  /** Whether a look-up has lately found an account that is known. */
  hasControl: boolean;
  /** The nets below the protocol: Tencent takes a mail once; and a code once, for ten minutes, until the next one. */
  uniqueMails: boolean;
  codesEnd: boolean;
  /** Each replica's clock, and Tencent's, against the ledger's. */
  skewMs: number[];
  tencentSkewMs: number;
  /** Odds that the platform delivers an event again, or late. */
  again: number;
  late: number;
  /** Odds that a person does something odd. */
  whim: number;
  people: number;
  /** Somebody judges what is left to a person. */
  hasOperators: boolean;
  /** Two of them want the same key. */
  isShared: boolean;
  /** Somebody else made an account for the first mail long ago. */
  hasOldCustomer: boolean;
  magic: boolean;
  lookMs: number;
  /** When a backup is made, when it is put back in the ledger's place, and when somebody lets the desks spend again (ms). */
  restore?: { backupMs: number; atMs: number; spendsMs: number };
  /** How long troubles go on. */
  stormMs: number;
}

const second = 1000;
const minute = 60 * second;

/** Drawn apart from the rest, which stays the same with it and without. */
function drawRestore(seed: number, stormMs: number): Pick<Weather, "restore"> {
  const { chance, between } = createRandom(seed ^ 0x5eed_0014);
  if (!chance(0.1)) return {};
  const backupMs = between(0, Math.min(stormMs, 8 * minute));
  const atMs = backupMs + between(0, 15 * minute);
  return { restore: { backupMs, atMs, spendsMs: atMs + between(minute, 30 * minute) } };
}

export function drawWeather(seed: number): Weather {
  const random = createRandom(seed);
  const { chance, pick, between, wide } = random;
  const kind = pick(["open", "open", "open", "verify", "official", "classroom"] as const);
  const isFair = chance(0.05);
  const odds = (...from: number[]) => (isFair ? 0 : pick(from));
  const isBlind = !isFair && chance(0.08);
  const isSlowIndex = !isFair && !isBlind && chance(0.05);
  const isUnbound = kind === "open" && !isFair && !isBlind && !isSlowIndex && chance(0.04);
  const isShared = !isFair && chance(0.2);
  const lagMs = isFair ? 0 : pick([0, between(0, 5 * second), between(0, minute), between(0, 8 * minute)]);
  const weather: Weather = {
    random,
    kind,
    isBeyond: isSlowIndex || isUnbound || (isBlind && kind === "classroom"), // where no control is taken
    isFair,
    crash: odds(0, 0, 0.003, 0.01, 0.03),
    pause: odds(0, 0.001, 0.006),
    freeze: odds(0, 0, 0.5),
    lull: odds(0, 0, 0, 0.5),
    longestPauseMs: pick([30 * second, 5 * minute, 30 * minute]),
    storeFault: odds(0, 0, 0.002, 0.01),
    showFault: odds(0, 0, 0.05),
    network: {
      notSent: odds(0, 0.02, 0.1),
      lostRequest: odds(0, 0.05, 0.3),
      lostAnswer: odds(0, 0.1, 0.5),
      garbled: odds(0, 0.05),
      slow: odds(0, 0.1, 0.4),
      slowestMs: wide(5 * second, 7 * minute),
      lateCommit: odds(0, 0.1, 0.4),
    },
    isBlind,
    isSlowIndex,
    isUnbound,
    lagMs: isBlind ? Number.POSITIVE_INFINITY : isSlowIndex ? between(15 * minute, 40 * minute) : lagMs,
    hasControl: !isBlind && chance(0.8),
    uniqueMails: isSlowIndex || isUnbound || chance(0.4),
    codesEnd: chance(0.5),
    skewMs: [0, 1, 2].map(() =>
      isFair || chance(0.5) ? 0 : chance(0.2) ? pick([-14, 14]) * minute : between(-20, 20) * second,
    ),
    tencentSkewMs: isFair || chance(0.5) ? 0 : chance(0.1) ? pick([-90, 90]) * second : between(-55, 55) * second,
    again: odds(0, 0.1, 0.5),
    late: odds(0, 0.05, 0.2),
    whim: odds(0, 0.05, 0.2),
    people: isShared || chance(0.05) ? pick([2, 2, 2, 3]) : 1,
    hasOperators: chance(0.7),
    isShared,
    hasOldCustomer: kind === "open" && !isFair && chance(0.1),
    magic: !isFair && chance(0.25),
    lookMs: between(5, 25) * second,
    stormMs: wide(3, 40) * minute,
  };
  // where look-ups never show anything, nobody can find what a backup does not know
  return isFair || isBlind ? weather : { ...weather, ...drawRestore(seed, weather.stormMs) };
}
