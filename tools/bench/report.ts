import type { Measured, Ratio } from "./rounds.ts";

/** One line of a table: our measure, the one it is compared with, and the mark that their ratio must meet. */
export interface Row {
  what: string;
  ours: string;
  other: string;
  ratio: Ratio;
  mark: { most: number } | { least: number } | undefined;
}

export function print(title: string, rows: readonly Row[]): void {
  const lines = [["", "ours", "held against", "ratio", "quartiles", "mark", ""], ...rows.map(cells)];
  const widths = lines[0]!.map((_, i) => Math.max(...lines.map((line) => line[i]!.length)));
  const aligned = (line: string[]) => line.map((cell, i) => cell.padEnd(widths[i]!)).join("  ");
  console.log([`\n${title}`, ...lines.map((line) => `  ${aligned(line)}`.trimEnd())].join("\n"));
}

function cells({ what, ours, other, ratio, mark }: Row): string[] {
  const { median, low, high } = ratio;
  const spread = low === high ? "" : `${low.toFixed(2)}-${high.toFixed(2)}`;
  return [what, ours, other, median.toFixed(2), spread, ...markCells(median, mark)];
}

function markCells(median: number, mark: Row["mark"]): string[] {
  if (!mark) return ["", ""];
  const [text, isMet] =
    "most" in mark ? [`at most ${mark.most}`, median <= mark.most] : [`at least ${mark.least}`, median >= mark.least];
  return [text, isMet ? "met" : "NOT MET"];
}

/** A measure as text, such as "12.3 µs, 81k/s". */
export function pace({ micros }: Measured): string {
  const perSecond = 1_000_000 / micros;
  const rate = perSecond >= 10_000 ? `${Math.round(perSecond / 1000)}k/s` : `${Math.round(perSecond)}/s`;
  return `${micros.toFixed(micros < 100 ? 1 : 0)} µs, ${rate}`;
}
