import { createHash } from "node:crypto";

/** The value at this path in a payload. Undefined where the platform sent something else. */
export function at(body: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (isHolder(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    body,
  );
}

/** The text at this path in a payload. Undefined for anything but a text. */
export function word(body: unknown, ...path: (string | number)[]): string | undefined {
  const value = at(body, ...path);
  return typeof value === "string" && value !== "" ? value : undefined;
}

function isHolder(value: unknown): value is Record<string | number, unknown> {
  return typeof value === "object" && value !== null;
}

/**
 * The question or case that a button belongs to, as it stands in a payload. It is not secret. Anybody may forge it, and
 * the desk checks who may do what.
 */
export function refOf({ caseId, question }: { caseId: string; question?: string | undefined }): string {
  return question ?? caseId;
}

export function readRef(ref: string): { caseId: string; question?: string } | undefined {
  const found = /^([A-Za-z0-9-]{1,30})(\.\d{1,9})?$/.exec(ref);
  if (!found) return undefined;
  return found[2] ? { caseId: found[1]!, question: ref } : { caseId: found[1]! };
}

/** A digest of a payload. Payloads that would be sent alike have the same digest. */
export function digestOf(payload: object): string {
  return createHash("sha1").update(JSON.stringify(payload)).digest("base64");
}
