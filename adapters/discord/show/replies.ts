import { InteractionResponseType, MessageFlags } from "discord.js";
import { unlessLate } from "../../chat/in-time.ts";
import type { Replies } from "../connect/calls.ts";
import { tooLate, unless } from "../connect/error-codes.ts";
import { asWhispered, type Message, type Modal } from "../draw/components.ts";
import type { Interaction } from "../read/read.ts";

/**
 * How long work may take before an interaction is deferred (ms). Discord fails an interaction after three seconds, and
 * a modal can only be the first answer.
 */
const readingMs = 1_500;

export type Answers = ReturnType<typeof createAnswers>;

/**
 * Answers interactions. An answer that comes too late does no harm, because it comes after the commit or only says that
 * work goes on.
 */
export function createAnswers(replies: Replies) {
  async function callback({ interaction, token }: Interaction, type: InteractionResponseType, data?: object) {
    const body = { type, ...(data && { data }) };
    return (await unless(tooLate, () => replies.callback(interaction, token, body).then(() => true))) ?? false;
  }

  /**
   * Defers an interaction: a command gets a private reply that is filled in later, and a press only an acknowledgement.
   */
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
    /** The result of some work, if it came in time for a modal. Then nothing has been answered yet. */
    inTime: <T>(work: Promise<T>): Promise<{ done: T } | undefined> =>
      unlessLate(
        work.then((done) => ({ done })),
        readingMs,
      ),
  };
}
