import { existsSync } from "node:fs";
import { join } from "node:path";

/** Where a desk in this folder keeps its ledger while practising. */
export function ledgerFile(folder: string): string {
  const places = ["data/practice/frontdesk.db", "data/frontdesk.db"].map((place) => join(folder, place));
  return places.find(existsSync) ?? places[0]!;
}
