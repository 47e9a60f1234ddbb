import { attemptContract } from "./contract-attempts.ts";
import { linkContract } from "./contract-links.ts";
import { listContract } from "./contract-lists.ts";
import { openingContract } from "./contract-openings.ts";
import { outboxContract } from "./contract-outbox.ts";
import { pauseContract, sealedPauseContract } from "./contract-pauses.ts";
import { refusalContract } from "./contract-refusals.ts";
import { restoreContract } from "./contract-restores.ts";
import { roomContract } from "./contract-room.ts";
import { brokenSecretContract, secretContract } from "./contract-secrets.ts";
import { slotContract } from "./contract-slots.ts";
import { tamperingContract } from "./contract-tampering.ts";
import { textContract } from "./contract-texts.ts";
import { turnContract } from "./contract-turns.ts";
import type { Open, OpenedDatabase } from "./opened.ts";

/** What every ledger keeps. `open` gives a new, empty one for each test. */
export function ledgerContract(name: string, open: Open): void {
  turnContract(name, open);
  secretContract(name, open);
  listContract(name, open);
  outboxContract(name, open);
  attemptContract(name, open);
  linkContract(name, open);
  slotContract(name, open);
  roomContract(name, open);
  openingContract(name, open);
  textContract(name, open);
  restoreContract(name, open);
  refusalContract(name, open);
  pauseContract(name, open);
}

/** Of those that outlive a process, more is asked. */
export function databaseContract(name: string, open: Open<OpenedDatabase>): void {
  ledgerContract(name, open);
  tamperingContract(name, open);
  brokenSecretContract(name, open);
  sealedPauseContract(name, open);
}
