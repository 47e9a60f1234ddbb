import type { Text } from "../../../src/conversation/types.ts";
import { NobodyThere, type Reception, type ShownCard } from "../../../src/desk/platform.ts";
import type { Waiting } from "../../chat/around-a-secret.ts";
import type { Deliveries } from "../../chat/deliveries.ts";
import type { Asking } from "../../chat/last-asked.ts";
import { parseAddress, personOf } from "../address.ts";
import { later } from "../connect/error-codes.ts";
import type { Servers } from "../connect/servers.ts";
import { renderCard, renderNotice } from "../draw/render.ts";
import type { DiscordSettings } from "../settings.ts";
import type { Cards } from "./cards.ts";
import type { Readers } from "./languages.ts";
import type { Messenger } from "./messenger.ts";
import type { Reveals } from "./reveals.ts";
import type { Screens } from "./screens.ts";

export interface OutletParts {
  settings: DiscordSettings;
  deliveries: Deliveries;
  reception: Reception;
  asking: Asking;
  cards: Cards;
  messenger: Messenger;
  reveals: Reveals;
  screens: Screens;
  readers: Readers;
  servers: Pick<Servers, "of">;
}

/** Whoever waits for an answer comes first. */
const patienceMs = 1_000;
/** As long as the desk itself would wait for somebody to look. */
const keepMs = 72 * 60 * 60_000;

export type Outlet = ReturnType<typeof createOutlet>;

/** Everything that Discord is shown unasked. Each call is made once: the desk's outbox tries again. */
export function createOutlet(parts: OutletParts) {
  const { settings, deliveries, reception, asking, cards, messenger, reveals, screens, readers, servers } = parts;
  const { log, world } = settings;
  const untoldName = (person: string) => `discord:untold:${person}`;
  const untold = new Set<string>();

  async function show(address: string, card: ShownCard): Promise<void> {
    await deliveries.calm(patienceMs);
    await trying(address, async () => {
      const reader = card.people[card.audience as keyof ShownCard["people"]];
      const form = reader === undefined ? undefined : await reception.form(card.caseId, reader);
      const message = await readers.drawn(reader, () => renderCard(card, form));
      const isPlaced = await cards.place(address, card, message);
      if (!reader) return;
      await asking.shown(reader, card);
      await screens.refresh(card.caseId, reader);
      if (isPlaced || screens.isShowing(card.caseId, reader) || (await messenger.whisper(reader, message))) return;
      await leaveIfOut(reader);
    });
  }

  /** A word for one person: where they are just now, for their eyes only, else in their direct messages. */
  async function tell(address: string, notice: Text): Promise<void> {
    await trying(address, async () => {
      const at = parseAddress(address)!;
      const isForAll = "channel" in at;
      const message = await readers.drawn(isForAll ? undefined : address, () => renderNotice(notice, world));
      if (isForAll) return messenger.post(at.channel, message);
      if (await messenger.say(address, message, notice)) return;
      await leaveIfOut(address);
      await reception.remember(untoldName(address), JSON.stringify([...(await untoldOf(address)), notice]), keepMs);
      untold.add(address);
      log.warn({ to: address }, "this person can be told nothing until they do something");
    });
  }

  /** @throws NobodyThere when the bot is not in their server any more, so that nothing they do brings it back to them */
  async function leaveIfOut(person: string): Promise<void> {
    const { guild } = personOf(person) ?? {};
    if (guild !== undefined && !(await servers.of(guild))) throw new NobodyThere(person);
  }

  async function untoldOf(person: string): Promise<Text[]> {
    const known = await reception.recall(untoldName(person));
    return known ? (JSON.parse(known) as Text[]) : [];
  }

  return {
    show,
    tell,
    say: messenger.say,
    reveal: (address: string, caseId: string, waiting: Waiting): Promise<void> =>
      trying(address, () => reveals.show(address, caseId, waiting)),
    /** What could not be said before, now that they are here. */
    async catchUp(person: string): Promise<void> {
      if (!untold.delete(person)) return;
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
      throw later(address, error);
    }
  }
}
