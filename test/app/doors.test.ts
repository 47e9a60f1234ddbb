import { EventEmitter, once } from "node:events";
import { request, type Server } from "node:http";
import { connect } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { limitConnections, networkOf } from "../../src/app/web/connections.ts";
import { createWeb, type WebParts } from "../../src/app/web/web.ts";
import { countEach } from "../../src/machine/count-each.ts";
import { startSandbox } from "../../src/practice/server.ts";

async function doors(parts: Partial<WebParts> = {}): Promise<{ port: number; url: string }> {
  const web = await createWeb({
    host: "127.0.0.1",
    port: 0,
    ready: async () => true,
    metrics: async () => ({ type: "text/plain", text: "" }),
    practice: { phone: () => [], books: () => ({}) },
    ...parts,
  });
  onTestFinished(() => web.close());
  return { url: web.url, port: Number(new URL(web.url).port) };
}

function status(port: number, path: string, headers: Record<string, string> = {}): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, path, headers, agent: false }, (response) => resolve(response.resume().statusCode));
    asked.on("error", reject).end();
  });
}

/** What comes back for these bytes until the other side hangs up. */
async function raw(port: number, bytes: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  socket.write(bytes);
  let answer = "";
  socket.on("data", (chunk) => {
    answer += String(chunk);
  });
  await once(socket, "close", { signal: AbortSignal.timeout(25_000) });
  return answer;
}

test("while a chat refuses every post, the desk is ready and says so", async () => {
  const refusing: string[] = [];
  const { url } = await doors({ refusing: () => refusing });
  const ready = async () => {
    const answer = await fetch(`${url}/readyz`);
    return [answer.status, await answer.text()];
  };
  expect(await ready()).toEqual([200, "ready\n"]);
  refusing.push("slack");
  expect(await ready()).toEqual([200, "ready, but slack refuses every post of this desk\n"]);
});

const passedOn = [
  "Forwarded",
  "X-Forwarded-For",
  "X-Forwarded-Host",
  "X-Forwarded-Proto",
  "X-Forwarded-Server",
  "X-Original-Forwarded-For",
  "X-Original-URL",
  "X-Real-IP",
  "X-Client-IP",
  "X-Cluster-Client-IP",
  "X-Remote-Addr",
  "True-Client-IP",
  "CF-Connecting-IP",
  "CF-Ray",
  "Fly-Client-IP",
  "Fastly-Client-IP",
  "Via",
  "CDN-Loop",
  "X-Amzn-Trace-Id",
  "X-Envoy-External-Address",
  "X-Cloud-Trace-Context",
  "X-ARR-ClientIP",
  "X-Azure-ClientIP",
  "Tailscale-User-Login",
  "ngrok-skip-browser-warning",
  "ngrok-trace-id",
  "Proxy-Connection",
  "X-NginX-Proxy",
  "X-ProxyUser-IP",
  "X-HAProxy-Server",
  "X-BlueCoat-Via",
  "X-Originating-IP",
  "X-URL-Scheme",
  "X-HTTPS",
  "X-SSL-Client-Verify",
  "Front-End-Https",
];

describe("the practice pages are for whoever sits at this machine", () => {
  test.each(passedOn)("and refuse a request with %s, which was passed on", async (header) => {
    const { port } = await doors();
    for (const page of ["phone", "books"])
      expect(await status(port, `/practice/${page}`, { [header]: "203.0.113.7" }), page).toBe(404);
    expect(await status(port, "/healthz", { [header]: "203.0.113.7" })).toBe(200);
    const sandbox = await startSandbox();
    onTestFinished(() => sandbox.close());
    for (const page of ["/phone", "/books"])
      expect(await status(Number(new URL(sandbox.url).port), page, { [header]: "203.0.113.7" })).toBe(404);
  });

  test.each(["books.example.com", "127.0.0.1.example.com", "localhost.example.com:3000", "10.0.0.1", "[::2]"])(
    "nor by another name: %j",
    async (host) => {
      const { port } = await doors();
      expect(await status(port, "/practice/books", { host })).toBe(404);
    },
  );

  test("and refuse a proxy with HTTP/1.0, which does not say for whom it asks", async () => {
    const { port } = await doors();
    expect(await raw(port, "GET /practice/books HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")).toMatch(/^HTTP\/1\.1 404/);
    expect(await raw(port, "GET /healthz HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")).toMatch(/^HTTP\/1\.1 200/);
  });

  test("and let in a browser, curl and fetch on this machine", async () => {
    const { port, url } = await doors();
    const browser = {
      host: `localhost:${port}`,
      "user-agent": "Mozilla/5.0",
      "accept-language": "en",
      "sec-fetch-site": "none",
      "upgrade-insecure-requests": "1",
      "cache-control": "max-age=0",
      dnt: "1",
      cookie: "a=b",
      "if-none-match": "x",
    };
    expect(await status(port, "/practice/phone", browser)).toBe(200);
    expect((await fetch(`${url}/practice/books`)).status).toBe(200);
  });
});

describe("a slow client is disconnected", () => {
  test("whose headers do not end", async () => {
    const { port } = await doors();
    expect(await raw(port, "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")).toMatch(/^HTTP\/1\.1 408|^$/);
  });

  test("whose body does not end", async () => {
    const { port } = await doors({
      takes(incoming) {
        incoming.on("error", () => {}).resume();
        return true;
      },
    });
    const head = "POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\nfew";
    expect(await raw(port, head)).toMatch(/^HTTP\/1\.1 408|^$/);
  });
});

describe("connections", () => {
  /** A server at which connections arrive, as far as counting them needs one. */
  function counted() {
    const server = new EventEmitter() as Server;
    const stays = limitConnections(server, () => {});
    const arrives = (remoteAddress: string) => {
      const socket = Object.assign(new EventEmitter(), { remoteAddress, isRefused: false, destroy: () => {} });
      socket.destroy = () => void Object.assign(socket, { isRefused: true });
      server.emit("connection", socket);
      return {
        ...socket,
        isRefused: socket.isRefused,
        stays: () => stays(socket as never),
        ends: () => socket.emit("close"),
      };
    };
    return { server, arrives };
  }

  test("are 5,000 at most, and 4,000 more that stay open", () => {
    const { server, arrives } = counted();
    expect(server.maxConnections).toBe(9_000);
    const all = Array.from({ length: 5_000 }, () => arrives("127.0.0.1"));
    expect([all.some(({ isRefused }) => isRefused), arrives("127.0.0.1").isRefused]).toEqual([false, true]);
    all[0]!.stays();
    expect([arrives("127.0.0.1").isRefused, arrives("127.0.0.1").isRefused]).toEqual([false, true]);
    all[0]!.ends(); // it was counted apart, so nothing else becomes free
    expect(arrives("127.0.0.1").isRefused).toBe(true);
    all[1]!.ends();
    expect(arrives("127.0.0.1").isRefused).toBe(false);
  });

  test("that stay open are not among the 20 of an address, and 200 of it may", () => {
    const { arrives } = counted();
    for (let i = 0; i < 200; i += 1) {
      const one = arrives("203.0.113.7");
      expect(one.isRefused).toBe(false);
      one.stays();
    }
    for (let i = 0; i < 20; i += 1) {
      const one = arrives("203.0.113.7");
      expect(one.isRefused).toBe(false);
      one.stays();
    }
    expect(arrives("203.0.113.7").isRefused).toBe(true);
  });

  test.each(["203.0.113.7", "::ffff:203.0.113.7", "2001:db8::1"])("are 20 of %s at most, until some end", (address) => {
    const counts = countEach(20, networkOf);
    for (let i = 0; i < 20; i += 1) expect(counts.comes(address)).toBe(true);
    expect(counts.comes(address)).toBe(false);
    expect(counts.comes("198.51.100.9")).toBe(true);
    counts.goes(address);
    expect([counts.comes(address), counts.comes(address)]).toEqual([true, false]);
  });

  test("of one IPv6 network count together, and so does an IPv4 address in both spellings", () => {
    const counts = countEach(20, networkOf);
    for (let i = 0; i < 20; i += 1) expect(counts.comes(`2001:db8:0:1::${i.toString(16)}`)).toBe(true);
    expect(counts.comes("2001:db8:0:1:ffff::")).toBe(false);
    expect(counts.comes("2001:db8:0:2::1")).toBe(true);
    for (let i = 0; i < 20; i += 1) counts.comes("203.0.113.7");
    expect(counts.comes("::ffff:203.0.113.7")).toBe(false);
  });

  test.each([
    "127.0.0.1",
    "::1",
    "::ffff:127.0.0.1",
    "10.1.2.3",
    "172.31.0.1",
    "192.168.1.1",
    "fd00::1",
    "fe80::1%eth0",
  ])("of a proxy at %s, which speaks for everybody, are not counted", (address) => {
    const counts = countEach(20, networkOf);
    for (let i = 0; i < 200; i += 1) expect(counts.comes(address)).toBe(true);
  });

  test("200 at once through a proxy on this machine are all answered", async () => {
    const { port } = await doors();
    const answers = await Promise.all(Array.from({ length: 200 }, () => status(port, "/healthz")));
    expect(answers.filter((answer) => answer !== 200)).toEqual([]);
  });
});
