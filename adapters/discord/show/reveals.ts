import { t } from "../../../src/words/words.ts";
import { around, createWaiting, type Waiting } from "../../chat/around-a-secret.ts";
import { button } from "../../chat/parts.ts";
import type { Message } from "../draw/components.ts";
import { renderNotice, renderReveal } from "../draw/render.ts";
import type { Ground } from "../ground.ts";
import type { Messenger } from "./messenger.ts";

export type Reveals = ReturnType<typeof createReveals>;

/**
 * Shows secrets, only ever in a private answer to an interaction, which nobody else sees and no history keeps. Until
 * its reader does something, a secret stays sealed.
 */
export function createReveals({ settings, reception, readers }: Ground, messenger: Messenger) {
  const { world, log } = settings;
  const kept = createWaiting("discord", reception);

  function shown(person: string, caseId: string, { secret, handed }: Waiting): Promise<Message> {
    return readers.drawn(person, () => renderReveal(caseId, secret.expose(), world, handed));
  }

  return {
    async show(person: string, caseId: string, waiting: Waiting): Promise<void> {
      if (await messenger.whisper(person, await shown(person, caseId, waiting))) return;
      await kept.keep(person, caseId, waiting);
      const offer = await readers.drawn(person, () => {
        const show = button("reveal", t("chat.reveal-show"), { target: { caseId }, style: "primary" });
        return renderNotice(around(caseId, waiting.handed).ready, world, [show]);
      });
      if (!(await messenger.say(person, offer)))
        log.warn({ case: caseId }, "its secret waits for somebody who can't be told");
    },
    /** The secret behind a button that was pressed. It is forgotten once it was shown. */
    async pressed(person: string, caseId: string): Promise<Message> {
      const waiting = await kept.find(person, caseId);
      if (waiting) return shown(person, caseId, waiting);
      return readers.drawn(person, () => renderNotice(t("chat.reveal-gone"), world));
    },
    seen: kept.forget,
  };
}
