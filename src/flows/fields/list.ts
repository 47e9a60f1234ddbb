import type { Value } from "../../conversation/types.ts";
import type { MessageKey } from "../../words/en/all.ts";
import { t } from "../../words/words.ts";

/** "a, b or c". The joining words are texts of their own, so that they can be translated. */
export function either(values: Value[]): Value {
  return joined(values, "list.or");
}

/** "a, b and c". */
export function all(values: Value[]): Value {
  return joined(values, "list.and");
}

function joined(values: Value[], last: MessageKey): Value {
  const [first = "", ...rest] = values;
  if (rest.length === 0) return first;
  return t(rest.length === 1 ? last : "list.more", { first, rest: joined(rest, last) });
}
