import { lstatSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";

export interface EnvFile {
  folder: string;
  values: Readonly<Record<string, string>>;
  /**
   * What is wrong with the file, one sentence each without a value. If there is anything, nothing in the file counts.
   */
  problems: readonly string[];
}

/**
 * The `.env` of the first folder that has one, even if it is unreadable or empty: such a file is a mistake, and never
 * the same as none.
 */
export function findEnvFile(folders: readonly string[]): EnvFile | undefined {
  for (const folder of folders) {
    const file = join(folder, ".env");
    try {
      if (!lstatSync(file, { throwIfNoEntry: false })) continue;
      if (!statSync(file).isFile()) return spoilt(folder, `${file} is no file. ${orRemove}`);
      const text = textOf(file);
      return text === undefined
        ? spoilt(folder, `${file} is no text in UTF-8. Save it as that, or remove it.`)
        : read(folder, file, text);
    } catch (error) {
      const { code = "" } = error as NodeJS.ErrnoException;
      return spoilt(folder, `${file} can't be read (${code}). ${readable[code] ?? orRemove}`);
    }
  }
  return undefined;
}

const orRemove = "Put a file with the settings there, or remove it.";
const readable: Record<string, string> = {
  EACCES: "Let this user read it, with chown or chmod, or remove it.",
  EPERM: "Let this user read it, with chown or chmod, or remove it.",
  ENOENT: "It points to a file that is not there: mend the link, or remove it.",
  ELOOP: "It points to itself: mend the link, or remove it.",
};

/** The text of a file. Undefined when it is no UTF-8 text. A byte order mark is allowed. */
export function textOf(file: string): string | undefined {
  const bytes = readFileSync(file);
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined; // the decoder throws only for what is no UTF-8
  }
}

function spoilt(folder: string, problem: string): EnvFile {
  return { folder, values: {}, problems: [problem] };
}

function read(folder: string, file: string, text: string): EnvFile {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const problems = mistakesIn(lines).map(({ line, is }) => `${file} has ${is} in line ${line}.`);
  const values = parseEnv(lines.join("\n")) as Record<string, string>;
  if (problems.length > 0) return { folder, values: {}, problems };
  if (Object.keys(values).length === 0)
    return spoilt(folder, `${file} has no setting in it. Fill it in as .env.example shows, or remove it.`);
  return { folder, values, problems };
}

const setting = /^\s*(?:export +)?[\w.-]+\s*=(.*)/s;

/**
 * The lines that Node's parser would misread. It skips what it does not understand, and may take the lines below along.
 */
function mistakesIn(lines: readonly string[]): { line: number; is: string }[] {
  const mistakes: { line: number; is: string }[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i]!;
    if (/^\s*(#|$)/.test(line)) continue;
    const [, said] = setting.exec(line) ?? [];
    const add = (is: string) => mistakes.push({ line: i + 1, is });
    if (said === undefined) {
      add("no NAME=value");
      continue;
    }
    if (said.startsWith("#")) add("a value that begins with # and no quotes");
    const value = said.trimStart();
    const [quote] = /^["'`]/.exec(value) ?? [];
    if (!quote) continue;
    const end = closing(lines, i, value.slice(1), quote);
    if (!end) add("a quote that does not end");
    else if (!/^\s*(#|$)/.test(end.rest)) add("something behind its quotes");
    if (end) i = end.at;
  }
  return mistakes;
}

/** Where a quoted value ends. That may be some lines below, but not behind another setting. */
function closing(
  lines: readonly string[],
  first: number,
  begun: string,
  quote: string,
): { at: number; rest: string } | undefined {
  for (let at = first; at < lines.length; at += 1) {
    if (at > first && setting.test(lines[at]!)) return undefined;
    const line = at === first ? begun : lines[at]!;
    const end = line.indexOf(quote);
    if (end >= 0) return { at, rest: line.slice(end + 1) };
  }
  return undefined;
}
