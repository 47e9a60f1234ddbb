import type { Text } from "../../src/conversation/types.ts";
import type { CaseLine } from "../../src/desk/platform.ts";
import { t } from "../../src/words/words.ts";

type Piece = Text | string;

/** Texts in one line. */
export function joined([first = "", ...rest]: readonly Piece[]): Text {
  return rest.reduce<Text>((line, next) => t("line.joined", { first: line, next }), t("line.only", { first }));
}

/** What tells a request from the others: its number, whom it is for, and their masked address. */
export function headOf({ id, name, contact }: CaseLine): Piece[] {
  return [id, ...(name === undefined ? [] : [name]), ...(contact === undefined ? [] : [contact])];
}

/** Its kind, the side that must act, and how long that has been so; of a colleague's request also who has it. */
export function detailsOf({ flow, side, age, owner }: CaseLine): Text[] {
  return [flow, side, ...(age ? [age] : []), ...(owner ? [t("chat.opened-by", { person: { person: owner } })] : [])];
}

export function wholeOf(line: CaseLine): Text {
  return joined([...headOf(line), ...detailsOf(line)]);
}
