import type { Figures } from "./final-checks.ts";
import type { Story } from "./world.ts";

/** The sums of many worlds. */
export interface Tally extends Figures {
  worlds: number;
}

const none: Tally = {
  ...{ worlds: 0, deaths: 0, pauses: 0, made: 0, duplicates: 0, lost: 0, denied: 0 },
  ...{ stuck: 0, unknown: 0, resolved: 0, manual: 0 },
};

export function add(a: Tally, b: Tally): Tally {
  const names = Object.keys(none) as (keyof Tally)[];
  return Object.fromEntries(names.map((name) => [name, a[name] + b[name]])) as unknown as Tally;
}

export const rows = ["open", "verify", "official", "classroom", "restored", "beyond", "naive"] as const;
export type Tallies = Record<(typeof rows)[number], Tally>;

export function emptyTallies(): Tallies {
  return Object.fromEntries(rows.map((row) => [row, none])) as Tallies;
}

export function count(
  tallies: Tallies,
  { figures, isBeyond, isRestored, kind }: Story,
  protocol: "ours" | "naive",
): void {
  const row = protocol === "naive" ? "naive" : isBeyond ? "beyond" : isRestored ? "restored" : kind;
  tallies[row] = add(tallies[row], { ...figures, worlds: 1 });
}

const names: Record<(typeof rows)[number], string> = {
  open: "accounts",
  verify: "domain contacts",
  official: "official accounts",
  classroom: "classroom users",
  restored: "any of them, put back to a backup",
  beyond: "any of them, with more wrong than the protocol can know of",
  naive: "accounts, sent again after a time-out",
};

const columns: [keyof Tally, string][] = [
  ["worlds", "worlds"],
  ["deaths", "deaths"],
  ["pauses", "pauses"],
  ["made", "made"],
  ["duplicates", "duplicates"],
  ["lost", "lost"],
  ["denied", "told of none"],
  ["stuck", "stuck"],
  ["unknown", "in doubt"],
  ["resolved", "resolved"],
  ["manual", "to a person"],
];

/** A table in Markdown, one row for each protocol that was run. */
export function table(tallies: Tallies): string {
  const head = ["", ...columns.map(([, title]) => title)];
  const body = rows
    .filter((row) => tallies[row].worlds > 0)
    .map((row) => [names[row], ...columns.map(([name]) => tallies[row][name].toLocaleString("en"))]);
  const all = [head, ["---", ...columns.map(() => "---:")], ...body];
  return all.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** The upper bound of a rate (95 %) of which no case was seen in so many worlds. */
export function bound(worlds: number): string {
  return (3 / worlds).toExponential(1);
}
