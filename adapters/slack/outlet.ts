import { webApi } from "@slack/bolt";
import type { Text } from "../../src/conversation/types.ts";
import { DeliveryError, type Reception, type ShownCard } from "../../src/platform.ts";
import { type Address, parseAddress, personId } from "./address.ts";
import type { Message } from "./blocks.ts";
import { digestOf, modalOf, type OpenModal, type OpenModals, telling } from "./modals.ts";
import type { Places, Visit } from "./places.ts";
import { renderCard, renderNotice } from "./render.ts";
import { renderHome } from "./render-home.ts";
import { postBack } from "./response-url.ts";
import type { Reveals } from "./reveals.ts";
import type { SlackSettings } from "./settings.ts";
import { UnknownWorkspace, type Workspaces } from "./workspaces.ts";

export interface OutletParts {
  settings: SlackSettings;
  reception: Reception;
  workspaces: Workspaces;
  places: Places;
  modals: OpenModals;
  reveals: Reveals;
}

interface Spot {
  channel: string;
  ts: string;
}

/** Which message a card has become. `again` asks for a new one further down, where it is seen; the `old` one has to go. */
interface Kept extends Spot {
  version: number;
  again?: true;
  old?: Spot;
}

/** Nobody can be reached there, now or later. */
const gone = new Set([
  "channel_not_found",
  "not_in_channel",
  "is_archived",
  "user_not_found",
  "user_not_in_channel",
  "user_disabled",
  "cannot_dm_bot",
  "messages_tab_disabled",
  "restricted_action",
]);
/** The message is not ours to edit any more; a new one is. */
const lostMessage = new Set([
  "message_not_found",
  "cant_update_message",
  "edit_window_closed",
  "channel_not_found",
  "is_inactive",
]);
const closedView = new Set(["not_found", "view_not_found"]);
const quietly = { unfurl_links: false, unfurl_media: false };

export type Outlet = ReturnType<typeof createOutlet>;

/** Everything that Slack is shown. Each call is made once: the desk's outbox tries again. */
export function createOutlet(parts: OutletParts) {
  const { settings, reception, workspaces, places, modals, reveals } = parts;
  const { clock, log, world } = settings;
  const atHome = new Set<string>();

  async function show(address: string, card: ShownCard): Promise<void> {
    await trying(address, async () => {
      const reader = readerOf(card);
      const form = reader === undefined ? undefined : await reception.form(card.caseId, reader);
      await place(address, card, renderCard(card, form));
      if (!reader) return;
      if (card.question !== undefined) await asked(reader, card.caseId);
      await refreshModals(card, reader);
      if (atHome.has(reader)) await publishHome(reader);
    });
  }

  async function place(address: string, card: ShownCard, message: Message): Promise<void> {
    const name = `slack:card:${address}:${card.caseId}:${card.audience}`;
    const known = await reception.recall(name);
    const kept = known === undefined ? undefined : (JSON.parse(known) as Kept);
    if (kept && kept.version > card.version) return;
    const { team, ...at } = parseAddress(address)!;
    const client = await workspaces.client(team);
    if (kept && !kept.again) {
      if (kept.old) await remove(client, name, kept);
      const { channel, ts } = kept;
      const isEdited = await unless(lostMessage, () => client.chat.update({ channel, ts, ...message }));
      if (isEdited) {
        if (kept.version !== card.version)
          await reception.remember(name, JSON.stringify({ channel, ts, version: card.version }));
        return;
      }
    }
    const posted = await post(client, { team, ...at } as Address, card, message);
    if (!posted) return;
    const fresh: Kept = { ...posted, version: card.version };
    const old = kept?.again ? { channel: kept.channel, ts: kept.ts } : undefined;
    await reception.remember(name, JSON.stringify({ ...fresh, ...(old && { old }) }));
    const root = "thread" in at && at.thread ? at.thread : posted.ts;
    await reception.remember(threadName(team, posted.channel, root), card.caseId);
    if (old) await remove(client, name, { ...fresh, old });
  }

  async function remove(client: webApi.WebClient, name: string, { old, ...kept }: Kept): Promise<void> {
    if (!old) return;
    await unless(lostMessage, () => client.chat.delete(old));
    await reception.remember(name, JSON.stringify(kept));
  }

  /** In a channel that the bot cannot write to, a person's card finds them in private. */
  async function post(client: webApi.WebClient, address: Address, card: ShownCard, message: Message) {
    const reader = readerOf(card);
    const wanted =
      "channel" in address
        ? { channel: address.channel, ...(address.thread && { thread_ts: address.thread }) }
        : { channel: address.person };
    const own = reader && parseAddress(reader);
    const privately = own && !("channel" in own) && own.person !== wanted.channel ? [{ channel: own.person }] : [];
    for (const where of [wanted, ...privately]) {
      let posted: { channel: string; ts: string } | undefined;
      const isPosted = await unless(gone, async () => {
        const { channel, ts } = await client.chat.postMessage({ ...where, ...quietly, ...message });
        posted = { channel: channel!, ts: ts! };
      });
      if (isPosted) return posted;
    }
    log.error({ case: card.caseId }, "this card can be shown nowhere");
    return undefined;
  }

  /** A word for one person: where they are just now, if others cannot read it there, else in their direct messages. */
  async function tell(address: string, notice: Text): Promise<void> {
    await trying(address, async () => {
      const at = parseAddress(address)!;
      const client = await workspaces.client(at.team);
      const message = renderNotice(notice, world);
      if ("channel" in at && !at.person) {
        await client.chat.postMessage({
          channel: at.channel,
          ...(at.thread && { thread_ts: at.thread }),
          ...quietly,
          ...message,
        });
        return;
      }
      const person = "channel" in at ? personId(at.team, at.person!) : address;
      const visit = places.of(person, clock());
      const isInModal = visit !== undefined && (await tellInModal(visit, person, notice));
      if (isInModal && notice.key !== "talk.practice-text") return; // whoever closes the modal still needs that one
      if (visit && (await tellThere(client, visit, message))) return;
      const isTold = await unless(gone, () =>
        client.chat.postMessage({ channel: parsedUser(person), ...quietly, ...message }),
      );
      if (!isTold) log.warn({ to: person }, "this person cannot be told anything");
    });
  }

  async function tellInModal({ view }: Visit, person: string, notice: Text): Promise<boolean> {
    const open = view === undefined ? undefined : modals.at(view);
    return open !== undefined && open.person === person && open.kind !== "reveal" && redraw({ ...open, notice });
  }

  /** As the case stands now, which may be further on than whatever made us look. False when the modal has been closed. */
  async function redraw(open: OpenModal): Promise<boolean> {
    const card = await reception.card(open.caseId, open.person);
    if (!card) return false;
    const { kind, modal } = modalOf(card, await reception.form(open.caseId, open.person));
    const client = await workspaces.client(open.team);
    const view = open.notice ? telling(modal, open.notice) : modal;
    const digest = digestOf(view);
    if (digest === open.digest) return true;
    modals.shows({ ...open, kind, digest });
    const isDrawn = await unless(closedView, () => client.views.update({ view_id: open.view, view }));
    if (!isDrawn) modals.closed(open.view);
    return isDrawn;
  }

  async function tellThere(client: webApi.WebClient, { here, responseUrl }: Visit, message: Message): Promise<boolean> {
    const at = parseAddress(here);
    if (!at || !("channel" in at)) return false;
    const thread = at.thread ? { thread_ts: at.thread } : {};
    if (!at.person) {
      return unless(gone, () => client.chat.postMessage({ channel: at.channel, ...thread, ...quietly, ...message }));
    }
    if (responseUrl && (await postBack(settings, responseUrl, { ...message, ...thread }))) return true;
    return unless(gone, () =>
      client.chat.postEphemeral({ channel: at.channel, user: at.person!, ...thread, ...message }),
    );
  }

  /** A form somebody is typing into is left alone; its values are read when it is sent. */
  async function refreshModals(card: ShownCard, person: string): Promise<void> {
    for (const open of modals.of(card.caseId, person)) {
      const isTyping = open.kind === "form" && card.state === "open";
      if (open.kind !== "reveal" && !isTyping) await redraw(open);
    }
  }

  async function asked(person: string, caseId: string): Promise<void> {
    const name = askedName(person);
    if ((await reception.recall(name)) !== caseId) await reception.remember(name, caseId);
  }

  async function publishHome(person: string): Promise<void> {
    const { team, person: user } = parseAddress(person) as { team: string; person: string };
    const client = await workspaces.client(team);
    atHome.add(person);
    const lines = await reception.cases(person);
    await client.views.publish({ user_id: user, view: renderHome(lines, settings.flows, settings) });
  }

  /** Help and the like, where somebody asked for it. */
  async function say(person: string, here: string, message: Message): Promise<void> {
    const { team } = parseAddress(person)!;
    const client = await workspaces.client(team);
    if (await tellThere(client, { here, at: clock() }, message)) return;
    await unless(gone, () => client.chat.postMessage({ channel: parsedUser(person), ...quietly, ...message }));
  }

  return {
    show,
    say,
    tell,
    async reveal(address: string, caseId: string, secret: string): Promise<void> {
      await trying(address, () => reveals.show(address, caseId, secret));
    },
    publishHome,
    /** The next time the card is shown, it is a new message, and the old one goes. */
    async moveDown(address: string, caseId: string, audience: string): Promise<void> {
      const name = `slack:card:${address}:${caseId}:${audience}`;
      const known = await reception.recall(name);
      if (known !== undefined) await reception.remember(name, JSON.stringify({ ...JSON.parse(known), again: true }));
    },
    /** The case that a thread is about. */
    caseOfThread: (team: string, channel: string, thread: string) =>
      reception.recall(threadName(team, channel, thread)),
    /** The case that last asked this person something. */
    caseAsking: (person: string) => reception.recall(askedName(person)),
  };

  async function trying(address: string, work: () => Promise<void>): Promise<void> {
    if (!parseAddress(address)) return log.error({ address }, "this is no address in Slack");
    try {
      await work();
    } catch (error) {
      if (error instanceof UnknownWorkspace) return log.warn({ address }, "the app is not in this workspace any more");
      if (error instanceof webApi.WebAPIRateLimitedError)
        throw new DeliveryError(address, error.retryAfter * 1000, error);
      throw error;
    }
  }
}

/** False when Slack answers with one of these. */
async function unless(codes: ReadonlySet<string>, call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError && codes.has(error.data.error)) return false;
    throw error;
  }
}

function readerOf({ audience, people }: ShownCard): string | undefined {
  if (audience === "owner") return people.owner;
  return audience === "customer" ? people.customer : undefined;
}

const threadName = (team: string, channel: string, thread: string) => `slack:thread:${team}:${channel}:${thread}`;
const askedName = (person: string) => `slack:asked:${person}`;
const parsedUser = (person: string) => (parseAddress(person) as { person: string }).person;
