import type { Committed } from "../ledger.ts";
import { StoreDown } from "../refusals.ts";
import type { PreparedTurn } from "./keep-turns.ts";

const mostInOneRound = 128;

interface Waiting {
  turn: PreparedTurn;
  resolve(committed: Committed): void;
  reject(error: unknown): void;
}

/**
 * Turns that come while a round is under way share the next: one transaction, so one sync. No round has a case or an
 * event twice. A turn that the database refuses is refused alone.
 */
export function createRounds(keep: (turns: PreparedTurn[]) => Promise<Committed[]>) {
  let waiting: Waiting[] = [];
  let going: Promise<void> | undefined;

  function next(): Waiting[] {
    const names = new Set<string>();
    const round: Waiting[] = [];
    const later: Waiting[] = [];
    for (const each of waiting) {
      const { event, case: theCase } = each.turn.commit;
      const mine = [`event ${event}`, `case ${theCase.id}`];
      if (round.length === mostInOneRound || mine.some((name) => names.has(name))) later.push(each);
      else round.push(each);
      for (const name of mine) names.add(name);
    }
    waiting = later;
    return round;
  }

  async function run(round: Waiting[]): Promise<void> {
    try {
      const committed = await keep(round.map(({ turn }) => turn));
      for (const [i, { resolve }] of round.entries()) resolve(committed[i]!);
    } catch (error) {
      if (round.length === 1 || error instanceof StoreDown) for (const { reject } of round) reject(error);
      else for (const each of round) await run([each]);
    }
  }

  async function go(): Promise<void> {
    while (waiting.length > 0) await run(next());
    going = undefined;
  }

  return {
    join: (turn: PreparedTurn) =>
      new Promise<Committed>((resolve, reject) => {
        waiting.push({ turn, resolve, reject });
        going ??= Promise.resolve().then(go);
      }),
    /** Resolves when every turn that has come is kept or not. */
    idle: async () => going,
  };
}
