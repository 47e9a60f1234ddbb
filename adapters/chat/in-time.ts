const patienceMs = 1_500;

/** What the work gave, or undefined if that took too long. */
export async function unlessLate<T>(work: Promise<T>, withinMs: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), withinMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Whoever waits has three seconds. `platform` is who took too long. */
export async function inTime<T>(answer: Promise<T>, platform: string): Promise<T> {
  const found = await unlessLate(
    answer.then((said) => ({ said })),
    patienceMs,
  );
  if (!found) throw new Error(`${platform} took too long.`);
  return found.said;
}
