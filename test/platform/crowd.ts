/** How many people come at once. */
export const many = 200;
/** How long a platform waits. */
const patienceMs = 3_000;
/** How long a crowd may take to be served, on a machine that does other things as well. */
export const servedMs = 150_000;

/** What whoever could not be served in time is told. */
export const sorry = /Nothing is lost|try again in a minute/i;

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

/** For the eye, by what was done. How quick it was says as much of the machine as of the desk, so it fails nothing. */
export function print(where: string, taken: Record<string, number[]>, unserved: number): void {
  const at = (took: number[], share: number) => `${Math.round(took[Math.ceil(took.length * share) - 1]!)} ms`;
  const late = (took: number[]) => took.filter((ms) => ms > patienceMs).length;
  for (const [what, took] of Object.entries(taken))
    console.log(
      `${where}: ${many} ${what} answered: p50 ${at(took, 0.5)}, p99 ${at(took, 0.99)}, ${late(took)} too late`,
    );
  if (unserved > 0) console.warn(`${where}: ${unserved} were told to try again in a minute.`);
  if (unserved > 0 || Object.values(taken).some((took) => late(took) > 0))
    console.warn(
      `${where}: this machine was too slow for ${many} at once, or too busy; look at the figures elsewhere.`,
    );
}
