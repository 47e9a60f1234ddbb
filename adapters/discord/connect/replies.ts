import { type APIMessage, InteractionResponseType, MessageFlags, type REST, Routes } from "discord.js";
import { asWhispered, filesOf, type Message, type Modal } from "../draw/components.ts";
import type { Interaction } from "../read/read.ts";
import { answeredBefore, codeOf, putAway, tooLate, unless } from "./error-codes.ts";

/** Codes after which a private answer can't be taken away any more, or need not. */
const outOfReach: ReadonlySet<number> = new Set([...tooLate, putAway]);

export type Replies = ReturnType<typeof createReplies>;

/** What became of a message: its id, or whether it comes too late. Neither where the person has put it away. */
export interface Replied {
  id?: string;
  isLate: boolean;
}

/**
 * The calls that answer interactions. They have a rate limit of their own. Where an answer comes too late, the person has
 * to be answered elsewhere.
 */
export function createReplies(rest: REST, application: string) {
  const messageOf = (token: string, id: string) => Routes.webhookMessage(application, token, id);

  async function callback({ interaction, token }: Interaction, type: InteractionResponseType, data?: object) {
    const body = { type, ...(data && { data }) };
    try {
      await rest.post(Routes.interactionCallback(interaction, token), { body, auth: false });
      return "answered";
    } catch (error) {
      const code = codeOf(error) ?? 0;
      if (code === answeredBefore) return "before";
      if (tooLate.has(code)) return "late";
      throw error;
    }
  }

  /** Answers with a message. False when it comes too late, and nothing was answered before. */
  async function message(to: Interaction, type: InteractionResponseType, data: object): Promise<boolean> {
    const how = await callback(to, type, data);
    if (how !== "before") return how === "answered";
    return !(await became(rest.get(messageOf(to.token, "@original"), { auth: false }))).isLate;
  }

  async function became(posted: Promise<unknown>): Promise<Replied> {
    try {
      return { id: ((await posted) as APIMessage).id, isLate: false };
    } catch (error) {
      const code = codeOf(error) ?? 0;
      if (code !== putAway && !tooLate.has(code)) throw error;
      return { isLate: code !== putAway };
    }
  }

  return {
    /**
     * Defers an interaction: a command gets a private reply that is filled in later, and a press only an acknowledgement.
     */
    async defer(to: Interaction): Promise<boolean> {
      const flags = { flags: MessageFlags.Ephemeral };
      const how = await (to.on
        ? callback(to, InteractionResponseType.DeferredMessageUpdate)
        : callback(to, InteractionResponseType.DeferredChannelMessageWithSource, flags));
      return how !== "late";
    },
    whisper: (to: Interaction, said: Message) =>
      message(to, InteractionResponseType.ChannelMessageWithSource, asWhispered(said)),
    replace: (to: Interaction, { components }: Message) =>
      message(to, InteractionResponseType.UpdateMessage, { components }),
    suggest: (to: Interaction, choices: { name: string; value: string }[]) =>
      callback(to, InteractionResponseType.ApplicationCommandAutocompleteResult, { choices }),
    /** Opens a modal, which can only be the first answer to an interaction. */
    modal: async (to: Interaction, modal: Modal): Promise<boolean> =>
      (await callback(to, InteractionResponseType.Modal, modal)) !== "late",
    /** Fills the deferred reply, or edits the message that was pressed on. */
    fill: (token: string, message: Message) =>
      became(rest.patch(messageOf(token, "@original"), { ...whispered(message), auth: false })),
    /** Sends one more message to the same person. */
    follow: (token: string, message: Message) =>
      became(rest.post(Routes.webhook(application, token), { ...whispered(message), auth: false })),
    /** Takes away a message that was sent by `follow`. Discord takes that for a quarter of an hour. */
    async remove(token: string, id: string): Promise<void> {
      await unless(outOfReach, () => rest.delete(messageOf(token, id), { auth: false }));
    },
    /** Edits a message that was sent by `follow`. False when it does not exist any more. */
    async edit(token: string, id: string, message: Message): Promise<boolean> {
      const { components, allowed_mentions } = asWhispered(message);
      const body = { components, allowed_mentions };
      return (await became(rest.patch(messageOf(token, id), { body, auth: false }))).id !== undefined;
    },
  };
}

/** A private message with its files, as a call takes it. */
function whispered(message: Message) {
  return { body: asWhispered(message), files: filesOf(message) };
}
