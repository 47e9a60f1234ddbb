import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startFakeSlack } from "../slack/fake/fake-slack.ts";
import { ourScopes } from "../slack/slack-desk.ts";
import { cleanEnv, type Desk, deskFor, type Ended, run, tempFolder } from "./desk.ts";
import { chatProcess } from "./in-chat.ts";
import { durations } from "./lane.ts";
import { locksOn, unlinkedIn } from "./locks.ts";
import { converse, newTalk, type Talk } from "./talk.ts";
import { startTencent, type Tencent } from "./tencent.ts";

const key = "a key for desks beside commands, long enough";

/** Every command that may be run beside a desk, and how it ends there. `R` stands for the number of a case. */
const commands: [args: string[], code: number][] = [
  [["cases"], 0],
  [["cases", "R"], 0],
  [["cases", "--json"], 0],
  [["audit"], 0],
  [["check"], 78], // here is nobody to talk with
  [["backup", "copy.db"], 0],
  [["register"], 78],
  [["move", "data/frontdesk.db"], 78],
];

interface Scene {
  folder: string;
  env: Record<string, string>;
  desk: Desk;
  tencent: Tencent;
}

async function openScene(more: Record<string, string> = {}): Promise<Scene> {
  const folder = tempFolder();
  const tencent = await startTencent(tempFolder());
  const env = { ...tencent.env, FRONTDESK_KEY: key, SMS_COUNTRIES: "*", DURATIONS: `${durations},send=40`, ...more };
  return { folder, env, desk: deskFor(folder, env), tencent };
}

async function open({ desk, tencent }: Scene, n: number): Promise<Talk> {
  const customer = { mail: `ana${n}@example.com`, phone: `5123456${n}`, name: "Ana", password: "Kept7secret!" };
  const talk = newTalk(customer, {});
  if (n > 1) desk.says("open");
  talk.case = (await desk.asks("type")).case; // cards of other desks' requests may be shown here as well
  desk.says("personal");
  await converse(desk, talk, tencent);
  expect(talk.closed?.state).toBe("done");
  return talk;
}

/** As its own database tells after its death. */
async function rowsOf({ folder, env }: Scene, talks: Talk[]): Promise<unknown> {
  const { stdout } = await run(folder, ["cases", "--json"], env);
  const rows = JSON.parse(stdout) as { case: string; state: string; uin: string }[];
  return talks.map((talk) => rows.find((row) => row.case === talk.case)?.uin);
}

function expectHeld({ folder, desk }: Scene, after: string): void {
  for (const file of ["data/frontdesk.db", "data/frontdesk.db-desks"])
    expect(locksOn(join(folder, file), desk.pid), `locks on ${file} after ${after}`).toBeGreaterThan(0);
  expect(unlinkedIn(folder, desk.pid), `after ${after}`).toEqual([]);
}

test("beside every command, and desks that come and go a desk keeps its locks, its log, and all that it acknowledged", async () => {
  const scene = await openScene();
  const { folder, env, desk } = scene;
  try {
    const first = await open(scene, 1);
    expectHeld(scene, "the first account");
    for (const [args, code] of commands) {
      const words = args.map((word) => (word === "R" ? first.case! : word));
      const given = args[0] === "move" ? { ...env, DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" } : env;
      const ended: Ended = await run(folder, words, given);
      expect(ended.code, `${words.join(" ")}\n${ended.stdout}${ended.stderr}`).toBe(code);
      expectHeld(scene, words.join(" "));
    }
    expect((await run(folder, ["chat", "--json"], env, "personal\n")).code).toBe(0);
    expectHeld(scene, "a desk that came and went");
    const killed = deskFor(folder, env);
    await killed.asks();
    await killed.kill();
    expectHeld(scene, "a desk that was killed");

    const talks = [first, await open(scene, 2)];
    await desk.kill();
    expect(await rowsOf(scene, talks)).toEqual(talks.map(({ closed }) => closed!.uin));
    expect((await run(folder, ["audit"], env)).stdout).toContain("The audit chain holds");
  } finally {
    await scene.tencent.close();
  }
});

test("in a chat where nothing was practised, looking for what was takes no lock away", async () => {
  const slack = await startFakeSlack({ scopes: ourScopes });
  onTestFinished(() => slack.close());
  const tencent = await startTencent(tempFolder());
  onTestFinished(() => tencent.close());
  const desk = chatProcess({
    platform: "Slack",
    env: () => ({
      ...tencent.env,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      SLACK_AGENT_GROUPS: "*",
      FRONTDESK_KEY: key,
      SMS_COUNTRIES: "*",
    }),
  });
  await desk.start();
  expect(desk.isAlive(), desk.stderr()).toBe(true);
  expect(locksOn(join(desk.folder, "data/frontdesk.db"), desk.pid)).toBeGreaterThan(0);
});

test("practising, the books keep their lock as well", async () => {
  const folder = tempFolder();
  const desk = deskFor(folder);
  await desk.asks("type");
  const books = () => join(folder, "data/practice/practice.db");
  expect(locksOn(books(), desk.pid)).toBeGreaterThan(0);
  for (const args of [["cases"], ["audit"], ["check"], ["sandbox", "--help"]]) {
    await run(folder, args, cleanEnv());
    expect(locksOn(books(), desk.pid), args.join(" ")).toBeGreaterThan(0);
    expect(unlinkedIn(folder, desk.pid), args.join(" ")).toEqual([]);
  }
});

test("check leaves a dead desk's log as it is", async () => {
  const folder = tempFolder();
  const desk = deskFor(folder);
  await desk.asks("type");
  desk.says("personal"); // a desk empties its log once after its start, so the first answer may be in the file alone
  await desk.asks("mail");
  await desk.kill();
  const log = join(folder, "data/practice/frontdesk.db-wal");
  const before = readFileSync(log);
  expect(before.length).toBeGreaterThan(0);
  await run(folder, ["check"]);
  expect(readFileSync(log).equals(before)).toBe(true);
});
