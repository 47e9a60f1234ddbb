import type { Flow } from "../../src/conversation/flow.ts";
import type { Case, Outcome, Person, Stage } from "../../src/conversation/types.ts";
import { no, yes } from "../conversation/errands.ts";
import { ana, bo, boss, hour, minute, type Talk, talk } from "../conversation/talk.ts";
import { account, begun, coding, creating, opened, reviewing, unseen } from "../flows/account-talks.ts";
import { classroom, codeSent, naming, official, verify, verifying } from "../flows/other-talks.ts";

const cleo: Person = { id: "chat:cleo" };
export const kim: Person = { id: "chat:kim", roles: ["operators"] };

/** A case as it is in a state, under the name of that state. */
export type State = [name: string, theCase: Case];

/** As the case is now, under a name. */
const at = (name: string, t: Talk): State => [name, structuredClone(t.case)];

const chat = { facts: { masks: false } };
const withBo = { ...chat, customer: bo };

/** Every state that a request for an account comes into on the way, in the order of the way. */
function accountStates(opening: typeof chat & { customer?: Person }): State[] {
  const who = opening.customer ?? ana;
  const t = begun(opening);
  const all = [at("first question", t)];
  const note = (name: string, other = t) => void all.push(at(name, other));
  t.presses(ana, "company");
  t.says(ana, "ana@gmial.com");
  note("an offered spelling");
  t.says(ana, "ana@example.com");
  note("a later question");
  t.settles("lookUpMail", unseen);
  t.says(ana, "Hong Kong");
  t.says(ana, "5123 4567");
  note("review");
  t.presses(ana, "edit:mail");
  note("editing an answer");
  t.presses(ana, "keep");
  t.says(ana, "cancel");
  note("asked whether to cancel");
  t.presses(ana, "keep");
  t.presses(ana, "go");
  note("text under way");
  t.settles("sendCode", no("create.cap-number"));
  note("text refused");
  t.presses(ana, "go");
  t.settles("sendCode", yes({ sent: true }));
  t.later(2 * minute);
  note("code asked");
  t.says(who, "123456");
  note("create in the queue");
  t.settles("createAccount", no("error.code-wrong", { redo: "code" }));
  note("code refused");
  t.says(who, "123457");
  t.progresses("createAccount", "sent");
  note("create sent");
  t.progresses("createAccount", "unknown");
  note("create unknown");
  t.progresses("createAccount", "manual");
  note("operators judge");
  t.says(kim, "absent");
  note("one operator says absent");
  t.settles("createAccount", opened);
  note("done, the password not seen");
  t.presses(who, "reveal");
  note("done, the password seen");
  const held = creating(opening);
  held.settles("createAccount", no("create.enough", { hold: true }));
  note("held", held);
  held.presses(kim, "close");
  note("closed by an operator", held);
  const found = creating(opening);
  found.progresses("createAccount", "manual");
  found.says(kim, "found 200000123456");
  found.settles("createAccount", opened);
  note("done, found by an operator", found);
  const cancelled = coding(opening);
  cancelled.cancels(ana);
  note("cancelled", cancelled);
  const expired = reviewing(opening);
  expired.later(73 * hour);
  note("expired", expired);
  const handed = reviewing(opening);
  handed.hands(ana, "owner", cleo);
  note("handed over", handed);
  return all;
}

/** The other kinds: each from its review to every end there is. `comes` gives a talk at the review, anew each time. */
function otherStates(comes: () => Talk, effect: string, made: ReturnType<typeof yes>): State[] {
  const all = [at("review", comes())];
  const note = (name: string, t: Talk) => void all.push(at(name, t));
  const way = (...turns: ((t: Talk) => void)[]) => {
    const t = comes();
    for (const turn of turns) turn(t);
    return t;
  };
  const goes = (t: Talk) => {
    t.presses(ana, "go");
    if (!t.started.includes("sendContactCode")) return;
    t.settles("sendContactCode", codeSent);
    t.later(2 * minute);
    t.says(ana, "123456");
  };
  const is = (stage: Stage) => (t: Talk) => t.progresses(promised(t, effect), stage);
  const ends = (outcome: Outcome) => (t: Talk) => t.settles(promised(t, effect), outcome);
  const says = (who: Person, text: string) => (t: Talk) => t.says(who, text);
  if (comes().case.flow === "verify") {
    const coded = comes();
    coded.presses(ana, "go");
    coded.settles("sendContactCode", codeSent);
    note("code asked", coded);
  }
  note("asked whether to cancel", way(says(ana, "cancel")));
  note(
    "editing an answer",
    way((t) => t.presses(ana, `edit:${Object.keys(t.case.answers)[0]}`)),
  );
  note("under way", way(goes));
  note("sent", way(goes, is("sent")));
  note("refused", way(goes, ends(no("create.clock"))));
  note("unknown", way(goes, is("sent"), is("unknown")));
  note("operators judge", way(goes, is("sent"), is("manual")));
  note("one operator says absent", way(goes, is("sent"), is("manual"), says(kim, "absent")));
  note("done", way(goes, is("sent"), ends(made)));
  note("done, found by an operator", way(goes, is("sent"), is("manual"), says(kim, "found 2000001"), ends(made)));
  note("held", way(goes, is("sent"), ends(no("create.enough", { hold: true }))));
  const closes = (t: Talk) => t.presses(kim, "close");
  note("closed by an operator", way(goes, is("sent"), ends(no("create.enough", { hold: true })), closes));
  note(
    "handed over",
    way((t) => t.hands(ana, "owner", cleo)),
  );
  note(
    "cancelled",
    way((t) => t.cancels(ana)),
  );
  note(
    "expired",
    way((t) => t.later(73 * hour)),
  );
  return all;
}

/** The id of an effect that is under way. */
function promised(t: Talk, name: string): string {
  const found = t.promised(name).at(-1)?.id;
  if (found === undefined || !t.case.working?.[found]) throw new Error(`${name} is not under way: ${t.card()}`);
  return found;
}

function asking(): Talk {
  const t = talk(classroom, chat);
  t.presses(ana, "new");
  for (const _ of ["originId", "name", "avatar"]) t.presses(ana, "skip");
  return t;
}

const made = yes({ id: "@TOA#_shop", requestId: "r", at: Date.UTC(2026, 10, 22, 0, 3), until: Date.UTC(2026, 10, 23) });

const withToken = yes({
  userId: "u-1",
  originId: "ana-2026",
  requestId: "r",
  at: 0,
  until: Date.UTC(2026, 10, 23),
  token: { ref: "secret", made: true },
});

/** The states of a request whose customer has a link, beside those that any customer's request comes into. */
function linkStates(): State[] {
  const wen: Person = { id: "web:wen" };
  const t = begun(chat);
  const all: State[] = [];
  const note = (name: string) => void all.push(at(name, t));
  t.fills(ana, { type: "company", mail: "ana@example.com", country: "HK", phone: "5123 4567" });
  t.settles("lookUpMail", unseen);
  t.links(ana, wen);
  note("a link is made");
  t.later(2 * minute);
  t.linked("opened");
  note("the link is open");
  t.presses(ana, "go");
  note("the customer's password asked");
  t.linked("elsewhere");
  note("opened again elsewhere");
  t.fills(wen, { password: "Heron#4242b", again: "Heron#4242b" });
  t.settles("sendCode", yes({ sent: true }));
  t.later(2 * minute);
  note("the customer's code asked");
  t.linked("leaked");
  note("the link leaked");
  t.presses(wen, "not-me");
  note("the customer says it isn't them");
  return all;
}

/** The states of a request that somebody else must approve, beside those that any request comes into. */
function approvalStates(): State[] {
  const t = begun({ facts: { masks: false, approval: true }, customer: bo });
  const all: State[] = [];
  const note = (name: string) => void all.push(at(name, t));
  t.fills(ana, { type: "company", mail: "ana@example.com", country: "HK", phone: "5123 4567" });
  t.settles("lookUpMail", unseen);
  note("before the approval");
  t.presses(ana, "go");
  note("approval asked");
  t.presses(boss, "decline:wrong country");
  note("declined");
  t.presses(ana, "go");
  t.later(5 * hour);
  note("not decided for hours");
  t.presses(boss, "go");
  note("approved, text under way");
  t.settles("sendCode", yes({ sent: true }));
  t.later(2 * minute);
  note("approved, code asked");
  t.presses(ana, "edit:mail");
  t.says(ana, "other@example.com");
  t.settles("lookUpMail", unseen);
  note("changed after the approval");
  t.cancels(ana);
  note("cancelled after an approval");
  return all;
}

/** Every kind of request, with every state that a request of it comes into. */
export const kinds: Record<string, { flow: Flow; states: () => State[] }> = {
  open: { flow: account, states: () => accountStates(chat) },
  "open-for-a-customer": { flow: account, states: () => accountStates(withBo) },
  verify: { flow: verify, states: () => otherStates(() => verifying(undefined, chat), "verifyContact", made) },
  official: { flow: official, states: () => otherStates(() => naming(chat), "createOfficial", made) },
  classroom: { flow: classroom, states: () => otherStates(asking, "classroomUser", withToken) },
};

/** The same, those whose customer is on no chat platform, and those that somebody else must approve. */
export const allKinds: typeof kinds = {
  ...kinds,
  "open-by-link": { flow: account, states: linkStates },
  "open-if-approved": { flow: account, states: approvalStates },
};
