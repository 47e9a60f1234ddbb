import { NotOpened, type Reception } from "../../src/desk/platform.ts";
import type { Deed, Front, Next, Reader } from "./front.ts";
import type { WhoMay } from "./who-may.ts";

export interface Begun {
  flow: string;
  text?: string;
  customer?: Reader;
  /** The country chosen in the command itself. */
  country?: string;
  /** An earlier request of theirs that this one is to be like. */
  like?: string;
}

export type Beginning = ReturnType<typeof createBeginning>;

/** Opens a new case for a person, or goes on with one that they left. */
export function createBeginning({ masks, cards, outlet, settings }: Front, reception: Reception, whoMay: WhoMay) {
  function refused(error: unknown): Next {
    if (!(error instanceof NotOpened)) throw error;
    const { why, oldest } = error;
    return { says: oldest ? { notOpened: why, oldest } : { notice: why } };
  }

  return {
    async open(deed: Deed, { flow, text, customer, country, like }: Begun): Promise<Next> {
      const { id, from } = deed;
      const whyNot = await whoMay.open(deed, "open");
      if (whyNot) return { says: { notice: whyNot } };
      const cannot = customer && (await whoMay.answer(customer.id, customer.at));
      const given = { ...(text && { text }), ...(like && { like }), ...(customer && !cannot && { customer }) };
      const facts = masks ? {} : { facts: { masks: false as const } };
      const opening = { event: id, flow, from: await whoMay.ranked(deed), at: from.id, ...facts, ...given };
      const caseId = await reception.open(opening).catch(refused);
      if (typeof caseId !== "string") return caseId;
      if (cannot)
        await outlet.tell(from.id, cannot).catch(() => settings.log.warn({ case: caseId }, "its owner was not told"));
      if (country)
        await reception.receive(caseId, {
          type: "filled",
          id: `${id}:country`,
          from: await whoMay.ranked(deed),
          answers: { country },
        });
      return { shows: caseId, box: "any" };
    },

    /** Lets a person who began a case on another platform go on here, if they may open requests here. */
    async follow(deed: Deed, caseId: string): Promise<void> {
      const { id, from } = deed;
      if (!(await whoMay.open(deed))) {
        const by = { event: id, from: await whoMay.ranked(deed), at: from.id };
        await reception.follow(caseId, by);
      }
    },

    async resume({ id, from }: Deed, caseId: string): Promise<void> {
      const card = await reception.card(caseId, from.id);
      if (!card) return;
      if (card.audience === "owner") await cards.moveDown(from.id, caseId, "owner");
      await reception.resume(caseId, { event: id, from });
    },
  };
}
