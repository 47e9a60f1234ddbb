import type { Case, Refusal } from "../../conversation/types.ts";
import { idsOf } from "../../desk/linked-people.ts";
import type { Creation } from "./creation.ts";
import type { Parts } from "./dependencies.ts";

/** The workspace or server of a person; of a platform without any, the platform. */
function placeOf(person: string): string {
  return person.slice(0, person.lastIndexOf(":"));
}

/** Whether the people of one case may know of the other: they are of one workspace or server, or of one person. */
export function mayKnow(p: Pick<Parts, "links">, here: Case, other: Case): boolean {
  return mayKnowOf(p, here.people.owner, other.people.owner);
}

/** The same of two people. */
export function mayKnowOf({ links = [] }: Pick<Parts, "links">, person: string, other: string): boolean {
  const [own, theirs] = [person, other].map((id) => idsOf(links, id).map(placeOf)) as [string[], string[]];
  return own.some((place) => theirs.includes(place));
}

/**
 * Why a key can't be used, as the people of this case may read it. Where only workspaces or servers of others have used
 * it, they are told no more than that it can't be used here.
 */
export async function asMayBeKnown(
  p: Parts,
  { api, partner, notHere }: Pick<Creation, "api" | "partner" | "notHere">,
  here: Case,
  key: string,
  refusal: Refusal,
): Promise<Refusal> {
  const users = (await p.ledger.attemptsFor(partner, key)).filter(
    (attempt) => attempt.api === api && attempt.caseId !== here.id && !cameToNothing.has(attempt.state),
  );
  const cases = await Promise.all(users.map(({ caseId }) => p.ledger.load(caseId)));
  const others = cases.filter((each) => each !== undefined);
  return others.length > 0 && !others.some((other) => mayKnow(p, here, other)) ? notHere : refusal;
}

const cameToNothing = new Set(["refused", "absent"]);
