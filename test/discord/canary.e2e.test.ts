import { expect, onTestFinished, test } from "vitest";
import { tempFolder } from "../process/desk.ts";
import { heapAtExit } from "../process/heap-at-exit.ts";
import { ledTo, linesIn, toldOfCreate } from "../process/log-lines.ts";
import { filesIn, leaksIn } from "../process/secrets.ts";
import { startTencent } from "../process/tencent.ts";
import { agent, presses } from "./acts.ts";
import { startFakeDiscord } from "./fake/fake-discord.ts";
import { opensAccount } from "./opens-account.ts";
import { discordProcess } from "./process.ts";

const key = "Canary/Kite+of=every%desk&4711?xyz";

test("in Discord no password, code or key is on an output, in a file, in metrics, in a post, or on the heap after the end, and neither is a token of the platform", async () => {
  const discord = await startFakeDiscord({ patienceMs: 30_000 });
  onTestFinished(() => discord.close());
  const [heap, tencent] = [heapAtExit(), await startTencent(tempFolder())];
  onTestFinished(() => tencent.close());
  const env = { ...tencent.env, ...heap.env, FRONTDESK_KEY: key, SMS_COUNTRIES: "*", LOG_LEVEL: "debug" };
  const desk = discordProcess(discord, () => ({
    ...{ ...env, DISCORD_AGENT_ROLES: "*" },
    DATABASE_URL: `sqlite:${desk.folder}/frontdesk.db`,
  }));
  await desk.start();
  const mei = agent({ discord }, "Mei");
  const does = <T>(act: () => Promise<T>) => act();
  await opensAccount({ discord, tencent, does, again() {} }, mei, { mail: "ana@example.com", phone: "51234567" });
  await presses({ discord }, mei, "Show the password once");
  const shown = /(?<![^\s`|])[A-Za-z0-9!#$%^]{20}(?![^\s`|])/;
  const password = await discord.until(() => shown.exec(discord.screen(mei))?.[0]);
  const metrics = Buffer.from(await (await fetch(`${desk.url}/metrics`)).text());
  const open = filesIn(desk.folder);
  expect(await desk.terminate()).toBe(0);

  const posts = discord.calls.map((call) => JSON.stringify(call));
  const outputs = Buffer.from(desk.stdout() + desk.stderr());
  const lines = linesIn(desk.stderr());
  expect(toldOfCreate(lines)).toEqual(expect.arrayContaining(ledTo));
  expect(lines.filter((line) => line.case !== undefined && line.request === undefined)).toEqual([]);
  const places = { ...open, metrics, heap: heap.texts(), outputs };
  const codes = (await tencent.phone()).map(({ code }) => code);
  const uins = (await tencent.books()).accounts.map(({ uin }) => uin);
  const given = [password, ...codes, key, env.TENCENTCLOUD_SECRET_KEY];
  const revealing = posts.filter((call) => call.includes(password));
  expect(revealing).toHaveLength(1);
  expect(
    leaksIn({ posts: Buffer.from(posts.filter((call) => !revealing.includes(call)).join("\n")) }, given, uins),
  ).toEqual([]);
  expect(leaksIn(places, given, uins)).toEqual([]);
  expect(leaksIn(places, [discord.token], uins)).toEqual([]);
});
