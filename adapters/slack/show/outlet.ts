import { webApi } from "@slack/bolt";
import type { Text } from "../../../src/conversation/types.ts";
import { DeliveryError, NobodyThere, type ShownCall, type ShownCard } from "../../../src/desk/platform.ts";
import type { Waiting } from "../../chat/around-a-secret.ts";
import { inVain } from "../../chat/in-vain.ts";
import { maskedText } from "../../chat/masked.ts";
import { readerOf } from "../../chat/what-it-asks.ts";
import { parseAddress, personId, userOf } from "../address.ts";
import { codeOf, endedToken, gone, quietly, unless, whyOf } from "../connect/error-codes.ts";
import { UnknownWorkspace } from "../connect/workspace.ts";
import { type Message, renderNotice, sightOfCard } from "../draw/render.ts";
import type { Ground } from "../ground.ts";
import type { Cards } from "./cards.ts";
import { createHomes } from "./homes.ts";
import type { Visit } from "./places.ts";
import { postBack } from "./response-url.ts";
import type { Reveals } from "./reveals.ts";
import type { Screens } from "./screens.ts";

export type Outlet = ReturnType<typeof createOutlet>;

/**
 * Delivers cards, notices and secrets to Slack. Each call is made once, because the desk's outbox is what tries again.
 */
export function createOutlet(ground: Ground, cards: Cards, screens: Screens, reveals: Reveals) {
  const { settings, reception, asking, workspaces, readers, places, modals } = ground;
  const { clock, log, world } = settings;
  const isOneOfMany = !("botToken" in settings.workspaces); // the only token's end is the end of the desk
  const homes = createHomes(ground);

  async function show(address: string, card: ShownCard): Promise<void> {
    await trying(address, async () => {
      const reader = readerOf(card);
      const form = reader === undefined ? undefined : await reception.form(card.caseId, reader);
      const shown = await cards.place(address, card, await readers.drawn(reader, () => sightOfCard(card, form)));
      if (!reader) return;
      await asking.shown(reader, card, shown);
      await screens.refresh(card, reader);
      await homes.refresh(reader);
    });
  }

  /** Calls somebody where they read, by a message that stays. */
  const call = (address: string, shown: ShownCall): Promise<void> => trying(address, () => cards.call(address, shown));

  /**
   * Tells one person something: where they are just now, if others cannot read it there, else in their direct messages.
   */
  async function tell(address: string, notice: Text): Promise<void> {
    await trying(address, async () => {
      const at = parseAddress(address)!;
      const client = await workspaces.client(at.team);
      const isForAll = "channel" in at && !at.person;
      const person = "channel" in at ? personId(at.team, at.person ?? "") : address;
      const said = isForAll ? maskedText(notice) : notice;
      const message = await readers.drawn(isForAll ? undefined : person, () => renderNotice(said, world));
      if (isForAll) {
        const thread = at.thread ? { thread_ts: at.thread } : {};
        await client.chat.postMessage({ channel: at.channel, ...thread, ...quietly, ...message });
        return;
      }
      const visit = places.of(person, clock());
      const modal = await modals.inUse(person);
      const isThere = modal !== undefined && modal.at >= (visit?.at ?? 0);
      const isInModal = isThere && (await screens.tellIn(person, modal.view, notice));
      // a code is sent to direct messages too, for a person who closes the modal, and so is what has a button
      const isMore = notice.key.startsWith("talk.practice-") || hasButtons(message);
      if (isInModal && !isMore) return;
      if (visit && (await tellThere(client, visit, message))) return;
      await tellInPrivate(client, person, message);
    });
  }

  async function tellThere(client: webApi.WebClient, { here, responseUrl }: Visit, message: Message): Promise<boolean> {
    const at = parseAddress(here);
    if (!at || !("channel" in at)) return false;
    const { channel, person: user } = at;
    const thread = at.thread ? { thread_ts: at.thread } : {};
    if (!user) return unless(gone, () => client.chat.postMessage({ channel, ...thread, ...quietly, ...message }));
    const isTaken = responseUrl !== undefined && places.takesNotice(responseUrl);
    if (isTaken && (await postBack(settings, responseUrl, { ...message, ...thread }))) return true;
    return unless(gone, () => client.chat.postEphemeral({ channel, user, ...thread, ...message }));
  }

  async function tellInPrivate(client: webApi.WebClient, person: string, message: Message): Promise<void> {
    const channel = userOf(person)!;
    try {
      await client.chat.postMessage({ channel, ...quietly, ...message });
    } catch (error) {
      const why = whyOf(error);
      if (!gone.has(why)) throw error;
      const here = await cards.roomOf(person);
      if (here !== undefined && (await tellThere(client, { here, at: clock() }, message))) return;
      log.warn({ to: person, why }, "this person cannot be told anything");
      inVain(reception, `slack:${parseAddress(person)!.team}`, why);
    }
  }

  /** Sends an answer, such as the help, to the place where it was asked for. */
  async function say(person: string, here: string, message: Message): Promise<void> {
    const client = await workspaces.client(parseAddress(person)!.team);
    if (await tellThere(client, { here, at: clock() }, message)) return;
    await tellInPrivate(client, person, message);
  }

  return {
    show,
    call,
    zoneOf: readers.zoneOf,
    tell,
    say,
    publishHome: homes.publish,
    async reveal(address: string, caseId: string, waiting: Waiting): Promise<void> {
      await trying(address, () => reveals.show(address, caseId, waiting));
    },
  };

  async function trying(address: string, work: () => Promise<unknown>): Promise<void> {
    if (!parseAddress(address)) return log.error({ address }, "this is no address in Slack");
    try {
      await work();
    } catch (error) {
      if (error instanceof UnknownWorkspace || (isOneOfMany && endedToken.has(codeOf(error) ?? "")))
        throw new NobodyThere(address, error);
      if (error instanceof webApi.WebAPIRateLimitedError)
        throw new DeliveryError(address, error.retryAfter * 1000, error);
      throw error;
    }
  }
}

/** Whether something can be pressed below the words. */
const hasButtons = ({ blocks }: Message): boolean => blocks.some(({ type }) => type === "actions");
