import { setTimeout as sleep } from "node:timers/promises";
import { NotYet } from "../outbox.ts";
import { chatRates } from "../tencent/chat.ts";
import { domainRates } from "../tencent/domain.ts";
import { lcicRates } from "../tencent/lcic.ts";
import { type PartnerApi, partnerRates } from "../tencent/partner.ts";
import type { Parts } from "./parts.ts";

/** Calls a second, by Tencent's name for the action. */
const rates: Record<string, number> = { ...partnerRates, ...domainRates, ...lcicRates, ...chatRates };

/** Two parts in a hundred more than the even share of a second, because calls do not all take as long on their way. */
const room = 1.02;
/** A waiting job's lease has to cover the call as well. */
const longestMs = 30_000;

/**
 * Waits for this call's turn among those of all desks. Whoever would have to wait too long is sent away, before anything
 * is written or signed. @throws NotYet
 */
export async function myTurn({ ledger, pause = sleep }: Pick<Parts, "ledger" | "pause">, api: string): Promise<void> {
  const rate = rates[api];
  if (rate === undefined) throw new Error(`${api} has no rate.`);
  const wait = await ledger.slot(api, (room * 1000) / rate, longestMs);
  if (wait === undefined) throw new NotYet(`${api} has no slot within ${longestMs} ms.`, longestMs / 2);
  if (wait > 0) await pause(wait);
}

/** Look-ups may be asked for anywhere, so each waits by itself; what spends takes its turn before its attempt is written. */
export function paced(api: PartnerApi, p: Pick<Parts, "ledger" | "pause">): PartnerApi {
  return {
    ...api,
    async customersCredit(...asked) {
      await myTurn(p, "QueryCustomersCredit");
      return api.customersCredit(...asked);
    },
  };
}
