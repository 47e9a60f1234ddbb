import { readFileSync } from "node:fs";

/** The name of every setting, as `.env.example` lists them. */
const settings: ReadonlySet<string> = new Set(
  [...readFileSync(".env.example", "utf8").matchAll(/^([A-Z0-9_]+)=/gm)].map(([, name]) => name!),
);

/** Whether it is a setting, or names the file of one. */
export function isSetting(name: string): boolean {
  return settings.has(name) || (name.endsWith("_FILE") && settings.has(name.slice(0, -"_FILE".length)));
}
