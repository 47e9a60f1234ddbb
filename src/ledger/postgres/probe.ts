import { filler, fillerName } from "../rows/filler.ts";
import type { Database } from "./database.ts";

/** Tries whether turns can be kept: writes in a transaction as a turn is kept. @throws StoreDown */
export async function probe(db: Database): Promise<void> {
  await db.transaction((query) =>
    query(
      `insert into vault (key, value, expires) values ($1, $2, 0)
     on conflict (key) do update set value = excluded.value`,
      [fillerName, filler()],
    ),
  );
}
