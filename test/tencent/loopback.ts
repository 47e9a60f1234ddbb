import { once } from "node:events";
import http, { type IncomingHttpHeaders, type RequestListener } from "node:http";
import net, { type AddressInfo, type Server, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import { partnerService } from "../../src/tencent/partner.ts";
import { type CloudApi, type CloudApiOptions, createCloudApi } from "../../src/tencent/transport.ts";

export const credential = { secretId: "AKIDexample", secretKey: "example-key-of-the-tests" };

export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
  socket: Socket;
}

/** The partner service on loopback; closed with the test. */
export function cloudAt(url: string, options: Partial<CloudApiOptions> = {}): CloudApi {
  const cloud = createCloudApi({
    ...partnerService,
    url,
    credential: async () => credential,
    clock: Date.now,
    ...options,
  });
  onTestFinished(() => cloud.close());
  return cloud;
}

/** A real HTTP server that keeps what it receives and then lets `answer` write. */
export async function httpServer(answer: RequestListener): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push({
      headers: request.headers,
      body: Buffer.concat(chunks).toString("utf8"),
      socket: request.socket,
    });
    answer(request, response);
  });
  return { url: `http://127.0.0.1:${await listen(server)}`, received };
}

/** Answers every action with the same members inside `Response`. */
export function responding(response: object): Promise<{ url: string; received: Received[] }> {
  return httpServer((_request, reply) => reply.end(JSON.stringify({ Response: { RequestId: "r-1", ...response } })));
}

/** A bare TCP server: what it was sent, and how many came. */
export async function tcpServer(onData: (socket: Socket, soFar: string) => void, onConnect?: (socket: Socket) => void) {
  const seen = { connections: 0, bytes: "" };
  const server = net.createServer((socket) => {
    seen.connections++;
    onConnect?.(socket);
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      seen.bytes += chunk.toString("latin1");
      onData(socket, seen.bytes);
    });
  });
  return { port: await listen(server), seen };
}

export async function listen(server: Server): Promise<number> {
  const open = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** A port on which nothing listens. */
export async function deadPort(): Promise<number> {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
