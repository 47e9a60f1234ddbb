import { webApi } from "@slack/bolt";
import type { Text } from "../../../src/conversation/types.ts";
import { t } from "../../../src/words/words.ts";
import { around, createWaiting, type Waiting } from "../../chat/around-a-secret.ts";
import { button } from "../../chat/parts.ts";
import { parseAddress } from "../address.ts";
import { type Message, renderNotice } from "../draw/render.ts";
import { renderReveal } from "../draw/render-modal.ts";
import type { Ground } from "../ground.ts";
import type { Screens } from "./screens.ts";

const justNowMs = 10_000;

/**
 * Shows secrets, only ever in a modal, because a modal leaves nothing in the history. A modal needs a press within the
 * last seconds: the press that asked for the secret, or a press on a button in the reader's direct messages. Until then
 * the secret stays sealed. The button stands in a lasting message, because an ephemeral one is gone at the next reload.
 */
export function createReveals(ground: Ground, { cover, openBy }: Screens) {
  const { settings, reception, workspaces, readers, places, modals } = ground;
  const { clock, world } = settings;
  const kept = createWaiting("slack", reception);

  async function open(person: string, caseId: string, { secret, handed }: Waiting, triggerId?: string, view?: string) {
    const modal = await readers.drawn(person, () => renderReveal(caseId, secret.expose(), world, handed));
    try {
      if (view && (await cover(person, view, modal))) return true;
      return triggerId !== undefined && (await openBy(person, triggerId, modal)) !== undefined;
    } catch (error) {
      if (error instanceof webApi.WebAPIRateLimitedError) throw error;
      return false;
    }
  }

  /** The modal in which the person asked for the secret just now. */
  async function pressedIn(person: string, caseId: string): Promise<string | undefined> {
    const modal = await modals.inUse(person);
    return modal?.caseId === caseId && modal.at + justNowMs > clock() ? modal.view : undefined;
  }

  async function offer(person: string, caseId: string, ready: Text): Promise<void> {
    const { team, person: channel } = parseAddress(person) as { team: string; person: string };
    const client = await workspaces.client(team);
    const show = button("reveal", t("chat.reveal-show"), { target: { caseId }, style: "primary" });
    const message = await readers.drawn(person, () => renderNotice(ready, world, [show]));
    await client.chat.postMessage({ channel, ...message });
  }

  return {
    async show(person: string, caseId: string, waiting: Waiting): Promise<void> {
      const view = await pressedIn(person, caseId);
      if (await open(person, caseId, waiting, places.takeTrigger(person, clock()), view)) return;
      await kept.keep(person, caseId, waiting);
      await offer(person, caseId, around(caseId, waiting.handed).ready);
    },
    /** Shows the secret after a press on that button. Resolves to what the button's message becomes. */
    async pressed(person: string, caseId: string, triggerId: string): Promise<Message | undefined> {
      const waiting = await kept.find(person, caseId);
      const told = (notice: Text) => readers.drawn(person, () => renderNotice(notice, world));
      if (!waiting) return told(t("chat.reveal-gone"));
      if (!(await open(person, caseId, waiting, triggerId))) return undefined;
      await kept.forget(person, caseId);
      return told(around(caseId, waiting.handed).done);
    },
  };
}

export type Reveals = ReturnType<typeof createReveals>;
