import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Links } from "../../../src/desk/links.ts";
import { attending, type Forgery, StoreDown } from "../../../src/desk/platform.ts";
import type { Language } from "../../../src/words/languages.ts";
import type { Answered, Coming, Step, TooMany, Visits } from "../act/visits.ts";
import { Leaked, Shell } from "../draw/shell.tsx";
import { readAsked } from "../read/asked.ts";
import { languageWanted } from "../read/language.ts";
import { tokensIn } from "../read/token-in.ts";
import type { PagesSettings } from "../settings.ts";
import { base } from "../style/base.ts";
import { page } from "../style/page.ts";
import { tokens } from "../style/tokens.ts";
import { createAssets } from "./assets.ts";
import { readCookies, setCookies } from "./cookies.ts";
import { guarded, guardedPage } from "./headers.ts";
import { originOf } from "./origin.ts";

/** What stands behind the door once the desk is open. */
export interface Behind {
  visits: Visits;
  links: Pick<Links, "leaked">;
  /** Told of each request that was refused, by its kind alone. */
  refused: (tried: Forgery) => void;
}

const mostBody = 16 * 1024;
const steps: Step[] = ["look", "open", "state", "ask", "act"];

/** Answers every request for the customer's page and for the files that pages need, but for event streams. */
export function createDoor(settings: PagesSettings, behind: () => Behind | undefined) {
  const assets = createAssets(settings.built);
  const files = { sheet: assets.sheet(tokens, base, page), script: assets.script("page.js") };
  const [shell, leaked] = [String(<Shell {...files} />), String(<Leaked {...files} />)];
  const app = new Hono<{ Variables: { origin: string } }>();

  app.use(async (c, next) => {
    c.set("origin", originOf(settings, c.req.header("host")));
    await next();
  });
  app.get("/a/:name", (c) => {
    const { status, headers, body } = assets.answer(c.req.path, c.req.header("accept-encoding"));
    return new Response(body ? new Uint8Array(body) : null, { status, headers });
  });
  app.get("/c", async (c) => {
    const { origin } = c.var;
    const isBare = new URL(c.req.url).search === "";
    return isBare ? new Response(shell, { headers: guardedPage({ origin, ...files }) }) : carried(c.req.url, origin);
  });

  app.use("/c/*", async (c, next) => {
    if (c.req.method !== "POST") return next();
    const { origin } = c.var;
    const site = c.req.header("sec-fetch-site");
    const isOwn =
      origin !== "null" && c.req.header("origin") === origin && (site === undefined || site === "same-origin");
    const isJson = c.req.header("content-type")?.split(";")[0] === "application/json";
    if (!isOwn || !isJson) {
      behind()?.refused("origin");
      return c.body(null, 403, guarded(origin));
    }
    return next();
  });
  const small = bodyLimit({ maxSize: mostBody, onError: (c) => c.body(null, 413, guarded(c.get("origin"))) });
  for (const step of steps)
    app.post(`/c/${step}`, small, async (c) => {
      const { origin } = c.var;
      const body: unknown = await c.req.json().catch(() => undefined);
      const asked = readAsked(body);
      if (!asked) return c.body(null, 400, guarded(origin));
      const cookies = readCookies(c.req.header("cookie"), origin);
      const language = asked.language ?? cookies.language ?? languageWanted(c.req.header("accept-language"));
      return answered(step, { asked, language, secrets: cookies.secrets }, origin, asked.language);
    });

  app.all("*", (c) => carried(c.req.url, c.var.origin));
  return { fetch: app.fetch };

  async function answered(step: Step, coming: Coming, origin: string, chosen?: Language) {
    const visits = behind()?.visits;
    const headers = { ...guarded(origin), "content-type": "application/json; charset=utf-8" };
    if (!visits) return new Response(null, { status: 503, headers: { ...headers, "retry-after": "1" } });
    let found: Answered | TooMany;
    try {
      found = await attending<Answered | TooMany>(() => visits.take(step, coming));
    } catch (error) {
      if (!(error instanceof StoreDown)) throw error;
      return new Response(JSON.stringify({ says: visits.down(coming) }), { status: 503, headers });
    }
    if (found === "too many") return new Response(null, { status: 429, headers: { ...headers, "retry-after": "5" } });
    const response = new Response(JSON.stringify(found.reply), { headers });
    for (const cookie of setCookies({ browser: found.browser, language: chosen }, origin))
      response.headers.append("set-cookie", cookie);
    return response;
  }

  /** Answers an address that is no page. If it carries a token, servers have seen that, so it is ended. */
  async function carried(url: string, origin: string): Promise<Response> {
    const { pathname, search } = new URL(url);
    const found = tokensIn(pathname + search).slice(0, 4);
    if (found.length === 0) {
      behind()?.refused("path");
      return new Response(null, { status: 404, headers: guarded(origin) });
    }
    const links = behind()?.links;
    if (!links) return new Response(null, { status: 503, headers: { ...guarded(origin), "retry-after": "1" } });
    for (const token of found) await links.leaked(token);
    return new Response(leaked, { status: 410, headers: guardedPage({ origin, ...files }) });
  }
}
