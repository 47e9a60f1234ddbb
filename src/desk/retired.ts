import type { Flow } from "../conversation/flow.ts";
import { operators } from "../conversation/turn/verdict.ts";
import type { Case } from "../conversation/types.ts";
import type { Log } from "../machine/log.ts";
import type { Vault } from "../vault/vault.ts";
import { t } from "../words/words.ts";
import type { Desk } from "./desk.ts";
import { groupedBy, namedIn } from "./open-requests.ts";
import { createTellOnce } from "./told-once.ts";

export interface RetiredParts {
  vault: Vault;
  desk: Desk;
  flow: (id: string) => Flow | undefined;
  /** The settings that must be set for a kind to be offered. */
  settingsOf: (kind: string) => string | undefined;
  log: Log;
}

/** Tells the operators, once for each kind that is not offered any more, which of its requests are still open. */
export function createTellRetired({ vault, desk, flow, settingsOf, log }: RetiredParts) {
  const once = createTellOnce({ vault, desk });

  return async function tellRetired(open: readonly Case[]): Promise<void> {
    const kinds = groupedBy(open, ({ flow: kind }) => (flow(kind)?.retired ? kind : undefined));
    for (const [kind, cases] of kinds) {
      const { name } = flow(kind)!;
      const values = { name, settings: settingsOf(kind) ?? kind, ...namedIn(cases) };
      await once(cases[0]!.id, `retired:${kind}`, operators, t("chat.retired-operators", values));
      log.warn({ kind, open: cases.length }, "a kind that is offered no more has open requests");
    }
  };
}
