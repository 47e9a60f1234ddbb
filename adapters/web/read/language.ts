import { type Language, languageOf } from "../../../src/words/languages.ts";

/** The language of ours that a browser would rather have, by its Accept-Language. */
export function languageWanted(header = ""): Language {
  const wanted = header
    .slice(0, 500)
    .split(",")
    .map((each) => {
      const [tag = "", ...rules] = each.split(";").map((part) => part.trim());
      const q = rules.find((rule) => rule.startsWith("q="));
      return { tag, q: q === undefined ? 1 : Number(q.slice(2)) || 0 };
    })
    .filter(({ tag, q }) => q > 0 && /^(en|zh)\b/i.test(tag));
  const [first] = wanted.toSorted((one, other) => other.q - one.q);
  return languageOf(first?.tag);
}
