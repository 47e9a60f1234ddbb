import type { Case } from "../../conversation/types.ts";

/**
 * The form of a body that has what the row's other columns don't, and opens only under what those columns hold. A body
 * that has all of its case is of form 0.
 */
export const restForm = 1;

/** What a row holds of its case beside the body. The body's seal covers it, so that nobody changes it unnoticed. */
export interface Beside extends Pick<Case, "id" | "version" | "world" | "flow" | "state"> {
  owner: string;
  due: number | null;
  /** When the case was opened (ms). */
  created: number;
}

/** The associated data of a body of `restForm`. */
export function sealedWith({ id, version, world, flow, state, owner, due, created }: Beside): string {
  return JSON.stringify(["case", id, version, world, flow, state, owner, due, created]);
}

/** The case of a row whose opened body is of `restForm`. */
export function caseOf({ id, version, world, flow, state, owner, due, created }: Beside, body: string): Case {
  const { people, ...rest } = JSON.parse(body) as Partial<Case>;
  return {
    ...{ id, flow, world, state, version, people: { owner, ...people } },
    ...(due !== null && { due }),
    ...{ opened: created, ...rest },
  } as Case;
}
