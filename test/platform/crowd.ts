/** How many people come at once. */
export const many = 200;
/** How long a platform waits. Judged by the eye, since a busy machine is slower than a desk of its own. */
export const patienceMs = 3_000;

/** How long each took until the platform heard a first answer, in ms, the quickest first. */
export async function timed(acts: (() => Promise<unknown>)[]): Promise<number[]> {
  const took = await Promise.all(
    acts.map(async (act) => {
      const begun = performance.now();
      await act();
      return performance.now() - begun;
    }),
  );
  return took.sort((a, b) => a - b);
}

/** For the eye: by what was done. */
export function print(where: string, taken: Record<string, number[]>): void {
  const at = (took: number[], share: number) => `${Math.round(took[Math.ceil(took.length * share) - 1]!)} ms`;
  const late = (took: number[]) => took.filter((ms) => ms > patienceMs).length;
  for (const [what, took] of Object.entries(taken))
    console.log(
      `${where}: ${many} ${what} answered: p50 ${at(took, 0.5)}, p99 ${at(took, 0.99)}, ${late(took)} too late`,
    );
}
