import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

export interface Line {
  /** The database's address through here. */
  url: string;
  /** What is said either way is kept back until what it returns is called; nobody is hung up on. */
  hold(): () => void;
  /** As `hold`, as soon as a message to the database that contains this has passed. */
  holdAfter(text: string): () => void;
  /** Whether something is kept back. */
  isHeld(): boolean;
  /** Each message takes so long from now on, either way. */
  slow(ms: number): void;
}

/** A line to PostgreSQL that can go silent without being cut. */
export async function lineTo(url: string): Promise<Line> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let lateMs = 0;
  let held: (() => void)[] | undefined;
  let last: string | undefined;

  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on("data", (data) => {
        afterwards(() => void (to.destroyed || to.write(data)));
        if (from === near && last !== undefined && data.includes(last)) hold();
      });
      from.on("close", () => afterwards(() => to.destroy()));
      from.on("error", () => {}); // the close that follows is passed on
    }
  });

  function hold(): () => void {
    held = [];
    last = undefined;
    return goOn;
  }

  function goOn(): void {
    const all = held ?? [];
    held = undefined;
    for (const pass of all) pass();
  }

  function afterwards(pass: () => void): void {
    if (held) held.push(pass);
    else if (lateMs > 0) setTimeout(() => (held ? held.push(pass) : pass()), lateMs);
    else pass();
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const through = new URL(url);
  through.port = String((server.address() as { port: number }).port);
  return {
    url: through.href,
    hold,
    holdAfter(text) {
      last = text;
      return goOn;
    },
    isHeld: () => held !== undefined,
    slow(ms) {
      lateMs = ms;
    },
  };
}
