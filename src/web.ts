import { serve } from "@hono/node-server";
import { Hono } from "hono";

export interface WebParts {
  host: string;
  port: number;
  /** Whether the ledger answers. */
  ready: () => Promise<boolean>;
  /** Only while practising. */
  practice?: { phone: () => unknown; books: () => unknown };
}

/** The desk's own port: health for the operator, and the practice phone and books for this machine only. */
export function createWeb({ host, port, ready, practice }: WebParts): Promise<{ close(): Promise<void> }> {
  const app = new Hono<{ Bindings: { incoming: import("node:http").IncomingMessage } }>();
  app.get("/healthz", (c) => c.text("ok\n"));
  app.get("/readyz", async (c) => ((await ready()) ? c.text("ready\n") : c.text("the ledger does not answer\n", 503)));
  if (practice) {
    app.use("/practice/*", async (c, next) => (isLocal(c.env.incoming.socket.remoteAddress) ? next() : c.notFound()));
    app.get("/practice/phone", (c) => c.json(practice.phone()));
    app.get("/practice/books", (c) => c.json(practice.books()));
  }
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, () =>
      resolve({ close: () => new Promise((closed) => server.close(() => closed())) }),
    );
    server.on("error", reject);
  });
}

function isLocal(address = ""): boolean {
  return address === "::1" || /^(::ffff:)?127\./.test(address);
}
