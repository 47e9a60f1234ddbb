import { spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { poll } from "../../poll.ts";
import { cleanEnv, program, tempFolder } from "../../process/desk.ts";
import { startFakeSlack } from "../../slack/fake/fake-slack.ts";
import { slackProcess } from "../../slack/process.ts";
import { ourScopes } from "../../slack/slack-desk.ts";
import { hasPty, sitDown } from "../../terminal/person.ts";
import { ask, startPlay, urlIn } from "./play.ts";

const real = {
  TENCENTCLOUD_SECRET_ID: "AKID1",
  TENCENTCLOUD_SECRET_KEY: "key",
  TENCENT_PARTNER_URL: "http://127.0.0.1:9",
  FRONTDESK_KEY: "Jx3vT0yQm7Zk9Lw2Rb5Nc8Hd1Fg4Sa6P",
  SMS_COUNTRIES: "*",
};
const isPlayground = /playground/i;

describe("the playground answers this machine only", () => {
  test.each([
    ["a web page's own name that leads here", { host: "attacker.example" }],
    ["a name that begins like ours", { host: "localhost.attacker.example" }],
    ["a proxy", { "x-forwarded-for": "203.0.113.7" }],
    ["a proxy that follows the standard", { forwarded: "for=203.0.113.7" }],
    ["a proxy that says who it is", { via: "1.1 proxy" }],
    ["a tunnel", { "cf-connecting-ip": "203.0.113.7" }],
  ])("and not through %s", async (_, headers) => {
    const { url } = await startPlay(tempFolder());
    const page = await ask(url, "/", { headers });
    expect(page.text).toBe("This is an account desk.\n");
    expect((await ask(url, "/play/events", { headers })).status).toBe(404);
    const body = "side=agent&is=words&words=open";
    const type = { "content-type": "application/x-www-form-urlencoded", origin: url };
    expect((await ask(url, "/play/do", { method: "POST", headers: { ...type, ...headers }, body })).status).toBe(404);
    expect((await ask(url, "/")).text).not.toContain("R-");
  });

  test.each([
    ["another site", { origin: "https://attacker.example" }],
    ["another port of this machine", { origin: "http://127.0.0.1:1" }],
    ["a page without an origin", { origin: "null" }],
    ["somebody who doesn't say from where", {}],
    ["a form of another site", { origin: "", "sec-fetch-site": "cross-site" }],
  ])("takes nothing from %s", async (_, from) => {
    const { url } = await startPlay(tempFolder());
    const headers = { "content-type": "application/x-www-form-urlencoded", ...from };
    const body = "side=agent&is=words&words=open";
    expect((await ask(url, "/play/do", { method: "POST", headers, body })).status).toBe(403);
    expect((await ask(url, "/")).text).not.toContain("R-");
    const own = { ...headers, origin: url, "sec-fetch-site": "same-origin" };
    expect((await ask(url, "/play/do", { method: "POST", headers: own, body })).status).toBe(303);
    expect((await ask(url, "/")).text).toContain("R-");
  });

  test("lets no other page read its stream or stand around it, and runs only its own script", async () => {
    const { url } = await startPlay(tempFolder());
    const stream = await ask(url, "/play/events", {
      headers: { "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors" },
    });
    expect(stream.status).toBe(403);
    const { headers } = await ask(url, "/");
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["content-security-policy"]).not.toContain("unsafe");
    expect(headers).toMatchObject({ "cache-control": "no-store", "referrer-policy": "no-referrer" });
  });

  test("takes no more than the page sends, and no larger body", async () => {
    const { url } = await startPlay(tempFolder());
    const headers = { "content-type": "application/x-www-form-urlencoded", origin: url };
    const post = async (body: string) => (await ask(url, "/play/do", { method: "POST", headers, body })).status;
    expect(await post("side=operator&is=words&words=open")).toBe(400);
    expect(await post("side=agent&is=anything")).toBe(400);
    expect(await post("side=agent&button=delete%20-%20everything")).toBe(400);
    expect(await post(`side=agent&is=words&words=${"a".repeat(5_000)}`)).toBe(400);
    expect(await post(`side=agent&is=words&words=${"a".repeat(70_000)}`)).toBe(413);
  });
});

test("the playground is there beside a chat as well", async () => {
  const slack = await startFakeSlack({ scopes: ourScopes });
  onTestFinished(() => slack.close());
  const desk = slackProcess(slack, "socket");
  await desk.start();
  const said = await poll("where the page is", () => /in your browser: (\S+)\/ /.exec(desk.stderr())?.[1]);
  const headers = { "content-type": "application/x-www-form-urlencoded", origin: said };
  const body = "side=agent&is=words&words=open";
  expect((await ask(said, "/play/do", { method: "POST", headers, body })).status).toBe(303);
  expect((await ask(said, "/")).text).toMatch(/step 1 of 10/);
  expect(await desk.terminate()).toBe(0);
});

/** A desk for real accounts at a pipe, which waits there. Resolves with where it listens. */
function startReal(env: Record<string, string>): Promise<string> {
  const child = spawn(process.execPath, [program, "chat", "--json"], {
    cwd: tempFolder(),
    env: cleanEnv({ ...real, PORT: "0", ...env }),
    stdio: ["pipe", "pipe", "ignore"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return urlIn(child.stdout, /"listening","url":"([^"]+)"/);
}

describe("for real accounts", () => {
  test("the root says whose desk this is, and nothing else", async () => {
    const { text, headers, status } = await ask(await startReal({ DESK_NAME: "Example Cloud" }), "/");
    expect({ text, status }).toEqual({ text: "This is the account desk of Example Cloud.\n", status: 200 });
    expect(headers).toMatchObject({ "cache-control": "no-store", "x-robots-tag": "noindex, nofollow" });
  });

  test("there is no playground, whoever asks", async () => {
    const url = await startReal({});
    expect((await ask(url, "/")).text).toBe("This is an account desk.\n");
    expect((await ask(url, "/play/events")).status).toBe(404);
    const headers = { "content-type": "application/x-www-form-urlencoded", origin: url };
    expect(
      (await ask(url, "/play/do", { method: "POST", headers, body: "side=agent&is=words&words=open" })).status,
    ).toBe(404);
  });
});

describe.skipIf(!hasPty)("a person at a terminal (needs python3 with its pty module)", () => {
  test("is told where the page is", async () => {
    const ana = sitDown(tempFolder());
    const [url] = /http:\S+/.exec(await ana.sees("The same in your browser, .*: http://127\\.0\\.0\\.1:\\d+/"))!;
    expect((await ask(url, "/")).text).toMatch(isPlayground);
  });

  test("talks all the same when the port is taken, and hears that there is no page", async () => {
    const other = createServer((_, response) => void response.end("somebody else"));
    await new Promise<void>((resolve) => void other.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const ana = sitDown(tempFolder(), { PORT: String(port) });
    await ana.sees(`Port ${port} is taken, so there is no page in the browser\\.`);
    await ana.answers("step 1 of 10", "2");
    await ana.sees("step 2 of 10");
  });

  test("has no page with --no-page, and talks as before", async () => {
    const ana = sitDown(tempFolder(), {}, 80, 80, ["--no-page"]);
    await ana.answers("step 1 of 10", "2");
    await ana.sees("step 2 of 10");
    expect(ana.all()).not.toContain("in your browser");
  });
});
