import type { Case, Effect } from "../types.ts";
import { alike, must } from "./promise.ts";

/** Where somebody keeps cases and promised effects, as the kit needs it. */
export interface Store {
  /** The case as it was kept last. */
  load(id: string): Promise<Case | undefined>;
  /**
   * Keeps a turn, all of it or nothing. `expect` is the version that it was made from, 0 for a new case. `seen`: an
   * earlier turn had this event. `lost`: the case is not at that version any more.
   */
  commit(turn: Kept): Promise<"kept" | "seen" | "lost">;
  /** Promised effects that nobody has done. */
  owed(): Promise<Effect[]>;
}

/** What is kept of a turn. */
export interface Kept {
  event: string;
  expect: number;
  case: Case;
  effects: Effect[];
}

/**
 * Checks that a store keeps a conversation through crashes, events that come twice and desks that work side by side.
 * `open` gives an empty store, and `reopen` another one on the same data. @throws BrokenPromise
 */
export async function checkStore(open: () => Promise<{ store: Store; reopen: () => Promise<Store> }>): Promise<void> {
  const { store, reopen } = await open();
  must((await store.load("K-1")) === undefined, "The store has a case that was never kept.");

  const first = caseAt(1, { answers: { dish: "汤 🍲", none: null, list: [1, { deep: true }] } });
  const opening = { event: "e1", expect: 0, case: first, effects: [effect(1)] };
  must((await store.commit(opening)) === "kept", "The store doesn't keep a new case.");
  must(alike(await store.load("K-1"), first), "A case isn't read back as it was kept.");

  const again = await store.commit(opening);
  must(again !== "kept", "An event that came twice was kept twice.");
  must(again === "seen", "An event that came twice is not told as seen.");
  must((await owedIn(store)) === "K-1.1.order", "An event that came twice has promised its effect twice.");

  const second = { event: "e2", expect: 1, case: caseAt(2), effects: [effect(2)] };
  must((await store.commit(second)) === "kept", "The store doesn't keep the next turn of a case.");
  const late = { event: "e3", expect: 1, case: caseAt(2, { state: "cancelled" }), effects: [effect(3)] };
  must((await store.commit(late)) === "lost", "A turn that was made from an older version is kept.");
  must(alike(await store.load("K-1"), second.case), "A turn that was lost has changed the case.");
  must((await owedIn(store)) === "K-1.1.order K-1.2.order", "A turn that was lost has promised an effect.");
  const retried = { ...late, expect: 2, case: caseAt(3) };
  must((await store.commit(retried)) === "kept", "The event of a turn that was lost can't be taken up again.");

  const rivals = await Promise.all(
    [4, 5, 6].map((n) => store.commit({ event: `e${n}`, expect: 3, case: caseAt(4), effects: [] })),
  );
  const won = rivals.filter((is) => is === "kept").length;
  must(won === 1, `Of three turns made from one version at once, ${won} were kept instead of one.`);
  must(
    (await store.commit({ event: "e7", expect: 0, case: caseAt(1), effects: [] })) === "lost",
    "A case was opened under a number that is taken.",
  );

  const restarted = await reopen();
  must(alike(await restarted.load("K-1"), caseAt(4)), "A case isn't there any more after a restart.");
  must((await restarted.commit(opening)) === "seen", "After a restart an event that was seen before is kept again.");
  const owed = "K-1.1.order K-1.2.order K-1.3.order";
  must((await owedIn(restarted)) === owed, "A promised effect isn't there any more after a restart.");
}

const owedIn = async (store: Store) =>
  (await store.owed())
    .map(({ id }) => id)
    .toSorted()
    .join(" ");

function caseAt(version: number, change: Partial<Case> = {}): Case {
  const instants = { opened: 1_800_000_000_000, touched: 1_800_000_000_000 + version };
  const plain = { world: "practice", state: "open", people: { owner: "kit:owner" }, at: {}, facts: {} } as const;
  return { id: "K-1", flow: "kit", version, answers: {}, ...plain, ...instants, ...change };
}

function effect(turn: number): Effect {
  return { id: `K-1.${turn}.order`, key: "order", name: "order", input: { turn }, repeat: "once" };
}
