import { ownerMark } from "./rows/fingerprints.ts";
import { deriveKeys } from "./sealing.ts";

/** What is readable in a ledger without its key: a mark of the key it belongs to, and of which worlds it has cases. */
export interface Inside {
  mark?: string;
  has: string[];
}

/**
 * Practice that an earlier build has left in the place of real cases. Those builds practised under whatever key there
 * was.
 */
export interface Earlier {
  key: string;
  /**
   * Whether practice's own key has sealed it. Then it can be put aside; what the operator's key has sealed must stay.
   */
  isApart: boolean;
}

/** Undefined for a ledger that is real, or of whose past nothing is known here. */
export function earlierIn(inside: Inside, own: string | undefined, operators: string | undefined): Earlier | undefined {
  if (inside.has.includes("real")) return undefined;
  if (operators && isOf(operators, inside) && inside.has.includes("practice"))
    return { key: operators, isApart: false };
  return own && own !== operators && isOf(own, inside) ? { key: own, isApart: true } : undefined;
}

export function isOf(key: string, { mark }: Inside): boolean {
  return mark === ownerMark(deriveKeys(key));
}
