import type { Ledger } from "../../ledger/ledger.ts";
import type { RefusalRow } from "../../ledger/refusals.ts";
import { instantOf, type Since } from "./since.ts";

interface Wanted {
  json: boolean;
  since?: Since | undefined;
  print: (line: string) => void;
}

const most = 10_000;

/** Prints what was refused to whom, newest first: ten thousand rows at most. */
export async function refusalsCommand(ledger: Pick<Ledger, "now" | "refusals">, wanted: Wanted): Promise<void> {
  const { json, since, print } = wanted;
  const from = since ? await instantOf(since, ledger) : 0;
  const rows = await ledger.refusals(from, most);
  if (json) return print(JSON.stringify(rows.map(inUtc)));
  if (rows.length === 0) return print("Nobody was refused.");
  const lines = rows.map((row) => {
    const { first, last, who, action, front, count, caseId } = inUtc(row);
    return [first, last, String(count).padStart(6), front.padEnd(8), action.padEnd(12), who || "-", caseId ?? ""];
  });
  const head = [
    "first".padEnd(24),
    "last".padEnd(24),
    " times",
    "where".padEnd(8),
    "tried".padEnd(12),
    "who",
    "request",
  ];
  for (const line of [head, ...lines]) print(line.join("  ").trimEnd());
}

function inUtc({ first, last, ...row }: RefusalRow) {
  return { first: new Date(first).toISOString(), last: new Date(last).toISOString(), ...row };
}
