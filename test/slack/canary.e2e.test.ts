import { expect, onTestFinished, test } from "vitest";
import { tempFolder } from "../process/desk.ts";
import { heapAtExit } from "../process/heap-at-exit.ts";
import { ledTo, linesIn, toldOfCreate } from "../process/log-lines.ts";
import { filesIn, leaksIn } from "../process/secrets.ts";
import { startTencent } from "../process/tencent.ts";
import { modalOf } from "./acts.ts";
import { startFakeSlack } from "./fake/fake-slack.ts";
import { opensAccount } from "./opens-account.ts";
import { slackProcess } from "./process.ts";
import { ourScopes } from "./slack-desk.ts";

const key = "Canary/Kite+of=every%desk&4711?xyz";

test("in Slack no password, code or key is on an output, in a file, in metrics, in a post, or on the heap after the end, and neither is a token of Slack's", async () => {
  const slack = await startFakeSlack({ scopes: ourScopes, patienceMs: 30_000 });
  onTestFinished(() => slack.close());
  const [heap, tencent] = [heapAtExit(), await startTencent(tempFolder())];
  onTestFinished(() => tencent.close());
  const env = { ...tencent.env, ...heap.env, FRONTDESK_KEY: key, SMS_COUNTRIES: "*", LOG_LEVEL: "debug" };
  const url = (folder: string) => `sqlite:${folder}/frontdesk.db`;
  const desk = slackProcess(slack, "socket", () => ({
    ...env,
    SLACK_AGENT_GROUPS: "*",
    DATABASE_URL: url(desk.folder),
  }));
  await desk.start();
  const mei = slack.person("Mei");
  await opensAccount({ slack, tencent, acted() {} }, mei, { mail: "ana@example.com", phone: "51234567" });
  const card = await slack.until(() =>
    slack.dm(mei).messages.findLast((message) => slack.screen(message).includes("[Show the password once")),
  );
  await mei.press(card, "Show the password once");
  const shown = slack.screen(await modalOf({ slack }, mei, "fd/reveal"));
  const password = /(?<!\S)[A-Za-z0-9!#$%^]{20}(?!\S)/.exec(shown)?.[0];
  expect(password, shown).toBeDefined();
  await slack.drained();
  const metrics = Buffer.from(await (await fetch(`${desk.url}/metrics`)).text());
  const open = filesIn(desk.folder);
  expect(await desk.terminate()).toBe(0);

  const posts = slack.calls.map((call) => JSON.stringify(call)).filter((call) => !call.includes("fd/reveal"));
  const outputs = Buffer.from(desk.stdout() + desk.stderr());
  const lines = linesIn(desk.stderr());
  expect(toldOfCreate(lines)).toEqual(expect.arrayContaining(ledTo));
  expect(lines.filter((line) => line.case !== undefined && line.request === undefined)).toEqual([]);
  const places = { ...open, metrics, heap: heap.texts(), outputs };
  const codes = (await tencent.phone()).map(({ code }) => code);
  const uins = (await tencent.books()).accounts.map(({ uin }) => uin);
  const given = [password!, ...codes, key, env.TENCENTCLOUD_SECRET_KEY];
  expect(leaksIn({ posts: Buffer.from(posts.join("\n")) }, given, uins)).toEqual([]);
  expect(leaksIn(places, given, uins)).toEqual([]);
  expect(leaksIn(places, [slack.botToken, slack.appToken], uins)).toEqual([]);
});
