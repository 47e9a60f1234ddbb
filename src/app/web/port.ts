import type { Ledger } from "../../ledger/ledger.ts";
import type { Log } from "../../machine/log.ts";
import type { Sandbox } from "../../practice/server.ts";
import type { Config } from "../settings/config.ts";
import type { Metrics } from "./metrics.ts";
import { createReady } from "./ready.ts";
import { openWeb, type Web, type WebParts } from "./web.ts";

export interface PortParts {
  /** Whether this is a server whose port others rely on. */
  isServer: boolean;
  ledger: Ledger;
  practice: Sandbox | undefined;
  metrics: Metrics;
  takes: NonNullable<WebParts["takes"]>;
  refusing: ReadonlySet<string>;
  log: Log;
}

/** Opens this desk's port. Undefined where nobody relies on it and it is taken. @throws StartError */
export async function openPort(config: Config, parts: PortParts): Promise<Web | undefined> {
  const { isServer, ledger, practice, metrics, takes, refusing, log } = parts;
  const web = await openWeb(config, isServer, {
    ready: createReady(ledger),
    metrics: async () => ({ type: metrics.contentType, text: await metrics.text(ledger) }),
    takes,
    refusing: () => [...refusing],
    moved: console.error,
    crowded: (address) => log.warn({ address }, "this address has too many connections at once"),
    ...(practice && { practice: { phone: () => practice.phone(), books: () => practice.books() } }),
  });
  if (!web) log.warn({}, "the port is taken, so health and the practice phone are not served here");
  return web;
}
