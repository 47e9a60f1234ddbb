import { userSig } from "./user-sig.ts";

export interface ChatAdmin {
  sdkAppId: number;
  /** From the Chat console; it never leaves this process. */
  secretKey: string;
  /** The app administrator's account. */
  identifier: string;
}

const daySeconds = 24 * 60 * 60;

/** One administrator's signature for the whole process: it stands in URLs, so it lives a day and is made anew after half of it. */
export function createAdminSig({ sdkAppId, secretKey, identifier }: ChatAdmin, clock: () => number) {
  let madeAt = Number.NEGATIVE_INFINITY;
  let sig = "";
  const renew = (): string => {
    madeAt = Math.floor(clock() / 1000);
    sig = userSig({ sdkAppId, identifier, time: madeAt, expire: daySeconds }, secretKey);
    return sig;
  };
  return {
    current(): string {
      const age = clock() / 1000 - madeAt;
      return age >= 0 && age < daySeconds / 2 ? sig : renew(); // a clock that was set back makes one anew as well
    },
    renew,
  };
}
