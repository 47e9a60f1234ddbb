import type { Keyv } from "keyv";
import type { VaultWrite } from "../ledger/ledger.ts";
import { type Keys, openUnder, sealUnder } from "../ledger/sealing.ts";
import { Secret } from "../machine/secret.ts";
import { entryOf, noteEntry, readEntry, replaceEntry } from "./entries.ts";

/**
 * The store of secrets. Each is sealed before the store sees it, and has a time after which it is forgotten. It stands
 * in the ledger's own database, so that a secret can be kept, or forgotten, in the transaction of the turn that says so.
 * What a crash leaves, of a process or of the machine's power:
 *
 * - before the turn's commit: what was there before, and nothing of the turn;
 * - after it, whether or not its answer came: the turn with its secrets, without those that it forgets;
 * - after a secret was shown and before it is dropped: the secret, which is shown once more;
 * - after a note: the note, unless the power failed before the next commit was on the disk.
 */
export interface Vault {
  /** Keeps a secret for `ttlMs` (ms, above 0). `ref` has at most 200 characters. @throws VaultRefused */
  put(ref: string, value: string, ttlMs: number): Promise<void>;
  /**
   * Seals a secret for the commit that refers to it, which keeps it in its own transaction. Nothing is kept yet. @throws
   * VaultRefused
   */
  putting(ref: string, value: Secret, ttlMs: number): Promise<VaultWrite>;
  /** Has a commit drop a secret in its own transaction. */
  dropping(ref: string): VaultWrite;
  /**
   * Keeps what can be found out again, such as which message shows a card, for `ttlMs`, or drops it when `value` is
   * undefined. It does not wait for the disk: a power cut may undo it, the end of the process does not. @throws
   * VaultRefused
   */
  note(ref: string, value: string | undefined, ttlMs: number): Promise<void>;
  /**
   * The secret. Undefined when there is none or its time is over. Rejects when the store cannot answer. @throws
   * SealBroken
   */
  open(ref: string): Promise<string | undefined>;
  /** The same, as what prints nothing of itself. For what a customer typed, and for what is shown to them once. */
  openSecret(ref: string): Promise<Secret | undefined>;
  has(ref: string): Promise<boolean>;
  /**
   * Puts what `to` makes of the present entry in its place, and gives it. Undefined drops it, and the same again leaves
   * it its time. If somebody else, also another desk, writes between reading and writing, `to` is asked again. Like
   * `note` it does not wait for the disk. @throws VaultRefused, SealBroken
   */
  change(
    ref: string,
    ttlMs: number,
    to: (before: string | undefined) => string | undefined,
  ): Promise<string | undefined>;
  drop(ref: string): Promise<void>;
  /** The references that begin with one of these, each with how long it is still kept (ms). */
  list(beginnings: readonly string[]): Promise<{ ref: string; keepMs: number }[]>;
  /** Deletes expired entries and returns their number, for stores that do not do so by themselves. */
  sweep(): Promise<number>;
}

export class VaultRefused extends Error {
  override name = "VaultRefused" as const;
}

const longestRef = 200; // because some stores keep keys in a column of 255 characters

export function createVault({ keyv, keys }: { keyv: Keyv<string>; keys: Keys }): Vault {
  if (!keyv.throwOnErrors)
    throw new VaultRefused("The vault needs a Keyv with throwOnErrors: else a failed read looks like none.");
  const associatedData = (ref: string) => `vault|${ref}`;
  const seal = (ref: string, value: string) => sealUnder(keys.sealing, value, associatedData(ref)).toString("base64");
  const unseal = (ref: string, sealed: string | undefined) => {
    if (sealed === undefined) return undefined;
    const plain = openUnder(keys.sealing, Buffer.from(sealed, "base64"), associatedData(ref));
    const value = plain.toString();
    plain.fill(0); // a string can't be cleared, but its bytes need not lie about twice
    return value;
  };
  return {
    async put(ref, value, ttlMs) {
      checkEntry(ref, ttlMs);
      if ((await keyv.set(ref, seal(ref, value), ttlMs)) !== true)
        throw new VaultRefused(`The store did not keep ${ref}.`);
    },

    async putting(ref, value, keepMs) {
      checkEntry(ref, keepMs);
      return { write: "vault-put", ...(await entryOf(keyv, ref, seal(ref, value.expose()))), keepMs };
    },

    dropping: (ref) => ({ write: "vault-drop", key: keyv._getKeyPrefix(ref) }),

    async note(ref, value, ttlMs) {
      checkEntry(ref, ttlMs);
      await noteEntry(keyv, ref, value === undefined ? undefined : seal(ref, value), ttlMs);
    },

    open: async (ref) => unseal(ref, await keyv.get(ref)),

    async openSecret(ref) {
      const value = unseal(ref, await keyv.get(ref));
      return value === undefined ? undefined : new Secret(value);
    },

    async change(ref, ttlMs, to) {
      checkEntry(ref, ttlMs);
      for (;;) {
        const before = await readEntry(keyv, ref);
        const was = unseal(ref, before.sealed);
        const now = to(was);
        if (now === was) return now;
        const sealed = now === undefined ? undefined : seal(ref, now);
        if (await replaceEntry(keyv, ref, before.stored, sealed, ttlMs)) return now;
      }
    },

    has: (ref) => keyv.has(ref),

    async drop(ref) {
      await keyv.delete(ref);
    },

    async list(beginnings) {
      const space = `${keyv.namespace}:`;
      const found = await (keyv.store as Listed).list(beginnings.map((each) => space + each));
      return found.map(({ key, keepMs }) => ({ ref: key.slice(space.length), keepMs }));
    },

    sweep: async () => (sweepsItself(keyv.store) ? keyv.store.sweep() : 0),
  };
}

function checkEntry(ref: string, ttlMs: number): void {
  if (ref.length === 0 || ref.length > longestRef)
    throw new VaultRefused(`A reference has 1 to ${longestRef} characters, this one ${ref.length}.`);
  if (!(ttlMs > 0 && Number.isFinite(ttlMs)))
    throw new VaultRefused(`${ref} needs a time to live above 0 ms, not ${ttlMs}.`);
}

/** A store that can list its entries. */
export interface Listed {
  list(beginnings: readonly string[]): Promise<{ key: string; keepMs: number }[]>;
}

function sweepsItself(store: unknown): store is { sweep(): Promise<number> } {
  return typeof store === "object" && store !== null && "sweep" in store && typeof store.sweep === "function";
}
