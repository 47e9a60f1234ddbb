import type { ServerResponse } from "node:http";
import type { Delivery } from "./answer.ts";
import type { Settings } from "./options.ts";

const hugeBytes = 1 << 20;

const ways: Record<Delivery, (response: ServerResponse, body: string, pace: Settings) => void> = {
  plain: json,
  hang: holdOpen,
  cut: (response) => response.socket?.destroy(),
  gateway: (response) => page(response, 502, "Bad Gateway"),
  html: (response) => page(response, 200, "Please sign in"),
  truncated: (response, body) => json(response, body.slice(0, body.length / 2)),
  torn: (response, body) => {
    begin(response, body).write(body.slice(0, body.length / 2), () => response.socket?.destroy());
  },
  slow: drip,
  huge: (response, body) => json(response, body + " ".repeat(hugeBytes)),
  redirect: (response) => response.writeHead(307, { location: "/moved" }).end(),
};

/** Sends an answer, or breaks the connection in the way that `delivery` says. */
export function deliver(response: ServerResponse, body: string, delivery: Delivery, pace: Settings): void {
  ways[delivery](response, body, pace);
}

export function json(response: ServerResponse, body: string): void {
  begin(response, body).end(body);
}

function begin(response: ServerResponse, body: string): ServerResponse {
  return response.writeHead(200, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
  });
}

function page(response: ServerResponse, status: number, title: string): void {
  const html = `<html><title>${title}</title><h1>${title}</h1></html>`;
  response.writeHead(status, { "content-type": "text/html" }).end(html);
}

function holdOpen(response: ServerResponse, _body: string, { holdMs }: Settings): void {
  const timer = setTimeout(() => response.socket?.destroy(), holdMs);
  response.once("close", () => clearTimeout(timer));
}

function drip(response: ServerResponse, body: string, { slowByteMs }: Settings): void {
  const bytes = Buffer.from(body);
  let sent = 0;
  begin(response, body).flushHeaders();
  const timer = setInterval(() => {
    response.write(bytes.subarray(sent, sent + 1));
    sent += 1;
    if (sent === bytes.length) response.end();
  }, slowByteMs);
  response.once("close", () => clearInterval(timer));
}
