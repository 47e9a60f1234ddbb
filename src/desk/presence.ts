import type { Case } from "../conversation/types.ts";
import { StoreDown } from "../ledger/errors.ts";
import type { Log } from "../machine/log.ts";
import { platformAt } from "./address.ts";
import type { Desk } from "./desk.ts";
import type { Platform } from "./platform.ts";

export interface PresenceParts {
  platforms: readonly Pick<Platform, "name" | "isGone">[];
  desk: Pick<Desk, "tell">;
  log: Pick<Log, "warn">;
}

/** Tells a case of each of its people who has left, as far as their platform knows. Resolves to whether anybody has. */
export type Presence = (theCase: Case) => Promise<boolean>;

export function createPresence({ platforms, desk, log }: PresenceParts): Presence {
  /** Somebody of whom the platform does not tell now is taken to be there. */
  async function isGone(person: string): Promise<boolean> {
    try {
      return (await platformAt(platforms, person)?.isGone?.(person)) ?? false;
    } catch (error) {
      if (error instanceof StoreDown) throw error;
      log.warn({ error: (error as Error).name }, "a platform does not tell whether somebody is still there");
      return false;
    }
  }

  return async (theCase) => {
    if (theCase.state !== "open") return false;
    let hasLeft = false;
    for (const role of ["owner", "customer"] as const) {
      const person = theCase.people[role];
      if (person === undefined || theCase.left?.[role] !== undefined || !(await isGone(person))) continue;
      await tellLeft(desk, theCase, role, person);
      hasLeft = true;
    }
    return hasLeft;
  };
}

/** Tells a case that this person, who has this part in it, has left. */
export async function tellLeft(
  desk: Pick<Desk, "tell">,
  { id, version }: Pick<Case, "id" | "version">,
  role: "owner" | "customer",
  person: string,
): Promise<void> {
  await desk.tell(id, { type: "left", id: `left:${role}:${person}:${id}:${version}`, role, person });
}
