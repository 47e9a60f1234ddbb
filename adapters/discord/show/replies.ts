import { InteractionResponseType, MessageFlags } from "discord.js";
import { unlessLate } from "../../chat/in-time.ts";
import type { Replies } from "../connect/calls.ts";
import { tooLate, unless } from "../connect/error-codes.ts";
import { asWhispered, type Message, type Modal } from "../draw/components.ts";
import type { Interaction } from "../read/read.ts";

/** Discord fails an interaction after three seconds; a modal can only be the first answer. */
const readingMs = 1_500;

export type Answers = ReturnType<typeof createAnswers>;

/**
 * How an interaction is answered. Whatever Discord no longer wants to hear is harmless, because it comes after the
 * commit or is only a sign that we are on it.
 */
export function createAnswers(replies: Replies) {
  async function callback({ interaction, token }: Interaction, type: InteractionResponseType, data?: object) {
    const body = { type, ...(data && { data }) };
    return (await unless(tooLate, () => replies.callback(interaction, token, body).then(() => true))) ?? false;
  }

  /** At once: a note for one reader that is filled in later, or a sign that the press was heard. */
  function defer(to: Interaction): Promise<boolean> {
    if (to.on) return callback(to, InteractionResponseType.DeferredMessageUpdate);
    return callback(to, InteractionResponseType.DeferredChannelMessageWithSource, { flags: MessageFlags.Ephemeral });
  }

  return {
    defer,
    whisper: (to: Interaction, message: Message) =>
      callback(to, InteractionResponseType.ChannelMessageWithSource, asWhispered(message)),
    replace: (to: Interaction, { components }: Message) =>
      callback(to, InteractionResponseType.UpdateMessage, { components }),
    suggest: (to: Interaction, choices: { name: string; value: string }[]) =>
      callback(to, InteractionResponseType.ApplicationCommandAutocompleteResult, { choices }),
    modal: (to: Interaction, modal: Modal) => callback(to, InteractionResponseType.Modal, modal),
    /** What the work gave if that was in time for a modal; then nothing has been answered yet. */
    inTime: <T>(work: Promise<T>): Promise<{ done: T } | undefined> =>
      unlessLate(
        work.then((done) => ({ done })),
        readingMs,
      ),
  };
}
