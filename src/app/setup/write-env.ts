import {
  accessSync,
  chownSync,
  constants,
  lstatSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { draftOf, sync } from "../../machine/new-file.ts";
import { ownFile } from "../../machine/private-files.ts";
import { StartError } from "../../machine/start-error.ts";

/** Refuses, before anybody has typed anything, a place where no `.env` can be written. @throws StartError */
export function mustBeOurs(file: string): void {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found?.isSymbolicLink())
    throw new StartError(
      `${file} is a link to ${readlinkSync(file)}, and setup writes through no link. Run it where the file itself lies, or put the file in the link's place.`,
    );
  const me = process.geteuid?.();
  if (found && me !== undefined && me !== 0 && found.uid !== me)
    throw new StartError(`${file} belongs to another user (${found.uid}). Run setup as that user.`);
  try {
    accessSync(dirname(file), constants.W_OK | constants.X_OK);
  } catch (error) {
    throw cannotWrite(file, error);
  }
}

/** Whether other users of this machine may read a file. */
export function isOpenToOthers(file: string): boolean {
  return (lstatSync(file).mode & 0o077) !== 0;
}

/**
 * Puts a text in a file's place in one step, readable by its owner alone. If anything goes wrong the old file is as it
 * was. `before` is what the file held when it was read; undefined if there was none. @throws StartError
 */
export function writeEnv(file: string, text: string, before: string | undefined): void {
  mustBeOurs(file);
  let draft: string | undefined;
  try {
    draft = draftOf(file);
    writeWhole(draft, text);
    const found = lstatSync(file, { throwIfNoEntry: false });
    if (found) keepOwner(draft, found);
    if (before !== (found ? readFileSync(file, "utf8") : undefined))
      throw new StartError(`${file} was changed by somebody else meanwhile. Nothing was written; run setup again.`);
    renameSync(draft, file);
    sync(dirname(file));
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw cannotWrite(file, error);
  } finally {
    if (draft) rmSync(draft, { force: true });
  }
}

function writeWhole(draft: string, text: string): void {
  writeFileSync(draft, text, { mode: ownFile });
  sync(draft);
}

function keepOwner(draft: string, { uid, gid }: Stats): void {
  const made = lstatSync(draft);
  if (made.uid !== uid || made.gid !== gid) chownSync(draft, uid, gid);
}

function cannotWrite(file: string, cause: unknown): StartError {
  const { code = "" } = cause as NodeJS.ErrnoException;
  const folder = dirname(file);
  if (["ENOSPC", "EDQUOT", "EFBIG"].includes(code))
    return new StartError(
      `The disk of ${folder} is full (${code}). Nothing was changed; make room, then run setup again.`,
      {
        cause,
      },
    );
  if (["EACCES", "EPERM", "EROFS"].includes(code))
    return new StartError(
      `${folder} can't be written by this user (${code}). Nothing was changed; run setup in a folder where this user may write, or as the user that owns it.`,
      { cause },
    );
  return new StartError(`${file} can't be written (${code}). Nothing was changed; look at that folder.`, { cause });
}
