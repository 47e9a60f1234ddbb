import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Json } from "../../../src/conversation/types.ts";
import { allFlows } from "../../../src/flows/all.ts";
import { durations } from "../../../src/flows/durations.ts";
import { passwordSaid } from "../../../src/flows/fields/password-said.ts";
import { tradesIn } from "../../../src/practice/trades.ts";
import { countries } from "./told.ts";

const trades = tradesIn().map(({ Id: id, Name: name, Children }) => ({
  id,
  name,
  children: Children.map((child) => ({ id: child.Id, name: child.Name })),
}));
const flows = allFlows({ countries, trades, profile: "current" }, durations);

/** What a request of this kind takes of a text, by field and in order, with what it asks about and leaves out. */
function taken(kind: string, text: string): string[] {
  const told = passwordSaid(text);
  if (told && told.rest === undefined) return ["secret whole"];
  const flow = flows.find(({ id }) => id === kind)!;
  const { values, asked = {}, unused } = flow.takes(told?.rest ?? text, {});
  const isAsked = (key: string) => flow.steps.some((step) => step.key === key && (!step.when || when(step, values)));
  return [
    ...(told ? ["secret cut"] : []),
    ...Object.entries(values).flatMap(([key, value]) => (isAsked(key) ? [`${key} ${shown(value)}`] : [])),
    ...Object.keys(asked).map((key) => `asked ${key}`),
    ...[...JSON.stringify(unused ?? "").matchAll(/paste\.(\w+)/g)].map(([, what]) => `unused ${what}`),
  ].sort();
}

function when(step: { when?: unknown }, answers: Record<string, Json>): boolean {
  return (step.when as (a: object, f: object) => boolean)(answers, { profile: "current" });
}

/** A value as the table has it: the area of a country, the digits of a number, else what people read. */
function shown(value: Json): string {
  if (typeof value !== "object" || value === null) return String(value);
  const { national, dial, area, name, mail } = value as Record<string, string>;
  if (national) return `+${dial} ${national}`;
  return area ?? name ?? mail!;
}

/** The lines of the table: "asked mail phone" stands for two. */
function wanted(line: string): string[] {
  const each = line.split("; ").flatMap((part) => {
    const [kind, ...keys] = part.split(" ");
    return kind === "asked" || kind === "unused" ? keys.map((key) => `${kind} ${key}`) : [part];
  });
  return each.sort();
}

describe.each(["pastes-before.txt"])("of the texts in %s", (file) => {
  const blocks = readFileSync(new URL(file, import.meta.url), "utf8")
    .split(/^=== /m)
    .slice(1);
  const table = blocks.map((block) => {
    const [kind, line, , ...text] = block.trimEnd().split("\n");
    return { kind: kind!, line: line!, text: text.join("\n") };
  });
  test.each(table)("$kind takes: $line", ({ kind, line, text }) => expect(taken(kind, text)).toEqual(wanted(line)));
});
