import { passwordSaid, type Reception } from "../../src/desk/platform.ts";
import { t } from "../../src/words/words.ts";
import type { Deed, Next, Submitted } from "./front.ts";
import type { WhoMay } from "./who-may.ts";

/** Lets approvers decline a request, with a reason that its agent reads. Approving itself is an answer like others. */
export function createApproving(reception: Pick<Reception, "receive">, whoMay: WhoMay) {
  const notAnApprover: Next = { whyNot: t("talk.not-an-approver") };

  /** Whether this person may decide. It is kept if not. */
  function approves(deed: Deed, caseId: string): boolean {
    if (whoMay.approve(deed)) return true;
    whoMay.refuse(deed, "decide", caseId);
    return false;
  }

  /** The box for the reason why what this question asks is declined. */
  function box(deed: Deed, caseId: string, question: string | undefined): Next {
    if (!approves(deed, caseId)) return notAnApprover;
    return { declines: { caseId, question: question ?? caseId } };
  }

  /** Declines for the reason that was typed into the box. */
  async function decline(deed: Deed, { caseId, answers, question }: Submitted): Promise<Next> {
    if (!approves(deed, caseId)) return notAnApprover;
    const why = answers.why?.trim() ?? "";
    if (!/[\p{L}\p{N}]/u.test(why)) return { wrong: { why: t("approval.why-needed") } };
    if (passwordSaid(why) !== undefined) return { wrong: { why: t("chat.password-field") }, secret: ["why"] };
    const pressed = {
      type: "pressed" as const,
      id: deed.id,
      from: await whoMay.ranked(deed),
      choice: `decline:${why}`,
    };
    await reception.receive(caseId, { ...pressed, ...(question && { question }) });
    return { received: caseId };
  }

  return { box, decline };
}
