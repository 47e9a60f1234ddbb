import type { Flow } from "../flow.ts";
import { sealed, sealStage, sealWork } from "../status.ts";
import type { Audience, Case, Field, View } from "../types.ts";

/** A create that has been sent, or may have been. The owner also reads what is known while nobody knows its end. */
export function underWay(flow: Flow, theCase: Case, audience: Audience): Omit<View, "title"> {
  const body = sealed(flow, theCase, sealStage(theCase)!);
  const fields = audience === "owner" ? doubtFields(theCase) : [];
  return { body, ...(fields.length > 0 && { fields }) };
}

/** What of the evidence about a create in doubt its owner reads; the rest is for those who judge it. */
const owners = ["sent", "code", "requestId", "why"];

/** What the other side said stands there only if it has answered, which its RequestId shows. */
function doubtFields(theCase: Case): Field[] {
  const fields = sealWork(theCase)?.evidence?.fields ?? [];
  const hasAnswered = fields.some(({ key }) => key === "requestId");
  return fields.filter(({ key }) => owners.includes(key) && (key !== "code" || hasAnswered));
}
