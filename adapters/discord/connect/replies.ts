import { type APIMessage, InteractionResponseType, MessageFlags, type REST, Routes } from "discord.js";
import { asWhispered, type Message, type Modal } from "../draw/components.ts";
import type { Interaction } from "../read/read.ts";
import { tooLate, unless } from "./error-codes.ts";

export type Replies = ReturnType<typeof createReplies>;

/**
 * The calls that answer interactions. They have a rate limit of their own. An answer that comes too late gives undefined
 * or false and does no harm, because it comes after the commit or only says that work goes on.
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
    /**
     * Defers an interaction: a command gets a private reply that is filled in later, and a press only an acknowledgement.
     */
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
    /** Opens a modal, which can only be the first answer to an interaction. */
    modal: (to: Interaction, modal: Modal) => callback(to, InteractionResponseType.Modal, modal),
    /** Fills the deferred reply, or edits the message that was pressed on. Gives its id. */
    fill: (token: string, message: Message) =>
      idOf(rest.patch(messageOf(token, "@original"), { body: asWhispered(message), auth: false })),
    /** Sends one more message to the same person. Gives its id. */
    follow: (token: string, message: Message) =>
      idOf(rest.post(Routes.webhook(application, token), { body: asWhispered(message), auth: false })),
    /** Edits a message that was sent by `follow`. False when it does not exist any more. */
    async edit(token: string, id: string, message: Message): Promise<boolean> {
      const { components, allowed_mentions } = asWhispered(message);
      const body = { components, allowed_mentions };
      return (await idOf(rest.patch(messageOf(token, id), { body, auth: false }))) !== undefined;
    },
  };
}
