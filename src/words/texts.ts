import type { Text, Value } from "../conversation/types.ts";

/**
 * A function that makes texts whose key is one of `K`, which the compiler checks. Whoever builds on the conversation
 * takes the keys of their own words: `textsOf<keyof typeof words>()`.
 */
export function textsOf<K extends string>() {
  return (key: K, values?: Record<string, Value>): Text<K> => (values ? { key, values } : { key });
}
