import { parseAst } from "vite";

export interface Expression {
  /** File and line. */
  where: string;
  source: string;
  flags: string;
}

interface Node {
  type: string;
  start: number;
  [key: string]: unknown;
}

/** The regular expressions of a file. One that is put together by `new RegExp` has a number in each gap. */
export function expressionsIn(file: string, text: string): Expression[] {
  const found: Expression[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (typeof value !== "object" || value === null) return;
    const node = value as Node;
    const where = () => `${file}:${text.slice(0, node.start).split("\n").length}`;
    const regex = node.regex as { pattern: string; flags: string } | undefined;
    if (node.type === "Literal" && regex) found.push({ where: where(), source: regex.pattern, flags: regex.flags });
    const callee = node.callee as { name?: string } | undefined;
    if (callee?.name === "RegExp") found.push({ where: where(), ...madeBy(node.arguments as Node[], where) });
    for (const part of Object.values(node)) visit(part);
  };
  visit(parseAst(text, { lang: file.endsWith("x") ? "tsx" : "ts" }));
  return found;
}

function madeBy([source, flags]: Node[], where: () => string): Omit<Expression, "where"> {
  const quasis = source?.type === "TemplateLiteral" ? (source.quasis as { value: { cooked: string } }[]) : undefined;
  if (!quasis) throw new Error(`${where()}: write the expression out, or as one template, so that it can be checked.`);
  return { source: quasis.map(({ value }) => value.cooked).join("7"), flags: String(flags?.value ?? "") };
}
