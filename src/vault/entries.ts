import type { Keyv, KeyvStoreAdapter } from "keyv";

/**
 * What the vault asks of a store beyond Keyv. Neither waits for the disk: a power cut may undo what was written, the end
 * of the process does not.
 */
export interface Notes {
  /** Writes an entry, or drops it when `value` is undefined. */
  note(key: string, value: string | undefined, ttlMs: number): Promise<void>;
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

/** The key and the text of an entry, as Keyv finds and reads them. Its time to live is the store's to keep. */
export async function entryOf(
  keyv: Keyv<string>,
  ref: string,
  sealed: string,
): Promise<{ key: string; value: string }> {
  return { key: keyv._getKeyPrefix(ref), value: (await keyv.serializeData({ value: sealed })) as string };
}

/** Writes an entry unless somebody else has written it since it was read. False when somebody has. */
export async function replaceEntry(
  keyv: Keyv<string>,
  ref: string,
  before: string | undefined,
  sealed: string | undefined,
  ttlMs: number,
): Promise<boolean> {
  const now = sealed === undefined ? undefined : (await entryOf(keyv, ref, sealed)).value;
  return (keyv.store as Notes).replace(keyv._getKeyPrefix(ref), before, now, ttlMs);
}

/** Writes or drops an entry without waiting for the disk, where the store can. */
export async function noteEntry(
  keyv: Keyv<string>,
  ref: string,
  sealed: string | undefined,
  ttlMs: number,
): Promise<void> {
  const store: KeyvStoreAdapter | (KeyvStoreAdapter & Notes) = keyv.store;
  if ("note" in store)
    await store.note(keyv._getKeyPrefix(ref), sealed && (await entryOf(keyv, ref, sealed)).value, ttlMs);
  else if (sealed === undefined) await keyv.delete(ref);
  else await keyv.set(ref, sealed, ttlMs);
}
