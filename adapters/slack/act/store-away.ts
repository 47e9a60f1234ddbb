import type { App } from "@slack/bolt";
import type { StoreDown } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import { word } from "../../chat/payload.ts";
import { renderNotice } from "../draw/render.ts";
import { readEvent } from "../read/read.ts";
import type { SlackSettings } from "../settings.ts";
import { postBack } from "../show/response-url.ts";
import type { Ack } from "./parts.ts";

/**
 * Tells people that the database is away. Nothing can be looked up then, not even their language, so the answer goes to
 * the address in the delivery itself.
 */
export function createStoreAway(settings: SlackSettings) {
  const { world, command } = settings;
  const flows = settings.flows.map(({ key }) => key);
  const message = () => renderNotice(t("talk.store-down"), world);

  return {
    /** Tells a person who wrote to the bot that it may be in vain. Slack sends the message again all the same. */
    async sayTo({ chat }: App["client"], body: unknown): Promise<void> {
      if (readEvent(body, flows)?.is !== "said") return;
      const [channel, user] = [word(body, "event", "channel")!, word(body, "event", "user")!];
      const isDirect = word(body, "event", "channel_type") === "im";
      const told = isDirect
        ? chat.postMessage({ channel, ...message() } as never)
        : chat.postEphemeral({ channel, user, ...message() } as never);
      await told.catch((error: Error) => {
        settings.log.warn({ error: error.name }, "nobody could be told that the database is away");
      });
    },

    /** Tells the person, and leaves an event without an ack, so that Slack sends it again. */
    async refuse(body: unknown, ack: Ack, down: StoreDown): Promise<void> {
      const { text, ...rest } = message();
      const [type, responseUrl] = [word(body, "type"), word(body, "response_url")];
      if (type === "event_callback") throw down;
      if (word(body, "command") === command) return ack({ response_type: "ephemeral", text, ...rest });
      const [field] = Object.keys((body as { view?: { state?: { values?: object } } }).view?.state?.values ?? {});
      if (type === "view_submission" && field) return ack({ response_action: "errors", errors: { [field]: text } });
      await ack();
      if (responseUrl) await postBack(settings, responseUrl, { text, ...rest });
    },
  };
}
