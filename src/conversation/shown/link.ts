import type { Flow } from "../flow.ts";
import { hasSeal } from "../status.ts";
import { promisedAt } from "../turn/forget.ts";
import type { Case, CaseLink, Choice, Text, View } from "../types.ts";

/** A link that is opened so soon after it was made may not have been passed on yet (ms). */
const soonMs = 60_000;

/** The owner's card with what became of the customer's link, and the buttons to give and to withdraw one. */
export function withLink(flow: Flow, theCase: Case, view: View): View {
  const { link } = theCase;
  const lines = link && isTold(theCase, link) ? [lineOf(link), ...progressOf(flow, theCase, link)] : [];
  const choices = choicesOf(flow, theCase);
  if (lines.length + choices.length === 0) return view;
  return { ...view, body: [...view.body, ...lines], choices: beforeCancel(view.choices ?? [], choices) };
}

/** Whether the owner is told of the link: while it is the customer's, and once they have withdrawn it themselves. */
function isTold({ state, people, aside, left }: Case, { person, ended }: CaseLink): boolean {
  const isDetour = aside !== undefined && aside.kind !== "edit";
  const isTheirs = people.customer === person || (people.customer === undefined && ended !== undefined && !left);
  return state === "open" && !isDetour && isTheirs;
}

/** Where the link is, in one sentence, with the two words that stand on the customer's page as well. */
function lineOf({ words, made, until, opened, trouble, ended }: CaseLink): Text {
  const values = { words, made: { at: made }, until: { at: until } };
  if (trouble?.is === "leaked") return { key: "link.leaked", values };
  if (ended !== undefined) return { key: "link.withdrawn", values };
  if (trouble) return { key: `link.${trouble.is}`, values };
  if (opened === undefined) return { key: "link.made", values };
  const seconds = Math.max(1, Math.round((opened - made) / 1000));
  return opened - made < soonMs
    ? { key: "link.opened-soon", values: { ...values, seconds } }
    : { key: "link.opened", values: { ...values, opened: { at: opened } } };
}

/** What the customer has done with it: a password was set, a code was sent. Never what they typed. */
function progressOf({ steps, performs }: Flow, { answers }: Case, { opened, ended }: CaseLink): Text[] {
  if (opened === undefined || ended !== undefined) return [];
  const isSet = steps.some((step) => step.kind === "secret" && step.make && answers[step.key] !== undefined);
  const sent = performs.flatMap(({ key, againMs }) => (againMs === undefined ? [] : (promisedAt(answers[key]) ?? [])));
  return [
    ...(isSet ? [{ key: "link.password" }] : []),
    ...sent.map((at): Text => ({ key: "link.code", values: { at: { at } } })),
  ];
}

/** Whether the owner may give the first link now, to a customer whom nobody has named yet. */
export function mayGiveLink(flow: Flow, theCase: Case): boolean {
  return choicesOf(flow, theCase).some(({ label }) => label.key === "link.give");
}

/** The buttons about links, on the owner's card. A customer who is named in a chat has no need of one. */
function choicesOf(flow: Flow, theCase: Case): Choice[] {
  const { state, people, link, held, aside } = theCase;
  const isNow = flow.links && state === "open" && !flow.retired && !held && (!aside || aside.kind === "edit");
  if (!isNow || hasSeal(theCase)) return [];
  const isLinked = link !== undefined && link.person === people.customer;
  if (people.customer !== undefined && !isLinked) return [];
  if (!isLinked) return [{ key: "link", label: { key: "link.give" } }];
  const withdraw: Choice[] = link.ended === undefined ? [{ key: "unlink", label: { key: "link.withdraw" } }] : [];
  return [{ key: "link", label: { key: "link.again" } }, ...withdraw];
}

function beforeCancel(choices: Choice[], more: Choice[]): Choice[] {
  const at = choices.findIndex(({ key }) => key === "cancel");
  return at < 0 ? [...choices, ...more] : [...choices.slice(0, at), ...more, ...choices.slice(at)];
}
