import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";
import { createPages, type Pages } from "../../adapters/web/index.ts";
import { createWeb, type Web } from "../../src/app/web/web.ts";
import { createLinks } from "../../src/desk/customer-links.ts";
import type { Links, Made } from "../../src/desk/links.ts";
import type { Platform, Reception } from "../../src/desk/platform.ts";
import { learn } from "../../src/words/words.ts";
import { openStage, type StageOptions } from "../platform/stage.ts";

/** The agent, who has a platform of their own, on which nothing is drawn here. */
const agent = { id: "terminal:you" };

export type Shop = Awaited<ReturnType<typeof openShop>>;

/** A whole desk with its page on a port, real ledger, vault and practice Tencent. `tls` puts a proxy with a certificate before it. */
export async function openShop({ tls = false, ...options }: StageOptions & { tls?: boolean } = {}) {
  await learn("zh");
  const stage = await openStage("web-desk", options);
  const { clock, log } = stage.settings;
  const proxy = tls ? await openProxy(() => port) : undefined;
  const told: unknown[] = [];
  let reception: Reception;
  let links: Links;
  let pages: Pages;
  let web: Web | undefined;
  let port = 0;

  function keep(given: Reception): void {
    reception = given;
  }

  async function open(): Promise<void> {
    pages = createPages({
      world: "practice",
      built: resolve("dist/adapters/web/browser"),
      deskName: "Harbour Cloud",
      ...(proxy && { publicUrl: proxy.url }),
      trustProxy: 0,
      clock,
      log,
    });
    const takes = { platform: pages.platform, start: async (given: Reception) => keep(given) };
    await stage.open([{ platform: silent(told), start: async () => {} }, takes], {});
    const { desk, ledger, flow } = stage.replica();
    links = createLinks({ desk, ledger, world: "practice", flow });
    pages.start(reception, links);
    web = await createWeb({
      host: "127.0.0.1",
      port,
      ready: async () => true,
      metrics: async () => ({ type: "text/plain", text: "" }),
      takes: (...request) => pages.takes(...request),
    });
    port = Number(new URL(web.url).port);
  }

  async function leave(): Promise<void> {
    pages.stop();
    await web?.close();
    web = undefined;
  }

  await open();
  const close = async () => {
    await leave();
    await stage.close(async () => proxy?.close());
  };
  if (options.whenDone) options.whenDone(close);
  else onTestFinished(close);

  const shop = {
    ...stage.staged,
    /** Where customers reach the desk. */
    url: proxy?.url ?? `http://127.0.0.1:${port}`,
    port: () => port,
    reception: () => reception,
    links: () => links,
    replica: stage.replica,
    /** All that the agent was shown or told. */
    told,
    /** The agent opens a request, with everything that they are asked. Gives its number. */
    opens: (text = "company ana@example.com +852 5123 4567"): Promise<string> =>
      reception.open({ event: randomUUID(), flow: "open", from: agent, at: agent.id, text }),
    async agentPresses(caseId: string, choice: string): Promise<void> {
      const card = await reception.card(caseId, agent.id);
      const question = card?.question === undefined ? {} : { question: card.question };
      await reception.receive(caseId, { type: "pressed", id: randomUUID(), from: agent, choice, ...question });
    },
    /** A new link for the customer, by an agent who is called `name` where they are. */
    async link(caseId: string, name?: string): Promise<Made & { url: string }> {
      const made = await links.make(caseId, { event: randomUUID(), from: agent, ...(name && { name }) });
      if ("whyNot" in made) throw new Error(`No link was made: ${made.whyNot.key}`);
      return { ...made, url: `${shop.url}/c#${made.token}` };
    },
    /** A request whose agent has said go, and a link for its customer. */
    async customer(text?: string) {
      const caseId = await shop.opens(text);
      const link = await shop.link(caseId);
      await shop.agentPresses(caseId, "go");
      return { caseId, ...link };
    },
    codeOn: stage.codeOn,
    /** Waits until a code has come to the phone. */
    async code(texts = 1, phone = "85251234567"): Promise<string> {
      return until(`text ${texts} to ${phone}`, () => stage.codeOn(phone, texts));
    },
    /** Cuts the power. Nobody listens until it comes back. */
    async kill(): Promise<void> {
      stage.replica().power.cut();
      await leave();
    },
    revive: open,
    close,
  };
  return shop;
}

function silent(told: unknown[]): Platform {
  const take = async (...given: unknown[]) => void told.push(given);
  return { name: "terminal", show: take, call: take, tell: take, reveal: take };
}

/** Resolves with what `look` finds within 20 seconds. */
export async function until<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  for (const deadline = performance.now() + 20_000; performance.now() < deadline; ) {
    const found = await look();
    if (found) return found;
    await new Promise((go) => setTimeout(go, 20));
  }
  throw new Error(`Missing after 20 s: ${what}`);
}

/** A web server with a certificate of its own, as it stands before a desk. */
async function openProxy(port: () => number) {
  const folder = mkdtempSync(join(tmpdir(), "certificate-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const self = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
  const made = spawnSync("openssl", [...self, "-subj", "/CN=localhost", "-keyout", key, "-out", cert], {
    encoding: "utf8",
  });
  if (made.status !== 0) throw new Error(`openssl ended with ${made.status}: ${made.stderr}`);
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (asked, answer) => {
    const { method, url, headers } = asked;
    const on = request({ host: "127.0.0.1", port: port(), method, path: url, headers }, (got) => {
      answer.writeHead(got.statusCode!, got.headers);
      got.pipe(answer);
    });
    on.on("error", () => answer.destroy());
    answer.on("close", () => on.destroy());
    asked.pipe(on);
  });
  rmSync(folder, { recursive: true });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((gone) => server.close(gone));
    },
  };
}
