import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { onTestFinished } from "vitest";

/**
 * Takes turns between the desks that are there. One that `watches` asks for /readyz, and tries another desk when a
 * connection is refused; one that does not has to when it is reset as well.
 */
export async function startBalancer({ watches }: { watches: boolean }) {
  const desks: string[] = [];
  const retried = new Set<string | undefined>(watches ? ["ECONNREFUSED"] : ["ECONNREFUSED", "ECONNRESET"]);
  let turn = 0;
  const leave = (url: string) => {
    const at = desks.indexOf(url);
    if (at >= 0) desks.splice(at, 1);
  };

  const server = createServer((asked, answer) => {
    const chunks: Buffer[] = [];
    asked.on("data", (chunk: Buffer) => void chunks.push(chunk));
    asked.on("end", () => pass());

    function pass(): void {
      const desk = desks[turn++ % Math.max(1, desks.length)];
      if (!desk) return void answer.writeHead(502).end();
      const { method, headers } = asked;
      const passed = request(`${desk}${asked.url}`, { method: method!, headers, agent: false });
      passed.on("response", (response) => {
        answer.writeHead(response.statusCode!, response.headers);
        response.pipe(answer);
      });
      passed.on("error", (error) => {
        if (!retried.has((error as NodeJS.ErrnoException).code)) return void answer.writeHead(502).end();
        leave(desk);
        pass();
      });
      passed.end(Buffer.concat(chunks));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });

  async function watch(url: string): Promise<void> {
    while (desks.includes(url)) {
      const isReady = await fetch(`${url}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (!isReady) leave(url);
      await pause(200);
    }
  }

  return {
    url: `http://127.0.0.1:${port}`,
    add(desk: string): void {
      desks.push(desk);
      if (watches) void watch(desk);
    },
  };
}
