import { t } from "../../../src/words/words.ts";
import { inVain } from "../../chat/in-vain.ts";
import { placeOf } from "../address.ts";
import { closedDm, noWay, unless } from "../connect/error-codes.ts";
import type { Message } from "../draw/components.ts";
import { nonceOf } from "../ids.ts";
import type { Interaction } from "../read/read.ts";
import type { ActParts } from "./parts.ts";

const nowhere: ReadonlySet<number> = new Set([...closedDm, ...noWay]);

/**
 * Answers a person whose interaction takes no answer any more: in private, else with a word in the channel where it was
 * done, which others read too.
 */
export function createLateAnswers({ reception, calls, directOf, speaker }: ActParts) {
  const posted = async (channel: string | undefined, message: Message, nonce: string): Promise<boolean> =>
    channel !== undefined && (await unless(nowhere, () => calls.post(channel, message, nonce))) !== undefined;

  return async function answerLate({ id, who, channel }: Interaction, message: Message): Promise<void> {
    const { user, guild } = who;
    const direct = guild === undefined ? channel : await unless(closedDm, () => directOf(user));
    if (await posted(direct, message, nonceOf(id, "late"))) return;
    const asks =
      guild && (await speaker.notice(who, t("discord.late", { person: { person: `discord:${guild}:${user}` } })));
    if (asks && (await posted(channel, asks, nonceOf(id, "late here")))) return;
    inVain(reception, placeOf(guild), "no way to answer");
  };
}
