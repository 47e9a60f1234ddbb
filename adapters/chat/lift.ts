import type { Text } from "../../src/conversation/types.ts";
import { passwordSaid, type Reception } from "../../src/desk/platform.ts";
import { t } from "../../src/words/words.ts";
import type { Deed, Next, Submitted } from "./front.ts";
import { noSuchCase } from "./no-such-case.ts";
import { beside } from "./order.ts";
import type { WhoMay } from "./who-may.ts";

export type Lifting = ReturnType<typeof createLifting>;

/** Lets supervisors, and operators where they read, lift the limit that holds a request up. */
export function createLifting(reception: Pick<Reception, "receive" | "whose" | "practised">, whoMay: WhoMay) {
  const saying = (notice: ReturnType<typeof t>): Next => ({ says: { notice } });

  /** Why this person may not lift a limit. It is kept if not. */
  function mayNot(deed: Deed, caseId: string | undefined): Promise<Text | undefined> {
    const { from, here } = deed;
    return whoMay.guarded(from.id, async () => {
      if (whoMay.operate(from.id, here) || (await whoMay.supervises(deed))) return undefined;
      whoMay.refuse(deed, "lift", caseId);
      return t("chat.lift-not-yours");
    });
  }

  /** The box for the reason. */
  async function box(deed: Deed, caseId: string): Promise<Next> {
    const whyNot = await mayNot(deed, caseId);
    return whyNot ? { whyNot } : { declines: { caseId, question: caseId, lifts: true } };
  }

  /** Lifts it for the reason that was typed into the box. */
  async function submitted(deed: Deed, { caseId, answers }: Submitted): Promise<Next> {
    const whyNot = await mayNot(deed, caseId);
    if (whyNot) return { whyNot };
    const why = answers.why?.trim() ?? "";
    if (!/[\p{L}\p{N}]/u.test(why)) return { wrong: { why: t("approval.why-needed") } };
    if (passwordSaid(why) !== undefined) return { wrong: { why: t("chat.password-field") }, secret: ["why"] };
    await reception.receive(caseId, { type: "lifted", id: deed.id, from: await whoMay.ranked(deed), why });
    return { received: caseId };
  }

  /** Lifts it for a reason. Only a number tells which request is meant, because whoever lifts has no part in it. */
  async function lift(deed: Deed, { caseId, rest }: { caseId?: string; rest: string }, command: string): Promise<Next> {
    const whyNot = await mayNot(deed, caseId);
    if (whyNot) return saying(whyNot);
    if (!caseId) return saying(t("chat.lift-which", { command }));
    if (!(await reception.whose(caseId))) return saying(await noSuchCase(reception, caseId, () => true));
    const why = beside(rest).replace(/^[\s:,;–-]+/, "");
    await reception.receive(caseId, { type: "lifted", id: deed.id, from: await whoMay.ranked(deed), why });
    return { received: caseId };
  }

  return { lift, box, submitted };
}
