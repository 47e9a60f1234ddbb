import { type Reception, StoreDown } from "../../src/desk/platform.ts";
import type { Members } from "./front.ts";

type Its = NonNullable<Awaited<ReturnType<Reception["whose"]>>>;

/** Notes that the other side of a case has left, which is asked whenever somebody acts on it. */
export function createNoticeGone(members: Pick<Members, "isGone" | "areTogether">, reception: Pick<Reception, "left">) {
  return async function noticeGone({ people, state }: Its, caseId: string, person: string): Promise<void> {
    if (state !== "open" || !members.isGone) return;
    for (const other of [people.owner, people.customer]) {
      if (other === undefined || other === person || !members.areTogether(person, other)) continue;
      const isGone = await members.isGone(other).catch((error) => {
        if (error instanceof StoreDown) throw error;
        return false; // the one who acts is not held up by what is not known of another
      });
      if (isGone) await reception.left(other, { caseId });
    }
  };
}
