/** The languages that people can read. Any but English is loaded when the first person reads it. */
export type Language = "en" | "zh";

export const languages: readonly Language[] = ["en", "zh"];

/** The language for a tag such as zh-CN. English for every other language. */
export function languageOf(tag: string | undefined): Language {
  return tag !== undefined && /^zh\b/i.test(tag) ? "zh" : "en";
}
