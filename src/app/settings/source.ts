import { statSync } from "node:fs";
import { resolve } from "node:path";
import { isInstalled, packageFolder } from "../../machine/package.ts";
import { type EnvFile, findEnvFile, textOf } from "./env-file.ts";

export type Env = Readonly<Record<string, string | undefined>>;

/**
 * The settings as they were given: those of the environment, and those of the `.env` that the environment does not
 * have.
 */
export interface Said {
  env: Env;
  file?: EnvFile | undefined;
  /** Where the `.env` lies, unless that is the working directory: its paths, and built-in ones, begin there. */
  envFolder?: string | undefined;
  /** The folders that were searched, when none of them has a `.env`. */
  looked?: readonly string[];
}

/** Where the `.env` may be, the likeliest first. An installed package has none, because npm takes away what lies in it. */
export function envFolders(here: string): string[] {
  return [...new Set([here, ...(packageFolder === undefined || isInstalled ? [] : [packageFolder])])];
}

/** Reads the environment and the `.env`. What the `.env` sets for others, such as Node itself, is passed on to them. */
export function surroundings(names: readonly string[]): Said {
  const here = process.cwd();
  const folders = envFolders(here);
  const env = { ...process.env };
  const file = findEnvFile(folders);
  if (!file) return { env, looked: folders };
  for (const [name, value] of Object.entries(file.values)) if (!names.includes(name)) process.env[name] ??= value;
  return { env, file, envFolder: file.folder === here ? undefined : file.folder };
}

/** Other programs read these in small letters, and hosts give them so. */
const smallToo = new Set(["HTTPS_PROXY", "NO_PROXY"]);

/** The value of a setting, or of the file that `NAME_FILE` names; what is wrong with it is added to the problems. */
export function given(said: Said, name: string, isList: boolean, problems: string[]): string | undefined {
  const { env, file } = said;
  const [its, path] = [name, `${name}_FILE`].map((wanted) => env[wanted] ?? file?.values[wanted]);
  const small = smallToo.has(name) ? name.toLowerCase() : name;
  const value = its || (env[small] ?? file?.values[small]);
  if (value && path) problems.push(`${name} and ${name}_FILE are both set; keep one`);
  const content = path ? contentOf(placed(said, `${name}_FILE`, path), `${name}_FILE`, problems) : value;
  if (!path && value && value.trim() === "")
    problems.push(`${name} is nothing but blanks; fill it in, or leave it empty`);
  return unquoted(name, content, isList, problems);
}

/** Whether the value of a setting is in a file that `NAME_FILE` names. */
export function isInFile({ env, file }: Said, name: string): boolean {
  return Boolean(env[`${name}_FILE`] ?? file?.values[`${name}_FILE`]);
}

const quoted = /^(?:"(.*)"|'(.*)'|“(.*)”|‘(.*)’|`(.*)`)$/s;

/**
 * A value without the quotes that a shell would have removed. They are left when a container is given a file with
 * settings. Only a list may have them, around all of it or around each entry.
 */
function unquoted(name: string, value: string | undefined, isList: boolean, problems: string[]): string | undefined {
  const inside = quoted
    .exec(value?.trim() ?? "")
    ?.slice(1)
    .find((each) => each !== undefined);
  if (inside === undefined) return value;
  if (!isList) problems.push(`${name} has quotes around it, which are taken as a part of it here; leave them out`);
  return inside;
}

/** The path that a setting means. A relative path in the `.env` begins at the folder of the `.env`. */
function placed({ env, envFolder }: Said, name: string, path: string): string {
  return envFolder === undefined || env[name] !== undefined ? path : resolve(envFolder, path);
}

export function databaseIn(said: Said, url: string): string {
  const [, file] = /^sqlite:(.+)/s.exec(url) ?? [];
  const isInEnv = said.env.DATABASE_URL_FILE !== undefined;
  return file === undefined || isInEnv ? url : `sqlite:${placed(said, "DATABASE_URL", file)}`;
}

/**
 * The content of a file that a setting names. The message about a missing file does not name it, because somebody may
 * have given the secret itself.
 */
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
