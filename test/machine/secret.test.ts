import { format, inspect } from "node:util";
import { pino } from "pino";
import { expect, test } from "vitest";
import { Secret } from "../../src/machine/secret.ts";

const canary = "Kite#4242b";
const secret = new Secret(canary);

test("a secret gives itself to whoever asks for it by name", () => {
  expect(secret.expose()).toBe(canary);
});

test.each<[string, () => unknown]>([
  ["text", () => String(secret)],
  ["a template", () => `it is ${secret}`],
  ["a sum", () => `${"it is "}${secret as unknown as string}`.concat(secret as never)],
  ["JSON", () => JSON.stringify({ secret, list: [secret] })],
  ["an inspection with everything shown", () => inspect({ secret }, { showHidden: true, depth: 9, getters: true })],
  ["a format", () => format("%s %o %O %j %d", secret, secret, secret, secret, secret)],
  ["an error with its cause", () => inspect(new Error(`no: ${secret}`, { cause: { secret } }), { depth: 9 })],
  ["a copy of its members", () => JSON.stringify({ ...secret, names: Object.getOwnPropertyNames(secret) })],
  ["a sort", () => [secret, secret].sort().join()],
])("it prints nothing of itself as %s", (_, printed) => {
  expect(printed()).not.toContain(canary);
});

test("it prints nothing of itself in a log line, nor as what an error in it was caused by", () => {
  const lines: string[] = [];
  const log = pino({ level: "debug" }, { write: (line: string) => void lines.push(line) });
  log.error({ secret, deep: { list: [secret] }, err: new Error("no", { cause: secret }) }, `with ${secret}`);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain("[secret]");
  expect(lines[0]).not.toContain(canary);
});
