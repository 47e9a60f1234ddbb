import type { Text } from "../../../src/conversation/types.ts";
import type { ShownCard } from "../../../src/desk/platform.ts";
import { digestOf } from "../../chat/payload.ts";
import { parseAddress } from "../address.ts";
import { closedView, unless } from "../connect/error-codes.ts";
import type { Modal } from "../draw/blocks.ts";
import type { Ground } from "../ground.ts";
import type { SlackDeed } from "../read/read.ts";
import { type Kind, modalOf, type OpenModal, telling } from "./modals.ts";

interface Drawn {
  kind: Kind;
  modal: Modal;
}

/** Where a modal can be shown: in the one in which something was pressed, if it is known, else by a trigger. */
interface Way {
  view?: string | undefined;
  trigger: () => string | undefined;
  /** The address where the modal was asked for. */
  here?: string;
}

export type Screens = ReturnType<typeof createScreens>;

/** How long the drawing of a modal may wait (ms), because a trigger is valid for three seconds. */
const patienceMs = 1_000;

/** Shows cases in modals on people's screens, and keeps those up to date. */
export function createScreens({ settings, deliveries, reception, workspaces, readers, places, modals }: Ground) {
  const { clock, log } = settings;

  /** The case as a person may see it now. */
  async function drawn(caseId: string, person: string, wish?: "form"): Promise<Drawn | undefined> {
    const card = await reception.card(caseId, person);
    const form = card && (await reception.form(caseId, person));
    return card && readers.drawn(person, () => modalOf(card, form, wish));
  }

  function shown(person: string, caseId: string, view: string, { kind, modal }: Drawn, place?: string): void {
    const { team } = parseAddress(person)!;
    const here = modals.at(view)?.here ?? place;
    modals.shows({ view, team, caseId, person, kind, digest: digestOf(modal), ...(here && { here }) });
  }

  /** Shows a modal. False when it is too late for one. */
  async function put(person: string, caseId: string, now: Drawn, { view, trigger, here }: Way): Promise<boolean> {
    const client = await workspaces.client(parseAddress(person)!.team);
    if (view && modals.at(view)) {
      await client.views.update({ view_id: view, view: now.modal });
      shown(person, caseId, view, now, here);
      return true;
    }
    const trigger_id = trigger();
    if (!trigger_id) return false;
    const opened = await client.views.open({ trigger_id, view: now.modal });
    if (opened.view?.id) shown(person, caseId, opened.view.id, now, here);
    return true;
  }

  /**
   * Shows the case in the modal in which something was pressed, else in a new one. If it is too late for a modal, the
   * card has everything. False when the person may see nothing of this case.
   */
  async function present({ from, here, view }: SlackDeed, caseId: string, wish?: "form"): Promise<boolean> {
    await deliveries.calm(patienceMs);
    const now = await drawn(caseId, from.id, wish);
    if (!now) return false;
    const trigger = () => places.takeTrigger(from.id, clock());
    await put(from.id, caseId, now, { view, trigger, here }).catch(({ name, message }: Error) => {
      log.warn({ case: caseId, error: name, message }, "no modal could be opened");
    });
    return true;
  }

  /** Redraws a person's modals of a case. A form in which they are typing is left alone. */
  async function refresh(card: ShownCard, person: string): Promise<void> {
    for (const open of modals.of(card.caseId, person)) {
      const isTyping = open.kind === "form" && card.state === "open";
      if (open.kind !== "reveal" && !isTyping) await redraw(open);
    }
  }

  /**
   * Redraws a modal from the case as it is now, which may have moved on meanwhile. False when the modal has been
   * closed.
   */
  async function redraw(open: OpenModal): Promise<boolean> {
    const now = await drawn(open.caseId, open.person);
    if (!now) return false;
    const { notice } = open;
    const view = notice ? await readers.drawn(open.person, () => telling(now.modal, notice)) : now.modal;
    const client = await workspaces.client(open.team);
    const digest = digestOf(view);
    if (digest === open.digest) return true;
    modals.shows({ ...open, kind: now.kind, digest });
    const isDrawn = await unless(closedView, () => client.views.update({ view_id: open.view, view }));
    if (!isDrawn) modals.closed(open.view);
    return isDrawn;
  }

  /** Shows a notice at the top of a person's modal. True when it is there. */
  async function tellIn(view: string | undefined, person: string, notice: Text): Promise<boolean> {
    const open = view === undefined ? undefined : modals.at(view);
    return open !== undefined && open.person === person && open.kind !== "reveal" && redraw({ ...open, notice });
  }

  return { drawn, shown, put, present, refresh, tellIn };
}
