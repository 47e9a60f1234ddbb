import { StoreDown } from "../errors.ts";
import type { Committed } from "../ledger.ts";
import { forEverybody, patiently } from "../patience.ts";
import type { PreparedTurn } from "./keep-turns.ts";

const mostInOneRound = 128;

interface Waiting {
  turn: PreparedTurn;
  /** Set once whoever waited for this turn was told that it may not be kept. */
  isGivenUp: boolean;
  resolve(committed: Committed): void;
  reject(error: unknown): void;
}

/**
 * Commits turns in groups: those that come while a transaction is under way share the next one, and so one sync. A turn
 * that the database refuses is refused alone. A turn that was given up before the commit is not kept: `keep` asks for
 * that right before the commit.
 */
export function createGroupCommit(
  keep: (turns: PreparedTurn[], mayStand: () => boolean) => Promise<(Committed | undefined)[]>,
) {
  let waiting: Waiting[] = [];
  let going: Promise<void> | undefined;

  /** Commits one group. Returns the turns that have to be tried again. */
  async function run(all: Waiting[]): Promise<Waiting[]> {
    const round = all.filter(({ isGivenUp }) => !isGivenUp);
    if (round.length === 0) return [];
    let stands = false;
    const mayStand = () => {
      stands = round.every(({ isGivenUp }) => !isGivenUp);
      return stands;
    };
    try {
      const turns = round.map(({ turn }) => turn);
      const committed = await keep(turns, mayStand);
      if (!stands) return run(round);
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
    join(turn: PreparedTurn): Promise<Committed> {
      let mine: Waiting;
      const begin = () =>
        new Promise<Committed>((resolve, reject) => {
          mine = { turn, isGivenUp: false, resolve, reject };
          waiting.push(mine);
          going ??= forEverybody(() => Promise.resolve().then(go));
        });
      return patiently(begin, () => {
        mine.isGivenUp = true;
      });
    },
    /** Resolves when it is certain of every turn so far whether it is kept. */
    idle: async () => going,
  };
}
