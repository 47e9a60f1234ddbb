import { randomBytes } from "node:crypto";

/** The name of the probe's row. It stands in the vault's table, where what has expired is swept away. */
export const fillerName = "probe";

/** Random text as large as a turn, which no compression makes smaller. */
export function filler(): string {
  return randomBytes(16 * 1024).toString("hex");
}
