import type { Outcome } from "../../conversation/types.ts";
import { t } from "../../words/words.ts";
import { readMail } from "./mail.ts";

/** Reads one e-mail address. One that looks misspelt is refused with both spellings as buttons. */
export function readMailOffered(said: string): Outcome<string> {
  const outcome = readMail(said);
  if (outcome.ok || !("suggestion" in outcome)) return outcome;
  const { why, suggestion, typed } = outcome;
  return {
    ok: false,
    why,
    offers: [
      { key: "use", label: t("open.mail.use", { mail: suggestion }), value: suggestion, yes: true },
      ...(typed === undefined
        ? []
        : [{ key: "keep-typed", label: t("open.mail.keep", { mail: typed }), value: typed }]),
    ],
  };
}
