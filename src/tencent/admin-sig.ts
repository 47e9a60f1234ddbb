import { userSig } from "./user-sig.ts";

export interface ChatAdmin {
  sdkAppId: number;
  /** The application's secret key, from the Chat console. It never leaves this process. */
  secretKey: string;
  /** The app administrator's account. */
  identifier: string;
}

const daySeconds = 24 * 60 * 60;
const onceSeconds = 5 * 60; // the same five minutes for which the Cloud API takes a signature

/**
 * Makes the administrator's signatures (UserSig) for Chat. The shared one stands in URLs, so it is good for one day
 * only. It is made anew after half a day.
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
      return age >= 0 && age < daySeconds / 2 ? sig : renew(); // the signature is also made anew when the clock was set back
    },
    renew,
    /** A signature for one call that must not come late: Chat refuses it five minutes after `signedAt` (ms). */
    once: (signedAt: number): string => signed(Math.floor(signedAt / 1000), onceSeconds),
  };
}
