import type { Kind } from "./kinds.ts";
import { createRandom, type Random } from "./random.ts";

/** The conditions of a world and of its people, drawn once from the seed. */
export interface Weather {
  random: Random;
  /** The kind of request that everybody in this world makes. */
  kind: Kind;
  /**
   * More goes wrong than the protocol can know of. People may then be told something wrong, but nothing may be made
   * twice.
   */
  isBeyond: boolean;
  /** Nothing goes wrong and nobody does odd things. Then everything must happen exactly once. */
  isFair: boolean;
  /** Odds at each step of a replica that it dies there, or stands still for a while. */
  crash: number;
  pause: number;
  longestPauseMs: number;
  /**
   * Odds that a replica stands still for very long at the worst moment: its attempt is written, and nothing is sent
   * yet.
   */
  freeze: number;
  /**
   * Odds that a replica stands still for about a lease after it found no request for the key, and before it asks
   * Tencent.
   */
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
    /** The longest that a slow request takes (ms). Tencent refuses a signature older than five minutes. */
    slow: number;
    slowestMs: number;
    /** Odds that Tencent works on an accepted request for up to a minute. */
    lateCommit: number;
  };
  /** How long look-ups do not show a new account (ms). */
  lagMs: number;
  /** Look-ups show an account only after the horizon, which the protocol cannot know. Mails are unique then. */
  isSlowIndex: boolean;
  /** Accounts may not be bound to the partner. If the answer got lost, the protocol cannot know of such an account. */
  isUnbound: boolean;
  /** Look-ups never show a new account. No control has succeeded then. */
  isBlind: boolean;
  /** Whether a look-up has lately found an account that is known. */
  hasControl: boolean;
  /**
   * Checks of Tencent's own below the protocol: it takes a mail only once, and a code only once, for ten minutes, until
   * the next one.
   */
  uniqueMails: boolean;
  codesEnd: boolean;
  /** How far each replica's clock, and Tencent's, is from the ledger's (ms). */
  skewMs: number[];
  tencentSkewMs: number;
  /** Odds that the platform delivers an event again, or late. */
  again: number;
  late: number;
  /** Odds that a person does something odd. */
  whim: number;
  people: number;
  /** There are operators who judge what no look-up can settle. */
  hasOperators: boolean;
  /** Two people want the same key. */
  isShared: boolean;
  /** Somebody else made an account for the first mail long ago. */
  hasOldCustomer: boolean;
  magic: boolean;
  pollMs: number;
  /** When a backup is made, when it is put back in the ledger's place, and when somebody lets the desks spend again (ms). */
  restore?: { backupMs: number; atMs: number; spendsMs: number };
  /** How long things go wrong (ms). */
  stormMs: number;
}

const second = 1000;
const minute = 60 * second;

/** Draws the restore from a generator of its own, so that all else is the same with and without it. */
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
    isBeyond: isSlowIndex || isUnbound || (isBlind && kind === "classroom"), // where the kind has no control
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
    pollMs: between(5, 25) * second,
    stormMs: wide(3, 40) * minute,
  };
  // where look-ups never show anything, nothing made after a backup can be found
  return isFair || isBlind ? weather : { ...weather, ...drawRestore(seed, weather.stormMs) };
}
