import { webApi } from "@slack/bolt";
import type { Text } from "../../../src/conversation/types.ts";
import {
  createRecent,
  DeliveryError,
  NobodyThere,
  type Reception,
  type ShownCard,
} from "../../../src/desk/platform.ts";
import type { Waiting } from "../../chat/around-a-secret.ts";
import type { Deliveries } from "../../chat/deliveries.ts";
import type { Asking } from "../../chat/last-asked.ts";
import { parseAddress, personId, userOf } from "../address.ts";
import { UnknownWorkspace, type Workspaces } from "../connect/workspaces.ts";
import type { Message } from "../draw/blocks.ts";
import { renderCard, renderNotice } from "../draw/render.ts";
import { renderHome } from "../draw/render-home.ts";
import type { SlackSettings } from "../settings.ts";
import type { Cards } from "./cards.ts";
import type { Readers } from "./languages.ts";
import { digestOf, modalOf, type OpenModal, type OpenModals, telling } from "./modals.ts";
import type { Places, Visit } from "./places.ts";
import { closedView, gone, quietly, unless } from "./refusals.ts";
import { postBack } from "./response-url.ts";
import type { Reveals } from "./reveals.ts";

export interface OutletParts {
  deliveries: Deliveries;
  settings: SlackSettings;
  reception: Reception;
  asking: Asking;
  workspaces: Workspaces;
  readers: Readers;
  cards: Cards;
  places: Places;
  modals: OpenModals;
  reveals: Reveals;
}

const patienceMs = 500;
const mostPeople = 10_000;

export type Outlet = ReturnType<typeof createOutlet>;

/** Everything that Slack is shown. Each call is made once: the desk's outbox tries again. */
export function createOutlet(parts: OutletParts) {
  const { settings, deliveries, reception, asking, workspaces, readers, cards, places, modals, reveals } = parts;
  const { clock, log, world } = settings;
  const atHome = createRecent<true>(mostPeople);

  async function show(address: string, card: ShownCard): Promise<void> {
    await deliveries.calm(patienceMs);
    await trying(address, async () => {
      const reader = card.people[card.audience as keyof ShownCard["people"]];
      const form = reader === undefined ? undefined : await reception.form(card.caseId, reader);
      await cards.place(address, card, await readers.drawn(reader, () => renderCard(card, form)));
      if (!reader) return;
      await asking.shown(reader, card);
      await refreshModals(card, reader);
      if (atHome.get(reader)) await publishHome(reader);
    });
  }

  /** A form somebody is typing into is left alone; its values are read when it is sent. */
  async function refreshModals(card: ShownCard, person: string): Promise<void> {
    for (const open of modals.of(card.caseId, person)) {
      const isTyping = open.kind === "form" && card.state === "open";
      if (open.kind !== "reveal" && !isTyping) await redraw(open);
    }
  }

  /** As the case stands now, which may be further on than whatever made us look. False when the modal has been closed. */
  async function redraw(open: OpenModal): Promise<boolean> {
    const card = await reception.card(open.caseId, open.person);
    if (!card) return false;
    const form = await reception.form(open.caseId, open.person);
    const { kind, view } = await readers.drawn(open.person, () => {
      const { kind, modal } = modalOf(card, form);
      return { kind, view: open.notice ? telling(modal, open.notice) : modal };
    });
    const client = await workspaces.client(open.team);
    const digest = digestOf(view);
    if (digest === open.digest) return true;
    modals.shows({ ...open, kind, digest });
    const isDrawn = await unless(closedView, () => client.views.update({ view_id: open.view, view }));
    if (!isDrawn) modals.closed(open.view);
    return isDrawn;
  }

  /** A word for one person: where they are just now, if others cannot read it there, else in their direct messages. */
  async function tell(address: string, notice: Text): Promise<void> {
    await trying(address, async () => {
      const at = parseAddress(address)!;
      const client = await workspaces.client(at.team);
      const isForAll = "channel" in at && !at.person;
      const person = "channel" in at ? personId(at.team, at.person ?? "") : address;
      const message = await readers.drawn(isForAll ? undefined : person, () => renderNotice(notice, world));
      if (isForAll) {
        const thread = at.thread ? { thread_ts: at.thread } : {};
        await client.chat.postMessage({ channel: at.channel, ...thread, ...quietly, ...message });
        return;
      }
      const visit = places.of(person, clock());
      const isInModal = visit !== undefined && (await tellInModal(visit, person, notice));
      if (isInModal && notice.key !== "talk.practice-text") return; // whoever closes the modal still needs that one
      if (visit && (await tellThere(client, visit, message))) return;
      await tellInPrivate(client, person, message);
    });
  }

  async function tellInModal({ view }: Visit, person: string, notice: Text): Promise<boolean> {
    const open = view === undefined ? undefined : modals.at(view);
    return open !== undefined && open.person === person && open.kind !== "reveal" && redraw({ ...open, notice });
  }

  async function tellThere(client: webApi.WebClient, { here, responseUrl }: Visit, message: Message): Promise<boolean> {
    const at = parseAddress(here);
    if (!at || !("channel" in at)) return false;
    const { channel, person: user } = at;
    const thread = at.thread ? { thread_ts: at.thread } : {};
    if (!user) return unless(gone, () => client.chat.postMessage({ channel, ...thread, ...quietly, ...message }));
    if (responseUrl && (await postBack(settings, responseUrl, { ...message, ...thread }))) return true;
    return unless(gone, () => client.chat.postEphemeral({ channel, user, ...thread, ...message }));
  }

  async function tellInPrivate(client: webApi.WebClient, person: string, message: Message): Promise<void> {
    const channel = userOf(person)!;
    const isTold = await unless(gone, () => client.chat.postMessage({ channel, ...quietly, ...message }));
    if (!isTold) log.warn({ to: person }, "this person cannot be told anything");
  }

  /** Help and the like, where somebody asked for it. */
  async function say(person: string, here: string, message: Message): Promise<void> {
    const client = await workspaces.client(parseAddress(person)!.team);
    if (await tellThere(client, { here, at: clock() }, message)) return;
    await tellInPrivate(client, person, message);
  }

  async function publishHome(person: string): Promise<void> {
    const client = await workspaces.client(parseAddress(person)!.team);
    atHome.set(person, true);
    const lines = await reception.cases(person);
    const view = await readers.drawn(person, () => renderHome(lines, settings.flows, settings));
    await client.views.publish({ user_id: userOf(person)!, view });
  }

  return {
    show,
    tell,
    say,
    publishHome,
    async reveal(address: string, caseId: string, waiting: Waiting): Promise<void> {
      await trying(address, () => reveals.show(address, caseId, waiting));
    },
  };

  async function trying(address: string, work: () => Promise<void>): Promise<void> {
    if (!parseAddress(address)) return log.error({ address }, "this is no address in Slack");
    try {
      await work();
    } catch (error) {
      if (error instanceof UnknownWorkspace) throw new NobodyThere(address, error);
      if (error instanceof webApi.WebAPIRateLimitedError)
        throw new DeliveryError(address, error.retryAfter * 1000, error);
      throw error;
    }
  }
}
