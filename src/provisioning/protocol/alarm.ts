import { operators } from "../../conversation/turn/verdict.ts";
import type { Text } from "../../conversation/types.ts";
import type { Attempt } from "../../ledger/ledger.ts";
import type { Parts } from "./dependencies.ts";

/** Tells the operators once of something about a create that nobody expected, and logs it after `then` has ended. */
export async function alarm(
  p: Parts,
  { caseId, effect }: Attempt,
  notice: Text,
  what: Record<string, unknown> = {},
  then: () => Promise<unknown> = async () => {},
): Promise<void> {
  await p.desk.note(caseId, { event: `alarm:${effect}:${notice.key}`, to: operators, notice });
  await then();
  p.log.error({ case: caseId, effect, ...what }, `ALARM: ${notice.key}`);
}
