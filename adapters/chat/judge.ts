import type { Reception } from "../../src/desk/platform.ts";
import { t } from "../../src/words/words.ts";
import type { Deed, FoundBox, Next, Submitted } from "./front.ts";
import { type Judgement, judgementIn } from "./judgement.ts";
import type { WhoMay } from "./who-may.ts";

export type Judging = ReturnType<typeof createJudging>;

/**
 * Carries out what those who run the desk decide, and shows them what a card has masked. They act where the operators
 * read, and nowhere else.
 */
export function createJudging(reception: Reception, whoMay: WhoMay) {
  const saying = (notice: ReturnType<typeof t>): Next => ({ says: { notice } });
  const notYours: Next = { whyNot: t("talk.not-yours") };
  const isRuler = ({ from, here }: Deed): boolean => whoMay.operate(from.id, here);

  /** Whether this person may do what only operators may. It is kept if not. */
  function rules(deed: Deed, tried: "judge" | "peek", caseId?: string): boolean {
    if (isRuler(deed)) return true;
    whoMay.refuse(deed, tried, caseId);
    return false;
  }

  /** Takes a judgement about the case that it names, else about the only one that waits for one. */
  async function judge(deed: Deed, { text, caseId }: Judgement): Promise<Next> {
    if (!rules(deed, "judge", caseId)) return { says: { puzzle: { verb: "unknown", said: text.split(" ")[0]! } } };
    const waiting = caseId === undefined ? await reception.judged() : [caseId];
    const [one] = waiting;
    if (one === undefined) return saying(t("chat.judge-none"));
    const values = { cases: waiting.join(", "), count: waiting.length, case: one, said: text };
    if (waiting.length > 1) return saying(t("chat.judge-which", values));
    const whyNot = await whoMay.act(one, deed, "judge");
    if (whyNot) return saying(whyNot);
    await reception.receive(one, { type: "said", id: deed.id, from: await whoMay.ranked(deed), text });
    return { received: one };
  }

  /** The box for the number of what was found. */
  async function box(deed: Deed, caseId: string): Promise<Next> {
    if (!rules(deed, "judge", caseId)) return notYours;
    const asked = await reception.foundBox(caseId);
    if (asked) return { findsFor: { caseId, ...asked } satisfies FoundBox };
    const isOpen = (await reception.whose(caseId))?.state === "open";
    return { whyNot: t(isOpen ? "talk.nothing-to-judge" : "talk.closed", { case: caseId }) };
  }

  /** Takes the number that was typed into the box. */
  async function found(deed: Deed, { caseId, answers, question }: Submitted): Promise<Next> {
    if (!rules(deed, "judge", caseId)) return notYours;
    const text = `found ${answers.found ?? ""}`.trim();
    if (!/\d/.test(text) || !judgementIn(text)) return { wrong: { found: t("chat.found-shape") } };
    const said = { type: "said" as const, id: deed.id, from: await whoMay.ranked(deed), text };
    await reception.receive(caseId, { ...said, ...(question && { question }) });
    return { received: caseId };
  }

  /** Shows one operator, alone, what their card has masked. */
  async function peek(deed: Deed, caseId: string): Promise<Next> {
    if (!rules(deed, "peek", caseId)) return notYours;
    const key = await reception.peek(caseId, { event: deed.id, from: await whoMay.ranked(deed) });
    return key === undefined ? { whyNot: t("chat.peek-gone", { case: caseId }) } : { peeks: caseId, key };
  }

  return { isRuler, judge, box, found, peek };
}
