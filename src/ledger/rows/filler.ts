import { randomBytes } from "node:crypto";

/** In the vault's table, where what has expired is swept away by itself. */
export const fillerName = "probe";

/** As much as a turn may need on the disk, and nothing that could be kept in less. */
export function filler(): string {
  return randomBytes(16 * 1024).toString("hex");
}
