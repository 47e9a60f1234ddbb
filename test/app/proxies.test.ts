import { createServer } from "node:http";
import { type AddressInfo, connect, createServer as listener } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { checkCommand } from "../../src/app/commands/check.ts";
import { poll } from "../poll.ts";
import { tempFolder } from "../process/desk.ts";
import { startFakeSlack } from "../slack/fake/fake-slack.ts";
import { slackProcess } from "../slack/process.ts";
import { ourScopes } from "../slack/slack-desk.ts";

/** A proxy that lets in whoever has this user and password, and refuses everybody else with 407; or refuses all. */
async function proxy(wanted?: string, refusal = 407) {
  const seen: string[] = [];
  const server = createServer((_, response) => response.writeHead(405).end());
  server.on("connect", ({ url = "", headers }, socket, head) => {
    const [, coded = ""] = /^Basic (.+)$/.exec(headers["proxy-authorization"] ?? "") ?? [];
    socket.on("error", () => {});
    if (wanted === undefined || Buffer.from(coded, "base64").toString() !== wanted)
      return void socket.end(`HTTP/1.1 ${refusal} Refused\r\nconnection: close\r\n\r\n`);
    seen.push(url);
    const [host, port] = url.split(":");
    const beyond = connect(Number(port), host!, () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      beyond.write(head);
      beyond.pipe(socket).pipe(beyond);
    });
    beyond.on("error", () => socket.destroy());
    socket.on("close", () => beyond.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { seen, at: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function inSlack() {
  const slack = await startFakeSlack({ scopes: ourScopes });
  onTestFinished(() => slack.close());
  return { slack, tokens: { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken } };
}

async function checked(proxied: Record<string, string>) {
  const { slack, tokens } = await inSlack();
  const own = { PORT: "0", DATABASE_URL: `sqlite:${join(tempFolder(), "frontdesk.db")}` };
  const printed: string[] = [];
  const env = { ...own, ...tokens, SLACK_API_URL: slack.apiUrl, ...proxied };
  await checkCommand({ env, print: (line) => void printed.push(line) });
  return printed.find((line) => line.includes(" SLACK_BOT_TOKEN "))?.replace(/^(\w+) +SLACK_BOT_TOKEN +/, "$1: ");
}

const taken = "fine: is taken, with every scope of the manifest";

test("a proxy without a scheme is asked with its user and password, escaped or not, also by its small name", async () => {
  const { at, seen } = await proxy("bot:p@ss:word");
  expect(await checked({ HTTPS_PROXY: `bot:p%40ss%3Aword@${at}` })).toBe(taken);
  expect(await checked({ https_proxy: `http://bot:p@ss:word@${at}` })).toBe(taken);
  expect(seen.length).toBeGreaterThan(1);
});

test("a user alone is a user with an empty password", async () => {
  const { at } = await proxy("bot:");
  expect(await checked({ HTTPS_PROXY: `bot@${at}` })).toBe(taken);
});

test("what answers in a proxy's place without speaking HTTP is said to", async () => {
  const mail = listener((socket) => socket.end("220 mail.example.com ESMTP\r\n"));
  await new Promise<void>((resolve) => mail.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void mail.close());
  expect(await checked({ HTTPS_PROXY: `127.0.0.1:${(mail.address() as AddressInfo).port}` })).toBe(
    "wrong: Slack can't be reached (what answers there speaks no HTTP). Look at the network, HTTPS_PROXY and SLACK_API_URL.",
  );
});

test.each([407, 403])("a proxy that refuses with %i is said to, and is not taken for Slack", async (refusal) => {
  const { at } = await proxy(undefined, refusal);
  expect(await checked({ HTTPS_PROXY: at })).toBe(
    `wrong: Slack can't be reached (the proxy answers ${refusal}). Look at the network, HTTPS_PROXY and SLACK_API_URL.`,
  );
});

test("a proxy that is not there is said to be, and what NO_PROXY names goes without it", async () => {
  const gone = { HTTPS_PROXY: "127.0.0.1:1" };
  expect(await checked(gone)).toMatch(/^wrong: Slack can't be reached \(ECONNREFUSED\)\./);
  expect(await checked({ ...gone, NO_PROXY: "example.com, 127.0.0.1" })).toBe(taken);
  expect(await checked({ ...gone, no_proxy: "*" })).toBe(taken);
});

test("a desk in Slack makes its calls and its socket through the proxy, and says when it can't", async () => {
  const { slack } = await inSlack();
  const { at, seen } = await proxy("bot:secret");
  const desk = slackProcess(slack, "socket", { HTTPS_PROXY: `bot:secret@${at}` });
  await desk.start();
  const mei = slack.person("Mei");
  await mei.command("/account open");
  await slack.until(() => slack.modal(mei));
  expect(new Set(seen)).toContain(new URL(slack.apiUrl).host);
  expect(seen.length).toBeGreaterThan(1);
  const shutOut = slackProcess(slack, "socket", { HTTPS_PROXY: `bot:wrong@${at}` });
  void shutOut.start();
  await poll(
    "the word that Slack can't be reached",
    () => shutOut.stderr().includes("Slack cannot be reached") || undefined,
  );
  await shutOut.kill();
});
