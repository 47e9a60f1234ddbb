import type { Submitted } from "../../chat/front.ts";
import { at, word } from "../../chat/payload.ts";
import { readId } from "../ids.ts";

const boxes = ["form", "code", "found", "why"] as const;

/** A submitted modal. */
export function readModal(body: unknown): Submitted | undefined {
  const id = readId(word(body, "data", "custom_id") ?? "");
  const box = boxes.find((each) => each === id?.do);
  if (!id || !box) return undefined;
  const { caseId, question } = id;
  const typed = answersOf(body);
  const answers = box === "code" ? { code: typed.code ?? "" } : typed;
  return { is: "submitted", caseId, ...(question && { question }), box, answers, isClosed: true };
}

/** The answers in a submitted modal, by field, as typed or chosen. A field left empty is an empty answer. */
function answersOf(body: unknown): Record<string, string> {
  const labels = at(body, "data", "components");
  if (!Array.isArray(labels)) return {};
  return Object.fromEntries(
    labels.flatMap((label): [string, string][] => {
      const field = word(label, "component", "custom_id");
      const value = word(label, "component", "value") ?? word(label, "component", "values", 0) ?? "";
      return field ? [[field, value]] : [];
    }),
  );
}
