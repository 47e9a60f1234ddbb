import type { Case } from "../conversation/types.ts";
import type { Committed, Write } from "../ledger/ledger.ts";

/** What a turn can make of a request, as it is counted. */
export type Became =
  | "started"
  | "texted"
  | "verified"
  | "created"
  | "unknown"
  | "manual"
  | Exclude<Case["state"], "open" | "done">;

/** How a commit ended: as the ledger says, or `down` where it did not answer. */
export type Committing = Committed["is"] | "down";

/** How the delivery of a post ended. `later`: the platform is away, or has said when to come again. */
export type Posted = "delivered" | "later" | "refused" | "unreachable";

/** A turn as it was kept, with the rows beside it. `before` is absent for a new request. */
export interface KeptTurn {
  before: Case | undefined;
  after: Case;
  rows: readonly Write[];
}

/** Told of the desk's work, to count it. None of it may throw, or wait. */
export interface Meters {
  kept(turn: KeptTurn): void;
  committed(is: Committing, ms: number): void;
  posted(platform: string, is: Posted, ms: number): void;
  /** A job was begun that had been due for so long. */
  waited(queue: string, ms: number): void;
}

/** What a turn counts as. */
export interface Counts {
  became: Became[];
  /** The codes by which a text or a create was certainly refused: Tencent's, or our own. */
  refusedBy: string[];
  texts: ("sent" | "proven" | "limited")[];
}

/** Reads off a kept turn what it counts as. */
export function countsOf({ before, after, rows }: KeptTurn): Counts {
  const counts: Counts = { became: [], refusedBy: [], texts: [] };
  if (!before) counts.became.push("started");
  for (const row of rows) {
    if (row.write === "text") {
      counts.texts.push("sent");
      counts.became.push("texted");
    }
    if (row.write === "text-refused") counts.texts.push("limited");
    if (row.write === "text-proven") {
      counts.became.push("created");
      if (after.answers.code === undefined) continue; // a kind without a code
      counts.texts.push("proven");
      counts.became.push("verified");
    }
    if (row.write !== "attempt-update") continue;
    const { state, code } = row.change;
    if (state === "unknown" || state === "manual") counts.became.push(state);
    if (state === "refused") counts.refusedBy.push(code ?? "");
  }
  const { state } = after;
  if (state !== "open" && state !== "done" && before?.state === "open") counts.became.push(state);
  return counts;
}
