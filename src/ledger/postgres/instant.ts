/**
 * An SQL expression for the instant now (ms): by the database's clock, or the value of parameter `$n` if that is not
 * null.
 */
export function instant(n: number): string {
  return `coalesce($${n}::bigint, floor(extract(epoch from clock_timestamp()) * 1000)::bigint)`;
}

/** Gives the value of that parameter. Null leaves the instant to the database. */
export type Given = () => number | null;
