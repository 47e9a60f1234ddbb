import type { Text } from "../../src/conversation/types.ts";
import type { Reception } from "../../src/desk/platform.ts";
import { t } from "../../src/words/words.ts";
import type { createOrders } from "./carry-out-order.ts";
import type { Answer, Deed, Next, Submitted } from "./front.ts";
import type { Giving } from "./give-link.ts";
import { passwordsIn } from "./passwords.ts";
import type { createWhoMay } from "./who-may.ts";

interface FillingParts {
  reception: Reception;
  whoMay: ReturnType<typeof createWhoMay>;
  customerOf: ReturnType<typeof createOrders>["customerOf"];
  giving: Giving;
  /** Hands an answer to the desk. */
  receive: (deed: Deed, caseId: string, answer: Answer) => Promise<{ received: string }>;
}

/** Takes filled forms and boxes: what is right in them is kept, and what is wrong is told beside its field. */
export function createFilling({ reception, whoMay, customerOf, giving, receive }: FillingParts) {
  return { fillIn };

  async function fillIn(deed: Deed, submitted: Submitted): Promise<Next> {
    const { caseId, box, question, customer, link, isClosed } = submitted;
    const { id, from } = deed;
    const named = customer === undefined ? undefined : customerOf(deed, customer);
    const cannot = named && (link ? t("chat.customer-or-link") : await whoMay.answer(named.id, named.at));
    const secret = passwordsIn(submitted.answers);
    const answers = without(submitted.answers, secret);
    const wrong = { ...(await reception.check(caseId, answers)), ...secret };
    const isWrong = cannot !== undefined || Object.keys(wrong).length > 0;
    const why = { wrong, ...(cannot && { cannot }), secret: Object.keys(secret) };
    if (isWrong && !(isClosed && box === "form")) return why;
    if (box === "code")
      return receive(deed, caseId, { type: "said", text: answers.code ?? "", ...(question && { question }) });
    // read now, because after the answers there may be no form for a while
    const form = isWrong ? await reception.form(caseId, from.id) : undefined;
    const right = without(answers, wrong);
    // each field of a form names its step, so a form may come late
    if (Object.keys(right).length > 0 || !isWrong) await receive(deed, caseId, { type: "filled", answers: right });
    if (isWrong) return { ...why, fields: form?.fields ?? [] };
    if (named) {
      const hand = { type: "handed" as const, id: `${id}:customer`, role: "customer" as const };
      await reception.receive(caseId, { ...hand, from: await whoMay.ranked(deed), to: named.id, at: named.at });
    }
    const given = link && (await giving.give({ ...deed, id: `${id}:link` }, caseId));
    return { received: caseId, ...(given && { also: given.says }) };
  }
}

function without(answers: Record<string, string>, wrong: Record<string, Text>): Record<string, string> {
  return Object.fromEntries(Object.entries(answers).filter(([field]) => wrong[field] === undefined));
}
