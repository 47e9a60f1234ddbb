import { draw } from "./draw.ts";
import { moments } from "./moments.ts";

/** Everything this bot can show: as text for the eye, or one JSON object a line as Discord would be sent it. */
export function gallery(json: boolean): string[] {
  if (json) return moments.map((moment) => JSON.stringify(moment));
  return moments.flatMap((moment) => [`━━ ${moment.name}`, draw(moment), ""]);
}

if (process.argv[1] === import.meta.filename)
  for (const line of gallery(process.argv.includes("--json"))) console.log(line);
