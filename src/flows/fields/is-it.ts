import type { Text } from "../../conversation/types.ts";
import { t } from "../../words/words.ts";

/** The question whether words that people also say to the bot are the answer to a field with this label. */
export function isIt(field: Text): (text: string) => Text {
  return (text) => t("said.is-it", { field, text });
}
