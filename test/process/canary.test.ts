import { expect, onTestFinished, test } from "vitest";
import { createClient, kindIn } from "../web/client.ts";
import { until } from "../web/shop.ts";
import { deskFor, run, tempFolder } from "./desk.ts";
import { heapAtExit } from "./heap-at-exit.ts";
import { filesIn, leaksIn } from "./secrets.ts";
import { converse, newTalk } from "./talk.ts";
import { startTencent } from "./tencent.ts";

const key = "Canary/Kite+of=every%desk&4711?xyz";
const password = "Canary#47&b%!";
const pagePassword = "Kestrel#83&q%!";

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

test("on the page no password, code, link or cookie is on an output, in a file, in metrics, or on the heap after the end", async () => {
  const [folder, heap, tencent] = [tempFolder(), heapAtExit(), await startTencent(tempFolder())];
  onTestFinished(() => tencent.close());
  const pages = "https://accounts.example.com";
  const env = { ...tencent.env, FRONTDESK_KEY: key, SMS_COUNTRIES: "*", LOG_LEVEL: "debug", PUBLIC_URL: pages };
  const desk = deskFor(folder, { ...env, ...heap.env });
  const { url } = await desk.until("listening");
  for (const answer of ["personal", "ana@example.com", "HK", "51234567", "Ana Example", "Internet", "Online tools"]) {
    await desk.asks();
    desk.says(answer);
  }
  await desk.asks("review");
  desk.says("link");
  const token = new URL((await desk.until("link")).url).hash.slice(1);

  const ana = createClient(url, pages);
  expect(kindIn(await ana.comes(token))).toBe("waits");
  desk.presses("go");
  const password = await until("the question for the password", async () => {
    const there = await ana.state();
    return kindIn(there) === "password" && there;
  });
  const [, question] = /data-question="([^"]+)"/.exec(password.html)!;
  const { events } = await ana.streams();
  await ana.act({ is: "fill", answers: { password: pagePassword, again: pagePassword }, question });
  await until("the question for the code", async () => kindIn(await ana.state()) === "code");
  const { code } = await until("the text", async () => (await tencent.phone())[0]);
  await ana.act({ is: "code", answers: { code } });
  const end = await until("the account", async () => {
    const there = await ana.state();
    return kindIn(there) === "done" && there;
  });
  const metrics = Buffer.from(await (await fetch(new URL("/metrics", url))).text());
  const open = filesAt("while open", folder);
  expect((await desk.kill("SIGTERM")).code).toBe(0);

  const [[name, cookie] = ["", ""]] = [...ana.cookies].filter(([each]) => /frontdesk-[0-9a-f]{8}$/.test(each));
  expect(name).toMatch(/^__Host-/);
  const slip = desk.raw().replaceAll(token, "(as the agent was given it)"); // a link is shown to its agent, once
  const kept = { ...open, ...filesAt("in the end", folder), metrics, heap: heap.texts() };
  const places = { ...kept, outputs: Buffer.from(slip), page: Buffer.from(end.html + JSON.stringify(events)) };
  expect(desk.raw().split(token).length - 1).toBe(1);
  expect(leaksIn(places, ["planted on the heap"])).toEqual(["planted on the heap in heap"]);
  const uins = (await tencent.books()).accounts.map(({ uin }) => uin);
  const secrets = [pagePassword, code, token, cookie, key, env.TENCENTCLOUD_SECRET_KEY];
  expect(leaksIn(places, secrets, uins)).toEqual([]);
});
