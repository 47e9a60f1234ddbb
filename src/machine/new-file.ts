import { randomUUID } from "node:crypto";
import { closeSync, copyFileSync, fsyncSync, linkSync, lstatSync, openSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { ownFile } from "./private-files.ts";

/** Whether anything has this name, even a link that leads nowhere. */
export function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}

/** Makes an empty draft beside a file, which only its owner may read. */
export function draftOf(file: string): string {
  const draft = join(dirname(file), `.${basename(file)}.${randomUUID()}.part`);
  closeSync(openSync(draft, "wx", ownFile));
  return draft;
}

/**
 * Gives a draft its name after every byte is on the disk. Nothing is overwritten, not even a file that appeared
 * meanwhile. @throws EEXIST
 */
export function nameDraft(draft: string, file: string): void {
  sync(draft);
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!withoutLinks.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
    closeSync(openSync(file, "wx", ownFile)); // nobody else can take the name from here on
    renameSync(draft, file);
  }
  rmSync(draft, { force: true });
  sync(dirname(file));
}

/**
 * Moves a file, also to another file system. There the file is complete under its new name before the old one is
 * deleted. `copy` copies it.
 */
export function moveFile(from: string, to: string, copy: (from: string, to: string) => void = copyFileSync): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
    const draft = draftOf(to);
    try {
      copy(from, draft);
      nameDraft(draft, to);
    } finally {
      rmSync(draft, { force: true });
    }
    rmSync(from);
  }
}

const withoutLinks = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"]);

/** Puts what a file or a folder holds on the disk. */
export function sync(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
