import type { Keyv } from "keyv";

/** A store that writes an entry only where nobody has written since it was read, which Keyv itself cannot say. */
export interface Replacing {
  /**
   * Puts `value` in the place of `before`. An undefined `before` means that there was nothing, and an undefined `value`
   * deletes. False, with nothing changed, when something else stands there.
   */
  replace(key: string, before: string | undefined, value: string | undefined, ttlMs: number): Promise<boolean>;
}

/** An entry as Keyv reads it, and the text by which the store knows it again. */
export async function readEntry(keyv: Keyv<string>, ref: string): Promise<{ stored?: string; sealed?: string }> {
  const stored: string | undefined = await keyv.store.get(keyv._getKeyPrefix(ref));
  if (stored === undefined) return {};
  const { value } = (await keyv.deserializeData<string>(stored)) ?? {};
  return { stored, ...(value !== undefined && { sealed: value }) };
}

/** Writes an entry unless somebody else has written it since it was read. False when somebody has. */
export async function replaceEntry(
  keyv: Keyv<string>,
  ref: string,
  before: string | undefined,
  sealed: string | undefined,
  ttlMs: number,
): Promise<boolean> {
  const store = keyv.store as Replacing;
  const now = sealed === undefined ? undefined : ((await keyv.serializeData({ value: sealed })) as string);
  return store.replace(keyv._getKeyPrefix(ref), before, now, ttlMs);
}
