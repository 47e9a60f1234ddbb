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
 * Turns that come while a round is under way share the next: one transaction, so one sync. A turn that the database
 * refuses is refused alone.
 */
export function createRounds(keep: (turns: PreparedTurn[]) => Promise<(Committed | undefined)[]>) {
  let waiting: Waiting[] = [];
  let going: Promise<void> | undefined;

  /** Returns those that have to be tried again. */
  async function run(round: Waiting[]): Promise<Waiting[]> {
    try {
      const committed = await keep(round.map(({ turn }) => turn));
      return round.filter(({ resolve }, i) => {
        const mine = committed[i];
        if (mine) resolve(mine);
        return !mine;
      });
    } catch (error) {
      if (round.length === 1 || error instanceof StoreDown) {
        for (const { reject } of round) reject(error);
        return [];
      }
      const again = [];
      for (const each of round) again.push(...(await run([each])));
      return again;
    }
  }

  async function go(): Promise<void> {
    while (waiting.length > 0) {
      const round = waiting.splice(0, mostInOneRound);
      waiting = [...(await run(round)), ...waiting];
    }
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
