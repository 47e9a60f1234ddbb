import { type APIMessage, InteractionResponseType, MessageFlags, type REST, Routes } from "discord.js";
import { asWhispered, type Message, type Modal } from "../draw/components.ts";
import type { Interaction } from "../read/read.ts";
import { tooLate, unless } from "./error-codes.ts";

export type Replies = ReturnType<typeof createReplies>;

/**
 * Answers to what people do; they count against no limit but their own. Whatever Discord no longer wants to hear is
 * harmless, because it comes after the commit or is only a sign that we are on it: it gives undefined or false.
 */
export function createReplies(rest: REST, application: string) {
  const messageOf = (token: string, id: string) => Routes.webhookMessage(application, token, id);

  async function callback({ interaction, token }: Interaction, type: InteractionResponseType, data?: object) {
    const body = { type, ...(data && { data }) };
    const call = () => rest.post(Routes.interactionCallback(interaction, token), { body, auth: false });
    return (await unless(tooLate, () => call().then(() => true))) ?? false;
  }

  async function idOf(posted: Promise<unknown>): Promise<string | undefined> {
    return unless(tooLate, async () => ((await posted) as APIMessage).id);
  }

  return {
    /** At once: a note for one reader that is filled in later, or a sign that the press was heard. */
    defer(to: Interaction): Promise<boolean> {
      if (to.on) return callback(to, InteractionResponseType.DeferredMessageUpdate);
      return callback(to, InteractionResponseType.DeferredChannelMessageWithSource, { flags: MessageFlags.Ephemeral });
    },
    whisper: (to: Interaction, message: Message) =>
      callback(to, InteractionResponseType.ChannelMessageWithSource, asWhispered(message)),
    replace: (to: Interaction, { components }: Message) =>
      callback(to, InteractionResponseType.UpdateMessage, { components }),
    suggest: (to: Interaction, choices: { name: string; value: string }[]) =>
      callback(to, InteractionResponseType.ApplicationCommandAutocompleteResult, { choices }),
    /** A modal can only be the first answer. */
    modal: (to: Interaction, modal: Modal) => callback(to, InteractionResponseType.Modal, modal),
    /** The reply, or the message that was pressed on. Gives its id. */
    fill: (token: string, message: Message) =>
      idOf(rest.patch(messageOf(token, "@original"), { body: asWhispered(message), auth: false })),
    /** One more, for the same eyes. Gives its id. */
    follow: (token: string, message: Message) =>
      idOf(rest.post(Routes.webhook(application, token), { body: asWhispered(message), auth: false })),
    /** False when it is there no more. */
    async edit(token: string, id: string, message: Message): Promise<boolean> {
      const { components, allowed_mentions } = asWhispered(message);
      const body = { components, allowed_mentions };
      return (await idOf(rest.patch(messageOf(token, id), { body, auth: false }))) !== undefined;
    },
  };
}
