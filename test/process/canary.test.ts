import { expect, onTestFinished, test } from "vitest";
import { deskFor, run, tempFolder } from "./desk.ts";
import { heapAtExit } from "./heap-at-exit.ts";
import { filesIn, leaksIn } from "./secrets.ts";
import { converse, newTalk } from "./talk.ts";
import { startTencent } from "./tencent.ts";

const key = "Canary/Kite+of=every%desk&4711?xyz";
const password = "Canary#47&b%!";

/** The files of a folder, by names that tell when they were read. */
function filesAt(when: string, folder: string): Record<string, Buffer> {
  return Object.fromEntries(Object.entries(filesIn(folder)).map(([name, bytes]) => [`${name} ${when}`, bytes]));
}

test("at the terminal no password, code or key is on an output, in a file, in metrics, or on the heap after the end", async () => {
  const [folder, heap, tencent] = [tempFolder(), heapAtExit(), await startTencent(tempFolder())];
  onTestFinished(() => tencent.close());
  const env = { ...tencent.env, FRONTDESK_KEY: key, SMS_COUNTRIES: "*", LOG_LEVEL: "debug" };
  const desk = deskFor(folder, { ...env, ...heap.env });
  const { url } = await desk.until("listening");
  const ana = { mail: "ana@example.com", phone: "51234567", name: "Ana Example", password };
  const talk = newTalk(ana, { slips: true });
  await converse(desk, talk, tencent);
  expect(talk.closed).toMatchObject({ state: "done" });
  const metrics = Buffer.from(await (await fetch(new URL("/metrics", url))).text());
  const open = filesAt("while open", folder);
  expect((await desk.kill("SIGTERM")).code).toBe(0);

  const told = await Promise.all(["cases", "audit", "check"].map((command) => run(folder, [command], env)));
  const places = {
    ...{ ...open, ...filesAt("in the end", folder), metrics, heap: heap.texts(), outputs: Buffer.from(desk.raw()) },
    told: Buffer.from(JSON.stringify(told)),
  };
  expect(Object.keys(places)).toEqual(
    expect.arrayContaining(["frontdesk.db while open", "frontdesk.db-wal while open"]),
  );
  expect(leaksIn(places, ["planted on the heap"])).toEqual(["planted on the heap in heap"]);
  const uins = (await tencent.books()).accounts.map(({ uin }) => uin);
  const codes = (await tencent.phone()).map(({ code }) => code);
  expect(codes).toHaveLength(1);
  const secrets = [password, ...codes, key, env.TENCENTCLOUD_SECRET_KEY];
  expect(leaksIn(places, secrets, uins)).toEqual([]);
  const planted = { ...places, planted: Buffer.concat([open["frontdesk.db-wal while open"]!, Buffer.from(codes[0]!)]) };
  expect(leaksIn(planted, secrets, uins)).toHaveLength(1);
});
