import type { Measured, Ratio } from "./rounds.ts";

/** What a ratio must meet, and what somebody would notice if it did not. */
export type Mark = ({ most: number } | { least: number }) & { noticed: string };

/** One line of a table: our measure, the one it is compared with, and the mark that their ratio must meet. */
export interface Row {
  what: string;
  ours: string;
  other: string;
  ratio: Ratio;
  /** The ratio of the best rounds of both. Set where rounds vary by what has nothing to do with either. */
  best?: number;
  mark: Mark | undefined;
}

export function print(title: string, rows: readonly Row[]): void {
  const lines = [["", "ours", "held against", "ratio", "quartiles", "best", "mark", ""], ...rows.map(cells)];
  const widths = lines[0]!.map((_, i) => Math.max(...lines.map((line) => line[i]!.length)));
  const aligned = (line: string[]) => line.map((cell, i) => cell.padEnd(widths[i]!)).join("  ");
  console.log([`\n${title}`, ...lines.map((line) => `  ${aligned(line)}`.trimEnd()), ...reasons(rows)].join("\n"));
}

/** The reason of each mark, once, with the marks that it is for. */
function reasons(rows: readonly Row[]): string[] {
  const marks = rows.flatMap(({ mark }) => (mark ? [mark] : []));
  return [...new Set(marks.map(({ noticed }) => noticed))].map((reason) => {
    const its = marks.filter(({ noticed }) => noticed === reason).map(said);
    return `  ${[...new Set(its)].join(", ")}: ${reason}`;
  });
}

function said(mark: Mark): string {
  return "most" in mark ? `at most ${mark.most}` : `at least ${mark.least}`;
}

function cells({ what, ours, other, ratio, best, mark }: Row): string[] {
  const { median, low, high } = ratio;
  const spread = low === high ? "" : `${low.toFixed(2)}-${high.toFixed(2)}`;
  return [what, ours, other, median.toFixed(2), spread, best?.toFixed(2) ?? "", ...markCells(median, mark)];
}

function markCells(median: number, mark: Row["mark"]): string[] {
  if (!mark) return ["", ""];
  const isMet = "most" in mark ? median <= mark.most : median >= mark.least;
  return [said(mark), isMet ? "met" : "NOT MET"];
}

/** A measure as text, such as "12.3 µs, 81k/s". */
export function pace({ micros }: Measured): string {
  const perSecond = 1_000_000 / micros;
  const rate = perSecond >= 10_000 ? `${Math.round(perSecond / 1000)}k/s` : `${Math.round(perSecond)}/s`;
  return `${micros.toFixed(micros < 100 ? 1 : 0)} µs, ${rate}`;
}
