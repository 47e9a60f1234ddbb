import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { exitCodeOf, StartError } from "../../src/machine/start-error.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const files = ["src", "adapters"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`),
);
const texts = files.map((file) => [file, readFileSync(join(root, file), "utf8")] as const);
/** Of Node and of libraries. */
const others = [
  "SqliteError",
  "DiscordAPIError",
  "AbortError",
  "TimeoutError",
  "TypeError",
  "RangeError",
  "SyntaxError",
];
const ours = texts.flatMap(([, text]) =>
  [...text.matchAll(/class (\w+) extends (?:Error|StartError)\b/g)].map((m) => m[1]!),
);

/** Lines that name a class of errors as a text, the class's own line not counted. */
function namedIn(text: string, classes: readonly string[]): string[] {
  return text.split("\n").filter((line) => {
    const rest = line.replace(/override (?:readonly )?name(?:: string)? = "\w+"/, "");
    return [...rest.matchAll(/["'`](\w+)["'`]/g)].some(([, word]) => [...classes, ...others].includes(word!));
  });
}

/** Lines that end the process with a number of their own. */
function numbersIn(text: string): string[] {
  return text.split("\n").filter((line) => /\bexit\w*\s*[=(].*\b[1-9]\d*\b/.test(line));
}

describe("errors are told apart by their class, and one place knows which ends the process how", () => {
  test("classes of errors are found at all", () => {
    expect(ours.length).toBeGreaterThan(15);
    expect(ours).toContain("StoreDown");
  });

  test.each([
    'if (error.name === "StoreDown") wait();',
    'const mendable = new Set(["WrongKey"]);',
    'if (name !== "SqliteError") throw error;',
  ])("found out: %s", (line) => expect(namedIn(line, ours)).toEqual([line]));

  test.each(["process.exit(78);", "process.exitCode = 1;", "const exitConfig = 78;"])("found out: %s", (line) =>
    expect(numbersIn(line)).toEqual([line]),
  );

  test("no error is told from others by its name", () => {
    for (const [file, text] of texts) expect(namedIn(text, ours), file).toEqual([]);
  });

  test("no other file knows an exit code", () => {
    for (const [file, text] of texts)
      if (file !== "src/machine/start-error.ts") expect(numbersIn(text), file).toEqual([]);
  });

  test("an error that an operator has to mend ends the process with 78, so that no supervisor restarts it for ever", () => {
    class Special extends StartError {}
    expect(exitCodeOf(new Special("…"))).toBe(78);
    expect(exitCodeOf(new Error("…"))).toBe(1);
  });
});
