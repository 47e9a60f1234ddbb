import { hash } from "node:crypto";
import { same } from "./case.ts";
import type { Json } from "./types.ts";

/**
 * What stands in a case for a long value that is only compared: 132 bits of the SHA-256 of its JSON, in base64url. Two
 * values of one digest take some 2^66 tries to find, so that nobody who chooses answers can have an approval of one count
 * for the other.
 */
interface Digest {
  sha256: string;
}

const digestLength = 22;
/** What is shorter stays as it is, so a value that looks like a digest never does. */
const shortest = JSON.stringify({ sha256: "".padEnd(digestLength) } satisfies Digest).length;

/** What a case keeps of a value that is only compared: a long list or record as its digest, all else as it is. */
export function digested<T extends Json | undefined>(from: T): T | Json {
  if (typeof from !== "object" || from === null) return from;
  const text = written(from);
  return text.length >= shortest ? { sha256: digestOf(text) } : from;
}

/** Whether two were the same when an answer was made from them. Either may be kept as its digest. */
export function isMadeFrom(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (isDigest(one)) return isDigest(other) ? one.sha256 === other.sha256 : isOf(one, other);
  return isDigest(other) ? isOf(other, one) : same(one, other);
}

export function isDigest(kept: Json | undefined): kept is Digest & { [key: string]: Json } {
  if (typeof kept !== "object" || kept === null) return false;
  const { sha256 } = kept as { sha256?: Json };
  return typeof sha256 === "string" && sha256.length === digestLength && Object.keys(kept).length === 1;
}

function isOf({ sha256 }: Digest, value: Json | undefined): boolean {
  return typeof value === "object" && value !== null && sha256 === digestOf(written(value));
}

function digestOf(text: string): string {
  return hash("sha256", text, "base64url").slice(0, digestLength);
}

/** JSON with the keys of each record in order, so that equal values are written alike. No flow has a key `__proto__`. */
function written(value: Json): string {
  return JSON.stringify(inOrder(value));
}

function inOrder(value: Json): Json {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.some((each) => typeof each === "object") ? value.map(inOrder) : value;
  const ordered: { [key: string]: Json } = {};
  for (const key of Object.keys(value).sort()) ordered[key] = inOrder(value[key]!);
  return ordered;
}
