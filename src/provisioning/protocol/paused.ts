import type { Refusal } from "../../conversation/types.ts";
import { stoppedText, whatStops } from "../../desk/pause-words.ts";
import type { Write } from "../../ledger/ledger.ts";
import type { Pause } from "../../ledger/pauses.ts";
import type { Parts } from "./dependencies.ts";

/** The row by which a commit that spends is refused while the desks are paused. */
export const maySpend = { write: "not-paused", what: "spending" } as const satisfies Write;

/** Whether a pause is known to be in force, so that nothing has to be prepared. The commit asks once more. */
export function spendingStopped({ ledger }: Pick<Parts, "ledger">): Promise<Pause | undefined> {
  return whatStops(ledger, "spending");
}

/** Ends an effect before anything was sent for it. Its case is called once the desks go on. */
export async function stopped(
  p: Pick<Parts, "desk" | "ledger">,
  effect: string,
  caseId: string,
  pause?: Pause,
): Promise<void> {
  const why = stoppedText("spending", pause ?? (await spendingStopped(p)));
  const refusal: Refusal = { ok: false, why, paused: true };
  await p.desk.unsent(effect, caseId, refusal, [{ write: "awaits-go-on" }]);
}
