import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { UndiciInstrumentation } from "@opentelemetry/instrumentation-undici";
import { describe, expect, onTestFinished, test } from "vitest";
import { spanAttributes } from "../../src/machine/trail.ts";
import { openOffice } from "./office.ts";
import { treeOf, watchSpans } from "./spans.ts";

/** Something between a desk and Tencent that writes down the headers of what passes. */
function listening(heard: Record<string, unknown>[]) {
  return async (url: string) => {
    const { port } = new URL(url);
    const server = createServer((coming, answer) => {
      heard.push(coming.headers);
      const { method, url: path, headers } = coming;
      const on = request({ port, method, path, headers }, (back) => {
        answer.writeHead(back.statusCode!, back.headers);
        back.pipe(answer);
      });
      coming.pipe(on);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return {
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      async close() {
        server.closeAllConnections();
        server.close();
      },
    };
  };
}

test("the life of one account is one trace: events, the commits that they lead to, and the calls and posts that those promise", async () => {
  const spans = watchSpans();
  const office = await openOffice();
  const ana = await office.talk().open();
  await ana.finish();
  await ana.comesTo("done");
  await office.desk.runner.delivered();
  const its = spans();
  const [root] = its.filter(({ name, parentSpanContext }) => name === "event" && parentSpanContext === undefined);
  const { traceId } = root!.spanContext();
  const life = its.filter((span) => span.spanContext().traceId === traceId);
  const tree = treeOf(life);
  expect(tree).toMatch(/^event opened kept\n {2}commit open opened open kept\n {4}post card test delivered\n/);
  expect(tree).toMatch(/^ {2}event said kept\n( {4}commit open said open lost\n)* {4}commit open said open kept\n/m);
  const parentOf = (call: string) => {
    const lines = tree.split("\n");
    const at = lines.findIndex((line) => line.trim() === call);
    const depth = lines[at]!.search(/\S/) - 2;
    return lines
      .slice(0, at)
      .findLast((line) => line.search(/\S/) === depth)!
      .trim();
  };
  expect(parentOf("call QueryCustomersCredit done")).toBe("commit open filled open kept");
  expect(parentOf("call SendVerifyCode done")).toMatch(/^commit open (settled|pressed|said) open kept$/);
  expect(parentOf("call CreateAccount done")).toBe("commit open said open kept");
  expect(parentOf("commit open settled done kept")).toBe("event settled kept");
  const ids = new Set(life.map((span) => span.spanContext().spanId));
  const lost = life.filter(({ parentSpanContext: parent }) => parent !== undefined && !ids.has(parent.spanId));
  expect(lost.map(({ name }) => name)).toEqual([]);
  const apart = its.filter((span) => !life.includes(span));
  expect(apart.filter(({ name }) => name !== "call").map(({ name, attributes }) => ({ name, attributes }))).toEqual([]);
  const calls = life.filter(({ name }) => name === "call");
  for (const { attributes } of calls) expect(attributes["frontdesk.tencent_request"]).toMatch(/\S/);
});

test("a trace goes on at another desk, and where the answer to the create was lost", async () => {
  const spans = watchSpans();
  const office = await openOffice();
  const other = await office.second();
  const ana = await office.talk().open({ mail: "cut.after@example.com" });
  await ana.goTo("code");
  const code = await ana.code();
  await office.restart();
  const { question } = ana.card();
  await other.desk.tell(ana.id, { type: "said", id: "one", from: { id: ana.who }, text: code, question: question! });
  await office.passUntil(1_000, async () => ((await ana.case()).state === "done" ? true : undefined));
  const ofIt = new Set(
    spans()
      .filter(({ name }) => name === "commit")
      .map((span) => span.spanContext().traceId),
  );
  expect(ofIt.size).toBe(1);
  const tree = treeOf(spans().filter((span) => ofIt.has(span.spanContext().traceId)));
  expect(tree).toContain("call CreateAccount unknown reset\n");
  expect(tree).toContain("event progressed kept\n");
  expect(tree).toContain("call QueryCustomersCredit done\n");
});

test("what is shown without a turn of the talk is an event too: its commit and its posts stand under it", async () => {
  const spans = watchSpans();
  const office = await openOffice();
  const ana = await office.talk().open();
  const { desk, runner } = office.desk;
  const from = { id: ana.who };
  for (const show of [
    () => desk.resume(ana.id, { event: "resume", from }),
    () => desk.note(ana.id, { event: "note", to: ana.who, notice: { key: "talk.store-down" } }),
    () => desk.peeked(ana.id, { event: "peek", from }),
    () => desk.redraw(ana.id, "redraw"),
    () => desk.leap(ana.id, "leap"),
  ]) {
    await show();
    await runner.delivered();
  }
  const tree = treeOf(spans());
  for (const [what, ...posts] of [
    ["resumed", "card"],
    ["noted", "notice"],
    ["saw whom it is for"],
    ["redrawn", "card"],
    ["restored", "card"],
  ])
    expect(tree).toContain(
      [
        `event ${what} kept`,
        `  commit open ${what} open kept`,
        ...posts.map((post) => `    post ${post} test delivered`),
      ]
        .map((line) => `  ${line}\n`)
        .join(""),
    );
});

describe("spans hold no data", () => {
  test("of nobody, and no secret, whatever goes wrong: their attributes are of a list, and an error tells its name alone", async () => {
    const spans = watchSpans();
    const office = await openOffice();
    const words = { mail: "kite.canary@example.com", phone: "51237431", name: "Kite Canary", password: "Kite#4242b" };
    const ana = await office.talk("test:T7CANARY:U7CANARY").open(words);
    await ana.goTo("code");
    const code = await ana.code();
    let isBad = true;
    office.screen.weather.onDelivery = () => {
      if (isBad) throw new Error(`nobody takes ${words.mail} ${words.password} ${code}`);
    };
    await ana.tell({ type: "said", text: code, question: ana.card().question! });
    await office.until(async () => ((await ana.case()).state === "done" ? true : undefined));
    await office.until(() =>
      spans().some(({ attributes }) => attributes["error.type"] === "Error") ? true : undefined,
    );
    isBad = false;
    const all = spans().map(({ name, attributes, events, status, links, parentSpanContext, resource }) => ({
      ...{ name, attributes, events, status, links, parentSpanContext, resource: resource.attributes },
    }));
    const text = JSON.stringify(all);
    const [account] = office.books().accounts;
    const canaries = [...Object.values(words), words.phone, code, "7CANARY", "canary", ana.id, account!.uin, "Kite"];
    expect(canaries.filter((each) => text.includes(each))).toEqual([]);
    const keys = new Set(all.flatMap(({ attributes }) => Object.keys(attributes)));
    expect([...keys].filter((key) => !(spanAttributes as readonly string[]).includes(key))).toEqual([]);
    expect(all.flatMap(({ events, links }) => [...events, ...links])).toEqual([]);
  });

  test("and Tencent is sent no header of a trace, also where the operator has loaded what adds one to every request", async () => {
    const spans = watchSpans();
    const instrumentation = new UndiciInstrumentation();
    onTestFinished(() => instrumentation.disable());
    const heard: Record<string, unknown>[] = [];
    const office = await openOffice({ way: listening(heard) });
    const ana = await office.talk().open();
    await ana.finish();
    await ana.comesTo("done");
    const traced = Object.keys(Object.assign({}, ...heard)).filter((name) =>
      /^(traceparent|tracestate|baggage|b3)/.test(name),
    );
    expect([heard.length > 3, traced]).toEqual([true, []]);
    expect(spans().map(({ name }) => name)).not.toContain("POST");
    const beside: Record<string, unknown>[] = [];
    const { url, close } = await listening(beside)(office.sandbox.url);
    onTestFinished(close);
    await fetch(`${url}/phone`).then((answer) => answer.text()); // what it is kept from does happen elsewhere
    expect(beside).toEqual([expect.objectContaining({ traceparent: expect.any(String) })]);
  });
});
