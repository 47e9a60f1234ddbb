import type { App, types } from "@slack/bolt";
import type { StoreDown } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import { at, word } from "../../chat/payload.ts";
import { closedView, unless } from "../connect/error-codes.ts";
import type { Block } from "../draw/blocks.ts";
import { renderNotice } from "../draw/render.ts";
import { readEvent, whoIn } from "../read/read.ts";
import type { SlackSettings } from "../settings.ts";
import { postBack } from "../show/response-url.ts";
import type { Ack } from "./parts.ts";

/** A view in the payload of a press in it. */
interface Standing {
  id?: string;
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
 * Tells people that the database is away. Nothing can be looked up then, not even their language, so the answer goes to
 * the address in the delivery itself.
 */
export function createStoreAway(settings: SlackSettings) {
  const { world, command } = settings;
  const flows = settings.flows.map(({ key }) => key);
  const message = () => renderNotice(t("talk.store-down"), world);

  const told = (said: Promise<unknown>) =>
    said.catch((error: Error) => {
      settings.log.warn({ error: error.name }, "nobody could be told that the database is away");
    });

  /**
   * Shows the message at the top of the modal in which something was pressed. Slack sends the modal's content along.
   */
  async function onTop({ views }: App["client"], body: unknown): Promise<void> {
    const { id, type, title, close, submit, blocks = [], ...rest } = (at(body, "view") ?? {}) as Standing;
    const { private_metadata, callback_id, notify_on_close } = rest;
    const [first] = message().blocks.slice(-1);
    const isThere = JSON.stringify(blocks).includes(JSON.stringify(message().text));
    const all = isThere ? blocks : [first!, ...blocks];
    const identity = { ...(private_metadata && { private_metadata }), ...(callback_id && { callback_id }) };
    if (type === "home") await views.publish({ user_id: whoIn(body)!, view: { type, blocks: all, ...identity } });
    if (type !== "modal" || !id || !title) return;
    const frame = {
      title,
      ...(close && { close }),
      ...(submit && { submit }),
      ...(notify_on_close && { notify_on_close }),
    };
    await unless(closedView, () => views.update({ view_id: id, view: { type, blocks: all, ...identity, ...frame } }));
  }

  return {
    /** Tells a person who wrote to the bot that it may be in vain. Slack sends the message again all the same. */
    async sayTo({ chat }: App["client"], body: unknown): Promise<void> {
      if (readEvent(body, flows)?.is !== "said") return;
      const [channel, user] = [word(body, "event", "channel")!, word(body, "event", "user")!];
      const isDirect = word(body, "event", "channel_type") === "im";
      const said = isDirect
        ? chat.postMessage({ channel, ...message() } as never)
        : chat.postEphemeral({ channel, user, ...message() } as never);
      await told(said);
    },

    /** Tells the person, and leaves an event without an ack, so that Slack sends it again. */
    async refuse(client: App["client"], body: unknown, ack: Ack, down: StoreDown): Promise<void> {
      const { text, ...rest } = message();
      const [type, responseUrl] = [word(body, "type"), word(body, "response_url")];
      if (type === "event_callback") throw down;
      if (word(body, "command") === command) return ack({ response_type: "ephemeral", text, ...rest });
      const [field] = Object.keys((body as { view?: { state?: { values?: object } } }).view?.state?.values ?? {});
      if (type === "view_submission" && field) return ack({ response_action: "errors", errors: { [field]: text } });
      await ack();
      if (responseUrl) await postBack(settings, responseUrl, { text, ...rest });
      else if (type === "block_actions") await told(onTop(client, body));
    },
  };
}
