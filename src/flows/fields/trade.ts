import type { Choice, Outcome, Text, Value } from "../../conversation/types.ts";
import { t } from "../../words/words.ts";
import type { NamedTrade } from "./catalogue.ts";
import { either } from "./list.ts";
import { fold } from "./plain.ts";
import { typos } from "./typos.ts";

/** The industry or the line of business that somebody picked. */
export type PickedTrade = { id: string; name: string; names?: Record<string, string> };

const mostOffered = 5;

/**
 * Reads one industry of GetTradeConfigList, or one line of business under it: by its id, or in any language by its name
 * or the first letters of it. What may be several, or is misspelt, is offered.
 */
export function readTrade(text: string, trades: readonly NamedTrade[]): Outcome<PickedTrade> {
  const said = fold(text.slice(0, 200));
  const exact = trades.find(({ id, ...named }) => fold(id) === said || spelt(named).includes(said));
  const [picked, another, ...others] = said === "" ? [] : exact ? [exact] : begun(said, trades);
  if (picked && !another) return { ok: true, value: pickedOf(picked) };
  const meant = picked && another ? [picked, another, ...others] : alike(said, trades);
  if (meant.length === 0 || meant.length > mostOffered) return { ok: false, why: t("field.trade.which") };
  const yes = meant.length === 1 && { yes: true as const }; // a typed yes can mean only this one
  const offers = meant.map((trade) => ({ key: trade.id, label: tradeShown(trade), value: pickedOf(trade), ...yes }));
  return { ok: false, why: t("field.trade.near", { names: either(meant.map(tradeNamed)) }), offers };
}

/** The name of an industry or of a line of business, in the language of whoever reads it. */
export function tradeNamed({ name, names }: Omit<NamedTrade, "id">): Value {
  return names ? { name, names } : name;
}

export function tradeShown(trade: Omit<NamedTrade, "id">): Text {
  return t("field.trade.name", { name: tradeNamed(trade) });
}

export function tradeChoices(trades: readonly NamedTrade[]): Choice[] {
  return trades.map((trade) => ({ key: trade.id, label: tradeShown(trade) }));
}

/** Those whose name begins with these letters, or else those with a word that does. */
function begun(said: string, trades: readonly NamedTrade[]): NamedTrade[] {
  const isHan = /\p{Script=Han}/u.test(said);
  if (said.length < (isHan ? 1 : 2)) return [];
  const first = trades.filter((trade) => spelt(trade).some((name) => name.startsWith(said)));
  if (first.length > 0) return first;
  return trades.filter((trade) =>
    spelt(trade).some((name) => (isHan ? name : ` ${name}`).includes(isHan ? said : ` ${said}`)),
  );
}

function alike(said: string, trades: readonly NamedTrade[]): NamedTrade[] {
  if (said.length < 4) return [];
  const most = said.length < 7 ? 1 : 2;
  return trades.filter((trade) => spelt(trade).some((name) => typos(said, name, most) <= most));
}

function spelt({ name, names = {} }: Omit<NamedTrade, "id">): string[] {
  return [name, ...Object.values(names)].map(fold);
}

function pickedOf({ id, name, names }: NamedTrade): PickedTrade {
  return { id, name, ...(names && { names }) };
}
