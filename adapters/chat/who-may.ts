import type { Person, Text } from "../../src/conversation/types.ts";
import {
  type Action,
  agents,
  approvers,
  onlyOperator,
  operators,
  type Reception,
  StoreDown,
  supervisors,
  turnedDown,
} from "../../src/desk/platform.ts";
import { t } from "../../src/words/words.ts";
import { createIsAlone } from "./alone.ts";
import { createAppointedRights } from "./appointed-rights.ts";
import { askedAt } from "./asked-of-platform.ts";
import { remembering } from "./asked-once-a-minute.ts";
import type { Deed, Front } from "./front.ts";
import { inTime } from "./in-time.ts";
import { noSuchCase } from "./no-such-case.ts";
import { createNoticeGone } from "./notice-gone.ts";

/** Why a person may not do something. Undefined when they may. */
type WhyNot = Text | undefined;
type Its = Awaited<ReturnType<Reception["whose"]>>;

export type WhoMay = ReturnType<typeof createWhoMay>;

/**
 * Decides who may do what, the same on every platform. A person who does not belong is refused, except for a customer
 * whom an agent named, in a place that admits customers. While the platform does not tell who a person is, they are
 * refused.
 */
export function createWhoMay({ name, members, settings }: Front, reception: Reception) {
  const { clock, log } = settings;
  const its = remembering(reception.whose, clock);
  const isAlone = createIsAlone({ name, members, settings });
  const appointed = createAppointedRights(members, reception);
  const noticeGone = createNoticeGone(members, reception);

  async function mayAct(its: Its, caseId: string, person: string, here: string): Promise<WhyNot> {
    const { people } = its ?? {};
    if (people && members.operates(person, here) && (await members.belongs(person))) return undefined;
    if (!people || !members.areTogether(person, people.owner))
      return noSuchCase(reception, caseId, (owner) => members.areTogether(person, owner));
    const isOwner = person === people.owner;
    const isIn = isOwner || (await members.belongs(person));
    if (!isIn && !members.admits) return members.mayNot;
    if (!(await members.opens(people.owner))) return isOwner ? members.mayNot : t("chat.may-no-more");
    if (isIn) return undefined;
    const place = here === person ? (its?.at.customer ?? here) : here; // a modal does not say where it was opened
    return person === people.customer && (await members.admits?.(place, person)) ? undefined : members.mayNot;
  }

  /** Why even an approver decides nothing: the owner may open no requests any more. */
  async function mayDecide({ people: { owner } }: NonNullable<Its>, person: string): Promise<WhyNot> {
    if (!members.areTogether(person, owner)) return undefined; // another platform or place knows
    return (await members.opens(owner)) ? undefined : t("chat.may-no-more");
  }

  /** Keeps that a person was refused. */
  function refuse({ from }: Deed, tried: Action, caseId?: string): void {
    reception.refused(turnedDown(from.id, tried, caseId));
  }

  /** Asks why a person may not do something. They may not while the platform does not tell. */
  async function guarded(person: string, ask: () => Promise<WhyNot>): Promise<WhyNot> {
    if (!members.unknown) return ask();
    try {
      return await inTime(ask(), name);
    } catch (error) {
      if (error instanceof StoreDown) throw error;
      const { name: kind, message } = error as Error;
      log.warn({ error: kind, message }, `${name} does not tell who somebody is`);
      return members.unknown(error, person);
    }
  }

  return {
    guarded,
    operate: members.operates,
    /**
     * A person with all the roles that they have here. To be called once they are known to be allowed, because a role
     * that the platform does not tell is left out.
     */
    async ranked(deed: Deed): Promise<Person> {
      const { from, here } = deed;
      const isOne = members.operates(from.id, here);
      const isAgent = await members.opens(from.id).catch(() => false); // `act` has told people before when this is not known
      const roles = [
        ...(from.roles ?? []),
        ...(isOne ? [operators, ...((await isAlone(from.id)) ? [onlyOperator] : [])] : []),
        ...(isAgent ? [agents] : []),
        ...appointed.rolesOf(deed),
      ];
      const isAppointed = appointed.rolesOf(deed).length > 0;
      const also = (isOne || isAppointed) && members.otherIds ? { also: await members.otherIds(from.id) } : {};
      const at = earlier(appointed.askedAt(deed), await askedAt(reception, clock));
      return { ...from, ...(roles.length > 0 && { roles }), ...also, ...(at !== undefined && { askedAt: at }) };
    },
    refuse,
    /**
     * Why a person may not open a request here. Undefined when they may. It is kept that they were refused if they
     * `tried` something.
     */
    open: (deed: Deed, tried?: Action) =>
      guarded(deed.from.id, async () => {
        if (await members.opens(deed.from.id)) return members.closed?.(deed.here);
        if (tried) refuse(deed, tried);
        return members.mayNot;
      }),
    /** Why a person cannot take over a colleague's request. Undefined when they can. */
    own: (person: string) =>
      guarded(person, async () =>
        (await members.opens(person)) ? undefined : t("chat.may-not-own", { person: { person } }),
      ),
    /** Why a person cannot be the customer of a request and answer there. Undefined when they can. */
    answer: (person: string, at: string) =>
      guarded(person, async () =>
        (await members.belongs(person)) || (await members.admits?.(at, person))
          ? undefined
          : members.mayNotAnswer(person),
      ),
    /** Whether a person who may open requests may know of those of this owner. */
    know: members.areTogether,
    /**
     * Why a person may not act on this case here. Undefined when they may. Asked before each commit. It is kept that
     * they were refused, and what they tried.
     */
    act(caseId: string, deed: Deed, tried: Action): Promise<WhyNot> {
      const { from, here } = deed;
      return guarded(from.id, async () => {
        const known = await its(caseId);
        if (known && (await appointed.has(approvers, deed))) return mayDecide(known, from.id);
        if (known) await noticeGone(known, caseId, from.id);
        if (!(await mayAct(known, caseId, from.id, here))) return undefined;
        const now = await reception.whose(caseId); // it may have been handed over just now
        const whyNot = await mayAct(now, caseId, from.id, here);
        if (whyNot && now) refuse(deed, tried, caseId);
        return whyNot;
      });
    },
    /** Whether a person may approve requests, wherever they are now. */
    approves: appointed.approves,
    /** Whether the person of a deed that may be done was found to approve requests there. */
    approve: (deed: Deed): boolean => appointed.rolesOf(deed).includes(approvers),
    /**
     * Whether a person supervises the desk, wherever they are now. Asked before each commit that needs it. Rejects while
     * the platform does not tell.
     */
    supervises: (deed: Deed): Promise<boolean> => appointed.has(supervisors, deed, "anywhere"),
  };
}

function earlier(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);
}
