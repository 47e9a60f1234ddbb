import { alerts } from "./rules.ts";

const [begins, ends] = ["<!-- alerts: made by npm run watching -->\n", "<!-- end of alerts -->\n"];

/** A page with the alerts in the place that it has for them. */
export function withAlerts(page: string): string {
  const [before, rest] = page.split(begins);
  const after = rest?.split(ends)[1];
  if (before === undefined || after === undefined) throw new Error("The page has no place for the alerts.");
  return `${before}${begins}${alerts.map(entry).join("")}\n${ends}${after}`;
}

function entry({ name, severity, summary, happened, safe, todo, expr, for: time }: (typeof alerts)[number]): string {
  const plain = (words: string) => words.replace(/\{\{ \$labels\.(\w+) \}\}/g, "*$1*");
  const lines = [
    `### ${name}`,
    `**${severity}** · ${plain(summary)}`,
    `*What happened:* ${plain(happened)}`,
    `*What is safe:* ${plain(safe)}`,
    `*What to do:* ${plain(todo)}`,
    `\`${expr}\` for ${time}`,
  ];
  return `\n${lines.join("\n\n")}\n`;
}
