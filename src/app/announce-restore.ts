import { platformAt } from "../desk/address.ts";
import type { Platform } from "../desk/platform.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { commandLine } from "../machine/command-line.ts";
import type { Log } from "../machine/log.ts";
import { t } from "../words/words.ts";

/**
 * Tells the operators, and the console of whoever starts the desk, that a restored ledger spends nothing yet. It does
 * so at each start until an operator lets it spend again.
 */
export async function announceRestore(
  ledger: Pick<Ledger, "restored">,
  operators: string | undefined,
  platforms: readonly Pick<Platform, "name" | "tell">[],
  log: Log,
): Promise<void> {
  const restore = await ledger.restored();
  if (!restore || restore.spends !== undefined) return;
  const since = new Date(restore.since).toISOString();
  log.warn({ since }, `put back from a backup; nothing is spent until ${commandLine("restore", "--go")}`);
  console.error(
    `This ledger was put back from a backup and knows nothing after ${since}. It spends nothing until you say so: ${commandLine("restore", "--go")}`,
  );
  if (!operators) return;
  await platformAt(platforms, operators)
    ?.tell(operators, t("talk.restored", { since: { at: restore.since } }))
    .catch((error: Error) => log.error({ error: error.name }, "the operators could not be told"));
}
