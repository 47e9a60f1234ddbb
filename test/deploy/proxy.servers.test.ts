import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, createServer as createListener, connect as knock } from "node:net";
import { join } from "node:path";
import { connect } from "node:tls";
import { describe, expect, onTestFinished, test } from "vitest";
import { poll } from "../poll.ts";
import { tempFolder } from "../process/desk.ts";
import { startFakeSlack } from "../slack/fake/fake-slack.ts";
import { slackProcess } from "../slack/process.ts";
import { ourScopes } from "../slack/slack-desk.ts";
import { deploy, manifest } from "./files.ts";

interface Answer {
  status: number;
  text: string;
}

/** Starts the real proxy with the file that operators use, in front of this address. Gives a way to ask it anything. */
async function startProxy(desk: string) {
  const [port, plain] = [await freePort(), await freePort()];
  const folder = tempFolder();
  const env = {
    PATH: process.env.PATH,
    SITE: "localhost",
    DESK: desk,
    HOME: folder,
    XDG_DATA_HOME: folder,
    XDG_CONFIG_HOME: folder,
  };
  const file = join(deploy, "proxy/Caddyfile");
  const config = JSON.parse(
    execFileSync("caddy", ["adapt", "--adapter", "caddyfile", "--config", file], { env, encoding: "utf8" }),
  );
  Object.assign(config.apps.http, { http_port: plain, https_port: port });
  for (const server of Object.values<{ listen: string[] }>(config.apps.http.servers))
    server.listen = [`127.0.0.1:${port}`];
  const caddy: ChildProcess = spawn("caddy", ["run", "--config", "-"], { env, stdio: ["pipe", "ignore", "pipe"] });
  const end = once(caddy, "close");
  onTestFinished(async () => {
    caddy.kill("SIGKILL");
    await end;
  });
  let said = "";
  caddy.stderr!.setEncoding("utf8").on("data", (chunk: string) => {
    said += chunk;
  });
  caddy.stdin!.end(JSON.stringify(config));
  await poll("the proxy listens", async () => {
    if (caddy.exitCode !== null) throw new Error(said);
    return (await listens(port)) && said.includes("certificate obtained successfully") ? true : undefined;
  });
  return { port, ask: (head: string, body = "") => ask(port, head, body) };
}

async function freePort(): Promise<number> {
  const server = createListener().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = knock(port, "127.0.0.1");
    socket.on("connect", () => resolve(true)).on("error", () => resolve(false));
    socket.on("connect", () => socket.destroy());
  });
}

/** Sends a request byte by byte as it is written here, which no client library would. */
function ask(port: number, head: string, body: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", servername: "localhost", rejectUnauthorized: false });
    let text = "";
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
    socket.on("error", reject).on("end", () => resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]), text }));
    const length = body === "" ? "" : `content-length: ${Buffer.byteLength(body)}\r\n`;
    const host = /^host:/im.test(head) ? "" : "host: localhost\r\n";
    socket.write(`${head.replaceAll("\n", "\r\n")}\r\n${host}connection: close\r\n${length}\r\n${body}`);
  });
}

const get = (path: string) => `GET ${path} HTTP/1.1`;

const inside = ["/metrics", "/readyz", "/practice/phone", "/practice/books", "/", "/play/", "/play/see"];
const tricks = [
  "//metrics",
  "/./metrics",
  "/METRICS",
  "/%6detrics",
  "/metrics/",
  "/metrics?x=/c/",
  "/c/../metrics",
  "/c/..//metrics",
  "/c/%2e%2e/metrics",
  "/c/%2E./metrics",
  "/c/..%2fmetrics",
  "/c/..;/metrics",
  "/c/..\\metrics",
  "/c/%5c..%5cmetrics",
  "/c\\..\\metrics",
  "/a/../../metrics",
  "/slack/events/../../metrics",
  "/slack/events/",
  "/Slack/Events",
  "/slack/eventsmetrics",
  "/slack%2fevents",
  "/slack",
  "/cmetrics",
  "/healthz/../metrics",
  "http://localhost/metrics",
  "http://localhost//metrics",
  "https://desk:3000/metrics",
  "*",
];

const hasCaddy = spawnSync("caddy", ["version"]).status === 0;

describe.skipIf(!hasCaddy)("the proxy of deploy/ (needs Caddy)", () => {
  test("Slack and customers come to a real desk through the proxy, and nothing else does", async () => {
    const slack = await startFakeSlack({ scopes: ourScopes });
    onTestFinished(() => slack.close());
    const desk = slackProcess(slack, "http", { TRUST_PROXY: "1", PUBLIC_URL: "https://localhost" });
    await desk.start();
    const { ask } = await startProxy(new URL(desk.url).host);

    const { spec } = manifest<{
      spec: { template: { spec: { containers: Record<string, { httpGet?: { path: string } }>[] } } };
    }>("Deployment");
    const probed = Object.values(spec.template.spec.containers[0]!).flatMap((each) => each.httpGet?.path ?? []);
    expect(probed.toSorted()).toEqual(["/healthz", "/healthz", "/readyz"]);
    for (const path of [...probed, "/metrics", "/practice/phone"])
      expect((await fetch(new URL(path, desk.url))).status, `${path} of the desk itself`).toBe(200);

    expect(await ask(get("/healthz"))).toMatchObject({ status: 200, text: expect.stringContaining("ok ") });
    const page = await ask(get("/c"));
    expect(page).toMatchObject({ status: 200, text: expect.stringContaining("<html") });
    const [, script] = /src="(\/a\/[^"]+)"/.exec(page.text)!;
    expect((await ask(get(script!))).status).toBe(200);
    const json = "content-type: application/json\norigin: https://localhost\nsec-fetch-site: same-origin";
    expect((await ask(`POST /c/state HTTP/1.1\n${json}`, "{}")).status, "the page's own question").toBe(200);
    const foreign = json.replace("https://localhost", "https://evil.example.com");
    expect((await ask(`POST /c/state HTTP/1.1\n${foreign}`, "{}")).status, "that of another page").toBe(403);
    expect((await ask("POST /slack/events HTTP/1.1\ncontent-type: application/json", "{}")).status, "unsigned").toBe(
      401,
    );
    const token = "Zr1nLx5tQe7uJs2mCf4gWd0ab3vYHqk8Zr1nLx5tQe7";
    for (const damaged of [`/c/${token}`, `/c%23${token}`, `/c?${token}`])
      expect((await ask(get(damaged))).status, "a link that servers have seen comes to the desk, which ends it").toBe(
        410,
      );

    for (const path of [...inside, ...tricks]) {
      const { status, text } = await ask(get(path));
      expect([400, 404], `${path}: ${text}`).toContain(status);
      expect(text, path).not.toMatch(/frontdesk_|ready|account desk|text\/html/);
    }
    for (const method of ["HEAD", "POST", "PUT", "OPTIONS"])
      expect((await ask(`${method} /metrics HTTP/1.1`)).status, method).toBe(404);
    expect((await ask(`${get("/metrics")}\nhost: desk`)).status, "another host").not.toBe(200);
  });

  test("the desk is told whence a request comes, by an entry that nobody outside can write", async () => {
    const heard: { url: string; headers: NodeJS.Dict<string | string[]> }[] = [];
    const desk = createServer((request, response) => {
      heard.push({ url: request.url!, headers: request.headers });
      response.end("heard");
    }).listen(0, "127.0.0.1");
    await once(desk, "listening");
    onTestFinished(() => void desk.close());
    const { ask } = await startProxy(`127.0.0.1:${(desk.address() as AddressInfo).port}`);
    const forged =
      "x-forwarded-for: 203.0.113.9\nx-forwarded-proto: http\nx-forwarded-host: evil.example.com\nforwarded: for=203.0.113.9";
    expect((await ask(`${get("/c?x=%2e%2e")}\n${forged}`)).status).toBe(200);
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatchObject({
      url: "/c?x=%2e%2e",
      headers: {
        host: "localhost",
        "x-forwarded-for": "127.0.0.1",
        "x-forwarded-proto": "https",
        "x-forwarded-host": "localhost",
      },
    });
    for (const path of [...inside, ...tricks]) await ask(get(path));
    expect(
      heard.map(({ url }) => url),
      "what came to the desk",
    ).toEqual(["/c?x=%2e%2e"]);
  });
});
