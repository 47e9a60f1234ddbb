/** A node of a syntax tree, as the parser gives it. */
export interface Node {
  type: string;
  start: number;
  end: number;
  [part: string]: unknown;
}

/** A file of the source that was parsed. */
export interface Source {
  file: string;
  text: string;
  root: Node;
}

export const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";

/** Calls with each node below this one, outer ones first. */
export function visit(value: unknown, seen: (node: Node) => void): void {
  if (Array.isArray(value)) for (const each of value) visit(each, seen);
  else if (isNode(value)) {
    seen(value);
    for (const part of Object.values(value)) visit(part, seen);
  }
}

/** The most sentences that one expression is written out as. */
const most = 48;

const [opens, closes] = ["‹", "›"];
const hole = (name: string) => `${opens}${name}${closes}`;

/** Whether a text is nothing but a value that only a run knows. */
export const isHole = (text: string): boolean => text.startsWith(opens) && text.indexOf(closes) === text.length - 1;

/**
 * Every text that an expression may be, as far as its file tells. What only a run knows stands in ‹›, by its name in the
 * code.
 */
export function textsOf(node: unknown, source: Source, depth = 0): string[] {
  if (!isNode(node) || depth > 8) return [hole("…")];
  const again = (part: unknown) => textsOf(part, source, depth + 1);
  switch (node.type) {
    case "Literal":
      return [String(node.value)];
    case "TemplateLiteral":
      return joined(node, again);
    case "BinaryExpression":
      return node.operator === "+" ? pairs(again(node.left), again(node.right)) : [hole("…")];
    case "ConditionalExpression":
      return again(node.consequent).concat(again(node.alternate));
    case "LogicalExpression":
      return node.operator === "&&" ? again(node.right) : [...again(node.left), ...again(node.right)];
    case "ParenthesizedExpression":
    case "TSNonNullExpression":
    case "TSAsExpression":
    case "ChainExpression":
      return again(node.expression);
    case "Identifier":
      return named(String(node.name), source, again);
    case "MemberExpression":
      return ofMember(node, source, again);
    case "CallExpression":
      return ofCall(node, source, again);
    case "ArrayExpression":
      return (node.elements as unknown[]).flatMap(again);
    default:
      return [hole("…")];
  }
}

function joined(node: Node, again: (part: unknown) => string[]): string[] {
  const quasis = node.quasis as { value: { cooked: string } }[];
  const parts = node.expressions as unknown[];
  return parts.reduce<string[]>(
    (all, part, n) => pairs(pairs(all, shorter(again(part))), [quasis[n + 1]!.value.cooked]),
    [quasis[0]!.value.cooked],
  );
}

/** Alternatives of a word or nothing, such as *is* and *are*, are not worth a sentence each: the first one is taken. */
function shorter(texts: string[]): string[] {
  const words = texts.filter((text) => text !== "");
  return texts.length > 1 && words.every((text) => text.length < 8 || isHole(text)) ? words.slice(0, 1) : texts;
}

function pairs(firsts: readonly string[], seconds: readonly string[]): string[] {
  return firsts.flatMap((first) => seconds.map((second) => `${first}${second}`)).slice(0, most);
}

function named(name: string, source: Source, again: (part: unknown) => string[]): string[] {
  if (name === "undefined") return [];
  const init = declared(name, source);
  const isText =
    isNode(init) && /Literal|BinaryExpression|ConditionalExpression|LogicalExpression|Call|Member/.test(init.type);
  const texts = isText ? again(init) : [];
  return texts.some((text) => !isBare(text)) ? texts : [hole(name)];
}

/** Whether a text has no words of its own beside what only a run knows. */
const isBare = (text: string): boolean => !text.replace(/‹[^›]*›/g, "").includes(" ") && text.includes("‹");

/** What a constant of the file is set to, wherever in the file it stands. */
function declared(name: string, { root }: Source): unknown {
  let init: unknown;
  visit(root, (node) => {
    if (node.type !== "VariableDeclarator" || init !== undefined) return;
    if (isNode(node.id) && node.id.type === "Identifier" && node.id.name === name) init = node.init;
  });
  return init;
}

/** A row of a table by a key that only a run knows is each of its rows. */
function ofMember(node: Node, source: Source, again: (part: unknown) => string[]): string[] {
  const { object, property, computed } = node as unknown as { object: Node; property: Node; computed: boolean };
  const table = object.type === "Identifier" ? declared(String(object.name), source) : undefined;
  if (isNode(table) && table.type === "ObjectExpression") {
    const rows = (table.properties as Node[]).filter(
      ({ type, key }) => type === "Property" && (computed || (isNode(key) && key.name === property.name)),
    );
    if (rows.length > 0) return rows.flatMap(({ value }) => again(value));
  }
  return [hole(property.type === "Identifier" && !computed ? String(property.name) : "…")];
}

function ofCall(node: Node, source: Source, again: (part: unknown) => string[]): string[] {
  const { callee, arguments: given } = node as unknown as { callee: Node; arguments: unknown[] };
  if (callee.type === "MemberExpression") {
    const { object, property } = callee as unknown as { object: Node; property: Node };
    const keeps = ["trim", "replace", "flatMap", "join"].includes(String(property.name));
    const [inner] = keeps && object.type === "ArrayExpression" ? [again(object).join(" ")] : [];
    return inner === undefined ? [hole(object.type === "Identifier" ? String(object.name) : "…")] : [inner];
  }
  const name = String(callee.name);
  if (name === "commandLine") {
    const [command = "", ...args] = given.flatMap((each) => again(each).slice(0, 1));
    return [
      `${command === "start" ? "npm start" : `npm run ${command}`}${args.length > 0 ? ` -- ${args.join(" ")}` : ""}`,
    ];
  }
  const returns = returnedBy(name, source).flatMap(again);
  return returns.some((text) => !isBare(text)) ? returns : [hole(name)];
}

/** What a function of the file gives back. */
function returnedBy(name: string, source: Source): unknown[] {
  const found: unknown[] = [];
  visit(source.root, (node) => {
    if (node.type !== "FunctionDeclaration" || !isNode(node.id) || node.id.name !== name) return;
    visit(node.body, (inner) => {
      if (inner.type === "ReturnStatement" && inner.argument) found.push(inner.argument);
    });
  });
  const init = declared(name, source);
  if (
    isNode(init) &&
    init.type === "ArrowFunctionExpression" &&
    isNode(init.body) &&
    init.body.type !== "BlockStatement"
  )
    found.push(init.body);
  return found;
}
