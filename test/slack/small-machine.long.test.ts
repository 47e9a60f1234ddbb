import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { freshUrl } from "../postgres/database.ts";
import { findBinaries } from "../postgres/server.ts";
import { tempFolder } from "../process/desk.ts";
import { chatProcess } from "../process/in-chat.ts";
import { startTencent } from "../process/tencent.ts";
import { startFakeSlack } from "./fake/fake-slack.ts";
import { opensAccount } from "./opens-account.ts";
import { ourScopes } from "./slack-desk.ts";

/** So many people open an account, of whom so many are at it at once. */
const [talks, atOnce] = [300, 30];
/** `sysconf(_SC_CLK_TCK)` of Linux. */
const ticksPerSecond = 100;

test.each(["SQLite", ...(findBinaries() ? ["PostgreSQL"] : [])])(
  "what a desk takes of one core and of memory while Tencent's rate is used up, on %s",
  { timeout: 1_800_000 },
  async (store) => {
    const slack = await startFakeSlack({ scopes: ourScopes, patienceMs: 30_000 });
    onTestFinished(() => slack.close());
    const tencent = await startTencent(tempFolder());
    onTestFinished(() => tencent.close());
    const file = join(tempFolder(), "frontdesk.db");
    const desk = chatProcess({
      platform: "Slack",
      env: () => ({
        ...tencent.env,
        SLACK_AGENT_GROUPS: "*",
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_APP_TOKEN: slack.appToken,
        SLACK_API_URL: slack.apiUrl,
        DATABASE_URL: store === "SQLite" ? `sqlite:${file}` : url!,
        FRONTDESK_KEY: "a key for a desk on a small machine, long enough",
        SMS_COUNTRIES: "*",
        SMS_PER_AGENT_DAY: "1000",
        SMS_PER_WORKSPACE_DAY: "1000",
        SMS_PER_COUNTRY_DAY: "1000",
      }),
    });
    const url = store === "SQLite" ? undefined : await freshUrl();
    await desk.start();
    const idle = taken(desk.pid);

    const wanted = Array.from({ length: talks }, (_, i) => i);
    const begun = performance.now();
    const lane = async () => {
      for (let i = wanted.shift(); i !== undefined; i = wanted.shift()) {
        const customer = { mail: `ana${i}@example.com`, phone: `5123${String(4500 + i)}` };
        await opensAccount({ slack, tencent, acted: () => {} }, slack.person(`Ana ${i}`), customer);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    const seconds = (performance.now() - begun) / 1_000;
    const after = taken(desk.pid);
    await slack.drained();

    expect((await tencent.books()).accounts).toHaveLength(talks);
    const perTalk = ((after.cpuSeconds - idle.cpuSeconds) / talks) * 1_000;
    console.log(
      `${store}: ${talks} accounts in ${seconds.toFixed(0)} s; ${perTalk.toFixed(0)} ms of a core each; ` +
        `at most ${after.peakMiB.toFixed(0)} MiB (${idle.peakMiB.toFixed(0)} after the start)` +
        (store === "SQLite" ? `; ${(statSync(file).size / talks / 1_024).toFixed(1)} KiB on the disk each` : ""),
    );
    expect(await desk.terminate()).toBe(0);
  },
);

function taken(pid: number) {
  const [user, system] = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ")
    .slice(11, 13);
  const [, peak] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))!;
  return { cpuSeconds: (Number(user) + Number(system)) / ticksPerSecond, peakMiB: Number(peak) / 1_024 };
}
