import type { Typed } from "../draw/render-form.ts";

/** What somebody typed into a form and must mend, so that they need not type it again. In memory only. */
export function createDrafts(most = 1_000) {
  const drafts = new Map<string, Typed>();
  const nameOf = (person: string, caseId: string) => `${person} ${caseId}`;
  return {
    of: (person: string, caseId: string): Typed => drafts.get(nameOf(person, caseId)) ?? {},
    keep(person: string, caseId: string, typed: Typed): void {
      drafts.delete(nameOf(person, caseId));
      if (Object.keys(typed).length > 0) drafts.set(nameOf(person, caseId), typed);
      const [oldest] = drafts.keys();
      if (drafts.size > most) drafts.delete(oldest!);
    },
  };
}

export type Drafts = ReturnType<typeof createDrafts>;
