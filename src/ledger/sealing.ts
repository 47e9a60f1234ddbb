import {
  type CipherKey,
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomFillSync,
} from "node:crypto";

/**
 * Two keys of 32 bytes, derived from FRONTDESK_KEY. A ledger keeps its FRONTDESK_KEY, because rows are found by hashes
 * made with `index`.
 */
export interface Keys {
  sealing: Buffer;
  index: Buffer;
}

export function deriveKeys(frontdeskKey: string): Keys {
  const derive = (label: string) => Buffer.from(hkdfSync("sha256", frontdeskKey, "frontdesk", label, 32));
  return { sealing: derive("sealing"), index: derive("index") };
}

/** `place` names the row, never its content. */
export class SealBroken extends Error {
  override name = "SealBroken" as const;
  readonly place: string;
  constructor(place: string, why = "it was changed, or moved here from another place", options?: ErrorOptions) {
    super(`What is kept at ${place} does not open: ${why}.`, options);
    this.place = place;
  }
}

const algorithm = "aes-256-gcm";
const ivBytes = 12;
const tagBytes = 16;
const idBytes = 4;

/** AES-256-GCM: random IV, tag, ciphertext. It opens only with the same `associatedData`, so that no row can stand in for another. */
export function seal(key: CipherKey, plain: string | Buffer, associatedData: string): Buffer {
  const iv = freshIv();
  const cipher = createCipheriv(algorithm, key, iv);
  cipher.setAAD(Buffer.from(associatedData));
  const text = typeof plain === "string" ? cipher.update(plain, "utf8") : cipher.update(plain);
  cipher.final();
  // guard: sealing, seal
  return Buffer.concat([iv, cipher.getAuthTag(), text]);
}

/** `place` is what an error says where the associated data is not for people. @throws SealBroken */
export function open(key: CipherKey, sealed: Buffer, associatedData: string, place = associatedData): Buffer {
  if (sealed.length < ivBytes + tagBytes) throw new SealBroken(place, "it was cut short");
  // guard: sealing, open
  try {
    const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, ivBytes));
    decipher.setAAD(Buffer.from(associatedData));
    decipher.setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
    const plain = decipher.update(sealed.subarray(ivBytes + tagBytes));
    decipher.final();
    return plain;
  } catch (cause) {
    throw new SealBroken(place, undefined, { cause });
  }
}

/** Like `seal`, with the id of the key in front, so that another key is told from a row that was changed. */
export function sealUnder(key: Buffer, plain: string | Buffer, associatedData: string): Buffer {
  return Buffer.concat([keyId(key), seal(key, plain, associatedData)]);
}

/** @throws SealBroken */
export function openUnder(key: Buffer, sealed: Buffer, associatedData: string): Buffer {
  if (!sealed.subarray(0, idBytes).equals(keyId(key))) {
    throw new SealBroken(associatedData, "it was sealed under another FRONTDESK_KEY");
  }
  return open(key, sealed.subarray(idBytes), associatedData);
}

/**
 * A keyed hash by which a value is found again without being kept. `label` keeps equal values of different columns
 * apart.
 */
export function fingerprint(index: Buffer, label: string, value: string): Buffer {
  return createHmac("sha256", index).update(`${label}|${value}`).digest();
}

/** The fingerprint of what a person may type in more than one way, such as a mail, a number or an id. */
export function fingerprintOf(index: Buffer, label: string, typed: string): Buffer {
  return fingerprint(index, label, typed.trim().toLowerCase());
}

const ivs = Buffer.alloc(ivBytes * 256); // drawn in bulk, because twelve bytes alone cost half as much as the sealing
let nextIv = ivs.length;

function freshIv(): Buffer {
  if (nextIv === ivs.length) {
    randomFillSync(ivs);
    nextIv = 0;
  }
  nextIv += ivBytes;
  return ivs.subarray(nextIv - ivBytes, nextIv);
}

function keyId(key: Buffer): Buffer {
  return createHash("sha256").update("key id|").update(key).digest().subarray(0, idBytes);
}

/** The associated data of each sealed column. A row swapped for another one, or for its own past, does not open. */
export const associatedData = {
  case: (caseId: string, version: number) => `${caseId}|case|${version}`,
  job: (caseId: string, id: string, version: number) => `${caseId}|${id}|${version}`,
  attempt: (caseId: string, effect: string) => `${caseId}|attempt|${effect}`,
  pause: (id: string) => `pause|${id}`,
};
