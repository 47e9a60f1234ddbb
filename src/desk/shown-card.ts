import { answererOf, questionId } from "../conversation/case.ts";
import type { Flow } from "../conversation/flow.ts";
import { linkOf } from "../conversation/link.ts";
import { type Call, callOf } from "../conversation/shown/call.ts";
import { card } from "../conversation/shown/card.ts";
import { operators, verdictId } from "../conversation/turn/verdict.ts";
import type { Case, CaseLink, Stage } from "../conversation/types.ts";
import type { OnlyIfTrue } from "./only-if-true.ts";
import type { ShownCall, ShownCard } from "./platform.ts";

/** The card of one audience as it is now, with all that a platform needs to draw it. */
export function shownCard(flow: Flow, theCase: Case, audience: string, onlyIfTrue: OnlyIfTrue): ShownCard {
  const view = onlyIfTrue.view(card(flow, theCase, audience), audience, theCase);
  const asked = flow.retired ? undefined : questionId(theCase);
  const question = audience === operators ? verdictId(theCase) : asked;
  const asksThem = question !== undefined && (view.choices?.length ?? 0) > 0;
  const isTheirs = audience !== "customer" || answererNow(flow, theCase) === theCase.people.customer;
  const stage = stageOf(theCase);
  const isAside = theCase.aside?.kind === "cancel" || theCase.aside?.kind === "pick";
  const because = isAside ? undefined : theCase.pending?.why;
  const why = because && onlyIfTrue.text(because, audience === "customer" ? "customer" : "owner", theCase);
  const call = trueCall(flow, theCase, audience, onlyIfTrue);
  const leaves = view.over && theCase.notThem?.findLast(({ at }) => at === theCase.at[audience])?.person;
  return {
    caseId: theCase.id,
    version: theCase.version,
    world: theCase.world,
    state: theCase.state,
    audience,
    people: theCase.people,
    view,
    ...(asksThem && { question }),
    ...(stage && !theCase.pending && { stage }),
    ...(asksThem && isTheirs && why && { why }),
    ...(leaves && { leaves }),
    ...(asksThem && isTheirs && theCase.pending?.offers && { offers: true as const }),
    ...(audience === "owner" && theCase.link && { link: linkIn(theCase, theCase.link) }),
    ...(call && ringsNow(call, theCase) && { call }),
  };
}

function linkIn(theCase: Case, { person, opened }: CaseLink): NonNullable<ShownCard["link"]> {
  const isTheirs = theCase.state === "open" && linkOf(theCase) !== undefined;
  return { person, waits: isTheirs && opened === undefined };
}

/** The newest call to one audience. Undefined when it was never called. */
export function shownCall(flow: Flow, theCase: Case, audience: string, onlyIfTrue: OnlyIfTrue): ShownCall | undefined {
  const call = trueCall(flow, theCase, audience, onlyIfTrue);
  return call && { ...call, card: shownCard(flow, theCase, audience, onlyIfTrue) };
}

function trueCall(flow: Flow, theCase: Case, audience: string, onlyIfTrue: OnlyIfTrue): Call | undefined {
  const call = callOf(flow, theCase, audience);
  return call && { ...call, text: onlyIfTrue.text(call.text, audience === "customer" ? "customer" : "owner", theCase) };
}

/** Whether a card that is posted now may make the call as well. A reminder comes by itself, maybe not before morning. */
function ringsNow({ over, at, about, link }: Call, { asOf, touched }: Case): boolean {
  return !over && at <= (asOf ?? touched) && about !== "reminder" && (about !== "silent" || link === true);
}

/** The id of the person who answers the open question. What was wrong with an answer of theirs is for nobody else. */
function answererNow({ byKey }: Flow, { pending, people }: Case): string | undefined {
  const step = pending && byKey.get(pending.key);
  return step && answererOf(people, step);
}

function stageOf(theCase: Case): Stage | undefined {
  const works = Object.values(theCase.working ?? {});
  return (works.find((work) => work.seal) ?? works[0])?.stage;
}
