import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { SocketMode } from "./sockets.ts";
import type { World } from "./world.ts";

type Route = (path: string, request: IncomingMessage, response: ServerResponse) => Promise<void> | undefined;

/** The one server behind every address of this Slack; what breaks in a route is a fault of the fake. */
export async function startServer(world: World, sockets: SocketMode, route: Route) {
  const server = createServer((request, response) => {
    const work = route(request.url ?? "", request, response);
    if (!work) return void response.writeHead(404).end();
    work.catch((error: unknown) => {
      world.fault("the fake broke", error instanceof Error ? String(error.stack) : String(error));
      response.destroy();
    });
  });
  server.on("upgrade", sockets.upgrade);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  world.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
