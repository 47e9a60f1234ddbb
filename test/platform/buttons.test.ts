import { describe, expect, test } from "vitest";
import type { Flow } from "../../src/conversation/flow.ts";
import { card } from "../../src/conversation/shown/card.ts";
import { formOf } from "../../src/conversation/shown/form.ts";
import { advance, questionId } from "../../src/conversation/turn/advance.ts";
import { verdictId } from "../../src/conversation/turn/verdict.ts";
import type { Case, FromPerson, Outcome, Person, Stage } from "../../src/conversation/types.ts";
import { no, yes } from "../conversation/errands.ts";
import { ana, bo, eve, hour, minute, type Talk, talk, words } from "../conversation/talk.ts";
import { account, begun, coding, creating, opened, reviewing, unseen } from "../flows/account-talks.ts";
import { classroom, codeSent, naming, official, verify, verifying } from "../flows/other-talks.ts";

const cleo: Person = { id: "chat:cleo" };
const kim: Person = { id: "chat:kim", roles: ["operators"] };
const cy: Person = { id: "chat:cy", roles: ["agents"] };

/** Everybody who can come to press something: the people of the case as they are now, and those who have no part in it. */
function actorsOf({ people: { owner, customer }, former = [] }: Case): Record<string, Person> {
  return {
    owner: { id: owner },
    ...(customer !== undefined && { customer: { id: customer } }),
    ...(former[0] !== undefined && { "former owner": { id: former[0] } }),
    operator: kim,
    agent: cy,
    stranger: eve,
  };
}
type State = [name: string, theCase: Case];

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

interface Pressed {
  name: string;
  /** A form names no question: each of its fields names its step. */
  isForm?: true;
  event(who: Person, question: string | undefined): FromPerson;
}

/** Every button that any card of these states has had for anybody, and what is typed into the boxes of the chats. */
function buttonsOf(flow: Flow, states: State[]): Pressed[] {
  const keys = states.flatMap(([, theCase]) =>
    ["owner", "customer", "operators"].flatMap((audience) =>
      (card(flow, theCase, audience).choices ?? []).map(({ key }) => key),
    ),
  );
  const forms = states.flatMap(([, theCase]) => formOf(flow, theCase, ana.id)?.fields.map(({ key }) => key) ?? []);
  const answers = Object.fromEntries([...new Set(forms)].map((key) => [key, filledIn[key] ?? "Ana"]));
  return [
    ...[...new Set(keys)].map(
      (choice): Pressed => ({
        name: choice,
        event: (from, question) => ({ type: "pressed", id: "e", from, choice, ...(question && { question }) }),
      }),
    ),
    { name: "cancel, confirmed", event: (from) => ({ type: "cancelled", id: "e", from }) },
    {
      name: "the form",
      isForm: true,
      event: (from, question) => ({ type: "filled", id: "e", from, answers, ...(question && { question }) }),
    },
    {
      name: "the box for a code",
      event: (from, question) => ({ type: "said", id: "e", from, text: "123456", ...(question && { question }) }),
    },
  ];
}

const filledIn: Record<string, string> = {
  type: "company",
  mail: "ana@example.com",
  country: "HK",
  phone: "5123 4567",
  contact: "+852 5123 4567",
};

type Answered = { got: string | undefined; told: string[]; isAsked: boolean };

/** What somebody gets for a press: words, or their card as it becomes. Undefined for nothing at all. */
function answerTo(flow: Flow, theCase: Case, who: string, pressed: Pressed, isOld: boolean): Answered {
  const now = (theCase.asOf ?? theCase.touched) + minute;
  const person = actorsOf(theCase)[who]!;
  const asked = who === "operator" ? (verdictId(theCase) ?? questionId(theCase)) : questionId(theCase);
  const question = isOld && !pressed.isForm ? `${theCase.id}.0` : asked;
  const turn = advance(flow, theCase, pressed.event(person, question), now);
  const told = turn.posts.flatMap((post) => ("notice" in post && post.to === person.id ? [words(post.notice)] : []));
  const reveals = turn.posts.some((post) => "reveal" in post) ? ["the secret"] : [];
  const others = turn.posts.flatMap((post) =>
    "notice" in post && post.to !== person.id ? [`(to ${post.to}: ${words(post.notice)})`] : [],
  );
  const moves = turn.case.version > theCase.version && audiences[who] !== undefined;
  const shown = moves ? [`⇒ ${card(flow, turn.case, audiences[who]!).body.map(words).join(" ").slice(0, 110)}`] : [];
  const does = turn.effects.map(({ name }) => `[${name}]`);
  const all = [...told, ...reveals, ...others, ...does, ...shown];
  const view = audiences[who] === undefined ? undefined : card(flow, theCase, audiences[who]);
  const isAsked = asked !== undefined && (view?.choices ?? []).some(({ key }) => !waysOut.includes(key));
  return { got: all.length > 0 ? all.join(" ") : undefined, told, isAsked };
}

/** The card that each reads. The others read none. */
const audiences: Record<string, string> = { owner: "owner", customer: "customer", operator: "operators" };
/** Choices of somebody who only waits. */
const waysOut = ["cancel", "ask-cancel", "edit", "resend"];

/** Claims that the record of such a case does not bear out. */
function isUntrue(theCase: Case, { got = "", told, isAsked }: Answered): boolean {
  const { state, working = {}, held } = theCase;
  const seal = Object.values(working).find((work) => work.seal);
  const isInDoubt = seal?.stage === "unknown" || seal?.stage === "manual";
  if (isInDoubt && /already (being|under)|nothing (has been|was) created/i.test(got)) return true;
  const isSealed = seal !== undefined && seal.stage !== "queued";
  if ((state !== "open" || isSealed || held) && /words work at any step|goes on|they can correct it/.test(got))
    return true;
  if (/question has moved on/.test(got) && !isAsked) return true;
  if (/phone|text|code/.test(told.join()) && /help/.test(told.join()) && !/open|verify/.test(theCase.flow)) return true;
  if (held && /waits for nobody's/.test(got)) return true;
  if (state !== "open" && /hand it to you/.test(got)) return true;
  return state === "done" && /nothing (has been|was) created/i.test(got);
}

/** Each state with its cards, and below them each answer with the buttons and people that get it. */
function table(flow: Flow, states: State[]) {
  const [lines, dead, untrue]: [string[], string[], string[]] = [[], [], []];
  const toStrangers = new Set<string>();
  const buttons = buttonsOf(flow, states);
  for (const [name, theCase] of states) {
    lines.push("", `## ${name}`);
    const byAnswer = new Map<string, string[]>();
    for (const who of Object.keys(actorsOf(theCase))) {
      const view = audiences[who] === undefined ? undefined : card(flow, theCase, audiences[who]);
      const offered = new Set((view?.choices ?? []).map(({ key }) => key));
      if (view) lines.push(`${who}: ${view.body.map(words).join(" ")}`);
      for (const pressed of buttons) {
        const isOld = !offered.has(pressed.name) && !pressed.isForm;
        const answered = answerTo(flow, theCase, who, pressed, isOld);
        const { got } = answered;
        const press = `${isOld ? "old " : ""}${pressed.name}`;
        if (got === undefined) dead.push(`${name}: ${press} by ${who}`);
        if (isUntrue(theCase, answered)) untrue.push(`${name}: ${press} by ${who}: ${got}`);
        if (who === "stranger") toStrangers.add(got ?? "nothing");
        const key = got ?? "nothing";
        byAnswer.set(key, [...(byAnswer.get(key) ?? []), `${who}: ${press}`]);
      }
    }
    for (const [answer, who] of byAnswer) lines.push(`  ${answer}`, ...grouped(who).map((line) => `      ← ${line}`));
  }
  return { text: `${lines.join("\n").trim()}\n`, dead, untrue, toStrangers: [...toStrangers] };
}

function grouped(presses: string[]): string[] {
  const by = new Map<string, string[]>();
  for (const press of presses) {
    const [who, button] = press.split(": ") as [string, string];
    by.set(button, [...(by.get(button) ?? []), who]);
  }
  const same = new Map<string, string[]>();
  for (const [button, who] of by) same.set(who.join(", "), [...(same.get(who.join(", ")) ?? []), button]);
  return [...same].map(([who, pressed]) => `${who}: ${pressed.join(" | ")}`);
}

const made = yes({ requestId: "r", at: Date.UTC(2026, 10, 22, 0, 3), until: Date.UTC(2026, 10, 23) });

const withToken = yes({ requestId: "r", at: 0, until: Date.UTC(2026, 10, 23), token: { ref: "secret", made: true } });

describe("every button, pressed in every state", () => {
  test.each<[string, Flow, () => State[]]>([
    ["golden/buttons-open.txt", account, () => accountStates(chat)],
    ["golden/buttons-open-for-a-customer.txt", account, () => accountStates(withBo)],
    ["golden/buttons-verify.txt", verify, () => otherStates(() => verifying(undefined, chat), "verifyContact", made)],
    ["golden/buttons-official.txt", official, () => otherStates(() => naming(chat), "createOfficial", made)],
    ["golden/buttons-classroom.txt", classroom, () => otherStates(asking, "classroomUser", withToken)],
  ])("is answered, and the answer is true: %s", async (golden, flow, states) => {
    const { text, dead, untrue, toStrangers } = table(flow, states());
    await expect.soft(text).toMatchFileSnapshot(golden);
    expect.soft(untrue).toEqual([]);
    expect.soft(dead).toEqual([]);
    // whom the open question waits for stands on the card that they see
    expect(toStrangers.filter((told) => !/^This one's waiting for chat:\w+\.$/.test(told))).toEqual([
      "This one isn't yours to change. Whoever asked you for it can tell you more.",
    ]);
  });
});
