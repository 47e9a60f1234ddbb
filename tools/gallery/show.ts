import type { Language } from "../../src/words/languages.ts";
import { learn } from "../../src/words/words.ts";

/** Everything a bot can show in a language, and how to draw it as text. */
export interface Gallery<Moment extends { name: string }> {
  momentsIn: (language: Language) => readonly Moment[];
  draw: (moment: Moment) => string;
}

/** The gallery as text, or as one JSON object a line in the form that the platform gets. */
export function linesOf<Moment extends { name: string }>(
  shown: readonly Moment[],
  draw: Gallery<Moment>["draw"],
  json: boolean,
): string[] {
  if (json) return shown.map((moment) => JSON.stringify(moment));
  return shown.flatMap((moment) => [`━━ ${moment.name}`, draw(moment), ""]);
}

export async function show<Moment extends { name: string }>({ momentsIn, draw }: Gallery<Moment>): Promise<void> {
  await learn("zh");
  const all = [...momentsIn("en"), ...momentsIn("zh")];
  for (const line of linesOf(all, draw, process.argv.includes("--json"))) console.log(line);
}
