import { setTimeout as pause } from "node:timers/promises";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import { streamSSE } from "hono/streaming";
import { type Language, languageOf } from "../../../src/words/languages.ts";
import { inLanguage, learn } from "../../../src/words/words.ts";
import { createAssets } from "../connect/assets.ts";
import { guarded, guardedPage } from "../connect/headers.ts";
import { base } from "../style/base.ts";
import { tokens } from "../style/tokens.ts";
import { Page } from "./draw/page.tsx";
import type { Scene } from "./draw/scene.ts";
import type { Side } from "./front.ts";
import { readSent, type Sent } from "./read.ts";
import type { Streams, Viewer } from "./streams.ts";
import { style } from "./style.ts";

interface DoorParts {
  /** The folder into which the compiler wrote what runs in browsers. */
  built: string;
  version: string;
  scene: () => Promise<Scene>;
  /** To be told that the whole page was drawn once with this scene. */
  drawn: (scene: Scene) => void;
  streams: Streams;
  act: (side: Side, sent: Sent) => Promise<void>;
  /** To be told why a request was not answered. */
  failed: (error: Error) => void;
  /** Resolves when what was promised so far has been shown. */
  shown: () => Promise<void>;
}

/** How long somebody without a script waits for what comes of a press (ms). */
const longestMs = 2_000;

const largestBody = 64 * 1024;

/** Answers every request for the playground. Only programs on this machine may ask. */
export function createDoor({ built, version, scene, drawn, streams, act, shown, failed }: DoorParts) {
  const assets = createAssets(built);
  const files = { sheet: assets.sheet(tokens, base, style), script: assets.script("play.js") };
  const app = new Hono();

  const originOf = (host: string | undefined) => `http://${host ?? ""}`;

  app.use(async (c, next) => {
    if (!isOfThisPage(c.req.raw.headers, c.req.method, originOf(c.req.header("host"))))
      return c.body("This is answered to the page itself only.\n", 403, guarded(""));
    return next();
  });
  app.get("/a/:name", (c) => {
    const { status, headers, body } = assets.answer(c.req.path, c.req.header("accept-encoding"));
    return new Response(body ? new Uint8Array(body) : null, { status, headers });
  });
  app.get("/", async (c) => {
    const language = languageAsked(c.req.query("lang"), c.req.header("accept-language"));
    await learn(language);
    const now = await scene();
    const page = inLanguage(language, () => String(<Page scene={now} {...{ language, version, ...files }} />));
    drawn(now);
    return c.body(page, 200, pageHeaders(originOf(c.req.header("host"))));
  });
  app.get("/play/events", (c) => {
    const language = languageOf(c.req.query("lang"));
    for (const [name, value] of Object.entries(guarded(""))) c.header(name, value);
    c.header("x-accel-buffering", "no");
    const answer = streamSSE(c, async (stream) => {
      await learn(language);
      await new Promise<void>((end) => {
        const send: Viewer["send"] = (event, data) => void stream.writeSSE({ event, data }).catch(() => end());
        stream.onAbort(streams.add({ language, drawn: new Map(), send, end }));
        stream.onAbort(end);
      });
    });
    answer.headers.set("connection", "close"); // else the browser asks again over it, and a desk that ends can't end
    return answer;
  });
  app.post("/play/do", bodyLimit({ maxSize: largestBody }), async (c) => {
    const fields = await c.req.parseBody();
    const texts = Object.entries(fields).filter((field): field is [string, string] => typeof field[1] === "string");
    const read = readSent(Object.fromEntries(texts));
    if (!read) return c.body("The page doesn't send that.\n", 400, guarded(""));
    await act(read.side, read.sent);
    if (c.req.header("accept") === "application/json") return c.body(null, 204, guarded(""));
    await Promise.race([shown(), pause(longestMs)]); // without a script, the page stays as it is then
    return c.body(null, 303, { ...guarded(""), location: "/" });
  });
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    failed(error);
    return c.body("The desk can't reach its records just now. Nothing is lost; please try again.\n", 503, guarded(""));
  });
  app.notFound((c) => c.body(null, 404, guarded("")));
  return {
    fetch: app.fetch,
    /** Whether the playground answers requests for this path. */
    has: (path: string) => path === "/" || path.startsWith("/play/") || assets.answer(path).status === 200,
  };

  /** Unlike the customer's page it sends forms without a script as well. */
  function pageHeaders(origin: string): Record<string, string> {
    const headers = guardedPage({ origin, ...files });
    const policy = headers["content-security-policy"]!.replace("form-action 'none'", "form-action 'self'");
    return { ...headers, "content-security-policy": policy };
  }
}

/**
 * Whether a request was made by the page, or by somebody who opens it. Another page in the same browser can send
 * requests too, and the browser says so. A form that is sent without a script says from where only in Sec-Fetch-Site,
 * which no page can forge.
 */
function isOfThisPage(headers: Headers, method: string, origin: string): boolean {
  const from = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  const isOurs = from === origin || (from === "null" && site === "same-origin");
  if (from !== null && !isOurs) return false;
  if (method === "GET" && headers.get("sec-fetch-mode") === "navigate") return true;
  if (site !== null && site !== "same-origin" && site !== "none") return false;
  return method === "GET" || method === "HEAD" || isOurs;
}

function languageAsked(chosen: string | undefined, accepted: string | undefined): Language {
  return languageOf(chosen ?? accepted?.split(",")[0]?.trim());
}
