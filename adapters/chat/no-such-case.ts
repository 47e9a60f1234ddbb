import type { Text } from "../../src/conversation/types.ts";
import type { PractisedCase, Reception } from "../../src/desk/platform.ts";
import { t } from "../../src/words/words.ts";

const wasPractice = "chat.was-practice";

/**
 * What is said of a request that this desk does not have. A person who could know of it is told that it was practice.
 */
export async function noSuchCase(
  reception: Pick<Reception, "practised">,
  caseId: string,
  mayKnow: (owner: string) => boolean,
): Promise<Text> {
  const practised = await reception.practised({ id: caseId });
  return practised && mayKnow(practised.owner) ? overNow(practised) : t("chat.no-such-case", { case: caseId });
}

/** What is said to a person in private whose only open request is one of practice. */
export async function practisedLast(
  reception: Pick<Reception, "practised">,
  person: string,
): Promise<Text | undefined> {
  const practised = await reception.practised({ person });
  return practised && overNow(practised);
}

function overNow({ id, flow }: PractisedCase): Text {
  return t(wasPractice, { case: id, flow });
}

/** The kind of request that a button below these words opens. */
export function opensInstead({ key, values }: Text): string | undefined {
  return key === wasPractice ? String(values?.flow) : undefined;
}

/** What is said to a person whom a case asks nothing. */
export async function notAsked(
  { notAsked }: Pick<Reception, "notAsked">,
  caseId: string,
  person: string,
): Promise<Text> {
  return (await notAsked(caseId, { id: person })) ?? t("chat.no-such-case", { case: caseId });
}
