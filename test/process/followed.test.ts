import { expect, onTestFinished, test } from "vitest";
import { deskFor, type LineOf, tempFolder } from "./desk.ts";
import { converse, newTalk } from "./talk.ts";
import { startTencent } from "./tencent.ts";

interface Line {
  msg: string;
  request?: string;
  event?: string;
  api?: string;
  requestId?: string;
  case?: string;
  [name: string]: unknown;
}

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
  const lines = desk
    .raw()
    .split("\n")
    .filter((line) => line.startsWith('{"level"'))
    .map((line) => JSON.parse(line) as Line);
  const [create, ...more] = lines.filter(({ api }) => api === "CreateAccount");
  expect([create, more]).toMatchObject([{ is: "done", requestId: closed.result.requestId }, []]);
  expect(create!.request).toMatch(/^[0-9a-f]{16}$/);
  const its = lines.filter(({ request }) => request === create!.request);
  const told = its.map(({ msg, event, api, post }) => [msg, event ?? api ?? post].join(": "));
  for (const line of [
    "a turn was committed: said", // the code, by which the account may be made
    "an event was taken: said",
    "Tencent was called: CreateAccount",
    "a turn was committed: settled",
    "an event was taken: settled",
    "a post was tried: card",
  ])
    expect(told).toContain(line);
  const cases = new Set(lines.flatMap((line) => line.case ?? []));
  expect([...cases]).toEqual([closed.case]);
  expect(lines.filter((line) => line.case !== undefined && line.request === undefined)).toEqual([]);
  const said = lines.filter(({ msg, event }) => msg === "an event was taken" && event === "said");
  expect(new Set(said.map(({ request }) => request)).size).toBe(said.length);
});
