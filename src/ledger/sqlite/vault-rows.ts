import type { VaultWrite } from "../ledger.ts";
import type { Database } from "./connection.ts";

/** Writes the vault's rows: for turns, on the ledger's connection, and for the vault's own store. */
export function prepareVaultRows(db: Database) {
  const putRow = db.prepare(
    "insert into vault values (?, ?, ?) on conflict do update set value = excluded.value, expires = excluded.expires",
  );
  const dropRow = db.prepare("delete from vault where key = ?");
  /** `expires` is an instant (ms). */
  const put = (key: string, value: string, expires: number) => putRow.run([key, value, expires]).changes === 1;
  const drop = (key: string) => dropRow.run([key]).changes === 1;
  return {
    put,
    drop,
    write(now: number, writes: readonly VaultWrite[]): void {
      for (const each of writes)
        if (each.write === "vault-drop") drop(each.key);
        else put(each.key, each.value, now + Math.ceil(each.keepMs));
    },
  };
}
