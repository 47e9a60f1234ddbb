import type { Reception } from "../../src/desk/platform.ts";
import { t } from "../../src/words/words.ts";
import type { Deed, Next } from "./front.ts";
import { noSuchCase } from "./no-such-case.ts";
import { beside } from "./order.ts";
import type { WhoMay } from "./who-may.ts";

/** Lets supervisors, and operators where they read, lift the limit that holds a request up. */
export function createLifting(reception: Pick<Reception, "receive" | "whose" | "practised">, whoMay: WhoMay) {
  const saying = (notice: ReturnType<typeof t>): Next => ({ says: { notice } });

  /** Lifts it for a reason. Only a number tells which request is meant, because whoever lifts has no part in it. */
  async function lift(deed: Deed, { caseId, rest }: { caseId?: string; rest: string }, command: string): Promise<Next> {
    const { from, here } = deed;
    const whyNot = await whoMay.guarded(from.id, async () => {
      const isRuler = whoMay.operate(from.id, here) || (await whoMay.supervises(deed));
      if (isRuler) return undefined;
      whoMay.refuse(deed, "lift", caseId);
      return t("chat.lift-not-yours");
    });
    if (whyNot) return saying(whyNot);
    if (!caseId) return saying(t("chat.lift-which", { command }));
    if (!(await reception.whose(caseId))) return saying(await noSuchCase(reception, caseId, () => true));
    const why = beside(rest).replace(/^[\s:,;–-]+/, "");
    await reception.receive(caseId, { type: "lifted", id: deed.id, from: await whoMay.ranked(deed), why });
    return { received: caseId };
  }

  return { lift };
}
