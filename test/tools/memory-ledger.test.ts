import { memoryLedger } from "../../tools/simulate/memory-ledger.ts";
import { ledgerContract } from "../ledger/contract.ts";
import { start } from "../ledger/turns.ts";

ledgerContract("the ledger of simulated worlds", async () => {
  const clock = { now: start };
  const { open } = memoryLedger();
  const reopen = async () => open({ clock: () => clock.now });
  return { ledger: await reopen(), clock, reopen };
});
