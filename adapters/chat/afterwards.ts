import { type Reception, takeoverChoice } from "../../src/desk/platform.ts";
import { type Language, languages } from "../../src/words/languages.ts";
import { learn, t } from "../../src/words/words.ts";
import type { Beginning } from "./begin.ts";
import type { Answer, Deed, Front, Next } from "./front.ts";
import type { Giving } from "./give-link.ts";
import type { WhoMay } from "./who-may.ts";

export interface AfterwardsParts {
  front: Pick<Front, "readsIn">;
  reception: Pick<Reception, "ended">;
  beginning: Beginning;
  giving: Giving;
  refuse: WhoMay["refuse"];
  hand: (deed: Deed, caseId: string, handing: { verb: "hand"; to: string }) => Promise<Next>;
}

/**
 * Handles presses that are no answer to a case: what its owner does once it is over, handing it to who asked for it, and
 * links for the customer.
 */
export function createAfterwards({ front, reception, beginning, giving, hand, refuse }: AfterwardsParts) {
  const saying = (notice: ReturnType<typeof t>): Next => ({ says: { notice } });

  /** The languages to say something in that is for the customer: theirs, or all where it is not known. */
  async function languagesOf(customer: string | undefined): Promise<readonly Language[]> {
    const theirs = customer === undefined ? undefined : await front.readsIn?.(customer);
    const chosen = theirs ? [theirs] : languages;
    for (const language of chosen) await learn(language);
    return chosen;
  }

  async function pressed(deed: Deed, caseId: string, answer: Answer): Promise<Next | undefined> {
    if (answer.type !== "pressed") return undefined;
    const { choice } = answer;
    if (choice.startsWith(takeoverChoice))
      return hand(deed, caseId, { verb: "hand", to: choice.slice(takeoverChoice.length) });
    if (choice === "link") return giving.give(deed, caseId);
    if (choice === "unlink") return giving.end(deed, caseId);
    if (choice !== "handout" && choice !== "again") return undefined;
    const ended = await reception.ended(caseId, deed.from.id);
    if (!ended) {
      refuse(deed, "see", caseId);
      return saying(t("talk.not-yours"));
    }
    if (ended === "open") return saying(t("talk.not-over", { case: caseId }));
    if (choice === "handout" && ended.lines.length === 0) return saying(t("talk.closed", { case: caseId }));
    if (choice === "handout")
      return { says: { handout: { lines: ended.lines, languages: await languagesOf(ended.customer) } } };
    const next = await beginning.open(deed, { flow: ended.kind, like: caseId });
    return "shows" in next ? { shows: next.shows } : next;
  }

  return { pressed };
}
