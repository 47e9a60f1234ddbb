import { createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { createRecent } from "./recent.ts";
import { openUnder, sealUnder } from "./sealing.ts";

/** A case's data key, and what its row was filed under at `version`: an owner, and keyed hashes. */
export interface Known {
  key: KeyObject;
  version: number;
  owner: string;
  mail: Buffer | null;
  phone: Buffer | null;
  /** The terms it was filed under, if this process has filed it. */
  terms?: string | undefined;
}

export interface CaseKeys {
  get(caseId: string): Known | undefined;
  remember(caseId: string, known: Known): void;
  /** A key nobody has used, and the form in which it may be stored. */
  make(caseId: string): { key: KeyObject; wrapped: Buffer };
  /** @throws SealBroken */
  unwrap(caseId: string, wrapped: Buffer): KeyObject;
}

/** Each case has a data key of its own, stored wrapped by the sealing key; the most recently used stay open in memory. */
export function createCaseKeys(sealing: Buffer, capacity = 8192): CaseKeys {
  const open = createRecent<Known>(capacity);
  const associatedData = (caseId: string) => `${caseId}|key`;
  return {
    get: open.get,
    remember: open.set,
    make(caseId) {
      const key = randomBytes(32);
      return { key: createSecretKey(key), wrapped: sealUnder(sealing, key, associatedData(caseId)) };
    },
    unwrap: (caseId, wrapped) =>
      open.get(caseId)?.key ?? createSecretKey(openUnder(sealing, wrapped, associatedData(caseId))),
  };
}
