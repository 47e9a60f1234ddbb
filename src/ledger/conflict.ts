import type { Committed, Write } from "./ledger.ts";

/** What a commit answers when this row of it does not hold. */
export function conflictOf(write: Write): Extract<Committed, { is: "conflict" }> {
  const of = write.write === "count" || write.write === "text" ? write.of : undefined;
  return { is: "conflict", write: write.write, ...(of !== undefined && { of }) };
}
