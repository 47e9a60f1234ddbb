import type { Choice, Outcome } from "../../conversation/types.ts";
import { t } from "../../words/words.ts";
import { plain } from "./plain.ts";

export type PickedTrade = { id: string; name: string };

/**
 * Reads one industry of GetTradeConfigList, or one line of business under it: by id, by name, or by a beginning that
 * only one name has.
 */
export function readTrade(text: string, trades: readonly PickedTrade[]): Outcome<PickedTrade> {
  const said = plain(text.slice(0, 200)).trim().toLowerCase();
  const exact = trades.find(({ id, name }) => id.toLowerCase() === said || name.toLowerCase() === said);
  const begins = said.length < 3 ? [] : trades.filter(({ name }) => name.toLowerCase().startsWith(said));
  const picked = exact ?? (begins.length === 1 ? begins[0] : undefined);
  return picked
    ? { ok: true, value: { id: picked.id, name: picked.name } }
    : { ok: false, why: t("field.trade.which") };
}

export function tradeChoices(trades: readonly PickedTrade[]): Choice[] {
  return trades.map(({ id, name }) => ({ key: id, label: t("field.trade.name", { name }) }));
}
