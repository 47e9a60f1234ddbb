import { Hono } from "hono";
import { Shell } from "../draw/shell.tsx";
import type { PagesSettings } from "../settings.ts";
import { base } from "../style/base.ts";
import { page } from "../style/page.ts";
import { tokens } from "../style/tokens.ts";
import { createAssets } from "./assets.ts";
import { guarded, guardedPage } from "./headers.ts";
import { originOf } from "./origin.ts";

/** Answers every request for the customer's page and for the files that pages need. */
export function createDoor(settings: PagesSettings) {
  const assets = createAssets(settings.built);
  const files = { sheet: assets.sheet(tokens, base, page), script: assets.script("page.js") };
  const shell = String(<Shell {...files} />);
  const app = new Hono();

  app.get("/a/:name", (c) => {
    const { status, headers, body } = assets.answer(c.req.path, c.req.header("accept-encoding"));
    return new Response(body ? new Uint8Array(body) : null, { status, headers });
  });
  app.get("/c", (c) => {
    const origin = originOf(settings, c.req.header("host"));
    return c.body(shell, 200, guardedPage({ origin, ...files }));
  });
  app.notFound((c) => c.body(null, 404, guarded(originOf(settings, c.req.header("host")))));
  return app;
}
