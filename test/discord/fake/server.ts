import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { answerCall, type Backstage } from "./rest.ts";
import { underWay } from "./world.ts";

/** The one server behind the API and the gateway; what breaks in a route is a fault of the fake. */
export async function startServer(stage: Backstage) {
  const { world, gateway } = stage;
  const server = createServer((request, response) => {
    underWay(world, answerCall(stage, request, response)).catch((error: unknown) => {
      world.fault("the fake broke", error instanceof Error ? String(error.stack) : String(error));
      response.destroy();
    });
  });
  server.on("upgrade", gateway.upgrade);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  world.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
