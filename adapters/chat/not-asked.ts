import type { Text } from "../../src/conversation/types.ts";
import type { Reception } from "../../src/desk/platform.ts";
import { t } from "../../src/words/words.ts";

/** What is said to a person whom a case asks nothing: whom it waits for. */
export async function notAsked(reception: Pick<Reception, "whose" | "card">, caseId: string): Promise<Text> {
  const people = (await reception.whose(caseId))?.people;
  if (!people) return t("chat.no-such-case", { case: caseId });
  const { owner, customer } = people;
  const isCustomers = customer !== undefined && (await reception.card(caseId, customer))?.question !== undefined;
  return t("talk.waits-for", { person: { person: isCustomers ? customer : owner } });
}
