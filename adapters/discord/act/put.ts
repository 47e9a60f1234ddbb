import type { Text } from "../../../src/conversation/types.ts";
import { t } from "../../../src/words/words.ts";
import { notAsked } from "../../chat/no-such-case.ts";
import type { Replied } from "../connect/replies.ts";
import type { Message, Modal } from "../draw/components.ts";
import type { Wanted } from "../read/read.ts";
import type { BoxButton } from "../show/speaker.ts";
import { createLateAnswers } from "./late.ts";
import type { ActParts } from "./parts.ts";

/**
 * What a person sees after a deed: a modal, private words, or the case as it is now. `or` is said where the case is on
 * the screen anyway, and `also` besides.
 */
export type Shown =
  | { modal: Modal; boxButton: BoxButton }
  | Words
  | { shows: string; afterForm?: true; or?: Message; also?: Words };

/** Private words. `after` runs once they stand there, and gets the id of their message. */
export interface Words {
  says: Message;
  after?: (message: string) => void | Promise<void>;
}

/** Puts what a deed led to before the person who did it. */
export function createPutting(parts: ActParts) {
  const { reception, people, speaker, replies, screens, wayIn } = parts;
  const answerLate = createLateAnswers(parts);

  /**
   * Puts it where the person sees it: into the reply to a command, into the private message that was pressed on, or
   * into a message of its own.
   */
  async function put(done: Wanted, shown: Shown): Promise<void> {
    const { on, who, token, wish } = done;
    const say = async (notice: Text, opens?: BoxButton) =>
      put(done, { says: await speaker.notice(who, notice, opens) });
    if ("modal" in shown) return say(t("discord.press-again"), shown.boxButton);
    if ("shows" in shown) {
      const { also, ...its } = shown;
      if (also) {
        await put(done, its);
        return stand(done, also, await replies.follow(token, also.says));
      }
      const { shows: caseId, afterForm = false, or } = its;
      const person = await people.of(who, caseId);
      const isOnCard = on && !on.isWhisper;
      const became = !isOnCard && person ? await screens.show(caseId, person, token, afterForm) : "nothing";
      if (isOnCard || became === "same") return or && put(done, { says: or });
      if (became === "late") return bringCard(done, caseId, person!);
      return became === "shown" ? undefined : say(await notAsked(reception, caseId, person ?? ""));
    }
    const isTurned = wish.is === "order" && wish.order.verb === "list" && wish.order.page !== undefined;
    await stand(
      done,
      shown,
      await (on && !isTurned ? replies.follow(token, shown.says) : replies.fill(token, shown.says)),
    );
  }

  /** Goes on after words were said, or did not come in time. A secret or a link is never put into a lasting message. */
  async function stand(done: Wanted, { says, after }: Words, said: Replied): Promise<void> {
    if (said.id !== undefined) return after?.(said.id);
    if (said.isLate) await answerLate(done, after ? await speaker.notice(done.who, t("discord.press-again")) : says);
  }

  /** Shows a person's card anew, where Discord takes no reply any more. */
  async function bringCard({ id }: Wanted, caseId: string, person: string): Promise<void> {
    await wayIn.take({ id: `${id}:card`, from: { id: person }, here: person }, { is: "resume", caseId });
  }

  return put;
}
