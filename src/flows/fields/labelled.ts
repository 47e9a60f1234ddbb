import { labelled, type Meaning } from "./paste-labels.ts";

/** A value that stands under a label in a pasted text. */
export interface Pair {
  means: Meaning;
  value: string;
}

/** What a text says under labels, and the lines that have none. */
export interface Labelled {
  pairs: Pair[];
  rest: string;
}

/**
 * Reads the labelled values of a text that `plain` has folded: `Label: value`, one or several in a line or below each
 * other, tables with `|`, rows of CSV, and JSON.
 */
export function readLabelled(said: string): Labelled {
  const lines = said.split("\n");
  const pairs: Pair[] = [];
  const rest: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const found =
      tableAt(lines, at) ?? listAt(lines, at) ?? columnsAt(lines, at) ?? rowAt(lines, at) ?? lineAt(lines, at);
    pairs.push(...found.pairs);
    if (found.rest !== "") rest.push(found.rest);
    at += found.lines;
  }
  return { pairs: pairs.map(withPerson), rest: rest.join("\n") };
}

/** A contact is a person, unless an address or a number stands there. */
function withPerson({ means, value }: Pair): Pair {
  return { means: means === "contact" && !/@|\d{4}/.test(value) ? "person" : means, value };
}

type Found = Labelled & { lines: number };

/** A row that names columns, and the rows below it. */
function tableAt(lines: string[], at: number): Found | undefined {
  const head = lines[at]!;
  for (const sign of ["|", ",", ";"]) {
    const names = cellsOf(head, sign).map((cell) => labelled(cell));
    const isHead = sign === "|" ? names.filter(Boolean).length >= 2 : names.every(Boolean);
    if (names.length < 2 || !isHead || /[@:]|\d{4}/.test(head)) continue;
    const rows: string[][] = [];
    let next = at + 1;
    for (; next < lines.length; next++) {
      const cells = cellsOf(lines[next]!, sign);
      if (cells.length !== names.length) break;
      if (!cells.every((cell) => /^[-: ]*$/.test(cell))) rows.push(cells);
    }
    if (rows.length === 0) continue;
    const pairs = rows.flatMap((cells) =>
      cells.flatMap((value, n) => (names[n] && value !== "" ? [{ means: names[n], value: bare(value) }] : [])),
    );
    return { pairs, rest: "", lines: next - at };
  }
  return undefined;
}

/** Labels and values below each other, without a mark: two such pairs at least. */
function listAt(lines: string[], at: number): Found | undefined {
  const pairs: Pair[] = [];
  let next = at;
  for (; next + 1 < lines.length; next += 2) {
    const means = labelled(lines[next]!);
    if (!means || /[:=|]$/.test(lines[next]!) || labelled(lines[next + 1]!) || marksIn(lines[next + 1]!).length > 0)
      break;
    pairs.push({ means, value: bare(lines[next + 1]!) });
  }
  return pairs.length > 1 ? { pairs, rest: "", lines: next - at } : undefined;
}

/** Chinese labels with a value behind a blank: two such lines at least. */
function columnsAt(lines: string[], at: number): Found | undefined {
  const pairs: Pair[] = [];
  for (let next = at; next < lines.length; next++) {
    const pair = unmarkedPair(lines[next]!);
    if (!pair) break;
    pairs.push(pair);
  }
  return pairs.length > 1 ? { pairs, rest: "", lines: pairs.length } : undefined;
}

/** The same in one line, with commas between, also beside labels with a mark. A comma may also stand within a value. */
function rowAt(lines: string[], at: number): Found | undefined {
  const parts = lines[at]!.split(/[,;] ?/);
  if (!parts.some((part) => unmarkedPair(part))) return undefined;
  const pairs: Pair[] = [];
  const rest: string[] = [];
  for (const part of parts) {
    const unmarked = unmarkedPair(part);
    const found = unmarked ? { pairs: [unmarked], rest: "" } : inCell(part);
    const last = pairs.at(-1);
    if (last && found.pairs.length === 0) last.value += `, ${part}`;
    else if (found.rest !== "") rest.push(found.rest);
    pairs.push(...found.pairs);
  }
  return pairs.length > 1 ? { pairs, rest: rest.join(", "), lines: 1 } : undefined;
}

function unmarkedPair(said: string): Pair | undefined {
  const [, label = "", value = ""] = /^(\p{Script=Han}{2,8}) (\S.*)$/u.exec(said) ?? [];
  const means = labelled(label);
  return means && marksIn(value).length === 0 ? { means, value: bare(value) } : undefined;
}

function lineAt(lines: string[], at: number): Found {
  const line = lines[at]!.replace(/^[|{[\s]+/, "");
  const cells = line.includes("|") ? cellsOf(line, "|").filter((cell) => cell !== "") : [line];
  const [first = "", second, third] = cells;
  const means = second !== undefined && third === undefined ? labelled(first) : undefined;
  if (means) return { pairs: [{ means, value: bare(second!) }], rest: "", lines: 1 };
  const each = cells.map(inCell);
  const pairs = each.flatMap((found) => found.pairs);
  const rest = each.map((found) => found.rest).join(" | ");
  const last = pairs.at(-1);
  const below = lines[at + 1];
  if (last?.value !== "" || below === undefined || marksIn(below).length > 0 || labelled(below) !== undefined)
    return { pairs: pairs.filter(({ value }) => value !== ""), rest: rest.replace(/^[ |]+$/, ""), lines: 1 };
  return { pairs: [...pairs.slice(0, -1), { means: last.means, value: bare(below) }], rest, lines: 2 };
}

/** The labelled values in one line or cell, and what stands before the first. */
function inCell(cell: string): Labelled {
  const marks = marksIn(cell);
  const pairs = marks.map(({ means, to }, n) => ({ means, value: bare(cell.slice(to, marks[n + 1]?.from)) }));
  return { pairs, rest: marks.length === 0 ? cell : bare(cell.slice(0, marks[0]!.from)) };
}

interface Mark {
  means: Meaning;
  /** Where the label begins, and where its value does. */
  from: number;
  to: number;
}

const mostMarks = 100;

/** Where labels stand in a line. */
function marksIn(line: string): Mark[] {
  const marks: Mark[] = [];
  for (const { 0: sign, index } of line.matchAll(/ - |[:=】\]](?!\/\/)/g)) {
    if (marks.length === mostMarks) break;
    const from = marks.at(-1)?.to ?? 0;
    const mark = sign === " - " && line.slice(0, index).includes(":") ? undefined : markAt(line, from, index);
    if (mark) marks.push({ ...mark, to: index + sign.length });
  }
  return marks;
}

const mostWords = 5;
const boundaries = [...",;|{}\"'.。、!?【["];

/** The label that ends before a sign: all words since the last boundary, or the longest known words at the end. */
function markAt(line: string, start: number, end: number): Omit<Mark, "to"> | undefined {
  const before = line.slice(Math.max(start, end - 60), end);
  const open = before.replace(/["']? ?$/, "");
  const chunk = before.slice(Math.max(...boundaries.map((sign) => open.lastIndexOf(sign))) + 1);
  const words = [...chunk.matchAll(/\S+/g)];
  for (const { index } of words.slice(-mostWords)) {
    const means = labelled(chunk.slice(index).replace(/["']/g, ""));
    const [before = ""] = /(?<!\S)\S+ ?$/.exec(chunk.slice(Math.max(0, index - 12), index)) ?? [];
    if (means)
      return /^(?:of|for|to|from|by|with|in|on|and|or|a|an) ?$/i.test(before)
        ? undefined
        : { means, from: end - chunk.length + index };
  }
  const [, han = ""] = /(\p{Script=Han}{2,8})$/u.exec(chunk) ?? [];
  for (let from = 0; from < han.length - 1; from++) {
    const means = labelled(han.slice(from));
    if (means) return { means, from: end - han.length + from };
  }
  return undefined;
}

function cellsOf(line: string, sign: string): string[] {
  return line
    .replace(/^ ?\|/, "")
    .replace(/\| ?$/, "")
    .split(sign)
    .map((cell) => cell.trim());
}

/** A value without the marks around it. */
function bare(value: string): string {
  return value
    .trim()
    .replace(/^[-*"'`{}[\]【】,;|: ]+/, "")
    .replace(/(?<![*"'`{}[\]【】,;| ])[*"'`{}[\]【】,;| ]+$/, "");
}
