import { accessSync, chmodSync, constants, existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";

/** The modes of files and folders that nobody else on the machine may read, whatever the umask is. */
export const ownFile = 0o600;
const ownFolder = 0o700;

const besides = /^(frontdesk|practice|sandbox)(\.|$)/;

export function makeFolderOf(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: ownFolder });
}

/** Whether this user may read and write that file, or make it. @throws as reading or writing would */
export function mustBeWritable(file: string): void {
  if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK);
  let folder = dirname(resolve(file));
  while (!existsSync(folder)) folder = dirname(folder);
  accessSync(folder, constants.W_OK | constants.X_OK);
}

/**
 * Closes the folder of a desk's file to other users, unless it has files of theirs. Earlier builds made it readable.
 */
export function closeFolderOf(file: string): void {
  const folder = dirname(file);
  const isOurs = (name: string) => name.startsWith(basename(file)) || besides.test(name);
  if (isOpenToOthers(folder) && readdirSync(folder).every(isOurs)) chmodSync(folder, ownFolder);
}

/**
 * Closes a file to others. It goes by the file's name, because closing a descriptor of a database would take its locks
 * away.
 */
export function closeToOthers(file: string): void {
  if (isOpenToOthers(file)) chmodSync(file, ownFile);
}

/** Whether other users may read a path and this user may change that. */
function isOpenToOthers(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && (found.mode & 0o077) !== 0 && found.uid === process.geteuid?.();
}
