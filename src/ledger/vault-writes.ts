import type { VaultWrite, Write } from "./ledger.ts";

/** A further row of a commit that the vault has no part in. */
export type RowWrite = Exclude<Write, VaultWrite>;

/** Parts what a commit changes in the vault, of each key the last change, from its other rows, which may not hold. */
export function apart(also: readonly Write[]): { vault: VaultWrite[]; rows: RowWrite[] } {
  const vault = new Map<string, VaultWrite>();
  const rows: RowWrite[] = [];
  for (const write of also)
    if (write.write === "vault-put" || write.write === "vault-drop") vault.set(write.key, write);
    else rows.push(write);
  return { vault: [...vault.values()], rows };
}
