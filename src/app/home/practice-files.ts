import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { draftOf, nameDraft } from "../../machine/new-file.ts";
import { closeToOthers, makeFolderOf } from "../../machine/private-files.ts";
import { StartError } from "../../machine/start-error.ts";

/** The files that practice keeps on this machine. */
export interface PracticeFiles {
  folder: string;
  /** Practice's cases, unless they are in PostgreSQL. */
  ledger: string;
  key: string;
  /** The books of the practice Tencent. */
  books: string;
  log: string;
}

/** Practice's files, in a folder beside the file for real cases. `n` names another such folder. */
export function practiceFiles(realFile: string, n?: number): PracticeFiles {
  return filesIn(join(dirname(realFile), n === undefined ? "practice" : `practice-${n}`), basename(realFile));
}

/** Practice's files as earlier builds kept them: beside those for real cases. */
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

/** The key of practice, which is made at the first start. For real accounts the operator sets one. */
export function practiceKey({ key: file, folder }: PracticeFiles): string {
  if (!existsSync(file)) makeKey(file);
  closeToOthers(file);
  return practiceKeyThere({ key: file, folder })!;
}

/** Practice's key, if one was made before. @throws StartError */
export function practiceKeyThere({ key: file, folder }: Pick<PracticeFiles, "key" | "folder">): string | undefined {
  if (!existsSync(file)) return undefined;
  const key = readFileSync(file, "utf8").trim();
  if (key) return key;
  throw new StartError(`${file} is empty. Put its copy back, or delete it with what it sealed in ${folder}.`);
}

/**
 * Makes a key file: whole or not at all, and only one, even if this process dies or another starts at the same time.
 */
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
