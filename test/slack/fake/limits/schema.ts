/** Says what is wrong and where, as a JSON pointer. */
type Report = (at: string, message: string) => void;
export type Check = (value: unknown, at: string, report: Report) => void;

/** Slack counts characters, not UTF-16 units. */
export const lengthOf = (text: string) => [...text].length;

export function string({ max, min = 0 }: { max: number; min?: number }): Check {
  return (value, at, report) => {
    if (typeof value !== "string") return report(at, "must provide a string");
    if (lengthOf(value) > max) report(at, `must be less than ${max + 1} characters`);
    if (lengthOf(value) < min) report(at, `must be more than ${min - 1} characters`);
  };
}

export const boolean: Check = (value, at, report) => {
  if (typeof value !== "boolean") report(at, "must provide a boolean");
};

export function integer({ min = 0, max = Number.MAX_SAFE_INTEGER } = {}): Check {
  return (value, at, report) => {
    if (!Number.isInteger(value)) return report(at, "must provide an integer");
    if (Number(value) < min) report(at, `must be greater than or equal to ${min}`);
    if (Number(value) > max) report(at, `must be less than or equal to ${max}`);
  };
}

export function oneOf(...words: unknown[]): Check {
  return (value, at, report) => {
    if (!words.includes(value)) report(at, "must be a valid enum value");
  };
}

export function list(check: Check, { max, min = 0 }: { max: number; min?: number }): Check {
  return (value, at, report) => {
    if (!Array.isArray(value)) return report(at, "must provide an array");
    if (value.length > max) report(at, `no more than ${max} items allowed`);
    if (value.length < min) report(at, `must provide at least ${min} items`);
    for (const [index, item] of value.entries()) check(item, `${at}/${index}`, report);
  };
}

type Fields = Record<string, Check>;

/** Anything that is in neither list is refused too: Slack rejects the whole payload for one unknown key. */
export function object(required: Fields, optional: Fields = {}, whole?: Check): Check {
  return (value, at, report) => {
    if (!isRecord(value)) return report(at, "must provide an object");
    for (const key of Object.keys(required)) {
      if (value[key] === undefined) report(at, `missing required field: ${key}`);
    }
    for (const [key, part] of Object.entries(value)) {
      const check = required[key] ?? optional[key];
      if (part === undefined) continue;
      if (check) check(part, `${at}/${key}`, report);
      else report(at, `invalid additional property: ${key}`);
    }
    whole?.(value, at, report);
  };
}

/** One check for each `type`; the type itself counts as checked. */
export function byType(kinds: Record<string, Check>): Check {
  return (value, at, report) => {
    if (!isRecord(value)) return report(at, "must provide an object");
    const { type, ...rest } = value;
    if (type === undefined) return report(at, "missing required field: type");
    const check = typeof type === "string" && Object.hasOwn(kinds, type) ? kinds[type] : undefined;
    if (check) check(rest, at, report);
    else report(`${at}/type`, `unsupported type: ${type}`);
  };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
