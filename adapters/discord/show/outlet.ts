import { createHash, randomUUID } from "node:crypto";
import type { Text } from "../../../src/conversation/types.ts";
import { NobodyThere, type Reception, type ShownCard } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import { around, packed, unpacked, type Waiting } from "../../chat/around-a-secret.ts";
import type { Deliveries } from "../../chat/deliveries.ts";
import type { Asking } from "../../chat/last-asked.ts";
import { parseAddress, personOf } from "../address.ts";
import type { Calls, Replies } from "../connect/calls.ts";
import { closedDm, later, noWay, tooLate, unless } from "../connect/refusals.ts";
import type { Servers } from "../connect/servers.ts";
import { does, type Message } from "../draw/components.ts";
import { renderCard, renderNotice } from "../draw/render.ts";
import { renderReveal } from "../draw/render-words.ts";
import { idOf } from "../ids.ts";
import { limits } from "../limits.ts";
import type { DiscordSettings } from "../settings.ts";
import type { Cards } from "./cards.ts";
import type { Directs } from "./direct-messages.ts";
import type { Readers } from "./languages.ts";
import type { Places, Visit } from "./places.ts";
import type { Screens } from "./screens.ts";

export interface OutletParts {
  settings: DiscordSettings;
  deliveries: Deliveries;
  reception: Reception;
  asking: Asking;
  calls: Calls;
  replies: Replies;
  directs: Directs;
  cards: Cards;
  places: Places;
  screens: Screens;
  readers: Readers;
  servers: Pick<Servers, "of">;
}

/** Whoever waits for an answer comes first. */
const patienceMs = 1_000;
/** As long as the desk itself would wait for somebody to look. */
const keepMs = 72 * 60 * 60_000;
const nowhere: ReadonlySet<number> = new Set([...closedDm, ...noWay]);

export type Outlet = ReturnType<typeof createOutlet>;

/** Everything that Discord is shown unasked. Each call is made once: the desk's outbox tries again. */
export function createOutlet(parts: OutletParts) {
  const { settings, deliveries, reception, asking, calls, replies, directs, cards, places, screens, readers, servers } =
    parts;
  const { log, world } = settings;
  const secretName = (person: string, caseId: string) => `discord:reveal:${person}:${caseId}`;
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
      if (isPlaced || screens.isShowing(card.caseId, reader) || (await whisper(reader, message))) return;
      await leaveIfOut(reader);
    });
  }

  /** A word for one person: where they are just now, for their eyes only, else in their direct messages. */
  async function tell(address: string, notice: Text): Promise<void> {
    await trying(address, async () => {
      const at = parseAddress(address)!;
      const isForAll = "channel" in at;
      const message = await readers.drawn(isForAll ? undefined : address, () => renderNotice(notice, world));
      if (isForAll) {
        await unless(nowhere, () => calls.post(at.channel, message, fresh()));
        return;
      }
      if (await say(address, message, notice)) return;
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

  /** True once they have it. The same word for the same deed is posted once. */
  async function say(person: string, message: Message, notice?: Text): Promise<boolean> {
    const visit = places.of(person);
    const nonce = notice ? digest(person, visit?.id, notice) : fresh();
    if (visit && (await sayThere(visit, message, nonce))) return true;
    const { user } = personOf(person)!;
    const channel = await unless(closedDm, () => directs.of(user));
    const isPosted = channel && (await unless(nowhere, () => calls.post(channel, message, nonce)));
    return isPosted !== undefined;
  }

  async function sayThere(visit: Visit, message: Message, nonce: string): Promise<boolean> {
    const token = await places.tokenOf(visit);
    if (token) return (await unless(tooLate, () => replies.follow(token, message))) !== undefined;
    if (visit.kind !== "thread") return false;
    return (await unless(nowhere, () => calls.post(visit.channel, message, nonce))) !== undefined;
  }

  /** For their eyes only, while they are here. */
  async function whisper(person: string, message: Message): Promise<boolean> {
    const visit = places.of(person);
    const token = visit && (await places.tokenOf(visit));
    return token !== undefined && (await unless(tooLate, () => replies.follow(token, message))) !== undefined;
  }

  async function untoldOf(person: string): Promise<Text[]> {
    const known = await reception.recall(untoldName(person));
    return known ? (JSON.parse(known) as Text[]) : [];
  }

  function shownSecret(person: string, caseId: string, { secret, handed }: Waiting): Promise<Message> {
    return readers.drawn(person, () => renderReveal(caseId, secret, world, handed));
  }

  return {
    show,
    tell,
    say,
    whisper,
    /** A secret is only ever in a note that nobody else sees and that stays in no history. Until its reader is here, it stays sealed. */
    async reveal(address: string, caseId: string, waiting: Waiting): Promise<void> {
      await trying(address, async () => {
        if (await whisper(address, await shownSecret(address, caseId, waiting))) return;
        await reception.remember(secretName(address, caseId), packed(waiting), keepMs);
        const offer = await readers.drawn(address, () => {
          const button = does(t("chat.reveal-show"), idOf({ do: "reveal", caseId }), "primary");
          return renderNotice(around(caseId, waiting.handed).ready, world, [button]);
        });
        if (!(await say(address, offer))) log.warn({ case: caseId }, "its secret waits for somebody who can't be told");
      });
    },
    /** What waits behind that button; gone once it was seen. */
    async revealed(person: string, caseId: string): Promise<Message> {
      const waiting = unpacked(await reception.recall(secretName(person, caseId)));
      if (waiting) return shownSecret(person, caseId, waiting);
      return readers.drawn(person, () => renderNotice(t("chat.reveal-gone"), world));
    },
    forgetRevealed: (person: string, caseId: string) => reception.remember(secretName(person, caseId), ""),
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

const fresh = (): string => digest(randomUUID());

function digest(...about: unknown[]): string {
  return createHash("sha256").update(JSON.stringify(about)).digest("base64url").slice(0, limits.nonce);
}
