import type { ErrorRow } from "../../tencent/errors.ts";

/** The create protocol's times, in milliseconds. The practice Tencent uses the same; tests shorten both. */
export interface ProtocolTimes {
  /** How long the look-up before a create is tried again when it gets no answer, counted from the promise. */
  precheckMs: number;
  /** After the signature, the time by which a call must have ended. */
  sendMs: number;
  /**
   * After the signature, the time for which Tencent may still accept the request: five minutes, and a minute each for
   * clocks that differ and for Tencent's own work.
   */
  fenceMs: number;
  /**
   * After the signature, the time before an empty look-up may be believed: the fence, and the lag of Tencent's index.
   */
  horizonMs: number;
  /** When to look up, counted from the loss of an answer. */
  looksMs: readonly number[];
  /** The time between look-ups after those of `looksMs`. */
  lookEveryMs: number;
  /** The least time between two empty look-ups that both count. */
  emptyEveryMs: number;
  emptiesNeeded: number;
  /** How recently a look-up must have found an account we know, for an empty one to be believed. */
  controlMs: number;
  /** The time after the signature when operators are asked to judge. The look-ups go on. */
  manualMs: number;
  /** How far our clock may be from Tencent's, and how old a signature may be when its first byte is sent. */
  skewMs: number;
  /** After Tencent called an address taken, the time until one more look in the background. */
  secondLookMs: number;
  /** How long an attempt that ended as absent is still watched, and how often. */
  watchMs: number;
  watchEveryMs: number;
  /** The pause after Tencent refused a call for its rate. */
  rateMs: number;
  /** Tencent wants over 60 s between two texts to one number (SendVerifyCodeLimit60). */
  textAgainMs: number;
  /** How long a dead desk's posts and effects stay with it; an effect's is longer than any call to Tencent may take. */
  postLeaseMs: number;
  effectLeaseMs: number;
  /**
   * How long a dead desk's Discord connections stay with it. A desk that cannot renew its lease leaves them a fifth
   * earlier.
   */
  shardLeaseMs: number;
  /**
   * The time between two IDENTIFYs to Discord by all desks: 5 s, and some room because calls do not all travel equally
   * fast.
   */
  identifyMs: number;
  /** The time in which no more than three texts go to one number. */
  numberWindowMs: number;
  /** Tencent gives no length for its longer limit on texts (SendVerifyCodeLimit), so this is ours. */
  textLimitMs: number;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

export const protocolTimes: ProtocolTimes = {
  precheckMs: minute,
  sendMs: 35 * second,
  fenceMs: 7 * minute,
  horizonMs: 15 * minute,
  looksMs: [0, 2 * second, 5 * second, 15 * second, 30 * second, minute],
  lookEveryMs: minute,
  emptyEveryMs: minute,
  emptiesNeeded: 3,
  controlMs: 24 * hour,
  manualMs: 20 * minute,
  skewMs: minute,
  secondLookMs: 15 * minute,
  watchMs: 7 * 24 * hour,
  watchEveryMs: hour,
  rateMs: 5 * second,
  textAgainMs: 65 * second,
  postLeaseMs: 30 * second,
  effectLeaseMs: 90 * second,
  shardLeaseMs: 30 * second,
  identifyMs: 5.5 * second,
  numberWindowMs: 10 * minute,
  textLimitMs: 30 * minute,
};

/** How long to wait before a call that Tencent refused for now may go out again (ms). */
export function pauseMs({ pause }: Pick<ErrorRow, "pause">, times: ProtocolTimes): number {
  if (pause === "between-texts") return times.textAgainMs;
  return pause === "after-many-texts" ? times.textLimitMs : times.rateMs;
}
