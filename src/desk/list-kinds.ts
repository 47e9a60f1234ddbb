import type { Case } from "../conversation/types.ts";
import { homeOf } from "./address.ts";
import type { Listed, Page } from "./case-pages.ts";

/** `waiting` are one's own that wait for oneself; `team` are the open ones of the workspace or server. */
export const listKinds = ["mine", "waiting", "team", "done"] as const;
export type ListKind = (typeof listKinds)[number];

/** The name of a page with its kind before it, and what is behind that. A kind alone is its first page. */
export function readPage(name = ""): { kind: ListKind; page?: string } {
  const kind = listKinds.find((each) => name === each || name.startsWith(`${each}.`));
  if (!kind) return { kind: "mine", ...(name && { page: name }) };
  const page = name.slice(kind.length + 1);
  return { kind, ...(page && { page }) };
}

/** The pages beside a page, by names that have the kind in them. */
export function besideNamed(kind: ListKind, { newer, older }: Omit<Page, "cases">): { newer?: string; older?: string } {
  return { ...(newer && { newer: `${kind}.${newer}` }), ...(older && { older: `${kind}.${older}` }) };
}

/**
 * What a kind of list has for a person who has these ids. `isTheirs` tells whether a case waits for them, which for
 * somebody who `approves` may be anybody's.
 */
export function listedFor(
  kind: ListKind,
  person: string,
  ids: readonly string[],
  isTheirs: (theCase: Case) => boolean,
  approves: boolean,
): Listed {
  switch (kind) {
    case "mine":
      return { of: { owner: ids }, parts: ["open", "closed"] };
    case "waiting":
      return { of: approves ? {} : { owner: ids }, parts: ["open"], fits: isTheirs };
    case "team":
      return { of: { home: homeOf(person) }, parts: ["open"] };
    case "done":
      return { of: { owner: ids }, parts: ["closed"] };
  }
}
