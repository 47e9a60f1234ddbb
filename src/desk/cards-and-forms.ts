import type { Flow } from "../conversation/flow.ts";
import { type Form, formOf } from "../conversation/shown/form.ts";
import type { Case } from "../conversation/types.ts";
import type { GiveLinkParts } from "./give-link.ts";
import type { OnlyIfTrue } from "./only-if-true.ts";
import type { Reception, ShownCard } from "./platform.ts";
import { shownCard } from "./shown-card.ts";

/** A case with its flow. */
export interface Found {
  theCase: Case;
  its: Flow;
}

interface Parts extends Pick<GiveLinkParts, "pagesAt"> {
  find: (caseId: string) => Promise<Found | undefined>;
  onlyIfTrue: OnlyIfTrue;
}

/** Draws what a person sees of a case and may fill in, from one reading of it. */
export function createCardsAndForms(parts: Parts): Pick<Reception, "card" | "form" | "cardAndForm"> {
  const { find, onlyIfTrue, pagesAt } = parts;

  function cardFor(person: string, { its, theCase }: Found): ShownCard | undefined {
    const { owner, customer } = theCase.people;
    if (person !== owner && person !== customer) return undefined;
    return shownCard(its, theCase, person === customer ? "customer" : "owner", onlyIfTrue);
  }

  /** Without the offer of a link where this person's customers reach no page. */
  function formFor(person: string, { its, theCase }: Found): Form | undefined {
    const form = formOf(its, theCase, person);
    if (!form?.link || pagesAt(person) !== undefined) return form;
    const { link: _, ...withoutLink } = form;
    return withoutLink;
  }

  return {
    async card(caseId, person) {
      const found = await find(caseId);
      return found && cardFor(person, found);
    },
    async form(caseId, person) {
      const found = await find(caseId);
      return found && formFor(person, found);
    },
    async cardAndForm(caseId, person) {
      const found = await find(caseId);
      const card = found && cardFor(person, found);
      return card && { card, form: formFor(person, found) };
    },
  };
}
