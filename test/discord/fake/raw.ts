import { WebSocket } from "undici";
import { onTestFinished } from "vitest";
import type { FakeDiscord } from "./fake-discord.ts";
import { isRecord } from "./limits/schema.ts";
import type { Json } from "./world.ts";

interface Reply {
  status: number;
  headers: Headers;
  /** The body as JSON; null without one. */
  body: Json;
}

/** A call by hand, with the bot's token unless another is given. */
export async function call(fake: FakeDiscord, route: string, body?: unknown, token = fake.token): Promise<Reply> {
  const [method = "", path = ""] = route.split(" ");
  const response = await fetch(`${fake.apiUrl}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${token}`, "content-type": "application/json" },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : null };
}

/** What Discord names the first thing wrong, and where: `data.title BASE_TYPE_BAD_LENGTH`. */
export function firstError({ body }: Reply): string {
  if (!body.errors) return `${body.code} ${body.message}`;
  let node = body.errors as Json;
  const path: string[] = [];
  while (!Array.isArray(node._errors)) {
    const [key, inner] = Object.entries(node).find(([, part]) => isRecord(part)) ?? [];
    path.push(String(key));
    node = inner as Json;
  }
  return `${path.join(".")} ${(node._errors as Json[])[0]?.code}`;
}

export interface RawGateway {
  /** Everything that came, the newest last. */
  heard: Json[];
  /** The data of the events of this name. */
  events(name: string): Json[];
  send(message: unknown): void;
  /** The code it was closed with, once it is. */
  closed(): number | undefined;
}

/** A socket by hand: nothing is sent before the test sends it. */
export async function connect(fake: FakeDiscord): Promise<RawGateway> {
  const socket = new WebSocket(`${fake.gateway.url()}?v=10&encoding=json`);
  const heard: Json[] = [];
  let code: number | undefined;
  socket.addEventListener("message", ({ data }) => heard.push(JSON.parse(String(data)) as Json));
  socket.addEventListener("close", (event) => {
    code = event.code;
  });
  onTestFinished(() => socket.close());
  const raw: RawGateway = {
    heard,
    events: (name) => heard.filter(({ t }) => t === name).map(({ d }) => d as Json),
    send: (message) => socket.send(typeof message === "string" ? message : JSON.stringify(message)),
    closed: () => code,
  };
  await fake.until(() => heard.length > 0 || code !== undefined);
  return raw;
}

/** A socket that has introduced itself with these intents, and heard of the first server if it may. */
export async function identified(fake: FakeDiscord, intents: number): Promise<RawGateway> {
  const raw = await connect(fake);
  raw.send(identify(fake, intents));
  await fake.until(() => raw.events("READY").length && (!(intents & 1) || raw.events("GUILD_CREATE").length));
  return raw;
}

export const identify = (fake: FakeDiscord, intents: unknown, token = fake.token, shard?: unknown) => ({
  op: 2,
  d: {
    token,
    intents,
    ...(shard !== undefined && { shard }),
    properties: { os: "linux", browser: "test", device: "test" },
  },
});
