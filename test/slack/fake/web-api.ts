import type { IncomingMessage, ServerResponse } from "node:http";
import { bodyOf } from "./body.ts";
import { appMethods } from "./methods/app.ts";
import { chatMethods } from "./methods/chat.ts";
import { conversationMethods } from "./methods/conversations.ts";
import type { Backstage, Method } from "./methods/method.ts";
import { userMethods } from "./methods/users.ts";
import { viewMethods } from "./methods/views.ts";
import { SlackRefusal } from "./refusal.ts";
import type { Trouble } from "./troubles.ts";
import { type Call, type Json, type Token, underWay } from "./world.ts";

const methods: Record<string, Method> = {
  ...appMethods,
  ...chatMethods,
  ...conversationMethods,
  ...userMethods,
  ...viewMethods,
};

const methodOf = (name: string): Method | undefined => (Object.hasOwn(methods, name) ? methods[name] : undefined);

/** Answers one call as Slack does: 200 whatever happens, but for rate limits and outages. */
export function answerCall(backstage: Backstage, request: IncomingMessage, response: ServerResponse): Promise<void> {
  return underWay(backstage.world, answered(backstage, request, response));
}

async function answered(backstage: Backstage, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://slack");
  const name = pathname.replace(/^\/api\//, "");
  const sent = parsed(request, await bodyOf(request), methodOf(name)?.onlyReads === true);
  const args = { ...Object.fromEntries(searchParams), ...sent };
  const authorization = request.headers.authorization ?? "";
  const bearer = authorization.match(/^Bearer (.+)$/)?.[1] ?? String(args.token ?? "");
  const { token: _token, team_id: _team, ...shown } = args;
  const call: Call = { method: name, args: shown };
  backstage.world.calls.push(call);

  const trouble = backstage.troubles.next(name, shown);
  if (trouble?.kind === "slow") await later(trouble.ms);
  if (trouble && fails(trouble, response)) return;

  const token = tokenBehind(backstage, bearer);
  if (typeof token === "object") call.team = token.team.id;
  call.answer =
    trouble?.kind === "error"
      ? { ok: false, error: trouble.error }
      : result(backstage, name, bearer, token, args, authorization);
  backstage.world.changed();

  if (trouble?.kind === "lost") return void response.destroy();
  const scopes = typeof token === "object" ? token.scopes.join(",") : "";
  response.writeHead(200, { "content-type": "application/json; charset=utf-8", "x-oauth-scopes": scopes });
  response.end(JSON.stringify(call.answer));
}

function result(
  backstage: Backstage,
  name: string,
  bearer: string,
  token: Token | string,
  args: Json,
  authorization: string,
): Json {
  const method = methodOf(name);
  try {
    if (!method) throw new SlackRefusal("unknown_method", { req_method: name });
    if (method.takes === "app token" && bearer !== backstage.appToken) {
      throw new SlackRefusal(!bearer ? "not_authed" : typeof token === "object" ? "not_allowed_token_type" : token);
    }
    if (!method.takes && bearer === backstage.appToken) throw new SlackRefusal("not_allowed_token_type");
    if (!method.takes && typeof token === "string") throw new SlackRefusal(token);
    // A method without a bot token never looks at `token`.
    const call = { args, backstage, world: backstage.world, token: token as Token, authorization };
    const scope = typeof method.scope === "function" ? method.scope(call) : method.scope;
    if (scope && !call.token.scopes.includes(scope)) {
      throw new SlackRefusal("missing_scope", { needed: scope, provided: call.token.scopes.join(",") });
    }
    return { ok: true, ...method.run(call) };
  } catch (error) {
    if (error instanceof SlackRefusal) return { ok: false, error: error.error, ...error.more };
    throw error;
  }
}

function tokenBehind({ world }: Backstage, bearer: string): Token | string {
  if (!bearer) return "not_authed";
  const token = world.teams.flatMap((team) => team.tokens).find((known) => known.token === bearer);
  if (!token) return "invalid_auth";
  if (token.state === "revoked") return "token_revoked";
  if (token.expiresAt !== undefined && token.expiresAt <= world.clock()) return "token_expired";
  return token.state === "live" ? token : "account_inactive";
}

function fails(trouble: Trouble, response: ServerResponse): boolean {
  if (trouble.kind === "cut") response.destroy();
  else if (trouble.kind === "status") response.writeHead(trouble.status).end("upstream trouble");
  else if (trouble.kind === "ratelimited") {
    response.writeHead(429, { "retry-after": String(trouble.seconds), "content-type": "application/json" });
    response.end(JSON.stringify({ ok: false, error: "ratelimited" }));
  } else return false;
  return true;
}

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms).unref());

const jsonArgs = new Set(["blocks", "view", "attachments", "metadata", "message"]);

/** A form carries the structured arguments as JSON. */
function parsed(request: IncomingMessage, body: string, onlyForms: boolean): Json {
  const isJson = request.headers["content-type"]?.startsWith("application/json");
  if (isJson) return onlyForms ? {} : (JSON.parse(body || "{}") as Json);
  const args: Json = {};
  for (const [key, value] of new URLSearchParams(body)) args[key] = jsonArgs.has(key) ? json(value) : value;
  return args;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
