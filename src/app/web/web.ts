import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { isFromThisMachine } from "../../machine/from-this-machine.ts";
import { version } from "../../machine/package.ts";
import { cannotListen } from "../../machine/start-error.ts";
import type { Config } from "../settings/config.ts";
import { limitConnections } from "./connections.ts";
import { createSides, type Sides } from "./sides.ts";

export interface WebParts {
  host: string;
  /** The port to listen at. 0 takes any free one. */
  port: number;
  /** Tells whether the ledger can keep turns. */
  ready: () => Promise<boolean>;
  /** The answer to whoever asks for sides of this desk by their names. None is known when left out. */
  sides?: Pick<Sides, "answer">;
  /** The chats that refuse every post, where nobody else can be told. */
  refusing?: () => readonly string[];
  /** Figures for Prometheus. */
  metrics: () => Promise<{ type: string; text: string }>;
  /** The practice phone and books, while practising. */
  practice?: { phone: () => unknown; books: () => unknown };
  /** Called now and then with an address that is refused for having too many connections. */
  crowded?: (address: string) => void;
  /** Whose desk this is, which is all that `/` tells. */
  deskName?: string | undefined;
  /**
   * Offers each request to a platform first. True when the platform has taken it. `stays` is for the platform to call when
   * the answer stays open, so that its connection is counted apart.
   */
  takes?: (request: IncomingMessage, response: ServerResponse, stays: () => void) => boolean;
}

const noLedger = "the ledger does not answer\n";

export interface Web {
  url: string;
  /** Reports from now on that it is not ready. Resolves after a load balancer that asks has had the time to notice. */
  leave(): Promise<void>;
  /** Takes no more requests, and answers those it has. */
  close(): Promise<void>;
}

/** A balancer asks at least this often, and takes this long to send people elsewhere. */
const askedMs = 30_000;
const hearingMs = 3_000;
/** How long requests under way may take to be answered after the port was closed (ms). Then every connection is cut. */
const answeringMs = 6_000;

/** How long a client may take for the headers and for a whole request, and how often that is checked (ms). */
const patience = { headersTimeout: 5_000, requestTimeout: 10_000, connectionsCheckingInterval: 1_000 };

/** For words that nobody keeps, indexes, frames or takes for something else. */
const bare = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex, nofollow",
};

/** The desk's own port: health for the operator, and the practice phone and books for this machine only. */
export function createWeb(parts: WebParts): Promise<Web> {
  const { host, port, ready, refusing = () => [], metrics, practice, takes, crowded = () => {}, deskName } = parts;
  const { sides = createSides([]) } = parts;
  const app = new Hono<{ Bindings: { incoming: IncomingMessage } }>();
  let isLeaving = false;
  let askedAt = Number.NEGATIVE_INFINITY;
  const whose = deskName ? `This is the account desk of ${deskName}.\n` : "This is an account desk.\n";
  app.get("/", (c) => c.text(whose, 200, bare));
  app.get("/healthz", (c) => c.text(`ok ${version}\n`));
  app.get("/readyz", async (c) => {
    const named = c.req.queries("side");
    if (!named) askedAt = performance.now();
    if (isLeaving) return c.text("this desk is leaving\n", 503);
    if (named) {
      const { status, text } = await sides.answer(named);
      return c.text(text, status);
    }
    if (!(await ready())) return c.text(noLedger, 503);
    const chats = refusing().join(" and ");
    return c.text(chats ? `ready, but ${chats} refuses every post of this desk\n` : "ready\n");
  });
  app.get("/metrics", async (c) => {
    const { type, text } = await metrics().catch(() => ({ type: "text/plain", text: undefined }));
    return text === undefined ? c.text(noLedger, 503) : c.body(text, 200, { "content-type": type });
  });
  if (practice) {
    app.use("/practice/*", async (c, next) => (isFromThisMachine(c.env.incoming) ? next() : c.notFound()));
    app.get("/practice/phone", (c) => c.json(practice.phone()));
    app.get("/practice/books", (c) => c.json(practice.books()));
  }
  return new Promise((resolve, reject) => {
    const listener = getRequestListener(app.fetch);
    const server = createServer(patience, (request, response) => {
      if (!takes?.(request, response, () => countApart(request.socket))) void listener(request, response);
    });
    const countApart = limitConnections(server, crowded);
    server.on("error", reject);
    server.listen(port, host, () => resolve(webOf(server, server.address() as AddressInfo)));
  });

  function webOf(server: Server, { address, family, port: taken }: AddressInfo): Web {
    const name = family === "IPv6" ? `[${address}]` : address;
    return {
      url: `http://${name}:${taken}`,
      async leave() {
        isLeaving = true;
        if (performance.now() - askedAt < askedMs) await pause(hearingMs);
      },
      async close() {
        const timer = setTimeout(() => server.closeAllConnections(), answeringMs);
        await new Promise<void>((resolve) => server.close(() => resolve()));
        clearTimeout(timer);
      },
    };
  }
}

export const usualPort = 3000;

/**
 * Opens the port. Practice takes another port when the usual one is in use and nobody has asked for it, and a terminal
 * beside another desk on this machine does without. @throws StartError
 */
export async function openWeb(
  { HOST: host, PORT: said, world }: Pick<Config, "HOST" | "PORT" | "world">,
  isNeeded: boolean,
  { moved, ...parts }: Omit<WebParts, "host" | "port"> & { moved: (words: string) => void },
): Promise<Web | undefined> {
  const port = said ?? usualPort;
  try {
    return await createWeb({ host, port, ...parts });
  } catch (error) {
    const isTaken = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
    if (isTaken && said === undefined && world === "practice") {
      const web = await createWeb({ host, port: 0, ...parts });
      moved(`Port ${port} is taken, so this practice is at ${web.url}.`);
      return web;
    }
    if (isTaken && !isNeeded) return undefined;
    throw cannotListen(host, port, error);
  }
}
