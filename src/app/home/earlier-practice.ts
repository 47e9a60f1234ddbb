import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Earlier, earlierIn, type Inside } from "../../ledger/without-key.ts";
import { moveFile } from "../../machine/new-file.ts";
import { makeFolderOf } from "../../machine/private-files.ts";
import { inUse } from "../../machine/start-error.ts";
import { earlierFiles, type PracticeFiles, practiceFiles, practiceKeyThere } from "./practice-files.ts";

/** Practice that an earlier build has left in the file for real cases, if there is any. */
export function earlierInFile(realFile: string, operators: string | undefined): Earlier | undefined {
  const before = earlierFiles(realFile);
  if (!existsSync(realFile) || !(existsSync(before.key) || existsSync(before.books))) return undefined;
  return earlierIn(apart<Inside>(realFile), practiceKeyThere(before), operators);
}

/**
 * Makes room where real cases will be kept. What practice's own key has sealed goes to practice's folder. What the
 * operator's key has sealed stays, and practice begins anew in that folder.
 */
export function putFileAside(realFile: string, operators: string): void {
  finishMoving(realFile);
  const earlier = earlierInFile(realFile, operators);
  if (earlier?.isApart) return moveAside(earlierFiles(realFile), freeFiles(realFile));
  if (earlier) makeFolderOf(practiceFiles(realFile).key);
}

/** Moves what is left of a move during which the process died. */
export function finishMoving(realFile: string): void {
  const [before, after] = [earlierFiles(realFile), practiceFiles(realFile)];
  if (existsSync(after.ledger) && isSameKey(before, after)) moveRest(before, after);
}

/** Moves practice's files: the key first and the ledger next, because the ledger tells where practice is. */
function moveAside(before: PracticeFiles, after: PracticeFiles): void {
  makeFolderOf(after.key);
  copyFileSync(before.key, after.key);
  const { isMoved } = apart<{ isMoved: boolean }>(before.ledger, after.ledger);
  if (!isMoved) throw inUse(before.ledger, after.folder);
  moveRest(before, after);
}

/** Moves the remaining files. It may be called again when some were moved before. */
export function moveRest(before: PracticeFiles, after: PracticeFiles): void {
  makeFolderOf(after.key);
  const move = (from: string, to: string) => existsSync(from) && !existsSync(to) && moveFile(from, to);
  if (!existsSync(after.books)) for (const part of ["-wal", ""]) move(before.books + part, after.books + part);
  move(before.log, after.log);
  move(before.key, after.key);
  rmSync(before.key, { force: true });
}

/** The first practice folder that is free: nothing was practised there, and it has no other key. */
function freeFiles(realFile: string): PracticeFiles {
  for (let n = 1; ; n += 1) {
    const files = practiceFiles(realFile, n === 1 ? undefined : n);
    if (isFree(earlierFiles(realFile), files)) return files;
  }
}

function isFree(before: PracticeFiles, after: PracticeFiles): boolean {
  if (existsSync(after.ledger) || existsSync(after.books)) return false;
  return !existsSync(after.key) || isSameKey(before, after);
}

function isSameKey(one: PracticeFiles, other: PracticeFiles): boolean {
  if (!existsSync(one.key) || !existsSync(other.key)) return false;
  return readFileSync(one.key, "utf8") === readFileSync(other.key, "utf8");
}

/** It lies beside this module in the build. */
const script = fileURLToPath(new URL("./rename-process.cjs", import.meta.url));

function apart<T>(...args: string[]): T {
  const { stdout, error } = spawnSync(process.execPath, [script, ...args], { encoding: "utf8" });
  if (error) throw error;
  const { failed, ...answer } = JSON.parse(stdout || '{"failed":{"message":"nothing was answered"}}');
  if (failed) throw Object.assign(new Error(failed.message), { code: failed.code });
  return answer as T;
}
