import { t } from "../../words/words.ts";
import type { Catalogue } from "./catalogue.ts";
import { type Either, type Paste, valuesOf } from "./paste.ts";
import { type PickedTrade, readTrade } from "./trade.ts";

export interface FoundTrades {
  industry?: PickedTrade;
  subindustry?: PickedTrade;
}

/** The industry and the line of business under their labels. A line of business that only one industry has tells both. */
export function tradesIn(
  paste: Paste,
  trades: Catalogue["trades"],
): { values?: FoundTrades } & Omit<Either<never>, "value"> {
  const told = [...valuesOf(paste, "industry"), ...valuesOf(paste, "trade")].map(upToComma);
  const [said, ...others] = new Set(told.flatMap((value) => value.split(/ ?[/>›] ?/)));
  if (said === undefined || trades.length === 0) return {};
  const industry = readTrade(said, trades);
  const parent = industry.ok ? trades.find(({ id }) => id === industry.value.id) : undefined;
  const lines = (parent ? [parent] : trades).flatMap(({ id, name, children }) => {
    const read = [said, ...others].map((each) => readTrade(each, children)).find(({ ok }) => ok);
    return read?.ok ? [{ industry: { id, name }, subindustry: read.value }] : [];
  });
  const [line, another] = lines;
  if (line && !another) return { values: line };
  if (industry.ok) return { values: { industry: industry.value } };
  return industry.offers ? { doubt: industry } : { why: t("paste.unread") };
}

/** A name that goes on behind a comma is known by its first letters. What follows is more often a "thanks". */
function upToComma(value: string): string {
  return value.split(/[,;。]/)[0]!;
}
