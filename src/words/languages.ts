/** What people can read; what is not English is loaded when somebody reads it. */
export type Language = "en" | "zh";

/** By a tag such as zh-CN. Whoever reads something else reads English. */
export function languageOf(tag: string | undefined): Language {
  return tag !== undefined && /^zh\b/i.test(tag) ? "zh" : "en";
}
