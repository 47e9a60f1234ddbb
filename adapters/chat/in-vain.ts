import type { Reception } from "../../src/desk/platform.ts";
import { t } from "../../src/words/words.ts";

/** Tells the operators, once a day for each cause, that what somebody did at this place was not answered. */
export function inVain({ tellOperators }: Pick<Reception, "tellOperators">, place: string, why: string): void {
  void tellOperators(`in vain ${place} ${why}`, t("chat.in-vain", { place, why }));
}
