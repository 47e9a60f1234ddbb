import { EventEmitter, once } from "node:events";
import http from "node:http";
import net, { type Socket } from "node:net";
import tls from "node:tls";
import { expect, test } from "vitest";
import { z } from "zod";
import { partnerService } from "../../src/tencent/partner.ts";
import { tc3Authorization } from "../../src/tencent/tc3.ts";
import type { CallOptions, CloudApi } from "../../src/tencent/transport.ts";
import { cloudAt, credential, deadPort, httpServer, listen, responding, tcpServer } from "./loopback.ts";
import { selfSigned } from "./self-signed.ts";

const anything = z.looseObject({});
const secret = "Pass!word1";
const shortly = 1_500;

function call(cloud: CloudApi, options?: CallOptions) {
  return cloud.call("CreateAccount", { Mail: "ana@example.com", Password: secret }, anything, options);
}

function rawAnswer(answer: (socket: Socket) => void) {
  return tcpServer((socket, soFar) => {
    if (soFar.includes(secret)) answer(socket);
  });
}

test("the request is one POST to the root, signed over the host without its port", async () => {
  const { url, received } = await responding({});
  const signedAt = Date.now();
  const outcome = await call(cloudAt(url), { signedAt });

  expect(outcome).toMatchObject({ is: "done", requestId: "r-1" });
  const [request] = received;
  const timestamp = Math.floor(signedAt / 1000);
  const signed = { ...partnerService, host: "127.0.0.1", contentType: "application/json", timestamp };
  expect(request?.headers).toMatchObject({
    host: new URL(url).host,
    authorization: tc3Authorization({ ...signed, body: request?.body ?? "" }, credential),
    "content-type": "application/json",
    "x-tc-action": "CreateAccount",
    "x-tc-version": "2022-09-28",
    "x-tc-timestamp": String(timestamp),
    "x-tc-language": "en-US",
  });
  expect(request?.headers).not.toHaveProperty("x-tc-token");
  expect(request?.headers).not.toHaveProperty("x-tc-region");
});

test("a temporary credential brings its token along", async () => {
  const { url, received } = await responding({});
  await call(cloudAt(url, { credential: async () => ({ ...credential, token: "of-an-hour" }) }));
  expect(received[0]?.headers["x-tc-token"]).toBe("of-an-hour");
});

test("the server's time comes with what it says, done or refused", async () => {
  const date = "Wed, 21 Oct 2026 07:28:00 GMT";
  const { url } = await httpServer((request, reply) => {
    reply.setHeader("date", date);
    const refusal = request.headers["x-tc-action"] === "Wrong" && { Error: { Code: "InvalidAction", Message: "" } };
    reply.end(JSON.stringify({ Response: { RequestId: "r-1", ...refusal } }));
  });
  const cloud = cloudAt(url);
  const serverTime = Date.parse(date);
  expect(await cloud.call("Right", {}, anything)).toMatchObject({ is: "done", serverTime });
  expect(await cloud.call("Wrong", {}, anything)).toMatchObject({ is: "refused", serverTime });
});

test("a refusal has its code and request id, and gives back nothing that was sent", async () => {
  const { url } = await responding({
    Error: { Code: "InvalidParameter.PasswordFormatIncorrect", Message: `Password ${secret} is bad` },
  });
  expect(await call(cloudAt(url))).toMatchObject({
    is: "refused",
    code: "InvalidParameter.PasswordFormatIncorrect",
    message: "Password … is bad",
    requestId: "r-1",
  });
});

test.each([
  ["blank", { secretId: "", secretKey: "key" }],
  ["padded", { secretId: "id", secretKey: "key\n" }],
  ["a blank token", { secretId: "id", secretKey: "key", token: "" }],
  ["unset", JSON.parse("{}")],
])("a credential that is %s is never signed with", async (_kind, broken) => {
  const { url, received } = await responding({});
  expect(await call(cloudAt(url, { credential: async () => broken }))).toEqual({ is: "not-sent", why: "credentials" });
  expect(received).toEqual([]);
});

test("a credential that cannot be had means that nothing was sent", async () => {
  const { url } = await responding({});
  const cloud = cloudAt(url, { credential: () => Promise.reject(new Error("the STS is away")) });
  expect(await call(cloud)).toEqual({ is: "not-sent", why: "credentials" });
});

test("a port that nobody listens on is a certain no", async () => {
  const cloud = cloudAt(`http://127.0.0.1:${await deadPort()}`);
  expect(await call(cloud)).toEqual({ is: "not-sent", why: "refused" });
});

test("a name that does not resolve is a certain no", async () => {
  const tooLongToAskFor = `${"a".repeat(64)}.invalid`;
  expect(await call(cloudAt(`http://${tooLongToAskFor}`))).toEqual({ is: "not-sent", why: "dns" });
});

test("a certificate that nobody vouches for is a certain no: no request goes out", async () => {
  const server = tls.createServer(selfSigned());
  let heard = "";
  server.on("secureConnection", (socket) => socket.on("data", (chunk) => (heard += chunk)));
  server.on("tlsClientError", () => {});
  const cloud = cloudAt(`https://127.0.0.1:${await listen(server)}`);
  expect(await call(cloud)).toEqual({ is: "not-sent", why: "certificate" });
  expect(heard).toBe("");
});

test.each([true, false])("a handshake that never ends is a certain no (own connection: %s)", async (ownConnection) => {
  const silent = await tcpServer(() => {});
  const cloud = cloudAt(`https://127.0.0.1:${silent.port}`, { deadlineMs: 300 });
  expect(await call(cloud, { ownConnection })).toEqual({ is: "not-sent", why: "connect-timeout" });
  expect(silent.seen.bytes).not.toContain(secret);
});

test("a connection that is cut in its handshake is a certain no", async () => {
  const { port } = await tcpServer((socket) => socket.resetAndDestroy());
  expect(await call(cloudAt(`https://127.0.0.1:${port}`))).toEqual({ is: "not-sent", why: "unreachable" });
});

test("a signature older than a minute is not sent: the server gets a connection and not one byte", async () => {
  const server = await tcpServer(() => {});
  const signedAt = Date.now();
  const cloud = cloudAt(`http://127.0.0.1:${server.port}`, { clock: () => signedAt + 60_001 });
  const outcome = await call(cloud, { signedAt, ownConnection: true });
  expect(outcome).toEqual({ is: "not-sent", why: "stale-signature" });
  expect(server.seen).toEqual({ connections: 1, bytes: "" });
});

test("a signature of just a minute is sent", async () => {
  const { url, received } = await responding({});
  const signedAt = Date.now();
  const cloud = cloudAt(url, { clock: () => signedAt + 60_000 });
  expect(await call(cloud, { signedAt })).toMatchObject({ is: "done" });
  expect(received).toHaveLength(1);
});

test("a signature that grows old while the connection is made is not sent either", async () => {
  let now = Date.now();
  const server = await tcpServer(() => {});
  const everyLookAMinuteLater = () => {
    now += 60_001;
    return now;
  };
  const cloud = cloudAt(`http://127.0.0.1:${server.port}`, { clock: everyLookAMinuteLater });
  expect(await call(cloud, { ownConnection: true })).toEqual({ is: "not-sent", why: "stale-signature" });
  expect(server.seen).toEqual({ connections: 1, bytes: "" });
});

test("a call given up before it began was not sent", async () => {
  const { url, received } = await responding({});
  const outcome = await call(cloudAt(url), { signal: AbortSignal.abort() });
  expect(outcome).toEqual({ is: "not-sent", why: "aborted-before-write" });
  expect(received).toEqual([]);
});

test("a call given up while it connects was not sent, though the connection comes about afterwards", async () => {
  const connections = new EventEmitter();
  const server = await tcpServer(
    () => {},
    (socket) => socket.on("close", () => connections.emit("closed")),
  );
  const closed = once(connections, "closed");
  const giveUp = new AbortController();
  const outcome = call(cloudAt(`http://127.0.0.1:${server.port}`), { signal: giveUp.signal });
  await new Promise((resolve) => process.nextTick(resolve)); // the socket is asked for; no I/O has happened yet
  giveUp.abort();
  expect(await outcome).toEqual({ is: "not-sent", why: "aborted-before-write" });
  await closed;
  expect(server.seen).toEqual({ connections: 1, bytes: "" });
});

test("a call given up after it was written is unknown", async () => {
  const giveUp = new AbortController();
  const { port } = await rawAnswer(() => giveUp.abort());
  const outcome = await call(cloudAt(`http://127.0.0.1:${port}`), { signal: giveUp.signal });
  expect(outcome).toEqual({ is: "unknown", why: "aborted" });
});

const okHead = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";

test.each<[string, (socket: Socket) => void]>([
  ["reset before any answer", (socket) => socket.resetAndDestroy()],
  ["closed before any answer", (socket) => socket.end()],
  ["closed in the middle of the body", (socket) => socket.end(`${okHead}content-length: 100\r\n\r\n{"Resp`)],
  [
    "reset in the middle of the body",
    (socket) => socket.write(`${okHead}content-length: 100\r\n\r\n{"Resp`, () => socket.resetAndDestroy()),
  ],
])("a connection %s leaves it unknown", async (_how, answer) => {
  const { port } = await rawAnswer(answer);
  expect(await call(cloudAt(`http://127.0.0.1:${port}`))).toEqual({ is: "unknown", why: "reset" });
});

test.each<[string, (socket: Socket) => void]>([
  ["no header", () => {}],
  ["a body that stalls", (socket) => socket.write(`${okHead}content-length: 100\r\n\r\n{"Resp`)],
  [
    "a body that drips for ever",
    (socket) => {
      socket.write(`${okHead}content-length: 100000\r\n\r\n`);
      const drip = setInterval(() => socket.write(" "), 20);
      socket.on("close", () => clearInterval(drip));
    },
  ],
])("one deadline covers it all: %s is a time-out", async (_what, answer) => {
  const { port } = await rawAnswer(answer);
  const cloud = cloudAt(`http://127.0.0.1:${port}`, { deadlineMs: shortly });
  expect(await call(cloud)).toEqual({ is: "unknown", why: "timeout" });
});

test.each<[string, (socket: Socket) => void, object]>([
  [
    "502",
    (s) => s.end("HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n"),
    { is: "unknown", why: "http-status", status: 502 },
  ],
  [
    "a 400 with a refusal inside",
    (s) => s.end(answered(refusal, "400 Bad Request")),
    { is: "unknown", why: "http-status", status: 400 },
  ],
  ["HTML", (s) => s.end(answered("<html>welcome</html>")), { is: "unknown", why: "not-json", status: 200 }],
  ["nothing", (s) => s.end(answered("")), { is: "unknown", why: "not-json", status: 200 }],
  [
    "JSON cut short",
    (s) => s.end(answered('{"Response":{"Uin":"20000')),
    { is: "unknown", why: "not-json", status: 200 },
  ],
  ["JSON without Response", (s) => s.end(answered("{}")), { is: "unknown", why: "bad-shape", status: 200 }],
  [
    "a refusal without a request id",
    (s) => s.end(answered('{"Response":{"Error":{"Code":"AuthFailure"}}}')),
    { is: "unknown", why: "bad-shape", status: 200 },
  ],
  ["something that is not HTTP", (s) => s.end("220 mail.example.com ready\r\n"), { is: "unknown", why: "not-http" }],
])("an answer of %s is unknown", async (_what, answer, expected) => {
  const { port } = await rawAnswer(answer);
  expect(await call(cloudAt(`http://127.0.0.1:${port}`))).toEqual(expected);
});

const refusal = '{"Response":{"RequestId":"r-1","Error":{"Code":"AuthFailure","Message":""}}}';

function answered(body: string, status = "200 OK"): string {
  return `HTTP/1.1 ${status}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

test("an early hint before the answer is not the answer", async () => {
  const { port } = await rawAnswer((socket) => socket.end(`HTTP/1.1 103 Early Hints\r\n\r\n${answered(refusal)}`));
  expect(await call(cloudAt(`http://127.0.0.1:${port}`))).toMatchObject({ is: "refused", code: "AuthFailure" });
});

test("a redirect is not followed: the other server hears nothing, and it is unknown", async () => {
  const other = await responding({ Uin: "200000000001" });
  const { url } = await httpServer((_request, reply) => reply.writeHead(307, { location: other.url }).end());
  expect(await call(cloudAt(url))).toEqual({ is: "unknown", why: "redirect", status: 307 });
  expect(other.received).toEqual([]);
});

test("a body of 100 MB is dropped at the cap, not read", async () => {
  const size = 100_000_000;
  const closed = new EventEmitter();
  const { url } = await httpServer((request, reply) => {
    request.socket.on("close", () => closed.emit("close", request.socket.bytesWritten));
    reply.writeHead(200, { "content-length": size });
    const chunk = Buffer.alloc(65_536, 32);
    const more = () => {
      while (!reply.destroyed && reply.write(chunk));
      reply.once("drain", more);
    };
    more();
  });
  const dropped = once(closed, "close");
  expect(await call(cloudAt(url))).toEqual({ is: "unknown", why: "too-large", status: 200 });
  const [written] = await dropped;
  expect(written).toBeLessThan(size / 2);
});

test("a body of exactly the cap is read, one byte more is not", async () => {
  const { url } = await httpServer((_request, reply) => reply.end(refusal));
  const cap = Buffer.byteLength(refusal);
  expect(await call(cloudAt(url, { bodyCapBytes: cap }))).toMatchObject({ is: "refused" });
  expect(await call(cloudAt(url, { bodyCapBytes: cap - 1 }))).toMatchObject({ why: "too-large" });
});

test("integers beyond 2^53 keep their digits, other numbers and strings are left alone", async () => {
  const { url } = await httpServer((_request, reply) =>
    reply.end(
      '{"Response":{"RequestId":"r-1","Big":9007199254740993123,"Small":200000123456,"Rate":1.12345678901234567890,' +
        '"Text":"say \\"9007199254740993123\\"","List":[-9007199254740993123,0]}}',
    ),
  );
  expect(await call(cloudAt(url))).toMatchObject({
    value: {
      Big: "9007199254740993123",
      Small: 200000123456,
      Rate: 1.1234567890123457,
      Text: 'say "9007199254740993123"',
      List: ["-9007199254740993123", 0],
    },
  });
});

test("calls share a connection; one that asks for its own gets a fresh one and closes it", async () => {
  const { url, received } = await responding({});
  const cloud = cloudAt(url);
  for (const options of [{}, {}, { ownConnection: true }, { ownConnection: true }]) {
    await call(cloud, options);
    await new Promise((resolve) => setTimeout(resolve, 20)); // a socket is idle for a turn of the loop before it is used again
  }
  const [first, second, third, fourth] = received.map(({ socket }) => socket);
  expect(first === second).toBe(true);
  expect(new Set([first, third, fourth]).size).toBe(3);
  expect(received.map(({ headers }) => headers.connection)).toEqual(["keep-alive", "keep-alive", "close", "close"]);
});

test("no call is sent twice", async () => {
  const server = await rawAnswer((socket) => socket.resetAndDestroy());
  await call(cloudAt(`http://127.0.0.1:${server.port}`), { ownConnection: true });
  await call(cloudAt(`http://127.0.0.1:${server.port}`));
  expect(server.seen.connections).toBe(2);
  expect(server.seen.bytes.match(/POST/g)).toHaveLength(2);
});

test("nothing secret is in any outcome", async () => {
  const { port } = await rawAnswer((socket) => socket.end(answered(`no JSON: ${secret} ${credential.secretKey}`)));
  const { url } = await responding({ Error: { Code: "InternalError", Message: `at ${secret}` } });
  const outcomes = [
    await call(cloudAt(`http://127.0.0.1:${port}`)),
    await call(cloudAt(url)),
    await call(cloudAt("http://127.0.0.1:1")),
  ];
  expect(JSON.stringify(outcomes)).not.toMatch(new RegExp(`${secret}|${credential.secretKey}|TC3-HMAC`));
});

test("a proxy is for https: practice on loopback never goes through it", async () => {
  const { url } = await responding({});
  const cloud = cloudAt(url, { proxy: { url: `http://127.0.0.1:${await deadPort()}`, except: "" } });
  expect(await call(cloud)).toMatchObject({ is: "done" });
});

test("a proxy that refuses the tunnel is a certain no", async () => {
  const { port } = await tcpServer((socket) => socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"));
  const cloud = cloudAt("https://127.0.0.1:1", { proxy: { url: `http://127.0.0.1:${port}`, except: "" } });
  expect(await call(cloud)).toEqual({ is: "not-sent", why: "unreachable" });
});

test("a proxy that drops the tunnel is a certain no, and is left in peace afterwards", async () => {
  const proxy = await tcpServer((socket) => socket.destroy());
  const cloud = cloudAt("https://127.0.0.1:1", {
    proxy: { url: `http://127.0.0.1:${proxy.port}`, except: "" },
    deadlineMs: 300,
  });
  expect(await call(cloud)).toEqual({ is: "not-sent", why: "connect-timeout" });
  const before = proxy.seen.connections;
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(proxy.seen.connections - before).toBeLessThanOrEqual(1); // one may have been on its way
});

test("through a proxy the certificate is still Tencent's to show", async () => {
  const origin = tls.createServer(selfSigned());
  origin.on("tlsClientError", () => {});
  const originPort = await listen(origin);
  const proxy = http.createServer();
  const tunnels: string[] = [];
  proxy.on("connect", (request, client: Socket) => {
    tunnels.push(request.url ?? "");
    const upstream = net.connect(originPort, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on("error", () => client.destroy());
    client.on("error", () => upstream.destroy());
  });
  const cloud = cloudAt(`https://127.0.0.1:${originPort}`, {
    proxy: { url: `http://127.0.0.1:${await listen(proxy)}`, except: "" },
  });
  expect(await call(cloud)).toEqual({ is: "not-sent", why: "certificate" });
  expect(tunnels).toEqual([`127.0.0.1:${originPort}`]);
});
