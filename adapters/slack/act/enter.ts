import type { Next } from "../../chat/front.ts";
import { word } from "../../chat/payload.ts";
import { roomAt } from "../address.ts";
import type { Wanted } from "../read/read.ts";
import { kindOf, type OpenModal } from "../show/modals.ts";
import type { ActParts } from "./parts.ts";

/** Hands presses to the shared way in, with the modal in which they were done. */
export function createEntering({ settings, wayIn, modals }: ActParts) {
  const { clock } = settings;

  /** The one line by which a press enters the desk. */
  function enter({ wish, view: _, ...deed }: Wanted, body: unknown, open?: OpenModal): Promise<Next> {
    const [responseUrl, triggerId] = [word(body, "response_url"), word(body, "trigger_id")];
    const ways = { ...(responseUrl && { responseUrl }), ...(triggerId && { triggerId }) };
    const visit = { here: deed.here, at: open?.at ?? clock(), ...ways };
    return wayIn.take({ ...deed, ...(open?.here && roomAt(open.here)), visit }, wish);
  }

  /**
   * Notes the modal in which something was done. It is noted before the press enters the desk, so that any desk that
   * shows the outcome finds the modal.
   */
  async function using({ from, view, wish }: Wanted, body: unknown): Promise<OpenModal | undefined> {
    if (!view || !("caseId" in wish) || !wish.caseId) return undefined;
    const as = { kind: kindOf(word(body, "view", "callback_id")), hash: word(body, "view", "hash") };
    return modals.used(from.id, { view, caseId: wish.caseId, at: clock(), ...as });
  }

  return { enter, using };
}
