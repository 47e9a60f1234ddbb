/** What stands in a payload at this path; undefined wherever the platform sent something else. */
export function at(body: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (isHolder(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    body,
  );
}

/** The same where only words will do. */
export function word(body: unknown, ...path: (string | number)[]): string | undefined {
  const value = at(body, ...path);
  return typeof value === "string" && value !== "" ? value : undefined;
}

function isHolder(value: unknown): value is Record<string | number, unknown> {
  return typeof value === "object" && value !== null;
}
