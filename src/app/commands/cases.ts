import { caseNumberIn } from "../../desk/case-number.ts";
import { verifyAudit } from "../../ledger/audit.ts";
import type { CaseFilter, Ledger } from "../../ledger/ledger.ts";
import { commandLine } from "../../machine/command-line.ts";
import { caseFile, notesOf } from "./case-file.ts";
import { type CaseFormat, caseFormats } from "./case-formats.ts";
import type { Output } from "./output.ts";
import { instantOf, type Since } from "./since.ts";
import type { StuckOf } from "./stuck.ts";

interface Wanted {
  /** The number of the case to show. All cases when undefined. */
  id?: string | undefined;
  /** The format. A table for people when left out. */
  as?: keyof typeof caseFormats | undefined;
  /** The state of the cases to list. All cases when left out. */
  state?: CaseFilter["state"] | undefined;
  /** The earliest opening of the cases to list. */
  since?: Since | undefined;
  output: Output;
  /** Tells why an open case cannot go on. Nothing is said about that when left out. */
  stuckOf?: StuckOf;
}

const pageSize = 200;

/** A row of the audit chain: its details stand beside what happened. `asked` is for programs (ms). */
type Happened = { at: string; actor: string; what: string; asked?: string | number } & Record<string, string | number>;

/** Writes one case or the list. False when there is no such case. */
export async function casesCommand(ledger: Ledger, wanted: Wanted): Promise<boolean> {
  if (wanted.id !== undefined) return showOne(ledger, wanted.id, wanted);
  await listAll(ledger, caseFormats[wanted.as ?? "table"], wanted);
  return true;
}

/**
 * Lists cases and writes each page as soon as it is read. A case that is opened meanwhile would stand before the first
 * page, so it is left out.
 */
async function listAll(ledger: Ledger, format: CaseFormat, { state, since, output, stuckOf }: Wanted): Promise<void> {
  const from = since && (await instantOf(since, ledger));
  const only = { ...(state && { state }), ...(from !== undefined && { since: from }) };
  let count = 0;
  let isRead = await output.write(format.begin);
  for (let page = await ledger.list({ ...only, limit: pageSize }); isRead && page.length > 0; ) {
    isRead = await output.write(page.map((each) => format.each(caseFile(each, stuckOf), count++ === 0)).join(""));
    page = await ledger.list({ ...only, limit: pageSize, after: page.at(-1)! });
  }
  if (isRead) await output.write(format.end(count, Object.keys(only).length > 0));
}

async function showOne(ledger: Ledger, given: string, { as = "table", output, stuckOf }: Wanted): Promise<boolean> {
  const id = caseNumberIn(given)?.id ?? given.trim().toUpperCase();
  const isJson = as === "json" || as === "jsonl";
  const theCase = await ledger.load(id);
  if (!theCase) {
    await output.write(isJson ? "null\n" : `There is no case ${id}. ${commandLine("cases")} lists them.\n`);
    return false;
  }
  const file = caseFile(theCase, stuckOf);
  if (as === "csv") {
    await output.write(caseFormats.csv.begin + caseFormats.csv.each(file));
    return true;
  }
  const timeline: Happened[] = [];
  for await (const { at, actor, what, detail } of ledger.audit(id)) {
    timeline.push({ at: new Date(at).toISOString(), actor, what, ...detail });
  }
  const notes = notesOf(theCase);
  if (isJson) {
    await output.write(`${JSON.stringify({ ...file, ...(notes.length > 0 && { notes }), timeline })}\n`);
    return true;
  }
  const lines = Object.entries(file).map(([name, value]) => `${name.padEnd(10)} ${value ?? "-"}`);
  const happened = timeline.map(({ at, actor, what, asked: _, ...detail }: Happened) =>
    `${at}  ${actor.padEnd(14)} ${what.padEnd(10)} ${Object.values(detail).join(" ")}`.trimEnd(),
  );
  const noted = notes.map(({ at, by, text }) => `${at}  ${by.padEnd(14)} ${text}`);
  const withNotes = noted.length > 0 ? ["", "notes", ...noted] : [];
  await output.write(`${[...lines, ...withNotes, "", ...happened].join("\n")}\n`);
  return true;
}

/** Checks the audit chain. True when it holds. */
export async function auditCommand(ledger: Ledger, print: (line: string) => void): Promise<boolean> {
  const result = await verifyAudit(ledger.audit());
  print(
    result.holds
      ? `The audit chain holds: ${result.rows} rows, head ${result.head || "none"}.`
      : `The audit chain is broken at row ${result.seq}.`,
  );
  return result.holds;
}
