import { createRecent } from "../../../src/desk/platform.ts";
import type { Typed } from "../draw/render-form.ts";

/** Remembers what a person typed into a form and must correct, so that they need not type it again. In memory only. */
export function createDrafts(most = 1_000) {
  const drafts = createRecent<Typed>(most);
  const nameOf = (person: string, caseId: string) => `${person} ${caseId}`;
  return {
    of: (person: string, caseId: string): Typed => drafts.get(nameOf(person, caseId)) ?? {},
    keep(person: string, caseId: string, typed: Typed): void {
      if (Object.keys(typed).length > 0) drafts.set(nameOf(person, caseId), typed);
      else drafts.delete(nameOf(person, caseId));
    },
  };
}

export type Drafts = ReturnType<typeof createDrafts>;
