/** Runs pieces of work with the same key one after the other. */
export function createInTurn() {
  const tails = new Map<string, Promise<unknown>>();
  return function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = (tails.get(key) ?? Promise.resolve()).catch(() => {}).then(work);
    tails.set(key, turn);
    const done = () => {
      if (tails.get(key) === turn) tails.delete(key);
    };
    turn.then(done, done);
    return turn;
  };
}
