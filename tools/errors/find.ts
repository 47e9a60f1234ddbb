import { readdirSync, readFileSync } from "node:fs";
import { parseAst } from "rolldown/parseAst";
import { isHole, isNode, type Node, type Source, textsOf, visit } from "./texts.ts";

/** Something that an operator may read, where the code has it. */
export interface Message {
  kind: "start" | "check" | "setting" | "said" | "asked" | "log";
  file: string;
  text: string;
  /** Of a check: its title. Of a line of the log: its level. */
  of?: string;
}

/** An error whose text its file does not tell. */
export interface Unread {
  file: string;
  code: string;
}

export function parse(file: string, text: string): Source {
  return { file, text, root: parseAst(text, { lang: file.endsWith("x") ? "tsx" : "ts" }) as unknown as Node };
}

/** Every file of the program. */
export function sources(): Source[] {
  const files = ["src", "adapters"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => `${folder}/${name}`),
  );
  return ["frontdesk.mjs", ...files.toSorted()].map((file) => parse(file, readFileSync(file, "utf8")));
}

/** The classes that end a process with a sentence, those that extend one of them included. */
export function startErrors(all: readonly Source[]): Set<string> {
  const found = new Set(["StartError"]);
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const { root } of all)
      visit(root, (node) => {
        const parent = node.type === "ClassDeclaration" && isNode(node.superClass) ? node.superClass.name : undefined;
        if (found.has(String(parent)) && isNode(node.id)) found.add(String(node.id.name));
      });
  }
  return found;
}

/** All messages of these files, and the errors whose texts could not be told. */
export function messagesIn(
  all: readonly Source[],
  classes = startErrors(all),
): { messages: Message[]; unread: Unread[] } {
  const messages: Message[] = [];
  const unread: Unread[] = [];
  const textual = withTexts(all, classes);
  for (const source of all) {
    const add = (kind: Message["kind"], node: unknown, of?: string) => {
      const texts = textsOf(node, source);
      const read = texts.filter((text) => !isHole(text) && text.trim() !== "");
      if (read.length === 0)
        unread.push({ file: source.file, code: isNode(node) ? source.text.slice(node.start, node.end) : "" });
      for (const text of new Set(read))
        messages.push({ kind, file: source.file, text, ...(of !== undefined && { of }) });
    };
    collect(source, classes, textual, add);
  }
  return { messages, unread };
}

const isOfChecks = (file: string) => file.startsWith("src/app/commands/check");
const isOfSettings = (file: string) => file.startsWith("src/app/settings/");

function collect(
  source: Source,
  classes: ReadonlySet<string>,
  texts: ReadonlySet<string>,
  add: (kind: Message["kind"], node: unknown, of?: string) => void,
): void {
  const { file, root } = source;
  eachSuper(root, classes, (_, text) => add("start", text));
  let title: string | undefined;
  visit(root, (node) => {
    const [first, second] = (node.arguments ?? []) as unknown[];
    if (node.type === "NewExpression" && isNode(node.callee) && classes.has(String(node.callee.name))) {
      if (first !== undefined && !texts.has(String(node.callee.name))) add("start", first);
    }
    if (node.type === "Property" && isNode(node.key) && node.key.name === "title")
      [title] = textsOf(node.value, source);
    if (node.type !== "CallExpression" || !isNode(node.callee)) return;
    const { callee } = node;
    if (file === "frontdesk.mjs" && ["stop", "doWithout"].includes(String(callee.name))) add("start", first);
    if (isOfChecks(file) && ["wrong", "warn", "missing"].includes(String(callee.name)) && !isPassedOn(first))
      add("check", first, title);
    if (callee.type !== "MemberExpression" || !isNode(callee.object) || !isNode(callee.property)) return;
    const method = String(callee.property.name);
    const on = source.text.slice(callee.object.start, callee.object.end);
    if (/^(?:.*\.)?log$/.test(on) && ["warn", "error", "fatal"].includes(method)) add("log", second ?? first, method);
    if (on === "console" && method === "error") add("said", first);
  });
  if (file.startsWith("src/app/setup/")) for (const text of askedIn(root)) add("asked", text);
  const names = ofSettings(root);
  if (isOfSettings(file)) for (const text of sentencesOf(root, source)) add("setting", text, names(text));
}

/** The functions of setup that give a sentence, which others pass on. */
const telling = ["wrongKind", "unreachable", "list"];

/** What setup says when an answer won't do. */
function askedIn(root: Node): Node[] {
  const found: unknown[] = [];
  visit(root, (node) => {
    const { type, key, value, callee, id, body } = node;
    if (type === "Property" && isNode(key) && key.name === "why") found.push(value);
    const isWarning =
      type === "CallExpression" && isNode(callee) && isNode(callee.property) && callee.property.name === "warn";
    if (isWarning && isNode(callee.object) && callee.object.name === "prompts")
      found.push((node.arguments as unknown[])[0]);
    if (type === "FunctionDeclaration" && isNode(id) && telling.includes(String(id.name)))
      visit(body, (inner) => {
        if (inner.type === "ReturnStatement") found.push(inner.argument);
      });
  });
  const isPassed = ({ type, callee }: Node) =>
    ["Identifier", "MemberExpression", "TSAsExpression"].includes(type) ||
    (type === "CallExpression" && isNode(callee) && telling.includes(String(callee.name)));
  return found.filter(isNode).filter((node) => !isPassed(node));
}

/** Gives the setting in whose entry of a table a node stands. */
function ofSettings(root: Node): (node: Node) => string | undefined {
  const entries: { name: string; start: number; end: number }[] = [];
  visit(root, ({ type, key, start, end }) => {
    const name = type === "Property" && isNode(key) ? String(key.name) : "";
    if (/^[A-Z]+(_[A-Z]+)+$/.test(name)) entries.push({ name, start, end });
  });
  return (node) => entries.findLast(({ start, end }) => start <= node.start && node.end <= end)?.name;
}

/** The classes that make their texts themselves, out of what they are given. */
function withTexts(all: readonly Source[], classes: ReadonlySet<string>): Set<string> {
  const found = new Set<string>();
  for (const { root } of all) eachSuper(root, classes, (name) => found.add(name));
  return found;
}

/** Calls with each text that a class hands to the class it extends. */
function eachSuper(root: Node, classes: ReadonlySet<string>, seen: (name: string, text: unknown) => void): void {
  visit(root, (node) => {
    if (node.type !== "ClassDeclaration" || !isNode(node.superClass) || !classes.has(String(node.superClass.name)))
      return;
    visit(node.body, (inner) => {
      if (inner.type === "CallExpression" && isNode(inner.callee) && inner.callee.type === "Super")
        seen(String((node.id as Node).name), (inner.arguments as unknown[])[0]);
    });
  });
}

/** A finding may pass on an error, which is listed where it is made. */
function isPassedOn(node: unknown): boolean {
  return (
    isNode(node) &&
    node.type === "MemberExpression" &&
    isNode(node.property) &&
    ["message", "says"].includes(String(node.property.name))
  );
}

/** The sentences by which settings are refused: texts that go on from a setting's name, or begin with one. */
function sentencesOf(root: Node, source: Source): Node[] {
  const found: Node[] = [];
  const goesOn =
    /^(?:is|has|had|needs|begins|must|ends|takes|names|says|gives|does|are|and) |^[A-Z]+(?:_[A-Z]+)+\b.* (?:is|has|must|needs|lets|asks|names) /;
  let inner: Node | undefined;
  visit(root, (node) => {
    if (inner && node.start >= inner.start && node.end <= inner.end) return;
    if (!["Literal", "TemplateLiteral", "BinaryExpression"].includes(node.type)) return;
    const [text = ""] = textsOf(node, source);
    const words = text.replace(/^‹[^›]*›\s*/, (start) => (text.length > start.length ? "NAME_X " : ""));
    if (!goesOn.test(words.replace(/^NAME_X /, "")) && !goesOn.test(words)) return;
    if (words.split(" ").length < 3) return;
    inner = node;
    found.push(node);
  });
  return found;
}
