import type { IncomingMessage, ServerResponse } from "node:http";
import { bodyOf } from "./body.ts";
import { blocksRefusal } from "./limits.ts";
import { edit, post, postEphemeral, remove, standing, theBot } from "./messages.ts";
import type { Passes, ReplyPass } from "./passes.ts";
import { type Json, type Message, underWay, type World } from "./world.ts";

/** Takes what the bot posts to a `response_url`. */
export function takeReply(
  world: World,
  passes: Passes,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  return underWay(world, taken(world, passes, request, response));
}

async function taken(world: World, passes: Passes, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = JSON.parse(await bodyOf(request)) as Json;
  const pass = passes.reply(request.url ?? "");
  if (typeof pass === "string") {
    response.writeHead(404, { "content-type": "application/json" });
    return void response.end(JSON.stringify({ ok: false, error: pass }));
  }
  // Slack answers 200 with the name of the error, which `respond()` takes for success.
  response.end(reply(world, pass, body) ?? "ok");
}

/** Shows an answer to a command or a press; gives the name of the error when Slack would not show it. */
export function reply(world: World, pass: ReplyPass, body: Json): string | undefined {
  const { channel, team, user } = pass;
  const bot = theBot(team);
  const old = pass.ts ? standing(channel, { ts: pass.ts } as Message) : undefined;
  if (body.delete_original) {
    if (!old) return "message_not_found";
    remove(world, channel, old);
    return undefined;
  }
  const refusal = body.blocks === undefined ? undefined : blocksRefusal(body.blocks);
  if (refusal || (!body.text && !body.blocks)) {
    const error = refusal?.error ?? "no_text";
    world.fault("answer refused", [error, ...(refusal?.messages ?? [])].join(" "));
    return error;
  }
  if (!body.text) world.fault("no top-level text", JSON.stringify(body.blocks).slice(0, 200));
  const draft = {
    ...(body.text !== undefined && { text: String(body.text) }),
    ...(body.blocks !== undefined && { blocks: body.blocks }),
  };
  const thread_ts = body.thread_ts === undefined ? pass.thread_ts : String(body.thread_ts);
  if (body.replace_original && old) edit(world, channel, old, draft);
  else if (body.response_type === "in_channel") post(world, channel, bot, { ...draft, thread_ts });
  else postEphemeral(world, channel, user, bot, { ...draft, thread_ts });
  return undefined;
}
