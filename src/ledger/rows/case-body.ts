import type { Case } from "../../conversation/types.ts";

/**
 * The form of a body that has what the row's other columns don't, and opens only under what those columns hold. Builds
 * before 0.9.0 have kept all of a case in its body, which is form 0.
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

const besideBody = {
  ...{ id: undefined, flow: undefined, world: undefined, state: undefined, version: undefined },
  ...{ due: undefined, opened: undefined },
} satisfies Partial<Record<keyof Case, undefined>>;

/** A case as JSON, without what its row holds beside it. */
export function bodyOf(theCase: Case): string {
  const { customer } = theCase.people;
  const people = customer === undefined ? undefined : { customer };
  return JSON.stringify({ ...theCase, ...besideBody, people });
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
