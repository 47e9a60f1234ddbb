import { request } from "node:http";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { createWrongTokens } from "../../adapters/web/connect/wrong-tokens.ts";
import { createClient, kindIn } from "./client.ts";
import { openShop } from "./shop.ts";

/** A request with any headers, which fetch would not send. */
function raw(port: number, path: string, headers: Record<string, string> = {}, method = "GET", body = "") {
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
    const asked = request({ port, path, method, headers, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode!, headers: response.headers, text }));
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

describe("a GET", () => {
  test("of the page gives the same bytes to everybody, whoever they are and whatever they ask for", async () => {
    const shop = await openShop();
    const { token } = await shop.customer();
    const ana = createClient(shop.url);
    await ana.comes(token);
    const cookie = [...ana.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const pages = await Promise.all(
      [{}, { cookie }, { "accept-language": "zh-CN" }, { "user-agent": "robot", purpose: "prefetch" }].map((headers) =>
        raw(shop.port(), "/c", headers),
      ),
    );
    expect(new Set(pages.map(({ text }) => text)).size).toBe(1);
    for (const { headers } of pages) expect(headers["set-cookie"]).toBeUndefined();
  });

  test("of the page forbids everything but the files that it names by hash", async () => {
    const { url } = await openShop();
    const { headers } = await fetch(`${url}/c`);
    const policy = headers.get("content-security-policy")!;
    expect(policy).toMatch(/^default-src 'none'; /);
    for (const each of ["frame-ancestors 'none'", "form-action 'none'", "base-uri 'none'", "connect-src 'self'"])
      expect(policy).toContain(each);
    expect(policy).not.toMatch(/unsafe|\*|data: *script|script-src 'self'/);
    expect(Object.fromEntries(headers)).toMatchObject({
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-robots-tag": expect.stringContaining("noindex"),
    });
    expect(headers.get("strict-transport-security")).toBeNull();
  });

  test("behind https promises that it stays so", async () => {
    const shop = await openShop({ tls: true });
    const { host } = new URL(shop.url);
    const { headers } = await raw(shop.port(), "/c", { host });
    expect(headers["strict-transport-security"]).toMatch(/max-age=\d{8}/);
    expect(headers["content-security-policy"]).toContain(`script-src ${shop.url}/a/`);
  });

  test("of a file is kept for good, is named by what is in it, and one that is not there is not kept", async () => {
    const { url } = await openShop();
    const html = await (await fetch(`${url}/c`)).text();
    const files = [...new Set([...html.matchAll(/\/a\/[\w.]+/g)].map(([path]) => path))];
    expect(files.length).toBeGreaterThan(2);
    let size = 0;
    for (const path of files) {
      const response = await fetch(url + path);
      expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
      expect(response.headers.get("content-encoding")).toMatch(/^(br|gzip)$/);
      size += gzipSync(await response.text()).length;
    }
    expect(size).toBeLessThan(25_000);
    const missing = await fetch(`${url}/a/000000000000000000000000.js`);
    expect([missing.status, missing.headers.get("cache-control")]).toEqual([404, "no-store"]);
  });

  test.each(["/cases", "/account", "/c-other", "/ab"])("of %s is left to others", async (path) => {
    const { url } = await openShop();
    const response = await fetch(url + path);
    expect([response.status, response.headers.get("content-security-policy")]).toEqual([404, null]);
  });
});

describe("a POST", () => {
  const good = (url: string) => ({ origin: url, "content-type": "application/json" });

  test.each([
    ["of another origin", { origin: "https://evil.example" }],
    ["of a port beside ours", { origin: "http://127.0.0.1:1" }],
    ["of no origin", { origin: undefined }],
    ["of a sandboxed frame", { origin: "null" }],
    ["that a form could send", { "content-type": "text/plain" }],
    ["that a browser calls foreign", { "sec-fetch-site": "cross-site" }],
    ["that a browser calls a neighbour's", { "sec-fetch-site": "same-site" }],
  ])("%s is refused and changes nothing", async (_, headers) => {
    const shop = await openShop();
    const { token } = await shop.customer();
    const ana = createClient(shop.url);
    const answer = await ana.post("open", { token, gesture: true }, headers);
    expect(answer.status).toBe(403);
    expect(await shop.links().look(token)).toMatchObject({ is: "fresh" });
  });

  test("by another name of this machine is refused", async () => {
    const shop = await openShop();
    const sent = { ...good("http://rebound.example"), host: "rebound.example" };
    expect((await raw(shop.port(), "/c/look", sent, "POST", "{}")).status).toBe(403);
  });

  test.each([
    ["too long", "x".repeat(17_000), 413],
    ["no JSON", "{", 400],
    ["no object", "[]", 400],
    ["a token that is none", '{"token":"short"}', 400],
    ["a wish that there is not", '{"wanted":{"is":"cancelled"}}', 400],
    ["a wish for another request", '{"wanted":{"is":"press","choice":"go","caseId":"R-AAAA"},"id":"x"}', 400],
  ])("with a body that is %s is refused", async (_, body, status) => {
    const { url } = await openShop();
    expect((await createClient(url).post("act", body)).status).toBe(status);
  });

  test("of an act needs a look at the page within ten minutes, by this browser", async () => {
    const shop = await openShop();
    const { caseId, token, person } = await shop.customer();
    const ana = createClient(shop.url);
    expect(kindIn(await ana.comes(token))).toBe("password");
    const press = { is: "press", choice: "make" };
    const isAsked = async () => (await shop.reception().card(caseId, person))?.view.inputs !== undefined;
    await ana.act(press, { stamp: undefined });
    await ana.act(press, { stamp: `${Date.now().toString(36)}.${"A".repeat(43)}` });
    const looked = ana.stamp();
    shop.pass(12 * 60_000);
    await ana.act(press, { stamp: looked });
    expect(await isAsked()).toBe(true);
    await ana.act(press);
    expect(await isAsked()).toBe(false);
  });
});

describe("a wrong token", () => {
  test("waits after many wrong ones, and a right one never does", async () => {
    const shop = await openShop();
    const { token } = await shop.customer();
    const guessing = Array.from({ length: 60 }, (_, n) =>
      createClient(shop.url).look(`${"wrong".repeat(8)}${String(n).padStart(3, "0")}`),
    );
    const first = await Promise.race([
      createClient(shop.url)
        .look(token)
        .then((answer) => ({ answer, of: "right" })),
      Promise.all(guessing).then(([answer]) => ({ answer: answer!, of: "wrong" })),
    ]);
    expect([first.of, kindIn(first.answer)]).toEqual(["right", "fresh"]);
    for (const answer of await Promise.all(guessing)) expect(kindIn(answer)).toBe("paste-wrong");
  });

  test("is refused without an answer while 200 others wait for theirs", async () => {
    const wrong = createWrongTokens(() => 0);
    const answers = await Promise.all(Array.from({ length: 250 }, () => wrong.slow()));
    expect(answers).toEqual([...Array(220).fill(true), ...Array(30).fill(false)]); // the first 20 wait for nothing
    expect(await createWrongTokens(() => 0).slow()).toBe(true);
  });
});
