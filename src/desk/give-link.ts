import type { Flow } from "../conversation/flow.ts";
import type { Text } from "../conversation/types.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { t } from "../words/words.ts";
import type { LinkBy, Links } from "./links.ts";

/** A link to be shown once, to the agent who has made it and to nobody else. */
export interface GivenLink {
  caseId: string;
  /** The customer whom it names, such as `web:…`. */
  person: string;
  /** The address to pass on. Whoever opens it first answers for the case. */
  url: string;
  /** The two words of the link, with a blank between them. */
  words: string;
  /** Until when it can be opened (ms). */
  until: number;
  /** What the request is for. */
  name: Text;
  /** The customer's e-mail address, if the case has one. */
  mail?: string;
}

export interface GiveLink {
  /** Makes a new link for the customer of a case, for its owner. The one before ends. */
  giveLink(caseId: string, by: LinkBy): Promise<GivenLink | { whyNot: Text }>;
  /** Ends the link of a case, for its owner. Resolves to what is said to them. */
  endLink(caseId: string, by: LinkBy): Promise<Text>;
}

export interface GiveLinkParts {
  links: Links;
  ledger: Pick<Ledger, "load">;
  flow: (id: string) => Flow | undefined;
  /** Where the customers of this person reach the desk, without a slash at the end. Undefined where nobody has said it. */
  pagesAt: (person: string) => string | undefined;
}

export function createGiveLink({ links, ledger, flow, pagesAt }: GiveLinkParts): GiveLink {
  return {
    async giveLink(caseId, by) {
      const at = pagesAt(by.from.id);
      if (at === undefined) return { whyNot: t("link.no-pages") };
      const made = await links.make(caseId, by);
      if ("whyNot" in made) return made;
      const { flow: kind, answers } = (await ledger.load(caseId))!;
      const { name, index } = flow(kind)!;
      const { mail } = index(answers);
      const { token, person, words, until } = made;
      return { caseId, person, url: `${at}/c#${token}`, words: words.join(" "), until, name, ...(mail && { mail }) };
    },
    async endLink(caseId, by) {
      return (await links.withdraw(caseId, by))?.whyNot ?? t("link.ended");
    },
  };
}
