import type { Flow } from "../conversation/flow.ts";
import { operators } from "../conversation/turn/verdict.ts";
import type { Case } from "../conversation/types.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Log } from "../machine/log.ts";
import type { Vault } from "../vault/vault.ts";
import { t } from "../words/words.ts";
import type { Desk } from "./desk.ts";
import { groupedBy, namedIn, openRequests } from "./open-requests.ts";
import { createTellOnce } from "./told-once.ts";

export interface RetiredParts {
  ledger: Ledger;
  vault: Vault;
  desk: Desk;
  world: Case["world"];
  flow: (id: string) => Flow | undefined;
  /** The settings that must be set for a kind to be offered. */
  settingsOf: (kind: string) => string | undefined;
  log: Log;
}

const everyMs = 60 * 60_000; // another desk may still offer the kind, and may have opened more requests

/** Tells the operators, once for each kind that is not offered any more, which of its requests are still open. */
export function createTellRetired({ ledger, vault, desk, world, flow, settingsOf, log }: RetiredParts) {
  let lookedAt = Number.NEGATIVE_INFINITY;
  const once = createTellOnce({ vault, desk });

  return async function tellRetired(): Promise<void> {
    const now = await ledger.now();
    if (now < lookedAt + everyMs) return;
    const open = await openRequests(ledger, world);
    const kinds = groupedBy(open, ({ flow: kind }) => (flow(kind)?.retired ? kind : undefined));
    for (const [kind, cases] of kinds) {
      const { name } = flow(kind)!;
      const values = { name, settings: settingsOf(kind) ?? kind, ...namedIn(cases) };
      await once(cases[0]!.id, `retired:${kind}`, operators, t("chat.retired-operators", values));
      log.warn({ kind, open: cases.length }, "a kind that is offered no more has open requests");
    }
    lookedAt = now;
  };
}
