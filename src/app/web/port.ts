import type { Ledger } from "../../ledger/ledger.ts";
import type { Log } from "../../machine/log.ts";
import type { Sandbox } from "../../practice/server.ts";
import type { Config } from "../settings/config.ts";
import type { Watching } from "../watching.ts";
import { createReady } from "./ready.ts";
import { openWeb, type Web, type WebParts } from "./web.ts";

export interface PortParts {
  /** Whether others rely on the port, so that the desk doesn't start without it. */
  isNeeded: boolean;
  /** Whether a page in the browser is to be served as well, which somebody at a terminal can do without. */
  hasPage: boolean;
  ledger: Ledger;
  practice: Sandbox | undefined;
  watching: Pick<Watching, "metrics" | "sides">;
  takes: NonNullable<WebParts["takes"]>;
  refusing: ReadonlySet<string>;
  log: Log;
}

/** Opens this desk's port. Undefined where nobody relies on it and it is taken. @throws StartError */
export async function openPort(config: Config, parts: PortParts): Promise<Web | undefined> {
  const { isNeeded, hasPage, ledger, practice, takes, refusing, log } = parts;
  const { metrics, sides } = parts.watching;
  const ready = createReady(ledger);
  const web = await openWeb(config, isNeeded, {
    ready,
    sides,
    metrics: async () => ({
      type: metrics.contentType,
      text: await metrics.text({ ledger, ready, sides: sides.now }),
    }),
    takes,
    deskName: config.DESK_NAME,
    refusing: () => [...refusing],
    moved: console.error,
    crowded: (address) => log.warn({ address }, "this address has too many connections at once"),
    ...(practice && { practice: { phone: () => practice.phone(), books: () => practice.books() } }),
  });
  if (!web) log.warn({}, "the port is taken, so health and the practice phone are not served here");
  if (!web && hasPage) console.error(`Port ${config.PORT} is taken, so there is no page in the browser.`);
  return web;
}
