import { answererOf } from "./conversation/answer.ts";
import type { Flow } from "./conversation/flow.ts";
import type { Desk } from "./desk.ts";
import type { Ledger } from "./ledger/ledger.ts";
import type { PhoneText } from "./sandbox/phone.ts";
import { t } from "./words/words.ts";

/** Shows each practice text to whoever must answer: nobody holds the practice phone in their hand. */
export function createPracticeTexts(parts: { ledger: Ledger; desk: Desk; flow: (id: string) => Flow | undefined }) {
  const { ledger, desk, flow } = parts;
  return async function pass({ to, text, code, at }: PhoneText): Promise<void> {
    const phone = to.replace(/\D/g, "");
    for (const theCase of await ledger.list({ phone, state: "open" })) {
      const step = theCase.pending && flow(theCase.flow)?.byKey.get(theCase.pending.key);
      if (step?.kind !== "secret") continue;
      const event = `practice:${theCase.id}:${at}:${code}`;
      await desk.note(theCase.id, {
        event,
        to: answererOf(theCase.people, step),
        notice: t("talk.practice-text", { to, text }),
      });
    }
  };
}
