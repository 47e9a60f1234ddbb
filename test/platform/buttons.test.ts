import { describe, expect, test } from "vitest";
import type { Flow } from "../../src/conversation/flow.ts";
import { may, partOf } from "../../src/conversation/may.ts";
import { card } from "../../src/conversation/shown/card.ts";
import { formOf } from "../../src/conversation/shown/form.ts";
import { advance, questionId } from "../../src/conversation/turn/advance.ts";
import { verdictId } from "../../src/conversation/turn/verdict.ts";
import type { Case, FromPerson, Person } from "../../src/conversation/types.ts";
import { no, yes } from "../conversation/errands.ts";
import { ana, bo, eve, hour, minute, type Talk, talk, words } from "../conversation/talk.ts";
import { account, begun, coding, creating, opened, reviewing, unseen } from "../flows/account-talks.ts";
import { classroom, codeSent, naming, official, verify, verifying } from "../flows/other-talks.ts";

const kim: Person = { id: "chat:kim", roles: ["operators"] };
const people = { owner: ana, customer: bo, operator: kim, stranger: eve };
type Who = keyof typeof people;
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
  return all;
}

function otherStates(flow: Flow, t: Talk, effect: string, made: ReturnType<typeof yes>): State[] {
  const all = [at("review", t)];
  const note = (name: string) => void all.push(at(name, t));
  t.presses(ana, "go");
  if (flow.id === "verify") {
    t.settles("sendContactCode", codeSent);
    note("code asked");
    t.says(ana, "123456");
  }
  note("under way");
  t.progresses(effect, "sent");
  t.progresses(effect, "unknown");
  note("unknown");
  t.progresses(effect, "manual");
  note("operators judge");
  t.settles(effect, made);
  note("done");
  return all;
}

function asking(): Talk {
  const t = talk(classroom, chat);
  t.presses(ana, "new");
  for (const _ of ["originId", "name", "avatar"]) t.presses(ana, "skip");
  return t;
}

interface Pressed {
  name: string;
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

/** What somebody gets for a press: words, or their card as it becomes. Undefined for nothing at all. */
function answerTo(flow: Flow, theCase: Case, who: Who, pressed: Pressed, isOld: boolean): string | undefined {
  const now = (theCase.asOf ?? theCase.touched) + minute;
  const asked = who === "operator" ? (verdictId(theCase) ?? questionId(theCase)) : questionId(theCase);
  const question = isOld ? `${theCase.id}.0` : asked;
  const turn = advance(flow, theCase, pressed.event(people[who], question), now);
  const told = turn.posts.flatMap((post) =>
    "notice" in post && post.to === people[who].id ? [words(post.notice)] : [],
  );
  const reveals = turn.posts.some((post) => "reveal" in post) ? ["the secret"] : [];
  const others = turn.posts.flatMap((post) =>
    "notice" in post && post.to !== people[who].id ? [`(to ${post.to}: ${words(post.notice)})`] : [],
  );
  const audience = who === "operator" ? "operators" : who;
  const view = turn.case.version > theCase.version && who !== "stranger" ? card(flow, turn.case, audience) : undefined;
  const shown = view ? [`⇒ ${view.body.map(words).join(" ").slice(0, 110)}`] : [];
  const does = turn.effects.map(({ name }) => `[${name}]`);
  const all = [...told, ...reveals, ...others, ...does, ...shown];
  return all.length > 0 ? all.join(" ") : undefined;
}

/** Claims that the record of such a case does not bear out. */
function isUntrue({ state, working = {} }: Case, said: string): boolean {
  const isInDoubt = Object.values(working).some(
    ({ seal, stage }) => seal && (stage === "unknown" || stage === "manual"),
  );
  if (isInDoubt && /already (being|under)|nothing (has been|was) created/i.test(said)) return true;
  if (state !== "open" && /words work at any step|goes on/.test(said)) return true;
  return state === "done" && /nothing (has been|was) created/i.test(said);
}

/** Each state with its card, and below it each answer with the buttons and people that get it. */
function table(flow: Flow, states: State[]): { text: string; dead: string[]; untrue: string[] } {
  const [lines, dead, untrue]: [string[], string[], string[]] = [[], [], []];
  const buttons = buttonsOf(flow, states);
  for (const [name, theCase] of states) {
    lines.push("", `## ${name}`);
    const byAnswer = new Map<string, string[]>();
    for (const who of Object.keys(people) as Who[]) {
      if (who === "customer" && !theCase.people.customer) continue;
      const view = card(flow, theCase, who === "operator" ? "operators" : who);
      const offered = new Set((view.choices ?? []).map(({ key }) => key));
      if (who === "owner" || who === "customer") lines.push(`${who}: ${view.body.map(words).join(" ")}`);
      for (const pressed of buttons) {
        const isOld = !offered.has(pressed.name);
        const got = answerTo(flow, theCase, who, pressed, isOld);
        const press = `${isOld ? "old " : ""}${pressed.name}`;
        const mayExpect = who !== "stranger" || may(partOf(theCase, people[who]), "answer");
        if (got === undefined && mayExpect) dead.push(`${name}: ${press} by ${who}`);
        if (got !== undefined && isUntrue(theCase, got)) untrue.push(`${name}: ${press} by ${who}: ${got}`);
        const key = got ?? "nothing";
        byAnswer.set(key, [...(byAnswer.get(key) ?? []), `${who}: ${press}`]);
      }
    }
    for (const [answer, who] of byAnswer) lines.push(`  ${answer}`, ...grouped(who).map((line) => `      ← ${line}`));
  }
  return { text: `${lines.join("\n").trim()}\n`, dead, untrue };
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

describe("every button, pressed in every state", () => {
  test.each<[string, Flow, () => State[]]>([
    ["golden/buttons-open.txt", account, () => accountStates(chat)],
    ["golden/buttons-open-for-a-customer.txt", account, () => accountStates(withBo)],
    [
      "golden/buttons-verify.txt",
      verify,
      () => otherStates(verify, verifying(undefined, chat), "checkContactCode", made),
    ],
    ["golden/buttons-official.txt", official, () => otherStates(official, naming(chat), "createOfficialAccount", made)],
    ["golden/buttons-classroom.txt", classroom, () => otherStates(classroom, asking(), "classroomUser", made)],
  ])("is answered, and the answer is true: %s", async (golden, flow, states) => {
    const { text, dead, untrue } = table(flow, states());
    await expect(text).toMatchFileSnapshot(golden);
    expect(untrue).toEqual([]);
    expect(dead).toEqual([]);
  });
});
