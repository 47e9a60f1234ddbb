import type { Text } from "../../../src/conversation/types.ts";
import type { Reception, ShownCall, ShownCard } from "../../../src/desk/platform.ts";
import type { Language } from "../../../src/words/languages.ts";
import { createWaiting, type Waiting } from "../../chat/around-a-secret.ts";
import type { Live } from "./live.ts";
import { createNotices } from "./notices.ts";

/**
 * Delivers to people whose page may be closed. A page draws its card itself whenever it is looked at, so a card is
 * delivered by telling open pages of it. Notices and secrets are kept until then.
 */
export function createOutlet(reception: Reception, live: Live, clock: () => number) {
  const [notices, waiting] = [createNotices(reception), createWaiting("web", reception)];
  const languageName = (person: string) => `web:language:${person}`;
  return {
    notices,
    waiting,
    /** Notes the language in which a person reads, for their agent. */
    reads: (person: string, language: Language): Promise<void> => reception.remember(languageName(person), language),
    async readsIn(person: string): Promise<Language | undefined> {
      const kept = await reception.recall(languageName(person));
      return kept === "en" || kept === "zh" ? kept : undefined;
    },
    async show(_address: string, { caseId, version }: ShownCard): Promise<void> {
      live.shown(caseId, version);
    },
    /** Nothing rings in a browser that may be closed. The agent's link is the call. */
    async call(_address: string, { card }: ShownCall): Promise<void> {
      live.shown(card.caseId, card.version);
    },
    async tell(address: string, notice: Text): Promise<void> {
      await notices.add(address, { at: clock(), notice });
      live.said(address);
    },
    async reveal(address: string, caseId: string, secret: Waiting): Promise<void> {
      await waiting.keep(address, caseId, secret);
      live.said(address);
    },
  };
}

export type Outlet = ReturnType<typeof createOutlet>;
