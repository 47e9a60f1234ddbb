import { chatRates } from "./chat.ts";
import { domainRates } from "./domain.ts";
import { lcicRates } from "./lcic.ts";
import { partnerRates } from "./partner.ts";

/** Calls a second, by Tencent's name for the action. */
const rates: Record<string, number> = { ...partnerRates, ...domainRates, ...lcicRates, ...chatRates };

/** The names of all APIs that have a rate: those that a desk may call. */
export const pacedApis: readonly string[] = Object.keys(rates).sort();

/**
 * The room (ms) that is added to the second of a rate, because calls do not all travel equally fast. It leaves 98 % of
 * the rate.
 */
const roomMs = 15;

/** How far apart the calls of one API are kept (ms), so that none is over the rate Tencent documents for it. */
export function spacing(api: string): number {
  const rate = rates[api];
  if (rate === undefined) throw new Error(`${api} has no rate.`);
  return (1000 + roomMs) / rate;
}

/** How late a call may be (ms) before it could fall into one second with too many others. */
export const latenessMs = roomMs;
