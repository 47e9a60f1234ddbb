import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { draftOf, nameDraft } from "../../machine/new-file.ts";
import { closeToOthers, makeFolderOf } from "../../machine/private-files.ts";
import { StartError } from "../../machine/start-error.ts";

/** What practice keeps on this machine. */
export interface PracticeFiles {
  folder: string;
  /** Its cases, unless they are in PostgreSQL. */
  ledger: string;
  key: string;
  /** The practice Tencent's own. */
  books: string;
  log: string;
}

/** In a folder of its own, beside the file that real cases are kept in. A number makes it another one. */
export function practiceFiles(realFile: string, n?: number): PracticeFiles {
  return filesIn(join(dirname(realFile), n === undefined ? "practice" : `practice-${n}`), basename(realFile));
}

/** As builds before kept them: among what is real. */
export function earlierFiles(realFile: string): PracticeFiles {
  return { ...filesIn(dirname(realFile), basename(realFile)), ledger: realFile };
}

function filesIn(folder: string, ledger: string): PracticeFiles {
  const others = { key: "practice.key", books: "practice.db", log: "frontdesk.log" };
  const isTaken = Object.values(others).includes(ledger);
  return {
    folder,
    ledger: join(folder, isTaken ? `cases-${ledger}` : ledger),
    key: join(folder, others.key),
    books: join(folder, others.books),
    log: join(folder, others.log),
  };
}

/** While practising, a key is made at the first start. For the real Tencent the operator brings one. */
export function practiceKey({ key: file, folder }: PracticeFiles): string {
  if (!existsSync(file)) makeKey(file);
  closeToOthers(file);
  return practiceKeyThere({ key: file, folder })!;
}

/** The one that was made before, if there is one. @throws StartError */
export function practiceKeyThere({ key: file, folder }: Pick<PracticeFiles, "key" | "folder">): string | undefined {
  if (!existsSync(file)) return undefined;
  const key = readFileSync(file, "utf8").trim();
  if (key) return key;
  throw new StartError(`${file} is empty. Put its copy back, or delete it with what it sealed in ${folder}.`);
}

/** Whole or not at all, and one only, whoever dies or starts beside us. */
function makeKey(file: string): void {
  makeFolderOf(file);
  const draft = draftOf(file);
  try {
    writeFileSync(draft, `${randomBytes(32).toString("base64")}\n`);
    nameDraft(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error; // another process was quicker
  } finally {
    rmSync(draft, { force: true });
  }
}
