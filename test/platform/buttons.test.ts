import { describe, expect, test } from "vitest";
import { questionId } from "../../src/conversation/case.ts";
import type { Flow } from "../../src/conversation/flow.ts";
import { card } from "../../src/conversation/shown/card.ts";
import { formOf } from "../../src/conversation/shown/form.ts";
import { advance } from "../../src/conversation/turn/advance.ts";
import { verdictId } from "../../src/conversation/turn/verdict.ts";
import type { Case, FromPerson, Person } from "../../src/conversation/types.ts";
import { ana, boss, eve, minute, words } from "../conversation/talk.ts";
import { allKinds, kim, type State } from "./button-states.ts";
import { groupedByAnswer } from "./grouped-presses.ts";

const cy: Person = { id: "chat:cy", roles: ["agents"] };

/** Everybody who can come to press something: the people of the case as they are now, and those who have no part in it. */
function actorsOf({ people: { owner, customer }, former = [], facts }: Case): Record<string, Person> {
  return {
    owner: { id: owner },
    ...(customer !== undefined && { customer: { id: customer } }),
    ...(former[0] !== undefined && { "former owner": { id: former[0] } }),
    operator: kim,
    ...(facts?.approval === true && { approver: boss }),
    agent: cy,
    stranger: eve,
  };
}
/** Buttons of a finished card that the way in answers, before the conversation hears of them. */
const answeredBefore = ["handout", "again", "link", "unlink"];

const codeBox = "the box for a code";

const asksApprovers = (flow: Flow, { pending }: Case): boolean =>
  pending !== undefined && flow.byKey.get(pending.key)?.kind === "approve";

interface Pressed {
  name: string;
  /** A form names no question: each of its fields names its step. */
  isForm?: true;
  event(who: Person, question: string | undefined): FromPerson;
}

/** Every button that any card of these states has had for anybody, and what is typed into the boxes of the chats. */
function buttonsOf(flow: Flow, states: State[]): Pressed[] {
  const keys = states.flatMap(([, theCase]) =>
    Object.values(audiences).flatMap((audience) => (card(flow, theCase, audience).choices ?? []).map(({ key }) => key)),
  );
  const forms = states.flatMap(([, theCase]) => formOf(flow, theCase, ana.id)?.fields.map(({ key }) => key) ?? []);
  const answers = Object.fromEntries([...new Set(forms)].map((key) => [key, filledIn[key] ?? "Ana"]));
  return [
    ...[...new Set(keys)]
      .filter((key) => !answeredBefore.includes(key))
      .map(
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
      name: codeBox,
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
const audiences: Record<string, string> = {
  owner: "owner",
  customer: "customer",
  operator: "operators",
  approver: "approvers",
};
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
      const isRoomChat = asksApprovers(flow, theCase) && !["owner", "customer"].includes(who);
      for (const pressed of buttons) {
        if (isRoomChat && pressed.name === codeBox) continue; // people chat where approvers read, and only a button decides
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
    lines.push(...groupedByAnswer(byAnswer));
  }
  return { text: `${lines.join("\n").trim()}\n`, dead, untrue, toStrangers: [...toStrangers] };
}

describe("every button, pressed in every state", () => {
  test.each(Object.entries(allKinds))("is answered, and the answer is true: %s", async (kind, { flow, states }) => {
    const { text, dead, untrue, toStrangers } = table(flow, states());
    await expect.soft(text).toMatchFileSnapshot(`golden/buttons-${kind}.txt`);
    expect.soft(untrue).toEqual([]);
    expect.soft(dead).toEqual([]);
    // whom the open question waits for stands on the card that they see
    expect(toStrangers.filter((told) => !/^This one's waiting for ((chat|web):\w+|an approver)\.$/.test(told))).toEqual(
      ["This one isn't yours to change. Whoever asked you for it can tell you more."],
    );
  });
});
