import type { Complaint } from "../refusal.ts";

export type Path = (string | number)[];
type Report = (at: Path, code: string, message: string) => void;
export type Check = (value: unknown, at: Path, report: Report) => void;

/** Discord counts characters, not UTF-16 units. */
export const lengthOf = (text: string) => [...text].length;

export function string({ max, min = 0 }: { max: number; min?: number }): Check {
  return (value, at, report) => {
    if (typeof value !== "string")
      return report(at, "STRING_TYPE_CONVERT", `Could not interpret "${value}" as string.`);
    sized(lengthOf(value), min, max, at, report);
  };
}

export const boolean: Check = (value, at, report) => {
  if (typeof value !== "boolean") report(at, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
};

export function integer({ min = 0, max = Number.MAX_SAFE_INTEGER } = {}): Check {
  return (value, at, report) => {
    if (!Number.isInteger(value)) return report(at, "NUMBER_TYPE_COERCE", `Value "${value}" is not int.`);
    if (Number(value) < min) report(at, "NUMBER_TYPE_MIN", `int value should be greater than or equal to ${min}.`);
    if (Number(value) > max) report(at, "NUMBER_TYPE_MAX", `int value should be less than or equal to ${max}.`);
  };
}

export function oneOf(...words: unknown[]): Check {
  return (value, at, report) => {
    if (!words.includes(value)) report(at, "BASE_TYPE_CHOICES", `Value must be one of {${words.join(", ")}}.`);
  };
}

export function list(check: Check, { max, min = 0 }: { max: number; min?: number }): Check {
  return (value, at, report) => {
    if (!Array.isArray(value)) return report(at, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType.");
    sized(value.length, min, max, at, report);
    for (const [index, item] of value.entries()) check(item, [...at, index], report);
  };
}

type Fields = Record<string, Check>;

/** Discord takes no notice of keys it does not know; null counts as absent in what is optional. */
export function object(required: Fields, optional: Fields = {}, whole?: Check): Check {
  return (value, at, report) => {
    if (!isRecord(value)) return report(at, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType.");
    for (const [key, check] of Object.entries(required)) {
      if (value[key] === undefined || value[key] === null) missing([...at, key], report);
      else check(value[key], [...at, key], report);
    }
    for (const [key, check] of Object.entries(optional)) {
      if (value[key] !== undefined && value[key] !== null) check(value[key], [...at, key], report);
    }
    whole?.(value, at, report);
  };
}

/** One check for each `type`. */
export function byType(kinds: Record<number, Check>): Check {
  return (value, at, report) => {
    if (!isRecord(value)) return report(at, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType.");
    const check = kinds[Number(value.type)];
    if (check) return check(value, at, report);
    const types = Object.keys(kinds).join(", ");
    report([...at, "type"], "UNION_TYPE_CHOICES", `Value of field "type" must be one of (${types}).`);
  };
}

export const missing = (at: Path, report: Report) => report(at, "BASE_TYPE_REQUIRED", "This field is required");

/** What is wrong with a value, if anything. */
export function complaintsOf(check: Check, value: unknown, at: Path = []): Complaint[] {
  const found: Complaint[] = [];
  check(value, at, (where, code, message) => found.push({ at: where, code, message }));
  return found;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sized(length: number, min: number, max: number, at: Path, report: Report): void {
  if (length >= min && length <= max) return;
  if (min === 0) return report(at, "BASE_TYPE_MAX_LENGTH", `Must be ${max} or fewer in length.`);
  report(at, "BASE_TYPE_BAD_LENGTH", `Must be between ${min} and ${max} in length.`);
}
