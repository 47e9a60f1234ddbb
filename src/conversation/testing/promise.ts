import { same } from "../case.ts";
import type { Json } from "../types.ts";

/**
 * Something that a bot must keep and did not. The message is a sentence for whoever writes the bot: what was broken,
 * where, and mostly how to mend it.
 */
export class BrokenPromise extends Error {
  override name = "BrokenPromise" as const;
}

/** @throws BrokenPromise with this sentence when it does not hold. */
export function must(holds: boolean, sentence: string | (() => string)): asserts holds {
  if (!holds) throw new BrokenPromise(typeof sentence === "string" ? sentence : sentence());
}

/** Whether two values are equal as JSON has them: members that are undefined are not there. */
export function alike(one: unknown, other: unknown): boolean {
  return same(defined(one), defined(other));
}

/** What a restart makes of plain data. */
export function restarted<T>(data: T): T {
  return data === undefined ? data : (JSON.parse(JSON.stringify(data)) as T);
}

/** A copy that throws when somebody changes it. */
export function frozen<T>(data: T): T {
  if (typeof data !== "object" || data === null || Object.isFrozen(data)) return data;
  for (const value of Object.values(data)) frozen(value);
  return Object.freeze(data);
}

/** Without what is undefined, as JSON has it. Whatever is no plain data, such as a Date, is like nothing that is. */
function defined(value: unknown): Json {
  if (Array.isArray(value)) return value.map(defined);
  if (typeof value !== "object" || value === null) return value as Json;
  if (Object.getPrototypeOf(value) !== Object.prototype) return { "no plain data": String(value) };
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.map(([key, each]) => [key, defined(each)]));
}
