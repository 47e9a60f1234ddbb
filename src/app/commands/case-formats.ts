import { commandLine } from "../../machine/command-line.ts";
import type { CaseFile } from "./case-file.ts";

/** A format of a list of cases: the text before the first, the text of each, and the text after the last. */
export interface CaseFormat {
  begin: string;
  each(file: CaseFile, isFirst: boolean): string;
  /** The text after the last. `isFiltered` means that there may be other cases. */
  end(count: number, isFiltered: boolean): string;
}

const names = [
  ...["case", "flow", "world", "state", "waitsFor", "stuck", "mail", "phone", "uin", "requestId", "opened", "touched"],
] as (keyof CaseFile)[];

const widths = [6, 8, 22, 28, 14];

export const caseFormats = {
  /** A table for people. Its heading comes with the first case. */
  table: {
    begin: "",
    each: (file, isFirst) => (isFirst ? heading : "") + row(file),
    end(count, isFiltered) {
      if (count > 0) return "";
      return isFiltered ? "No case is like that.\n" : `No case yet. ${commandLine("start")} opens the first.\n`;
    },
  },
  /** One JSON array. */
  json: {
    begin: "[",
    each: (file, isFirst) => (isFirst ? "" : ",\n") + JSON.stringify(file),
    end: () => "]\n",
  },
  /** One JSON object a line. */
  jsonl: { begin: "", each: (file) => `${JSON.stringify(file)}\n`, end: () => "" },
  /** CSV by RFC 4180, for spreadsheets. */
  csv: {
    begin: csvRow(names),
    each: (file) => csvRow(names.map((name) => file[name] ?? "")),
    end: () => "",
  },
} satisfies Record<string, CaseFormat>;

function columns(cells: string[]): string {
  const line = cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join("  ");
  return `${line}\n`;
}

const heading = columns(["case", "world", "state", "mail", "uin", "touched"]);

function row({ case: id, world, state, waitsFor, stuck, mail, uin, touched }: CaseFile): string {
  const standing = waitsFor === null ? state : `waits for ${waitsFor}`;
  return columns([id, world, standing, mail ?? "-", uin ?? "-", touched, ...(stuck === null ? [] : [stuck])]);
}

function csvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/** A spreadsheet calculates what begins like a formula, so such a value gets an apostrophe before it. */
function csvCell(value: string): string {
  const guarded = /^\s*[=+\-@]|^[\t\r\n]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
