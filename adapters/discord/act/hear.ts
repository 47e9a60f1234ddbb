import type { Text } from "../../../src/conversation/types.ts";
import { type Reception, StoreDown } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import type { Deed } from "../../chat/clerk.ts";
import type { Asking } from "../../chat/last-asked.ts";
import { practisedLast } from "../../chat/no-such-case.ts";
import { forbidsTyping } from "../../chat/what-it-asks.ts";
import { addressOf } from "../address.ts";
import type { Calls } from "../connect/calls.ts";
import { lostMessage, unless } from "../connect/refusals.ts";
import type { Message } from "../draw/components.ts";
import { renderNotice } from "../draw/render.ts";
import { limits } from "../limits.ts";
import type { Said } from "../read/read.ts";
import type { DiscordSettings } from "../settings.ts";
import type { Cards } from "../show/cards.ts";
import type { Readers } from "../show/languages.ts";
import type { Outlet } from "../show/outlet.ts";
import type { Places } from "../show/places.ts";
import type { Threads } from "../show/threads.ts";
import type { Clerk } from "./clerk.ts";
import type { Members } from "./members.ts";
import type { People } from "./people.ts";
import type { WhoMay } from "./who-may.ts";

export interface HearParts {
  settings: DiscordSettings;
  reception: Reception;
  asking: Asking;
  whoMay: WhoMay;
  members: Members;
  people: People;
  places: Places;
  readers: Readers;
  clerk: Clerk;
  cards: Cards;
  threads: Threads;
  calls: Calls;
  outlet: Outlet;
}

/** What people write: in private for the case that asks, in its thread for that case. Elsewhere only orders count. */
export function createHearing(parts: HearParts) {
  const { settings, reception, asking, whoMay, members, people, places, readers } = parts;
  const { clerk, cards, threads, calls, outlet } = parts;
  const { world, command, clock } = settings;

  /** Discord says nothing a second time, so whoever wrote is told that it was in vain. */
  return async function hear(said: Said): Promise<void> {
    try {
      await attend(said);
    } catch (error) {
      if (!(error instanceof StoreDown)) throw error;
      await saidOpenly(said, t("talk.store-down"));
    }
  };

  async function attend(said: Said): Promise<void> {
    const { id, who, channel } = said;
    if (who.guild && !whoMay.isServed(who.guild)) return;
    members.learn(who);
    const thread = who.guild ? await threads.caseOf(channel) : undefined;
    const known = await people.whoIs(who, thread);
    if ("refusal" in known) return saidOpenly(said, known.refusal);
    const { person } = known;
    const kind = thread ? "thread" : said.kind;
    places.came(person, { id, at: clock(), channel, kind, ...(who.guild && { guild: who.guild }) });
    await people.cameFrom(who);
    const here = who.guild ? addressOf({ guild: who.guild, channel }) : person;
    const deed = { id, from: await whoMay.ranked(who, person, here), here };
    if (kind === "open" && isSecret(said.text)) return warn(said, person);
    const caseId =
      (await judged(said, deed)) ?? (kind === "open" ? undefined : (thread ?? (await asking.current(person))));
    await follow(said, deed, caseId, kind);
  }

  /** Those who run the desk answer its card where it stands. */
  async function judged({ answering }: Said, { from, here }: Deed): Promise<string | undefined> {
    return answering && whoMay.operate(from.id, here) ? cards.ofMessage(answering) : undefined;
  }

  async function follow(said: Said, deed: Deed, caseId: string | undefined, kind: Said["kind"]): Promise<void> {
    const { id, from } = deed;
    const { order, text } = said;
    if (order && (await clerk.isOrder(deed, order, caseId))) {
      const { says } = await clerk.obey(deed, order);
      return says && reply(said, from.id, await clerk.rendered(from.id, says));
    }
    const practised = caseId === undefined && kind === "direct" ? await practisedLast(reception, from.id) : undefined;
    if (practised) return outlet.tell(from.id, practised);
    if (!caseId) {
      const { says } = await clerk.obey(deed, { verb: "help" });
      return says && reply(said, from.id, await clerk.rendered(from.id, says));
    }
    const refusal = await whoMay.act(caseId, from.id, deed.here);
    if (refusal) return outlet.tell(from.id, refusal);
    const card = kind === "thread" ? await reception.card(caseId, from.id) : undefined;
    if (kind === "direct") await cards.moveDown(from.id, caseId, "owner"); // below what was just said
    await reception.receive(caseId, { type: "said", id, from, text });
    if (kind === "thread" && (isSecret(text) || (card && forbidsTyping(card)))) await remove(said); // what is used is read no more
  }

  /** Others have read it: it is never used, and taken away where that is allowed. */
  async function warn(said: Said, person: string): Promise<void> {
    const isGone = await remove(said);
    const notice = t(isGone ? "discord.never-here-deleted" : "discord.never-here", { command });
    await outlet.tell(person, notice);
  }

  async function remove({ channel, message }: Said): Promise<boolean> {
    return (await unless(lostMessage, () => calls.remove(channel, message).then(() => true))) ?? false;
  }

  /** What a request is about is for its people: where anybody reads, the answer comes in private. */
  async function reply(said: Said, person: string, message: Message): Promise<void> {
    if (await outlet.say(person, message)) return;
    if (said.kind === "open") await saidOpenly(said, t("discord.type-instead", { command }));
  }

  /** To whoever wrote, where others read it too. */
  async function saidOpenly({ channel, id, who }: Said, notice: Text): Promise<void> {
    const message = await readers.drawnFor(who.user, () => renderNotice(notice, world));
    await unless(lostMessage, () => calls.post(channel, message, id.slice(-limits.nonce)));
  }
}

/** Six digits alone or after a word, or what only a password looks like. */
function isSecret(text: string): boolean {
  if (/(?<!\d)\d{3}[ -]?\d{3}(?!\d)/u.test(text.normalize("NFKC")) && text.trim().length <= 40 && !/\+|@/.test(text))
    return true;
  return text.split(/\s+/).some((word) => {
    const isLong = word.length >= 8 && word.length <= 20;
    return (
      isLong &&
      /[A-Za-z]/.test(word) &&
      /\d/.test(word) &&
      /[!@#$%^&*()]/.test(word) &&
      !/^[^@\s]+@[^@\s]+\.[a-z]{2,}$/i.test(word)
    );
  });
}
