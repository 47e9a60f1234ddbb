import type { App, types } from "@slack/bolt";
import { StoreDown } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import { at, word } from "../../chat/payload.ts";
import { personId } from "../address.ts";
import { whyOf } from "../connect/error-codes.ts";
import type { Block } from "../draw/blocks.ts";
import { type Message, renderNotice } from "../draw/render.ts";
import { readEvent, teamOf, whoIn } from "../read/read.ts";
import { postBack } from "../show/response-url.ts";
import type { Ack, ActParts } from "./parts.ts";

/** A delivery that could not be handled to its end. */
export interface Failed {
  client: App["client"];
  body: unknown;
  ack: Ack;
  isAcked: boolean;
}

/** A view in the payload of a press in it. */
interface Standing {
  id?: string;
  hash?: string;
  type?: string;
  title?: types.PlainTextElement;
  close?: types.PlainTextElement | null;
  submit?: types.PlainTextElement | null;
  blocks?: Block[];
  private_metadata?: string;
  callback_id?: string;
  notify_on_close?: boolean;
}

/**
 * Tells people that what they did has failed: with the ack if that is still owed, else at the address in the delivery,
 * where they did it, or in private, whichever works first.
 */
export function createExcuses({ settings, speaker }: Pick<ActParts, "settings" | "speaker">) {
  const { world, command, log } = settings;
  const flows = settings.flows.map(({ key }) => key);

  /** While the database is away nothing can be looked up in time, not even somebody's language. */
  async function wordsFor(body: unknown, error: unknown): Promise<Message> {
    if (error instanceof StoreDown) return renderNotice(t("talk.store-down"), world);
    const [team, user] = [teamOf(body), whoIn(body)];
    return speaker.notice(team && user && personId(team, user), t("chat.trouble"));
  }

  /** Goes one way after the other until one works. */
  async function tell(ways: readonly (() => Promise<unknown>)[]): Promise<void> {
    const failures: string[] = [];
    for (const way of ways) {
      try {
        if ((await way()) !== false) return;
      } catch (error) {
        failures.push(whyOf(error));
      }
    }
    if (ways.length > 0) log.warn({ failures }, "nobody could be told that something has failed");
  }

  function waysTo({ client, body }: Failed, message: Message): (() => Promise<unknown>)[] {
    const { chat } = client;
    const [url, user] = [word(body, "response_url"), whoIn(body)];
    const channel = word(body, "channel", "id") ?? word(body, "channel_id") ?? word(body, "event", "channel");
    const thread = word(body, "event", "thread_ts");
    const there = { ...(thread && { thread_ts: thread }), ...message };
    const post = (to: string) => () => chat.postMessage({ channel: to, ...message } as never);
    const apart = () => chat.postEphemeral({ channel, user, ...there } as never);
    const isDirect = channel?.startsWith("D") === true;
    return [
      ...(url ? [() => postBack(settings, url, message)] : []),
      ...(at(body, "view") ? [() => onTop(client, body, message)] : []),
      ...(channel && isDirect ? [post(channel)] : []),
      ...(channel && user ? [apart] : []),
      ...(user && !isDirect ? [post(user)] : []),
    ];
  }

  /** Handles an event, which is left without an ack, so that Slack sends it again. */
  async function hear(failed: Failed, message: Message): Promise<void> {
    const { client, body } = failed;
    const deed = readEvent(body, flows);
    if (deed?.is === "said") await tell(waysTo(failed, message));
    const view = { type: "home" as const, blocks: message.blocks };
    if (deed?.is === "home") await tell([() => client.views.publish({ user_id: whoIn(body)!, view })]);
  }

  return async function excuse(failed: Failed, error: unknown): Promise<void> {
    const { body, ack, isAcked } = failed;
    const [type, message] = [word(body, "type"), await wordsFor(body, error)];
    if (type === "event_callback") return hear(failed, message);
    const { text, blocks } = message;
    if (!isAcked && word(body, "command") === command) return ack({ response_type: "ephemeral", text, blocks });
    const [field] = Object.keys(at(body, "view", "state", "values") ?? {});
    if (!isAcked && type === "view_submission" && field)
      return ack({ response_action: "errors", errors: { [field]: text } });
    if (!isAcked) await ack();
    if (type !== "view_closed" && type !== "block_suggestion") await tell(waysTo(failed, message));
  };
}

/**
 * Shows a message at the top of the view in which something was pressed. Slack sends the view's content along. False
 * where nobody can see it there; a view that has changed since is left alone.
 */
async function onTop({ views }: App["client"], body: unknown, message: Message): Promise<unknown> {
  if (word(body, "type") !== "block_actions") return false;
  const { id, hash, type, title, close, submit, blocks = [], ...rest } = (at(body, "view") ?? {}) as Standing;
  const { private_metadata, callback_id, notify_on_close } = rest;
  const [first] = message.blocks.slice(-1);
  const isThere = JSON.stringify(blocks).includes(JSON.stringify(message.text));
  const all = isThere ? blocks : [first!, ...blocks];
  const identity = { ...(private_metadata && { private_metadata }), ...(callback_id && { callback_id }) };
  if (type === "home") return views.publish({ user_id: whoIn(body)!, view: { type, blocks: all, ...identity } });
  if (type !== "modal" || !id || !title) return false;
  const frame = {
    title,
    ...(close && { close }),
    ...(submit && { submit }),
    ...(notify_on_close && { notify_on_close }),
  };
  return views.update({ view_id: id, ...(hash && { hash }), view: { type, blocks: all, ...identity, ...frame } });
}
