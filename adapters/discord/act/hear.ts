import type { Text } from "../../../src/conversation/types.ts";
import { StoreDown } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import { inVain } from "../../chat/in-vain.ts";
import { placeOf } from "../address.ts";
import { codeOf, lostMessage, unless, whyOf } from "../connect/error-codes.ts";
import type { Message } from "../draw/components.ts";
import { instantOf } from "../ids.ts";
import { limits } from "../limits.ts";
import type { Said } from "../read/read.ts";
import { isSecret } from "../read/secret.ts";
import type { ActParts } from "./parts.ts";

const readBy = { direct: "nobody", thread: "few", open: "anybody" } as const;

/** Handles messages. */
export function createHearing({
  settings,
  reception,
  wayIn,
  people,
  speaker,
  cards,
  threads,
  calls,
  outlet,
}: ActParts) {
  const { command } = settings;

  /**
   * Handles a message. Discord delivers it only once, so a person is told when it was in vain.
   */
  return async function hear(said: Said): Promise<void> {
    try {
      await attend(said);
    } catch (error) {
      const isDown = error instanceof StoreDown;
      await saidOpenly(said, t(isDown ? "talk.store-down" : "chat.trouble"));
      if (!isDown) throw error;
    }
  };

  async function attend(said: Said): Promise<void> {
    const { who, text, order, answering, isWordless } = said;
    if (who.guild && !people.serves(who.guild))
      return reception.refused({ front: "discord", who: placeOf(who.guild), tried: "place" });
    const thread = who.guild ? await threads.caseOf(said.channel) : undefined;
    const kind = thread ? "thread" : said.kind;
    const arrived = await people.arrived({ ...said, kind }, thread);
    if ("whyNot" in arrived) return saidOpenly(said, arrived.whyNot);
    const deed = { ...arrived, ...(who.guild && { erase: () => remove(said) }) };
    await people.cameFrom(who);
    if (kind === "open" && isSecret(text)) {
      wayIn.came(deed);
      return warn(said, deed.from.id);
    }
    const judges = answering && (await cards.ofMessage(answering));
    const context = {
      ...(thread && { caseId: thread }),
      ...(judges && { judges }),
      ...(answering && { replies: answering }),
      ...(isWordless && { isWordless }),
    };
    const next = await wayIn.take(
      { ...deed, wrote: instantOf(said.message) },
      { is: "said", text, ...(order && { order }), among: readBy[kind], ...context },
    );
    if ("whyNot" in next) return outlet.tell(deed.from.id, next.whyNot);
    if ("says" in next) return reply(said, deed.from.id, await speaker.said(who, next.says));
    const isUsed = "received" in next && next.askedSecret !== undefined;
    if (isUsed && (next.askedSecret || isSecret(text))) await remove(said); // an answer with a secret is deleted once it was used
  }

  /**
   * Tells a person who wrote a secret where others read it. The secret is not used, and the message is deleted where
   * the bot may do so.
   */
  async function warn(said: Said, person: string): Promise<void> {
    const isGone = await remove(said);
    const notice = t(isGone ? "discord.never-here-deleted" : "discord.never-here", { command });
    await outlet.tell(person, notice);
  }

  async function remove({ channel, message }: Said): Promise<boolean> {
    return (await unless(lostMessage, () => calls.remove(channel, message).then(() => true))) ?? false;
  }

  /** Answers in private, because where anybody reads, nothing is told of a request. */
  async function reply(said: Said, person: string, message: Message): Promise<void> {
    if (await outlet.say(person, message)) return;
    if (said.kind === "open") return saidOpenly(said, t("discord.type-instead", { command }));
    inVain(reception, placeOf(said.who.guild), "no way to answer");
  }

  /** Answers a message in its channel, where others read the answer too. */
  async function saidOpenly({ channel, id, who }: Said, notice: Text): Promise<void> {
    const message = await speaker.notice(who, notice);
    try {
      await calls.post(channel, message, id.slice(-limits.nonce));
    } catch (error) {
      if (!lostMessage.has(codeOf(error) ?? 0)) throw error;
      inVain(reception, placeOf(who.guild), whyOf(error));
    }
  }
}
