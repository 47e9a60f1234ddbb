import type { Text } from "../../../src/conversation/types.ts";
import type { ShownCard } from "../../../src/desk/platform.ts";
import type { Ground } from "../ground.ts";
import { closedView, unless } from "./error-codes.ts";
import { digestOf, modalOf, type OpenModal, telling } from "./modals.ts";

export type Redrawing = ReturnType<typeof createRedrawing>;

/** Keeps the modals on people's screens up to date. */
export function createRedrawing({ reception, workspaces, readers, modals }: Ground) {
  /** A form somebody is typing into is left alone; its values are read when it is sent. */
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

  /** Shows a notice at the top of a person's modal. True when it is there. */
  async function tellIn(view: string | undefined, person: string, notice: Text): Promise<boolean> {
    const open = view === undefined ? undefined : modals.at(view);
    return open !== undefined && open.person === person && open.kind !== "reveal" && redraw({ ...open, notice });
  }

  return { refresh, tellIn };
}
