import { createRecent } from "../../../src/desk/platform.ts";
import { createInTurn } from "../../chat/in-turn.ts";
import { digestOf } from "../../chat/payload.ts";
import { renderCard } from "../draw/render.ts";
import type { Ground } from "../ground.ts";

/** A case that a person sees in a private answer to an interaction. */
export interface Screen {
  message: string;
  caseId: string;
  person: string;
  token: string;
  at: number;
  /** The question that goes on from a form that was filled in just now. */
  goesOn?: string;
  digest: string;
}

const stayMs = 14 * 60_000;

export type Screens = ReturnType<typeof createScreens>;

/**
 * Keeps private messages with a case up to date. In memory only: one that is forgotten still works, but is not updated.
 */
export function createScreens({ settings, reception, replies, readers }: Ground, most = 10_000) {
  const { clock } = settings;
  const open = createRecent<Screen>(most);
  /**
   * Runs updates of one message one after the other. Each is drawn only then, so that the newest state is what stays.
   */
  const inTurn = createInTurn();

  /**
   * Draws the case for a person. `goesOn` is the question that goes on from a form; true means the one that is open
   * now.
   */
  async function drawn(caseId: string, person: string, goesOn?: string | true) {
    const now = await reception.cardAndForm(caseId, person);
    if (!now) return undefined;
    const { card, form } = now;
    const { question } = card;
    const afterForm = question !== undefined && (goesOn === true || goesOn === question);
    const view = await readers.drawn(person, () => renderCard(card, form, afterForm));
    return { view, digest: digestOf(view), ...(afterForm && { goesOn: question }) };
  }

  return {
    /**
     * Shows a case in the reply to an interaction, or in the private message that was pressed on. `same` means that it
     * stood there already, `nothing` that this person has no part in the case, and `late` that Discord takes no reply.
     */
    async show(
      caseId: string,
      person: string,
      token: string,
      afterForm = false,
    ): Promise<"shown" | "same" | "nothing" | "late"> {
      return inTurn(`${person} ${caseId}`, async () => {
        const now = await drawn(caseId, person, afterForm || undefined);
        if (!now) return "nothing";
        const { view, ...rest } = now;
        const { id: message, isLate } = await replies.fill(token, view);
        if (message === undefined) return isLate ? "late" : "shown";
        const isSame = open.get(message)?.digest === now.digest;
        open.set(message, { message, caseId, person, token, at: clock(), ...rest });
        return isSame ? "same" : "shown";
      });
    },
    /** Updates the private messages with this case that the person sees. */
    async refresh(caseId: string, person: string): Promise<void> {
      await inTurn(`${person} ${caseId}`, async () => {
        for (const screen of open.values().filter((at) => at.caseId === caseId && at.person === person)) {
          if (screen.at + stayMs <= clock()) {
            open.delete(screen.message);
            continue;
          }
          const now = await drawn(caseId, person, screen.goesOn);
          if (!now || now.digest === screen.digest) continue;
          if (await replies.edit(screen.token, screen.message, now.view)) screen.digest = now.digest;
          else open.delete(screen.message);
        }
      });
    },
    isShowing: (caseId: string, person: string): boolean =>
      open
        .values()
        .some((screen) => screen.caseId === caseId && screen.person === person && screen.at + stayMs > clock()),
  };
}
