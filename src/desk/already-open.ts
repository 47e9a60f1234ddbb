import type { Flow } from "../conversation/flow.ts";
import { labelOf } from "../conversation/status.ts";
import type { Turn } from "../conversation/turn/turn.ts";
import type { Case, Text } from "../conversation/types.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { t } from "../words/words.ts";
import { homeOf } from "./address.ts";

export interface AlreadyOpenParts {
  ledger: Pick<Ledger, "list">;
  world: Case["world"];
  flow: (id: string) => Flow | undefined;
}

const mostLookedAt = 10;

/**
 * Adds to a turn that gives a case another e-mail address or phone number what its owner should know: another open
 * request of their workspace or server has the same. One elsewhere is never told of.
 */
export function createAlreadyOpen({ ledger, world, flow: flowOf }: AlreadyOpenParts) {
  async function find(theCase: Case, same: { mail: string } | { phone: string }): Promise<Case | undefined> {
    const home = homeOf(theCase.people.owner);
    const open = await ledger.list({ ...same, home, world, state: "open", limit: mostLookedAt });
    const others = open.filter(({ id }) => id !== theCase.id);
    return others.find(({ people }) => people.owner === theCase.people.owner) ?? others[0];
  }

  function told(other: Case, theCase: Case, what: Text): Text {
    const step = other.pending && flowOf(other.flow)?.byKey.get(other.pending.key);
    const field = step ? labelOf(step) : t("line.side-provider");
    const { owner } = other.people;
    if (owner === theCase.people.owner) return t("talk.already-yours", { case: other.id, what, field });
    return t("talk.already-theirs", { case: other.id, what, field, person: { person: owner } });
  }

  return async function withAlreadyOpen(flow: Flow, turn: Turn, before?: Case): Promise<Turn> {
    const theCase = turn.case;
    if (theCase.state !== "open") return turn;
    const [was, is] = [flow.index(before?.answers ?? {}), flow.index(theCase.answers)];
    const mail = is.mail !== undefined && is.mail !== was.mail ? { mail: is.mail } : undefined;
    const phone = is.phone !== undefined && is.phone !== was.phone ? { phone: is.phone } : undefined;
    const byMail = mail && (await find(theCase, mail));
    const other = byMail ?? (phone && (await find(theCase, phone)));
    if (!other) return turn;
    const notice = told(other, theCase, t(byMail ? "talk.same-mail" : "talk.same-phone"));
    return { ...turn, posts: [...turn.posts, { notice, to: theCase.people.owner }] };
  };
}
