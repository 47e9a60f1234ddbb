import { parseEnv } from "node:util";

/** A setting in the text of a `.env`: its name, and the lines that it takes, the last one included. */
interface Assignment {
  name: string;
  from: number;
  to: number;
  /** What stands before the name, such as `export `. */
  before: string;
  /** The comment behind the value, with the blanks before it. */
  comment: string;
}

/**
 * The text of a `.env` with these settings changed. Comments, the order, line ends and all other lines stay as they are.
 * A setting that has no line gets one at the end. Where one has several, the last counts.
 */
export function withSettings(text: string, changes: ReadonlyMap<string, string>): string {
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const lines = text.split(/\r\n|\n|\r/);
  const all = assignmentsIn(lines);
  const added: string[] = [];
  const edits: Assignment[] = [];
  for (const [name, value] of changes) {
    const last = all.findLast((each) => each.name === name);
    if (last) edits.push(last);
    else added.push(`${name}=${quoted(value)}`);
  }
  for (const { name, from, to, before, comment } of edits.toSorted((a, b) => b.from - a.from))
    lines.splice(from, to - from + 1, `${before}${name}=${quoted(changes.get(name)!)}${comment}`);
  while (added.length > 0 && lines.at(-1) === "") lines.pop();
  const changed = [...lines, ...added, ...(added.length > 0 ? [""] : [])].join(end);
  mustRead(changed, text, changes);
  return changed;
}

function assignmentsIn(lines: readonly string[]): Assignment[] {
  const found: Assignment[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const [, before, name, said] = /^(\s*(?:export +)?)([\w.-]+)\s*=(.*)$/.exec(lines[at]!) ?? [];
    if (name === undefined) continue;
    const from = at;
    const [quote] = /^\s*(["'`])/.exec(said!)?.slice(1) ?? [];
    let rest = quote === undefined ? said! : said!.slice(said!.indexOf(quote) + 1);
    while (quote !== undefined && !rest.includes(quote) && at + 1 < lines.length) rest = lines[++at]!;
    const behind = quote === undefined ? rest : rest.slice(rest.indexOf(quote) + 1);
    const comment = behind.includes("#") ? ` ${behind.slice(behind.indexOf("#")).trimEnd()}` : "";
    found.push({ name, from, to: at, before: before!, comment });
  }
  return found;
}

/** A value as it stands in a `.env`: bare where it can be, because not every program takes quotes away. */
function quoted(value: string): string {
  if (/^([^\s#"'`]([^#\r\n]*[^\s#])?)?$/.test(value)) return value;
  const quote = ["'", "`", '"'].find((each) => !value.includes(each));
  if (quote === undefined || /[\r\n]/.test(value)) throw new Error("There is no way to write this value into a .env.");
  return `${quote}${value}${quote}`;
}

/** Makes sure that the changed text reads back as meant, and that nothing else reads otherwise. */
function mustRead(changed: string, before: string, changes: ReadonlyMap<string, string>): void {
  const [now, was] = [changed, before].map((text) => parseEnv(text.replace(/\r\n?/g, "\n")) as Record<string, string>);
  for (const name of new Set([...Object.keys(now!), ...Object.keys(was!), ...changes.keys()]))
    if ((now![name] ?? "") !== (changes.get(name) ?? was![name] ?? ""))
      throw new Error(`${name} would not read back from .env as it was given.`);
}
