import type { GivenLink, Reception } from "../../src/desk/platform.ts";
import { say, t } from "../../src/words/words.ts";
import { agentName } from "./agent-name.ts";
import type { Deed, Front, Next } from "./front.ts";
import { inUtc } from "./text.ts";
import type { WhoMay } from "./who-may.ts";

export type Giving = ReturnType<typeof createGiving>;

/** Gives and withdraws links for customers, which only the owner of a case may do. */
export function createGiving(
  front: Pick<Front, "name" | "members" | "settings">,
  reception: Pick<Reception, "giveLink" | "endLink">,
  whoMay: Pick<WhoMay, "ranked">,
) {
  return {
    async give(deed: Deed, caseId: string): Promise<Extract<Next, { says: unknown }>> {
      const [from, name] = await Promise.all([whoMay.ranked(deed), agentName(front, deed.from.id)]);
      const given = await reception.giveLink(caseId, { event: deed.id, from, ...(name && { name }) });
      return { says: "whyNot" in given ? { notice: given.whyNot } : { link: given } };
    },
    async end(deed: Deed, caseId: string): Promise<Next> {
      const notice = await reception.endLink(caseId, { event: deed.id, from: await whoMay.ranked(deed) });
      return { says: { notice } };
    },
  };
}

/** The address that opens an e-mail with the link in it, in the language that is spoken now. */
export function mailWith({ url, until, name, mail = "" }: GivenLink): string {
  const subject = say(t("link.mail-subject", { name }), String);
  const body = say(t("link.mail-body", { name, url, until: { at: until } }), (at) => inUtc({ at, isSoon: false }));
  return `mailto:${encodeURIComponent(mail)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
