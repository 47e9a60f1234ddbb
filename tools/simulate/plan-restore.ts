import type { Auditor } from "./audit.ts";
import type { Conditions } from "./conditions.ts";
import type { Replica } from "./replica.ts";
import type { Screen } from "./screen.ts";
import type { Store } from "./store.ts";

interface RestoreParts {
  store: Store;
  auditor: Auditor;
  screen: Screen;
  replicas: readonly Replica[];
}

/** Plans the backup of a world, and the restore from it, in the worlds that have them. */
export function planRestore(
  { weather, time, tell }: Conditions,
  { store, auditor, screen, replicas }: RestoreParts,
): void {
  const { restore } = weather;
  if (restore && store.backup) {
    time.at(restore.backupMs, () => {
      tell("a backup is made");
      const [putBack, forget] = [store.backup!(), auditor.backup()];
      time.at(restore.atMs - restore.backupMs, () => {
        tell("the backup is put back");
        for (const { life } of replicas) if (!life.isGone) life.die();
        putBack();
        forget();
        screen.forget(auditor.knows);
        const ledger = store.ledger(time.now);
        void ledger.markRestored();
        time.at(restore.spendsMs - restore.atMs, () => {
          tell("the desks may spend again");
          void ledger.letSpend();
        });
      });
    });
  }
}
