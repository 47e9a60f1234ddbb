import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { poll } from "../poll.ts";
import { run, tempFolder } from "../process/desk.ts";
import { startTencent } from "../process/tencent.ts";
import { startFakeSlack } from "./fake/fake-slack.ts";
import type { Person } from "./fake/person.ts";
import { slackProcess } from "./process.ts";
import { ourScopes } from "./slack-desk.ts";

/**
 * What a desk of 0.1.0, which gave practice no folder of its own, left behind when it was killed, in Slack and for real
 * accounts: Ana's request waits for the code, and the answer to Ben's create never came.
 */
const left = { folder: new URL("../process/upgrade/", import.meta.url), key: "Tq3vY0pZ8hWm2LrC6xNdB9sKfJ5uEa1g" };
const people = { Ana: "U000000004", Ben: "U000000005" };

/** The lines that the changelog tells operators of Slack to write in each release after 0.1.0. */
function linesToWrite(): Record<string, string> {
  const changelog = readFileSync("CHANGELOG.md", "utf8");
  const [later = ""] = changelog.split(/^## 0\.1\.0 /m);
  const parts = [...later.matchAll(/^### Before you upgrade\n(.*?)^### /gms)].map(([, part]) => part);
  const lines = [...parts.join("").matchAll(/`((?:SLACK|OPEN|SMS)_\w+)=(\S+?)`/g)].map(([, name, value]) => [
    name!,
    value!,
  ]);
  expect(lines.length).toBeGreaterThan(0);
  return Object.fromEntries(lines);
}

test("a desk that is upgraded as the changelog says continues its open requests: one look-up, one code, two accounts", async () => {
  const slack = await startFakeSlack({ scopes: ourScopes });
  onTestFinished(() => slack.close());
  const [ana, ben] = Object.keys(people).map((name) => slack.person(name)) as [Person, Person];
  expect([ana.id, ben.id]).toEqual(Object.values(people));
  const books = tempFolder();
  cpSync(new URL("tencent.db", left.folder), join(books, "tencent.db"));
  const tencent = await startTencent(books);
  onTestFinished(() => tencent.close());

  const upgraded = { ...tencent.env, FRONTDESK_KEY: left.key, SMS_COUNTRIES: "HK", DRAFT_HOURS: "1000000" };
  let told: Record<string, string> = {};
  const desk = slackProcess(slack, "socket", () => ({ ...upgraded, ...told }));
  mkdirSync(join(desk.folder, "data"));
  cpSync(new URL("desk.db", left.folder), join(desk.folder, "data/frontdesk.db"));
  await desk.start();
  expect(await desk.ended()).toBe(78);
  expect(desk.stderr()).toContain("SLACK_AGENT_GROUPS");

  told = linesToWrite();
  await desk.start();
  const settled = await poll("Ben's account in the case files", async () => {
    const { stdout } = await run(desk.folder, ["cases", "R-RKDM", "--json"], { ...upgraded, ...told });
    return stdout.includes("200000100001") ? stdout : undefined;
  });
  expect(JSON.parse(settled)).toMatchObject({ state: "done" });
  expect((await tencent.books()).calls.CreateAccount).toBe(1);

  await ben.command("/account resume R-RKDM");
  await slack.until(() => slack.screen(ben).includes("200000100001"));

  const screen = () => slack.screen(slack.dm(ana), ana);
  const press = async (words: string) => {
    const message = await slack.until(() =>
      slack.dm(ana).messages.findLast((each) => slack.screen(each).includes(`[${words}`)),
    );
    await ana.press(message, words);
  };
  await ana.command("/account resume R-2DMJ");
  ana.reloads();
  await press("Text the code"); // the old one is too old by now
  await slack.until(() => screen().includes("[Enter the code]"));
  const text = await poll("a second text to Ana", async () => {
    const texts = (await tencent.phone()).filter(({ to }) => to.endsWith("51234501"));
    return texts[1];
  });
  await ana.says(slack.dm(ana), text.code);
  await slack.until(() => /UIN|\[Make one for me\]/.test(screen()), 60_000);
  if (!screen().includes("UIN")) await press("Make one for me"); // after 72 hours the one it had made is gone
  await slack.until(() => screen().includes("UIN"), 60_000);

  const { accounts, calls } = await tencent.books();
  expect(accounts.map(({ mail }) => mail)).toEqual(["ben@example.com", "ana@example.com"]);
  expect(calls).toMatchObject({ CreateAccount: 2, SendVerifyCode: 3 });
  expect(await desk.terminate()).toBe(0);
  expect((await run(desk.folder, ["audit"], { ...upgraded, ...told })).code).toBe(0);
}, 120_000);
