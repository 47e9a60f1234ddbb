import { learn } from "../../src/words/words.ts";
import { draw } from "./draw.ts";
import { type Moment, moments, momentsIn } from "./moments.ts";

/** Everything this bot can show: as text for the eye, or one JSON object a line as Discord would be sent it. */
export function gallery(json: boolean, shown: readonly Moment[] = moments): string[] {
  if (json) return shown.map((moment) => JSON.stringify(moment));
  return shown.flatMap((moment) => [`━━ ${moment.name}`, draw(moment), ""]);
}

if (process.argv[1] === import.meta.filename) {
  await learn("zh");
  const all = [...moments, ...momentsIn("zh")];
  for (const line of gallery(process.argv.includes("--json"), all)) console.log(line);
}
