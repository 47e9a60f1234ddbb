import { IntlMessageFormat } from "intl-messageformat";
import { expect, test } from "vitest";
import { en, type MessageKey } from "../../src/words/en/all.ts";
import { languageOf } from "../../src/words/languages.ts";
import { inLanguage, learn, say, t } from "../../src/words/words.ts";
import { zh } from "../../src/words/zh/all.ts";

type Elements = ReturnType<IntlMessageFormat["getAst"]>;

/** The names of all that stands in braces, also within a plural. */
function namesIn(elements: Elements): string[] {
  const names = elements.flatMap((element) => {
    const isArgument = element.type >= 1 && element.type <= 6;
    const inner = "options" in element ? Object.values(element.options as Record<string, { value: Elements }>) : [];
    return [
      ...(isArgument ? [(element as { value: string }).value] : []),
      ...inner.flatMap(({ value }) => namesIn(value)),
    ];
  });
  return [...new Set(names)].toSorted();
}

const parsed = (pattern: string, language: string) =>
  new IntlMessageFormat(pattern, language, undefined, { ignoreTag: true }).getAst();

test.each(Object.keys(en) as MessageKey[])("%s needs the same values in Chinese", (key) => {
  expect(namesIn(parsed(zh[key], "zh"))).toEqual(namesIn(parsed(en[key], "en")));
});

const languages = [
  ["en", en],
  ["zh", zh],
] as const;

test.each(languages)(
  "every message in %s is said as the formatter would say it, whatever the numbers",
  async (language, all) => {
    await learn("zh");
    for (const [key, pattern] of Object.entries(all)) {
      const format = new IntlMessageFormat(pattern, language, undefined, { ignoreTag: true });
      for (const value of [0, 1, 2, 12_345]) {
        const values = Object.fromEntries(namesIn(format.getAst()).map((name) => [name, value]));
        expect(
          inLanguage(language, () => say({ key, values }, String)),
          key,
        ).toBe(String(format.format(values)));
      }
    }
  },
);

const typed = /\{command\} (?:open|verify|official|classroom|list|status|resume|code|resend|cancel|help)\b/g;

test("sentences stay sentences, and what people type or quote stays as it is", () => {
  for (const [key, english] of Object.entries(en)) {
    const chinese = zh[key as MessageKey];
    if (/[a-z]{3}\.$/.test(english)) expect(chinese, key).toMatch(/[。？；）…]$|[。？]”?$/u);
    for (const command of english.match(typed) ?? []) expect(chinese, key).toContain(command);
  }
});

test("a country has the name that its reader knows, and the list's own name where Unicode has none", async () => {
  await learn("zh");
  const shown = (country: string, name: string) =>
    say(t("open.country.shown", { name: { country, name }, dial: "852" }), String);
  expect(shown("HK", "Hong Kong")).toBe("Hong Kong (+852)");
  expect(inLanguage("zh", () => shown("HK", "Hong Kong"))).toBe("香港（+852）");
  expect(inLanguage("zh", () => shown("ZZ9", "Elsewhere"))).toBe("Elsewhere（+852）");
});

test("a language holds for what is drawn and no longer, also when the drawing failed", async () => {
  const help = t("talk.choice-help");
  const inChinese = () => inLanguage("zh", () => say(help, String));
  await learn("zh");
  expect(inChinese()).toBe("帮助");
  expect(say(help, String)).toBe("Help");
  expect(() => inLanguage("zh", () => say({ key: "no.such-key" }, String))).toThrow("no.such-key");
  expect(say(help, String)).toBe("Help");
});

test.each([
  ["zh-CN", "zh"],
  ["zh-HK", "zh"],
  ["zh", "zh"],
  ["en-GB", "en"],
  ["zha", "en"],
  [undefined, "en"],
])("somebody whose language is %s reads %s", (tag, language) => {
  expect(languageOf(tag)).toBe(language);
});

test("a name that has other words in another language is said in the reader's", async () => {
  await learn("zh");
  const named = t("field.trade.name", { name: { name: "Games", names: { zh: "游戏" } } });
  expect(say(named, String)).toBe("Games");
  expect(inLanguage("zh", () => say(named, String))).toBe("游戏");
});

test.each([
  ["US", "United States", "a mobile number in the United States,"],
  ["PH", "Philippines", "a mobile number in the Philippines,"],
  ["DO", "Dominican Republic", "a mobile number in the Dominican Republic,"],
  ["CK", "Cook Islands", "a mobile number in the Cook Islands,"],
  ["SG", "Singapore", "a mobile number in Singapore,"],
])("%s in an English sentence: %s", (country, name, words) => {
  const values = { country: { country, name }, number: "+1 900 555 0123", example: "+1 201 555 0123" };
  expect(say(t("field.phone.special", values), String)).toContain(words);
});
