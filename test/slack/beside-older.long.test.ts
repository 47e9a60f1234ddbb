import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { freshUrl } from "../postgres/database.ts";
import { findBinaries } from "../postgres/server.ts";
import { tempFolder } from "../process/desk.ts";
import { chatProcess } from "../process/in-chat.ts";
import { buildOf, commitOf } from "../process/release.ts";
import { startTencent } from "../process/tencent.ts";
import { startFakeSlack } from "./fake/fake-slack.ts";
import { opensAccount } from "./opens-account.ts";
import { ourScopes } from "./slack-desk.ts";

const releases = ["0.8.0"];
const stores = ["SQLite", ...(findBinaries() ? ["PostgreSQL"] : [])];
const both = releases.flatMap((release) => stores.map((store) => [release, store] as const));
/** So many people, of whom so many act at once. */
const [talks, atOnce] = [60, 10];

test.each(both)(
  "a desk of %s in Slack beside one of this build, on %s: nobody notices",
  { timeout: 1_800_000 },
  async (release, store) => {
    const commit = commitOf(release);
    expect(commit, "git's history").toBeDefined();
    const slack = await startFakeSlack({ scopes: ourScopes, patienceMs: 30_000 });
    onTestFinished(() => slack.close());
    const tencent = await startTencent(tempFolder());
    onTestFinished(() => tencent.close());
    const env = {
      ...tencent.env,
      SLACK_AGENT_GROUPS: "*",
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      DATABASE_URL: store === "SQLite" ? `sqlite:${join(tempFolder(), "frontdesk.db")}` : await freshUrl(),
      FRONTDESK_KEY: "Qm9Vd2x0cGhZ7kD3sFw8LrT1uXe5BnAo0iCg=",
      SMS_COUNTRIES: "*",
      SMS_PER_AGENT_DAY: "1000",
    };
    const old = chatProcess({ platform: "Slack", env: () => env, file: buildOf(commit!) });
    const fresh = chatProcess({ platform: "Slack", env: () => env });
    await old.start();
    await fresh.start();
    await slack.until(() => slack.sockets.count() === 2);

    const people = Array.from({ length: talks }, (_, i) => slack.person(`Ana ${i}`));
    const wanted = people.map((_, i) => ({ mail: `ana${i}@example.com`, phone: `5123${String(4500 + i)}` }));
    const acted = () => {};
    const left = [...people.entries()];
    const lane = async () => {
      for (let next = left.shift(); next; next = left.shift())
        await opensAccount({ slack, tencent, acted }, next[1], wanted[next[0]]!);
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    await slack.drained();

    const { accounts, calls } = await tencent.books();
    expect(accounts.map(({ mail }) => mail).toSorted()).toEqual(wanted.map(({ mail }) => mail).toSorted());
    expect(calls.SendVerifyCode).toBe(talks);
    expect(slack.faults.filter(({ what }) => what !== "trigger refused")).toEqual([]); // a busy machine is late with a modal
    for (const person of people)
      expect(slack.screen(slack.dm(person), person)).not.toMatch(/can't reach my records|went wrong|don't know/);
    const errors = [old, fresh].map((desk) => (desk.stdout() + desk.stderr()).match(/^.*"level":[56]0.*$/gm) ?? []);
    expect(errors).toEqual([[], []]);
    expect(await Promise.all([old.terminate(), fresh.terminate()])).toEqual([0, 0]);
  },
);
