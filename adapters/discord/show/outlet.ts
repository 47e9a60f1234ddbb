import type { Text } from "../../../src/conversation/types.ts";
import { createRecent, NobodyThere, type ShownCall, type ShownCard } from "../../../src/desk/platform.ts";
import { keepMs, type Waiting } from "../../chat/around-a-secret.ts";
import { maskedCard, maskedText } from "../../chat/masked.ts";
import { readerOf } from "../../chat/what-it-asks.ts";
import { isShared, parseAddress } from "../address.ts";
import { codeOf, later, noWay } from "../connect/error-codes.ts";
import type { Servers } from "../connect/servers.ts";
import { drawCard, renderNotice } from "../draw/render.ts";
import type { Ground } from "../ground.ts";
import type { Cards } from "./cards.ts";
import type { LinkNotes } from "./link-notes.ts";
import type { Messenger } from "./messenger.ts";
import type { Reveals } from "./reveals.ts";
import type { Screens } from "./screens.ts";

interface OutletParts {
  cards: Cards;
  messenger: Messenger;
  reveals: Reveals;
  screens: Screens;
  linkNotes: Pick<LinkNotes, "refresh">;
  servers: Pick<Servers, "of">;
}

const mostPeople = 10_000;

export type Outlet = ReturnType<typeof createOutlet>;

/**
 * Delivers cards, notices and secrets to Discord. Each call is made once, because the desk's outbox is what tries
 * again.
 */
export function createOutlet(ground: Ground, { cards, messenger, reveals, screens, linkNotes, servers }: OutletParts) {
  const { settings, reception, asking, readers } = ground;
  const { log, world } = settings;
  const untoldName = (person: string) => `discord:untold:${person}`;
  const untold = createRecent<true>(mostPeople);

  async function show(address: string, card: ShownCard): Promise<void> {
    await trying(address, async () => {
      const reader = readerOf(card);
      const form = reader === undefined ? undefined : await reception.form(card.caseId, reader);
      const seen = isShared(address) ? maskedCard(card) : card;
      const drawn = await readers.drawn(reader, () => drawCard(seen, form));
      const shown = await cards.place(address, card, drawn);
      if (!reader) return;
      await asking.shown(reader, card, shown);
      await linkNotes.refresh(card);
      await screens.refresh(card.caseId, reader);
      if (shown || screens.isShowing(card.caseId, reader) || (await messenger.whisper(reader, drawn.message))) return;
      await leaveIfOut(reader);
    });
  }

  /** Tells one person something: privately where they are just now, else in their direct messages. */
  async function tell(address: string, notice: Text): Promise<void> {
    await trying(address, async () => {
      const at = parseAddress(address)!;
      const isForAll = "channel" in at;
      const message = await readers.drawn(isForAll ? undefined : address, () =>
        renderNotice(isForAll ? maskedText(notice) : notice, world),
      );
      if (isForAll) return messenger.post(at.channel, message);
      if (await messenger.say(address, message, notice)) return;
      await leaveIfOut(address);
      await reception.remember(untoldName(address), JSON.stringify([...(await untoldOf(address)), notice]), keepMs);
      untold.set(address, true);
      log.warn({ to: address }, "this person can be told nothing until they do something");
    });
  }

  /** Gives an address up when the bot has left its server. @throws NobodyThere */
  async function leaveIfOut(address: string): Promise<void> {
    const { guild } = parseAddress(address) ?? {};
    if (guild !== undefined && !(await servers.of(guild))) throw new NobodyThere(address);
  }

  async function untoldOf(person: string): Promise<Text[]> {
    const known = await reception.recall(untoldName(person));
    return known ? (JSON.parse(known) as Text[]) : [];
  }

  return {
    show,
    /** Calls somebody where they read, by a message that stays. */
    call: (address: string, call: ShownCall): Promise<void> => trying(address, () => cards.call(address, call)),
    tell,
    say: messenger.say,
    reveal: (address: string, caseId: string, waiting: Waiting): Promise<void> =>
      trying(address, () => reveals.show(address, caseId, waiting)),
    /** Tells a person who is here now what could not be told before. */
    async catchUp(person: string): Promise<void> {
      if (!untold.get(person)) return;
      untold.delete(person);
      const notices = await untoldOf(person);
      await reception.remember(untoldName(person), "");
      for (const notice of notices) await tell(person, notice);
    },
  };

  async function trying(address: string, work: () => Promise<void>): Promise<void> {
    if (!parseAddress(address)) return log.error({ address }, "this is no address in Discord");
    try {
      await work();
    } catch (error) {
      if (noWay.has(codeOf(error) ?? 0)) await leaveIfOut(address);
      throw later(address, error);
    }
  }
}
