import { once } from "node:events";
import type { IncomingMessage } from "node:http";

export async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  request.setEncoding("utf8").on("data", (chunk: string) => {
    body += chunk;
  });
  if (!request.readableEnded) await once(request, "end");
  return body;
}
