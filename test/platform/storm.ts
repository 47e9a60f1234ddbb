/** Trouble that comes at what people do, not at the clock's whim: every so many things bring the next, while people go on. */
export function stormy(every: number, trouble: (round: number) => Promise<void>) {
  let acts = 0;
  let troubles = Promise.resolve();
  return {
    /** To be called at each thing that a person does. */
    acted(): void {
      acts += 1;
      const round = acts / every - 1;
      if (Number.isInteger(round)) troubles = troubles.then(() => trouble(round));
    },
    over: () => troubles,
  };
}

/** In practice's own books, in the order of the alphabet. */
export async function mailsInBooks(url: string): Promise<string[]> {
  const { accounts } = (await (await fetch(`${url}/practice/books`)).json()) as { accounts: { mail: string }[] };
  return accounts.map(({ mail }) => mail).sort();
}
