import { answererOf } from "../conversation/case.ts";
import type { Flow } from "../conversation/flow.ts";
import type { Case } from "../conversation/types.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { PhoneText } from "../practice/phone.ts";
import { t } from "../words/words.ts";
import type { Desk } from "./desk.ts";

const mostOpen = 500;

/**
 * While practising, shows each text to the person who must enter its code, because the practice phone is not a real
 * one.
 */
export function createPracticeTexts(parts: { ledger: Ledger; desk: Desk; flow: (id: string) => Flow | undefined }) {
  const { ledger, desk, flow } = parts;

  /**
   * The open cases that a text to this contact can be for. Tencent's domain service writes numbers without their
   * country.
   */
  async function casesReachedBy(to: string): Promise<Case[]> {
    if (to.includes("@")) return ledger.list({ mail: to, state: "open" });
    const phone = to.replace(/\D/g, "");
    if (to.startsWith("+")) return ledger.list({ phone, state: "open" });
    const open = await ledger.list({ state: "open", limit: mostOpen });
    return open.filter((theCase) => flow(theCase.flow)?.index(theCase.answers).phone?.endsWith(phone));
  }

  return async function pass({ to, text, code, at }: PhoneText): Promise<void> {
    for (const theCase of await casesReachedBy(to)) {
      const step = theCase.pending && flow(theCase.flow)?.byKey.get(theCase.pending.key);
      if (step?.kind !== "secret") continue;
      const event = `practice:${theCase.id}:${at}:${code}`;
      await desk.note(theCase.id, {
        event,
        to: answererOf(theCase.people, step),
        notice: t(to.includes("@") ? "talk.practice-mail" : "talk.practice-text", { to, text }),
      });
    }
  };
}
