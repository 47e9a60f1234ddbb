/** Milliseconds by the database's clock, or those that parameter `$n` brings in its place. */
export function instant(n: number): string {
  return `coalesce($${n}::bigint, floor(extract(epoch from clock_timestamp()) * 1000)::bigint)`;
}

/** What `$n` is given: null leaves it to the database. */
export type Given = () => number | null;
