import type { GivenLink } from "../../../src/desk/platform.ts";
import type { Ack, ActParts } from "./parts.ts";

/** Shows a link for the customer in a modal, which leaves nothing in the history. */
export function createShowLink({ modals, screens, speaker }: ActParts) {
  return {
    /** In the modal in which it was asked for. False when there is none, or it has been closed. */
    async inModal(person: string, view: string | undefined, link: GivenLink): Promise<boolean> {
      return view !== undefined && (await screens.cover(person, view, await speaker.linkInModal(person, link)));
    },
    /** In place of the form that was submitted. It is noted before, so that nothing is drawn over the link. */
    async insteadOfForm(person: string, view: string, link: GivenLink, ack: Ack): Promise<void> {
      await modals.reveals(person, view);
      await ack({ response_action: "update", view: await speaker.linkInModal(person, link) });
    },
  };
}
