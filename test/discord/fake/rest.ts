import type { IncomingMessage, ServerResponse } from "node:http";
import { bodyBytes } from "./body.ts";
import type { Buckets } from "./buckets.ts";
import type { Commands } from "./commands.ts";
import type { Gateway } from "./gateway.ts";
import type { Interactions } from "./interactions.ts";
import { isRecord } from "./limits/schema.ts";
import { DiscordRefusal, refuse } from "./refusal.ts";
import { applicationRoutes } from "./routes/application.ts";
import { channelRoutes } from "./routes/channels.ts";
import { guildRoutes } from "./routes/guilds.ts";
import { interactionRoutes } from "./routes/interactions.ts";
import { messageRoutes } from "./routes/messages.ts";
import { threadRoutes } from "./routes/threads.ts";
import type { Trouble, Troubles } from "./troubles.ts";
import type { Call, Json, World } from "./world.ts";

export interface Backstage {
  world: World;
  gateway: Gateway;
  interactions: Interactions;
  commands: Commands;
  troubles: Troubles;
  buckets: Buckets;
}

export interface RouteCall extends Backstage {
  /** What stands for `:id` and the like, in order. */
  params: string[];
  query: URLSearchParams;
  /** The body where it is an object; else empty. */
  form: Json;
  body: unknown;
}

/** The answer; 204 without one. */
type Route = (call: RouteCall) => Json | unknown[] | undefined;
export type Routes = Record<string, Route>;

const routes: { name: string; method: string; pattern: RegExp; run: Route }[] = Object.entries({
  ...applicationRoutes,
  ...interactionRoutes,
  ...messageRoutes,
  ...threadRoutes,
  ...channelRoutes,
  ...guildRoutes,
}).map(([name, run]) => {
  const [method = "", path = ""] = name.split(" ");
  return { name, method, pattern: new RegExp(`^${path.replaceAll(/:\w+/g, "([^/]+)")}$`), run };
});

/** These carry their right in their path. */
const withoutToken = /^\/(webhooks|interactions)\//;

export async function answerCall(stage: Backstage, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { world, troubles, buckets } = stage;
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://discord");
  const path = pathname.replace(/^\/api\/v10/, "");
  const found = routes.find(({ method, pattern }) => method === request.method && pattern.test(path));
  const name = found?.name ?? `${request.method} ${path}`;
  const bytes = await bodyBytes(request);
  const body = await parsed(request, bytes);
  const call: Call = { route: name, path, body: isRecord(body) ? body : {} };
  world.calls.push(call);

  const trouble = troubles.next(name, call.body);
  if (trouble?.kind === "slow") await later(trouble.ms);
  const broken = trouble ? failure(trouble, response) : undefined;
  const full = buckets.take(name, path);
  const answer = broken ?? full ?? run();
  if (answer === "cut") return;
  call.status = answer.status;
  call.answer = answer.body;
  world.changed();
  if (trouble?.kind === "lost") return breakOff(response, trouble.reset);
  response.writeHead(answer.status, {
    ...(answer.body !== undefined && { "content-type": "application/json" }),
    ...buckets.headers(name, path),
    ...answer.headers,
  });
  response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));

  function run(): Answer {
    try {
      if (!withoutToken.test(path) && request.headers.authorization !== `Bot ${world.token}`)
        throw refuse("unauthorized");
      if (!found) {
        world.fault("unknown route", name);
        throw refuse("no such route");
      }
      if (body === undefined) throw refuse("no JSON");
      const params = (path.match(found.pattern) ?? []).slice(1).map(decodeURIComponent);
      const answered = found.run({ ...stage, params, query: searchParams, form: isRecord(body) ? body : {}, body });
      return { status: answered === undefined ? 204 : 200, body: answered };
    } catch (error) {
      if (error instanceof DiscordRefusal) return { status: error.status, body: error.body };
      throw error;
    }
  }
}

export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

function failure(trouble: Trouble, response: ServerResponse): Answer | "cut" | undefined {
  switch (trouble.kind) {
    case "cut":
      breakOff(response, trouble.reset);
      return "cut";
    case "error":
      return { status: trouble.status, body: { message: trouble.message, code: trouble.code } };
    case "status":
      return { status: trouble.status, body: { message: `${trouble.status}: trouble`, code: 0 } };
    case "ratelimited":
      return limited(trouble.seconds, trouble.global ?? false);
    default:
      return undefined;
  }
}

function breakOff(response: ServerResponse, reset = false): void {
  if (reset) response.socket?.resetAndDestroy();
  else response.destroy();
}

export function limited(seconds: number, global: boolean): Answer {
  return {
    status: 429,
    body: { message: "You are being rate limited.", retry_after: seconds, global },
    headers: {
      "retry-after": String(seconds),
      "x-ratelimit-scope": global ? "global" : "user",
      ...(global && { "x-ratelimit-global": "true" }),
    },
  };
}

/** The JSON, alone or beside files; undefined when it is none. */
async function parsed(request: IncomingMessage, bytes: Buffer): Promise<unknown> {
  const type = request.headers["content-type"] ?? "";
  try {
    if (!type.startsWith("multipart/form-data")) return JSON.parse(bytes.toString() || "{}");
    const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData();
    const payload = JSON.parse(String(form.get("payload_json") ?? "{}")) as Json;
    const files = [...form].filter(([key]) => key.startsWith("files["));
    const attachments = files.map(([key, file], index) => ({
      id: key.slice(6, -1) || String(index),
      filename: typeof file === "string" ? "file" : file.name,
      size: typeof file === "string" ? file.length : file.size,
    }));
    const holder = isRecord(payload.data) ? payload.data : payload;
    holder.attachments = attachments;
    return payload;
  } catch {
    return undefined;
  }
}

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms).unref());
