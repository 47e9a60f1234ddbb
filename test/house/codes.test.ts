import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseAst } from "vite";
import { describe, expect, test } from "vitest";
import { errorTables } from "../../src/tencent/errors.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const codes = [...new Set(Object.values(errorTables).flatMap((rows) => rows.map(({ code }) => code)))];
/** What only Tencent calls anything: the end of a dotted code. */
const ends = codes.flatMap((code) => code.split(".").slice(1)).filter((end) => end.length > 8);

/** Where the codes stand, and the practice Tencent, which answers with them. */
const allowed = /^src\/(tencent\/errors\/|practice\/)/;

function isOfTencent(text: string): boolean {
  const isCode = codes.some((code) => text === code || text.startsWith(`${code}.`));
  return isCode || ends.some((end) => text.includes(end));
}

/** Every text and every name of a member in a file that is a code, or the end of one; Discord's numbers are its own. */
function codesIn(file: string, source: string): string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (typeof value !== "object" || value === null) return;
    const node = value as Record<string, unknown>;
    for (const text of textsOf(node, file)) if (isOfTencent(text)) found.push(`${file}: ${text}`);
    for (const part of Object.values(node)) visit(part);
  };
  visit(parseAst(source, { lang: file.endsWith("x") ? "tsx" : "ts" }));
  return found;
}

function textsOf(node: Record<string, unknown>, file: string): string[] {
  const { type, value } = node;
  if (type === "Literal" && node.regex) return [(node.regex as { pattern: string }).pattern];
  if (type === "Literal" && typeof value === "number") return file.startsWith("src/") ? [String(value)] : [];
  if (type === "Literal") return [String(value)];
  if (type === "TemplateElement") return [(value as { cooked: string }).cooked];
  const key = node.key as { type: string; name: string } | undefined;
  return type === "Property" && key?.type === "Identifier" ? [key.name] : [];
}

describe("what a code of Tencent's means is told by its row alone", () => {
  test.each([
    'if (answer.code === "FailedOperation.MailIsRegistered") look();',
    'const isTaken = code.startsWith("ResourceNotFound.User");',
    'if (code.endsWith("SendVerifyCodeLimit60")) wait();',
    "const hidden = `${code}` === `130008`;",
    "const troubles = [10004, 60018];",
    "const mends = { UnauthorizedOperation: 1 };",
    "if (/TradeInfoEmpty/.test(code)) ask();",
  ])("found out: %s", (source) => expect(codesIn("src/any.ts", source)).not.toEqual([]));

  test("no code stands outside the table", () => {
    const files = ["src", "adapters", "tools"].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => /\.tsx?$/.test(name))
        .map((name) => `${folder}/${name}`),
    );
    const read = files.filter((file) => !allowed.test(file));
    expect(read.length).toBeGreaterThan(400);
    expect(read.flatMap((file) => codesIn(file, readFileSync(join(root, file), "utf8")))).toEqual([]);
  });
});
