import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { deskFor, entry, type LineOf, tempFolder } from "./desk.ts";
import { ledTo, linesIn, toldOfCreate } from "./log-lines.ts";
import { converse, newTalk } from "./talk.ts";
import { startTencent } from "./tencent.ts";

test("every line of the log that belongs to one event has its id: the event, its commits, the calls with Tencent's own id, and the posts", async () => {
  const tencent = await startTencent(tempFolder());
  onTestFinished(() => tencent.close());
  const env = { ...tencent.env, FRONTDESK_KEY: "a key for lines of the log, long enough", SMS_COUNTRIES: "*" };
  const desk = deskFor(tempFolder(), { ...env, LOG_LEVEL: "debug", LOG_FORMAT: "json" });
  const ana = { mail: "ana@example.com", phone: "51234567", name: "Ana Example", password: "Kept7secret!" };
  const talk = newTalk(ana, {});
  await converse(desk, talk, tencent);
  const closed = desk.lines.find((line) => line.type === "closed") as LineOf<"closed">;
  expect(closed.state).toBe("done");
  await desk.kill("SIGTERM");
  const lines = linesIn(desk.raw());
  const [create, ...more] = lines.filter(({ api }) => api === "CreateAccount");
  expect([create, more]).toMatchObject([{ is: "done", requestId: closed.result.requestId }, []]);
  expect(create!.request).toMatch(/^[0-9a-f]{16}$/);
  expect(toldOfCreate(lines)).toEqual(expect.arrayContaining(ledTo));
  const cases = new Set(lines.flatMap((line) => line.case ?? []));
  expect([...cases]).toEqual([closed.case]);
  expect(lines.filter((line) => line.case !== undefined && line.request === undefined)).toEqual([]);
  const said = lines.filter(({ msg, event }) => msg === "an event was taken" && event === "said");
  expect(new Set(said.map(({ request }) => request)).size).toBe(said.length);
});

/** What an operator puts before the program: OpenTelemetry's own SDK, with a copy of the API that is not the program's. */
const loading = (file: string) => `
import { appendFileSync } from "node:fs";
import { BatchSpanProcessor, NodeTracerProvider } from ${JSON.stringify(import.meta.resolve("@opentelemetry/sdk-trace-node"))};
const line = (span) => JSON.stringify({ name: span.name, attributes: span.attributes, id: span.spanContext(), under: span.parentSpanContext });
const exporter = {
  export(spans, done) {
    for (const span of spans) appendFileSync(${JSON.stringify(file)}, line(span) + "\\n");
    done({ code: 0 });
  },
  shutdown: async () => {},
};
new NodeTracerProvider({ spanProcessors: [new BatchSpanProcessor(exporter)] }).register();
`;

interface Span {
  name: string;
  attributes: Record<string, string>;
  id: { traceId: string; spanId: string };
  under?: { spanId: string };
}

test("an SDK that is loaded before the built program gets the spans of an account as one trace, and lines of the log name it", async () => {
  const tencent = await startTencent(tempFolder());
  onTestFinished(() => tencent.close());
  const folder = tempFolder();
  const spans = join(folder, "spans.jsonl");
  writeFileSync(join(folder, "load.mjs"), loading(spans));
  const env = { ...tencent.env, FRONTDESK_KEY: "a key for spans of a desk, long enough", SMS_COUNTRIES: "*" };
  const traced = { LOG_LEVEL: "info", NODE_OPTIONS: `--import ${pathToFileURL(join(folder, "load.mjs"))}` };
  const desk = deskFor(tempFolder(), { ...env, ...traced }, entry);
  const ana = { mail: "ana@example.com", phone: "51234567", name: "Ana Example", password: "Kept7secret!" };
  const talk = newTalk(ana, {});
  await converse(desk, talk, tencent);
  expect(talk.closed).toMatchObject({ state: "done" });
  expect((await desk.kill("SIGTERM")).code).toBe(0);
  const all = readFileSync(spans, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Span);
  const root = all.find(({ name, under }) => name === "event" && !under);
  const life = all.filter(({ id }) => id.traceId === root!.id.traceId);
  const calls = life.flatMap(({ name, attributes }) => (name === "call" ? [attributes["frontdesk.api"]] : []));
  expect(calls).toEqual(expect.arrayContaining(["SendVerifyCode", "CreateAccount"]));
  expect(new Set(life.map(({ name }) => name))).toEqual(new Set(["event", "commit", "call", "post"]));
  const ids = new Set(life.map(({ id }) => id.spanId));
  expect(life.filter(({ under }) => under && !ids.has(under.spanId))).toEqual([]);
  expect(desk.raw()).toMatch(new RegExp(`"trace_id":"${root!.id.traceId}".*"msg":"Tencent was called"`));
});
