import { statSync } from "node:fs";
import { resolve } from "node:path";
import { type EnvFile, textOf } from "./env-file.ts";

export type Env = Readonly<Record<string, string | undefined>>;

/** What was said in the environment and, where it is silent, in the `.env`. */
export interface Said {
  env: Env;
  file?: EnvFile | undefined;
  /** Where it lies, unless one works there: paths begin there that it says, or that nobody does. */
  home?: string | undefined;
  /** Folders without one. */
  looked?: readonly string[];
}

/** The value of a setting, or of the file that `NAME_FILE` names; what is wrong with it is added to the problems. */
export function given(said: Said, name: string, problems: string[]): string | undefined {
  const { env, file } = said;
  const [value, path] = [name, `${name}_FILE`].map((wanted) => env[wanted] ?? file?.values[wanted]);
  if (value && path) problems.push(`${name} and ${name}_FILE are both set; keep one`);
  if (path) return contentOf(placed(said, `${name}_FILE`, path), `${name}_FILE`, problems);
  if (value && value.trim() === "") problems.push(`${name} is nothing but blanks; fill it in, or leave it empty`);
  return value;
}

/** A path as whoever said it means it. */
export function placed({ env, home }: Said, name: string, path: string): string {
  return home === undefined || env[name] !== undefined ? path : resolve(home, path);
}

/** An unknown file is not named, for it may be the secret itself. */
function contentOf(file: string, name: string, problems: string[]): string | undefined {
  try {
    if (statSync(file).isDirectory()) problems.push(`${name} names ${file}, which is a folder`);
    else {
      const text = textOf(file);
      if (text === undefined) problems.push(`${name} names ${file}, which is no text in UTF-8`);
      else if (text.trim() === "") problems.push(`${name} names ${file}, which has nothing in it`);
      return text?.trim();
    }
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    const isThere = code !== "ENOENT" && code !== "ENAMETOOLONG" && code !== "ENOTDIR";
    problems.push(`${name} does not name a file that can be read (${code}${isThere ? `: ${file}` : ""})`);
  }
  return undefined;
}
