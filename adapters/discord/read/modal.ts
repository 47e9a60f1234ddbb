import type { Submitted } from "../../chat/front.ts";
import { at, word } from "../../chat/payload.ts";
import { linkField, readId } from "../ids.ts";

const boxes = ["form", "code", "found", "why", "lift"] as const;

/** A submitted modal. */
export function readModal(body: unknown): Submitted | undefined {
  const id = readId(word(body, "data", "custom_id") ?? "");
  const box = boxes.find((each) => each === id?.do);
  if (!id || !box) return undefined;
  const { caseId, question } = id;
  const inputs = inputsOf(body);
  const typed = answersOf(inputs);
  const answers = box === "code" ? { code: typed.code ?? "" } : typed;
  const link = inputs.some((input) => word(input, "custom_id") === linkField && at(input, "value") === true);
  const of = { ...(question && { question }), ...(link && { link: true as const }) };
  return { is: "submitted", caseId, ...of, box, answers, isClosed: true };
}

function inputsOf(body: unknown): unknown[] {
  const labels = at(body, "data", "components");
  return Array.isArray(labels) ? labels.map((label) => at(label, "component")) : [];
}

/** The answers in a submitted modal, by field, as typed or chosen. A field left empty is an empty answer. */
function answersOf(inputs: unknown[]): Record<string, string> {
  return Object.fromEntries(
    inputs.flatMap((input): [string, string][] => {
      const field = word(input, "custom_id");
      const value = word(input, "value") ?? word(input, "values", 0) ?? "";
      return field && field !== linkField ? [[field, value]] : [];
    }),
  );
}
