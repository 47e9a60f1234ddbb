import { notAsked } from "../../chat/no-such-case.ts";
import { parseAddress } from "../address.ts";
import type { Modal } from "../draw/blocks.ts";
import type { Ground } from "../ground.ts";
import type { SlackDeed } from "../read/read.ts";
import { digestOf, type Kind, modalOf } from "./modals.ts";
import type { Outlet } from "./outlet.ts";

export type Presenter = ReturnType<typeof createPresenter>;

/** How long the drawing of a modal may wait (ms), because a trigger is valid for three seconds. */
const patienceMs = 1_000;

/** Puts a case into a modal on somebody's screen. */
export function createPresenter(ground: Ground, outlet: Outlet) {
  const { settings, deliveries, reception, workspaces, readers, places, modals } = ground;
  const { clock, log } = settings;

  async function drawn(caseId: string, person: string, wish?: "form") {
    const card = await reception.card(caseId, person);
    const form = card && (await reception.form(caseId, person));
    return card && readers.drawn(person, () => modalOf(card, form, wish));
  }

  function shown(
    { from, here }: SlackDeed,
    caseId: string,
    view: string,
    { kind, modal }: { kind: Kind; modal: Modal },
  ): void {
    const { team } = parseAddress(from.id)!;
    modals.shows({
      view,
      team,
      caseId,
      person: from.id,
      kind,
      here: modals.at(view)?.here ?? here,
      digest: digestOf(modal),
    });
  }

  /**
   * Shows the case in the modal in which something was pressed, else in a new one. If it is too late for a modal, the
   * card has everything.
   */
  async function present(deed: SlackDeed, caseId: string, wish?: "form"): Promise<void> {
    await deliveries.calm(patienceMs);
    const now = await drawn(caseId, deed.from.id, wish);
    if (!now) return outlet.tell(deed.from.id, await notAsked(reception, caseId));
    const client = await workspaces.client(parseAddress(deed.from.id)!.team);
    try {
      if (deed.view && modals.at(deed.view)) {
        await client.views.update({ view_id: deed.view, view: now.modal });
        return shown(deed, caseId, deed.view, now);
      }
      const trigger_id = places.takeTrigger(deed.from.id, clock());
      if (!trigger_id) return;
      const { view } = await client.views.open({ trigger_id, view: now.modal });
      if (view?.id) shown(deed, caseId, view.id, now);
    } catch (error) {
      const { name, message } = error as Error;
      log.warn({ case: caseId, error: name, message }, "no modal could be opened");
    }
  }

  return { drawn, shown, present };
}
