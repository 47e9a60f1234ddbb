import { userSig } from "./user-sig.ts";

export interface ChatAdmin {
  sdkAppId: number;
  /** From the Chat console; it never leaves this process. */
  secretKey: string;
  /** The app administrator's account. */
  identifier: string;
}

const daySeconds = 24 * 60 * 60;
const onceSeconds = 5 * 60; // as long as the Cloud API takes a signature

/**
 * Makes the administrator's signatures for Chat. It stands in URLs, so it is good for a day and is made anew after half
 * of it; the whole process shares one.
 */
export function createAdminSig({ sdkAppId, secretKey, identifier }: ChatAdmin, clock: () => number) {
  const signed = (time: number, expire: number) => userSig({ sdkAppId, identifier, time, expire }, secretKey);
  let madeAt = Number.NEGATIVE_INFINITY;
  let sig = "";
  const renew = (): string => {
    madeAt = Math.floor(clock() / 1000);
    sig = signed(madeAt, daySeconds);
    return sig;
  };
  return {
    current(): string {
      const age = clock() / 1000 - madeAt;
      return age >= 0 && age < daySeconds / 2 ? sig : renew(); // a clock that was set back makes one anew as well
    },
    renew,
    /** A signature for one call that must not come late: Chat refuses it five minutes after `signedAt` (ms). */
    once: (signedAt: number): string => signed(Math.floor(signedAt / 1000), onceSeconds),
  };
}
