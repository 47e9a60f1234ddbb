import { setTimeout as pause } from "node:timers/promises";
import type { webApi } from "@slack/bolt";
import type { Text } from "../../../src/conversation/types.ts";
import type { ShownCard } from "../../../src/desk/platform.ts";
import { createInTurn } from "../../chat/in-turn.ts";
import { digestOf } from "../../chat/payload.ts";
import { parseAddress } from "../address.ts";
import { changedView, closedView, codeOf, unless } from "../connect/error-codes.ts";
import type { Modal } from "../draw/blocks.ts";
import type { Ground } from "../ground.ts";
import type { SlackDeed } from "../read/read.ts";
import { type Kind, modalOf, type OpenModal, telling } from "./modals.ts";

/** A case as it is drawn for a modal. `card` is absent when the modal shows only words. */
export interface Drawn {
  kind: Kind;
  modal: Modal;
  card?: ShownCard;
}

/** A view, and Slack's hash of what it shows, if Slack has told it. */
interface Stands {
  view: string;
  hash?: string | undefined;
}

export type Screens = ReturnType<typeof createScreens>;

/**
 * How often a redraw waits for another desk that has changed the view and not noted it yet. After that the change is
 * drawn over.
 */
const mostTries = 10;
const pauseMs = 25;

/** Puts modals on people's screens, and keeps them up to date. */
export function createScreens({ settings, deliveries, reception, workspaces, readers, places, modals }: Ground) {
  const { clock, log } = settings;
  const inTurn = createInTurn();
  const clientOf = (person: string) => workspaces.client(parseAddress(person)!.team);

  /** Draws the case as this person may see it now. */
  async function drawn(caseId: string, person: string, wish?: "form"): Promise<Required<Drawn> | undefined> {
    const now = await reception.cardAndForm(caseId, person);
    return now && readers.drawn(person, () => ({ ...modalOf(now.card, now.form, wish), card: now.card }));
  }

  /** Notes what a modal shows after its submission was answered. Slack does not tell the hash of the new content. */
  async function became(person: string, open: OpenModal, { kind, modal, card }: Drawn): Promise<void> {
    await modals.shows(person, open, { kind, digest: digestOf(modal), hash: undefined });
    if (card) await catchUp(person, card);
  }

  /** Opens a modal of a person who has just pressed something. */
  async function openBy(person: string, trigger_id: string, modal: Modal): Promise<Stands | undefined> {
    const { view } = await (await clientOf(person)).views.open({ trigger_id, view: modal });
    return view?.id === undefined ? undefined : { view: view.id, hash: view.hash };
  }

  /** Shows a secret in an open modal. It is noted before, so that nothing is drawn over the secret. */
  async function cover(person: string, view: string, modal: Modal): Promise<boolean> {
    await modals.reveals(person, view);
    const isThere = (await update(await clientOf(person), { view_id: view, view: modal })) !== "closed";
    if (!isThere) await modals.closed(person, view);
    return isThere;
  }

  /**
   * Shows a case in the modal that was pressed in, else in a new one. `nothing` means that this person has no part in
   * the case, and `late` that it is too late for a modal.
   */
  async function present(deed: SlackDeed, caseId: string, wish?: "form"): Promise<"shown" | "nothing" | "late"> {
    const { from, here, view } = deed;
    if (!view && !places.canOpen(from.id, clock()) && (await reception.card(caseId, from.id))) return "late";
    const now = await drawn(caseId, from.id, wish);
    if (!now) return "nothing";
    const stands = await inModal(deed, caseId, now.modal);
    if (typeof stands === "string") return stands;
    const isNew = stands.view !== view;
    if (isNew) await deliveries.turn(); // others can't use theirs yet
    await modals.opened(from.id, { ...stands, caseId, kind: now.kind, here, digest: digestOf(now.modal) }, isNew);
    await catchUp(from.id, now.card);
    return "shown";
  }

  /**
   * Finds or opens the modal to show something in. `shown` means that the same press, delivered before, has opened one.
   */
  async function inModal({ from, view }: SlackDeed, caseId: string, modal: Modal): Promise<Stands | "shown" | "late"> {
    try {
      const updated = view ? await update(await clientOf(from.id), { view_id: view, view: modal }) : "closed";
      if (view && typeof updated === "object") return { view, hash: updated.hash };
      const trigger = places.takeTrigger(from.id, clock());
      return (trigger && (await openBy(from.id, trigger, modal))) || "late";
    } catch (error) {
      if (codeOf(error) === "exchanged_trigger_id") return "shown";
      const { name, message } = error as Error;
      log.warn({ case: caseId, error: name, message }, "no modal could be opened");
      return "late";
    }
  }

  /** Redraws a person's modals of a case. A form in which they are typing is left alone. */
  async function refresh(card: ShownCard, person: string): Promise<void> {
    for (const { caseId, kind, view } of await modals.of(person)) {
      const isTyping = kind === "form" && card.state === "open";
      if (caseId === card.caseId && !isTyping) await redraw(person, view);
    }
  }

  /**
   * Redraws a modal from the case as it is now, which may have moved on meanwhile. False when the modal has been
   * closed. What was changed meanwhile is never overwritten unseen, because Slack compares the hash.
   */
  async function redraw(person: string, view: string, tries = 0): Promise<boolean> {
    const became = await inTurn(view, () => drawOnce(person, view, tries < mostTries));
    if (became === "changed") {
      await pause(pauseMs * 2 ** Math.min(tries, 4));
      return redraw(person, view, tries + 1);
    }
    if (became === "closed") return false;
    if (became !== "same") await catchUp(person, became);
    return true;
  }

  /** Draws a modal once. Gives the card that it shows from now on, or why it still shows the old content. */
  async function drawOnce(
    person: string,
    view: string,
    minds: boolean,
  ): Promise<ShownCard | "same" | "closed" | "changed"> {
    const open = await modals.at(person, view);
    const now = open && open.kind !== "reveal" ? await drawn(open.caseId, person) : undefined;
    if (!open || !now) return "closed";
    const modal = open.notice ? await readers.drawn(person, () => telling(now.modal, open.notice!)) : now.modal;
    const digest = digestOf(modal);
    if (digest === open.digest) return "same";
    const known = { view_id: view, view: modal, ...(open.hash && minds && { hash: open.hash }) };
    const updated = await update(await clientOf(person), known);
    if (updated === "closed") await modals.closed(person, view);
    if (typeof updated === "string") return updated;
    await modals.shows(person, open, { kind: now.kind, digest, hash: updated.hash });
    return now.card;
  }

  /**
   * Redraws the modals with this card if the case has moved on, because a newer card of another desk may have been
   * drawn over.
   */
  async function catchUp(person: string, { caseId, version }: ShownCard): Promise<void> {
    const hasMoved = (await reception.versions([caseId])).get(caseId) !== version;
    const now = hasMoved && (await reception.card(caseId, person));
    if (now) await refresh(now, person);
  }

  /** Shows a notice at the top of a person's modal. True when it is there. */
  async function tellIn(person: string, view: string, notice: Text): Promise<boolean> {
    await modals.tells(person, view, notice);
    return redraw(person, view);
  }

  return { drawn, became, openBy, cover, present, refresh, tellIn };
}

/** Updates a view. Gives its new hash, or why it was not updated. */
async function update(
  client: webApi.WebClient,
  view: webApi.ViewsUpdateArguments,
): Promise<{ hash: string | undefined } | "closed" | "changed"> {
  let hash: string | undefined;
  let isSame = true;
  const isThere = await unless(closedView, async () => {
    isSame = await unless(changedView, async () => {
      hash = (await client.views.update(view)).view?.hash;
    });
  });
  if (!isThere) return "closed";
  return isSame ? { hash } : "changed";
}
