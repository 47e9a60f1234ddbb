import { chatRates } from "./chat.ts";
import { domainRates } from "./domain.ts";
import { lcicRates } from "./lcic.ts";
import { partnerRates } from "./partner.ts";

/** Calls a second, by Tencent's name for the action. */
const rates: Record<string, number> = { ...partnerRates, ...domainRates, ...lcicRates, ...chatRates };

/**
 * More than the even share of a second, because calls do not all take as long on their way; and no more than leaves 98 %
 * of the rate to a long queue whose first few were not ready in time.
 */
const room = 1.015;

/** How far apart the calls of one API are kept (ms), so that none is over the rate Tencent documents for it. */
export function spacing(api: string): number {
  const rate = rates[api];
  if (rate === undefined) throw new Error(`${api} has no rate.`);
  return (room * 1000) / rate;
}

/** How late a call may be (ms) before it could fall into one second with too many others. */
export const latenessMs = (room - 1) * 1000;
