const patienceMs = 1_500;

/** The result of some work, or undefined if it takes too long. What has arrived by then is read first. */
export async function unlessLate<T>(work: Promise<T>, withinMs: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => setImmediate(resolve, undefined), withinMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** The answer of a platform's API. Rejects if it takes too long, because the person who waits has three seconds. */
export async function inTime<T>(answer: Promise<T>, platform: string): Promise<T> {
  const found = await unlessLate(
    answer.then((said) => ({ said })),
    patienceMs,
  );
  if (!found) throw new Error(`${platform} took too long.`);
  return found.said;
}
