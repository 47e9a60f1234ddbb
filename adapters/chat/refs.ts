/** What a press is about: the open question, else the case. Nothing secret; anybody may forge it, and the desk checks who may what. */
export function refOf({ caseId, question }: { caseId: string; question?: string | undefined }): string {
  return question ?? caseId;
}

export function readRef(ref: string): { caseId: string; question?: string } | undefined {
  const found = /^([A-Za-z0-9-]{1,30})(\.\d{1,9})?$/.exec(ref);
  if (!found) return undefined;
  return found[2] ? { caseId: found[1]!, question: ref } : { caseId: found[1]! };
}
