import { type Answer, type Input, refuse } from "./answer.ts";

type FieldType = "string" | "integer" | "integers";
export type Shape = Record<string, FieldType>;

const isOf: Record<FieldType, (value: unknown) => boolean> = {
  string: (value) => typeof value === "string",
  integer: (value) => Number.isSafeInteger(value),
  integers: (value) => Array.isArray(value) && value.every(Number.isSafeInteger),
};

const typeNames: Record<FieldType, string> = {
  string: "a string",
  integer: "an integer",
  integers: "an array of integers",
};

/** The object in a JSON body, or the error answer when it is no JSON object. */
export function readBody(body: Buffer): { ok: true; input: Input } | { ok: false; answer: Answer } {
  try {
    const input: unknown = JSON.parse(body.toString("utf8"));
    if (typeof input === "object" && input !== null && !Array.isArray(input))
      return { ok: true, input: input as Input };
  } catch {
    // not JSON: refused below, like any other body that is no object
  }
  return { ok: false, answer: refuse("InvalidParameter", "The body is not a JSON object.") };
}

/** The error answer for a field that the document does not know, or a value of another type. */
export function misfit(input: Input, shape: Shape): Answer | undefined {
  for (const [name, value] of Object.entries(input)) {
    const type = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (!type) return refuse("UnknownParameter", `The parameter \`${name}\` is not recognized.`);
    if (!isOf[type](value)) return refuse("InvalidParameter", `The parameter \`${name}\` must be ${typeNames[type]}.`);
  }
  return undefined;
}

export function missing(name: string): Answer {
  return refuse("MissingParameter", `The parameter \`${name}\` is missing.`);
}

/** A string field of an input that `misfit` has let pass. An absent field is an empty string. */
export function text(input: Input, name: string): string {
  const value = input[name];
  return typeof value === "string" ? value : "";
}
