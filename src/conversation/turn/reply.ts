import { answererOf, mayAnswer, questionId } from "../case.ts";
import type { Flow } from "../flow.ts";
import { goLabel } from "../go-label.ts";
import type { Meaning, Reply } from "../hearing.ts";
import { partOf } from "../may.ts";
import { labelOf, statusOf } from "../status.ts";
import type { Step } from "../step.ts";
import type { Case, Person, Text } from "../types.ts";
import { isSealed, walk } from "../walk.ts";
import { codeBy, waysOut } from "../ways-out.ts";
import { nextRun } from "./next-run.ts";

/** What a reply is made for: a case, the person who spoke, and the question that is open, if it is theirs. */
interface Scene {
  flow: Flow;
  theCase: Case;
  who: Person;
  now: number;
  isOwner: boolean;
  asked: Step | undefined;
  isTheirs: boolean;
}

/** The answer to a sentence: what is true about it, and what is waited for now. */
export function replyTo(flow: Flow, theCase: Case, means: string, who: Person, now: number): Text {
  const asked = theCase.pending && flow.byKey.get(theCase.pending.key);
  const isTheirs = asked !== undefined && mayAnswer(theCase, asked, who) && asked.kind !== "approve";
  const isOwner = partOf(theCase, who) === "owner";
  const scene: Scene = { flow, theCase, who, now, isOwner, asked, isTheirs };
  const said = wordsFor(means, scene);
  const then = thenOf(scene);
  const button = buttonFor(means, scene);
  const text = said && then ? joined(said, then) : (said ?? then ?? statusOf(flow, theCase));
  return button ? { key: text.key, values: { ...text.values, ...button } } : text;
}

/** Two sentences, one after the other. */
export const joined = (said: Text, then: Text): Text => ({ key: "said.and", values: { said, then } });

/** What can be pressed and said where a decision is open: a typed word has not decided it. */
export function pressThis(flow: Flow, theCase: Case, who: Person, now: number): Text {
  return replyTo(flow, theCase, "ok", who, now);
}

/** What can be said at a question, for somebody whose words were not understood. */
export function canSay(step: Step): Text {
  if (step.kind === "secret" && step.limit) return { key: "said.can-code" };
  return { key: step.kind === "ask" || step.kind === "secret" ? "said.can-field" : "said.can-go" };
}

/** What is said to each meaning that needs no more than that. */
const replies: Readonly<Record<string, Reply>> = {
  hello: { says: "said.hello" },
  thanks: { says: "said.thanks" },
  sorry: { says: "said.sorry" },
  keep: { says: "said.keep" },
  bye: { says: "said.bye", over: "said.bye-over" },
  "no-phone": { says: "said.no-phone", over: null },
  "start-over": { says: "said.start-over", customer: "said.start-over-customer", over: null },
  "who-are-you": { says: "said.who", customer: "said.who-customer" },
  safe: { says: "said.safe" },
  "other-way": { says: "said.other-way" },
  "what-is-this": { says: "said.what" },
  "not-me": { says: "said.not-me-owner", customer: "said.not-me" },
  "wrong-number": { says: "said.which-phone-none", customer: "said.wrong-number", over: null },
  "stop-texts": { says: "said.stop" },
  already: { says: "said.already" },
  "who-asks": { says: "said.who-asks-owner", customer: "said.who-asks" },
  cost: { says: "said.cost", customer: "said.cost-customer" },
  language: { says: "said.language" },
  broken: { says: "said.broken" },
  upset: { says: "said.upset" },
  another: { says: "said.another", customer: "said.another-customer" },
} satisfies Partial<Record<Meaning, Reply>>;

function wordsFor(means: string, scene: Scene): Text | undefined {
  const { flow, theCase, asked, isTheirs } = scene;
  const reply = flow.hears.replies?.[means] ?? replies[means];
  if (reply) return inPlace(reply, scene);
  if (means === "done-yet")
    return theCase.state === "done"
      ? { key: "said.done-yes" }
      : joined({ key: "said.done-no" }, statusOf(flow, theCase));
  if (means === "what-next") return nextOf(scene);
  if (means === "why") return { key: asksCode(scene) ? "said.why-code" : "said.why" };
  if (means === "how-long") return howLong(scene);
  if (means === "which-phone") return whereTo(scene);
  if (means === "im-customer") return isCustomerToo(scene);
  if (theCase.state !== "open") return undefined;
  if (means === "no") return { key: isDecision(scene) ? "said.no" : "said.ok" };
  if (means === "no-text") return noCode(scene);
  if (means === "expired" || means === "code-refused") return joined({ key: `said.${means}` }, newCode(scene));
  if (means === "resend") return newCode(scene);
  if (means === "wait" || means === "later") return asked && inPlace({ says: "said.wait" }, scene);
  if (means === "example" || means === "dont-know")
    return isTheirs && asked && "help" in asked ? asked.help : undefined;
  return undefined;
}

/** A reply by how the case stands and who hears it. */
function inPlace({ says, customer = says, over, done }: Reply, { flow, theCase, isOwner }: Scene): Text | undefined {
  const { id, state, people, touched } = theCase;
  const open = isOwner ? says : customer;
  const key = state === "open" ? open : ((state === "done" ? done : undefined) ?? (over === undefined ? open : over));
  if (key === null) return undefined;
  const until = { at: touched + flow.draftMs };
  const bot: Text =
    flow.deskName === undefined ? { key: "said.bot" } : { key: "said.bot-of", values: { desk: flow.deskName } };
  return { key, values: { case: id, name: flow.name, person: { person: people.owner }, until, bot } };
}

function nextOf(scene: Scene): Text | undefined {
  if (scene.theCase.state !== "open") return { key: "said.next-over" };
  if (asksCode(scene)) return { key: "said.next-code" };
  return scene.asked && { key: isDecision(scene) ? "said.next-go" : "said.next-field" };
}

function howLong(scene: Scene): Text {
  const { flow, theCase, asked } = scene;
  if (theCase.state === "open" && !asked) return { key: "said.how-long-works" };
  return flow.hello && !asksCode(scene) ? flow.hello : { key: "said.how-long" };
}

function isCustomerToo({ isOwner, theCase }: Scene): Text | undefined {
  if (!isOwner) return { key: "said.customer" };
  return theCase.people.customer ? undefined : { key: "said.customer-owner" };
}

function asksCode({ asked, isTheirs }: Scene): boolean {
  return isTheirs && asked?.kind === "secret" && asked.limit !== undefined;
}

/** What is waited for now, and whose turn it is. Undefined for a case that is over. */
function thenOf(scene: Scene): Text | undefined {
  const { theCase, asked, isTheirs } = scene;
  if (theCase.state !== "open") return undefined;
  if (theCase.aside?.kind === "cancel" && isDecision(scene))
    return { key: "said.press-cancel", values: { label: { key: "talk.choice-cancel-yes" } } };
  if (!asked || isSealed(theCase)) return { key: "said.then-works" };
  if (asked.kind === "approve") return { key: "said.then-approver" };
  const label = decisionLabel(scene);
  if (label && isTheirs) return { key: "said.then-press", values: { label } };
  const field = labelOf(asked);
  if (isTheirs) return { key: "said.then-field", values: { field } };
  return { key: "said.then-waits", values: { field, person: { person: answererOf(theCase.people, asked) } } };
}

/** Whether a press of this person decides something just now. */
function isDecision(scene: Scene): boolean {
  const { theCase, isTheirs, isOwner } = scene;
  if (theCase.aside?.kind === "cancel") return isOwner || theCase.aside.by === scene.who.id;
  return isTheirs && decisionLabel(scene) !== undefined;
}

/** The words of the button that goes on, where there is one. */
function decisionLabel({ flow, theCase, asked }: Scene): Text | undefined {
  if (asked?.kind === "review") return goLabel(flow, theCase, asked, walk(flow, theCase).answers);
  return asked?.kind === "perform" ? (asked.ask?.go ?? { key: "talk.choice-again" }) : undefined;
}

/** The ways out that a customer gets as a button, by what they have said. */
const outBy: Readonly<Record<string, string>> = {
  "not-me": "not-me",
  "wrong-number": "not-my-number",
} satisfies Partial<Record<Meaning, string>>;

/** The button that a reply has: the one that decides what is open, or one for another code. */
function buttonFor(means: string, scene: Scene): Text["values"] {
  const { theCase } = scene;
  const question = questionId(theCase);
  if (theCase.state !== "open" || question === undefined || isSealed(theCase)) return undefined;
  const target = { case: theCase.id, question };
  if (means === "start-over" && scene.isOwner && theCase.aside?.kind !== "cancel")
    return { ...target, press: "cancel", label: { key: "talk.choice-cancel" } };
  if (isDecision(scene)) {
    const isCancel = theCase.aside?.kind === "cancel";
    const label = isCancel ? { key: "talk.choice-cancel-yes" } : decisionLabel(scene)!;
    return { ...target, press: isCancel ? "cancel:yes" : "go", label };
  }
  const way = scene.isOwner ? undefined : waysOut(scene.flow, theCase).find(({ key }) => key === outBy[means]);
  if (way) return { ...target, press: way.key, label: way.label };
  const wantsCode = ["no-text", "expired", "code-refused", "resend"].includes(means);
  const from = wantsCode ? nextRun(scene.flow, theCase)?.from : undefined;
  if (from === undefined || from > scene.now) return undefined;
  return { ...target, press: "resend", label: { key: "talk.choice-resend" } };
}

/** What to look at when no code comes, and what can be done about it. */
function noCode(scene: Scene): Text {
  const { flow, theCase, isOwner } = scene;
  const isMail = codeBy(flow, theCase) === "mail";
  const look = joined({ key: isMail ? "said.no-mail" : "said.no-text" }, newCode(scene));
  if (!nextRun(flow, theCase)) return look;
  const still = joined(look, { key: isMail ? "said.still-none-mail" : "said.still-none" });
  return isOwner && flow.greets.noCode ? joined(still, flow.greets.noCode) : still;
}

/** When another code can be sent. */
function newCode({ flow, theCase, now }: Scene): Text {
  const next = nextRun(flow, theCase);
  if (!next) return { key: "talk.nothing-to-resend" };
  if (next.from === undefined || next.from <= now) return { key: "said.new-now" };
  return { key: "said.new-at", values: { at: { at: next.from } } };
}

/** Where the code goes, as the question for it says. */
function whereTo(scene: Scene): Text {
  const { flow, theCase, asked } = scene;
  const body =
    asksCode(scene) && asked?.kind === "secret"
      ? asked.view(walk(flow, theCase).answers, theCase.facts).body[0]
      : undefined;
  return body ? { key: "said.which-phone", values: { asked: body } } : { key: "said.which-phone-none" };
}
