import { MemoryStore } from "../../tools/simulate/memory/vault-store.ts";
import { memoryLedger } from "../../tools/simulate/memory-ledger.ts";
import { ledgerContract } from "../ledger/contract.ts";
import { start } from "../ledger/turns.ts";

ledgerContract("the ledger of simulated worlds", async () => {
  const clock = { now: start };
  const { open, vault } = memoryLedger();
  const reopen = async () => open({ clock: () => clock.now });
  return { ledger: await reopen(), clock, reopen, vaultStore: async () => new MemoryStore(vault, () => clock.now) };
});
