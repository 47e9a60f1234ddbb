import { questionId } from "../../src/conversation/case.ts";
import type { Facts, Flow } from "../../src/conversation/flow.ts";
import { callOf } from "../../src/conversation/shown/call.ts";
import { card } from "../../src/conversation/shown/card.ts";
import { advance, open } from "../../src/conversation/turn/advance.ts";
import type { Turn } from "../../src/conversation/turn/turn.ts";
import type {
  Case,
  Effect,
  Event,
  Evidence,
  Json,
  Outcome,
  Person,
  Post,
  Seen,
  Stage,
  Text,
  View,
} from "../../src/conversation/types.ts";
import { say } from "../../src/words/words.ts";

export const ana: Person = { id: "chat:ana" };
export const bo: Person = { id: "chat:bo" };
export const eve: Person = { id: "chat:eve" };
export const boss: Person = { id: "chat:boss", roles: ["approvers"] };

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;

/** Midnight, so that instants in a card read as time since the case was opened. */
const start = Date.UTC(2026, 10, 22);

export interface Talk {
  /** Where nobody else reads, with their card before their eyes. */
  says(who: Person, text: string, question?: string): void;
  /** Where others read too. */
  mentions(who: Person, text: string): void;
  /** With an earlier card before their eyes. */
  replies(who: Person, text: string, seen: Seen): void;
  sees(who: Person): Seen;
  presses(who: Person, choice: string, question?: string): void;
  fills(who: Person, answers: Record<string, string>, question?: string): void;
  goesBack(who: Person, to?: string): void;
  cancels(who: Person): void;
  hands(who: Person, role: "owner" | "customer", to: Person, at?: string): void;
  /** Names a customer who reads by a link. */
  links(who: Person, to: Person): void;
  /** Something becomes of that link. */
  linked(is: Extract<Event, { type: "linked" }>["is"]): void;
  /** The desk has heard that this person is gone. */
  leaves(role: "owner" | "customer", who: Person): void;
  /** Lifts the limit that holds the case up. */
  lifts(who: Person, why: string): void;
  /** The same person goes on in another place, by another name. */
  follows(who: Person, role: "owner" | "customer", to: Person): void;
  /** Of the newest promise with that name, or of one promise by its id. */
  settles(effect: string, outcome: Outcome): void;
  /** It ended before anything was sent. */
  endsUnsent(effect: string, outcome: Outcome): void;
  progresses(effect: string, stage: Stage): void;
  corrects(effect: string, to: { value: Json } | { evidence: Evidence }): void;
  /** Somebody tells it how long its queue is (s). */
  waits(effect: string, inSeconds: number): void;
  /** Time in which no desk was there to wake the case. */
  unnoticed(ms: number): void;
  /** It is woken now, while nobody of its people may answer. */
  wakesQuietly(): void;
  /** Lets time pass, and wakes the case each time it asked for it. */
  later(ms: number): void;
  deploys(flow: Flow): void;
  readonly asked: string | undefined;
  readonly question: string | undefined;
  /** Notices of the last turn, each with its reader. */
  readonly heard: string;
  /** The calls of the last turn, each with its audience. Those that ring no more are marked as over. */
  readonly called: string;
  card(audience?: string): string;
  choices(audience?: string): string[];
  /** What somebody tried with the last event who may not. */
  readonly refused: string | undefined;
  /** Names of the effects the last turn promised. */
  readonly started: string[];
  /** Every effect so far. */
  readonly effects: Effect[];
  promised(name: string): Effect[];
  readonly posts: Post[];
  /** What the desk would hold sealed now. */
  readonly vault: Record<string, string>;
  readonly case: Case;
  readonly flow: Flow;
  answer(key: string): Json | undefined;
}

export interface Opening {
  customer?: Person;
  facts?: Facts;
  text?: string;
}

/** A conversation as it happens. Every turn and event passes through JSON, as a restart would do it. */
export function talk(first: Flow, { customer, facts, text }: Opening = {}): Talk {
  let flow = first;
  let now = start;
  let events = 0;
  let turn: Turn;
  const effects: Effect[] = [];
  const vault: Record<string, string> = {};

  function take(next: Turn): void {
    turn = through(next);
    effects.push(...turn.effects);
    for (const secret of turn.secrets) {
      if ("drop" in secret) delete vault[secret.ref];
      else vault[secret.ref] = "make" in secret ? "made-by-the-desk" : secret.value;
    }
  }

  const newLink = () => ({ words: "amber otter", made: now, until: now + 24 * hour });

  // biome-ignore lint/suspicious/noExplicitAny: an event without its id is not a type of its own
  function tell(event: any): void {
    take(advance(flow, turn.case, through<Event>({ id: `e${++events}`, ...event }), now));
  }

  const question = () => questionId(turn.case);
  const idOf = (effect: string) => effects.findLast(({ id, name }) => id === effect || name === effect)?.id ?? effect;
  const view = (audience: string) => card(flow, turn.case, audience);
  function seenBy({ id }: Person): Seen {
    const asked = question();
    const { choices = [] } = view(id === turn.case.people.customer ? "customer" : "owner");
    return { ...(asked && { question: asked }), choices: choices.map(({ key }) => key) };
  }

  take(
    open(
      flow,
      {
        id: "R-7K2P",
        world: "practice",
        owner: ana.id,
        at: { owner: "chat:desk", ...(customer && { customer: "chat:direct" }) },
        ...(customer && { customer: customer.id }),
        ...(facts && { facts }),
        ...(text && { text }),
      },
      now,
    ),
  );

  return {
    says: (from, text, asked = question()) => tell({ type: "said", from, text, question: asked, seen: seenBy(from) }),
    mentions: (from, text) => tell({ type: "said", from, text, question: question() }),
    replies: (from, text, seen) => tell({ type: "said", from, text, question: question(), seen }),
    sees: seenBy,
    presses: (from, choice, asked = question()) => tell({ type: "pressed", from, choice, question: asked }),
    fills: (from, answers, asked = question()) => tell({ type: "filled", from, answers, question: asked }),
    goesBack: (from, to) => tell({ type: "back", from, to }),
    cancels: (from) => tell({ type: "cancelled", from }),
    hands: (from, role, to, at = `${to.id}:direct`) => tell({ type: "handed", from, role, to: to.id, at }),
    links: (from, { id: to }) => tell({ type: "handed", from, role: "customer", to, at: to, link: newLink() }),
    linked: (is) => tell({ type: "linked", is, link: turn.case.link }),
    leaves: (role, { id: person }) => tell({ type: "left", role, person }),
    lifts: (from, why) => tell({ type: "lifted", from, why }),
    follows: (from, role, to) => tell({ type: "handed", from, role, to: to.id, at: `${to.id}:direct`, follows: true }),
    settles: (effect, outcome) => tell({ type: "settled", effect: idOf(effect), outcome }),
    endsUnsent: (effect, outcome) => tell({ type: "settled", effect: idOf(effect), outcome, unsent: true }),
    corrects: (effect, to) => tell({ type: "corrected", effect, ...to }),
    progresses: (effect, stage) => tell({ type: "progressed", effect: idOf(effect), stage }),
    waits: (effect, inSeconds) => tell({ type: "progressed", effect: idOf(effect), stage: "queued", inSeconds }),
    unnoticed(ms) {
      now += ms;
    },
    wakesQuietly: () => tell({ type: "expired", quietly: true }),
    later(ms) {
      const then = now + ms;
      while (turn.case.due !== undefined && turn.case.due <= then) {
        now = Math.max(now, turn.case.due);
        tell({ type: "expired" });
        if (turn.case.due !== undefined && turn.case.due <= now) throw new Error("The case asks to be woken for ever.");
      }
      now = then;
    },
    deploys(next) {
      flow = next;
    },
    get asked() {
      return turn.case.pending?.key;
    },
    get question() {
      return question();
    },
    get heard() {
      return turn.posts.flatMap((post) => ("notice" in post ? [`${post.to}: ${words(post.notice)}`] : [])).join("\n");
    },
    get called() {
      const calls = turn.posts.flatMap((post) => ("call" in post ? [post.call] : []));
      return calls
        .map((audience) => {
          const { text, over } = callOf(flow, turn.case, audience)!;
          return `${audience}${over ? " (over)" : ""}: ${words(text)}`;
        })
        .join("\n");
    },
    card: (audience = "owner") => drawn(view(audience)),
    choices: (audience = "owner") => (view(audience).choices ?? []).map(({ key }) => key),
    /** What somebody tried with the last event who may not. */
    get refused() {
      return turn.refused;
    },
    get started() {
      return turn.effects.map(({ name }) => name);
    },
    effects,
    promised: (name) => effects.filter((effect) => effect.name === name),
    get posts() {
      return turn.posts;
    },
    vault,
    get flow() {
      return flow;
    },
    get case() {
      return turn.case;
    },
    answer: (key) => turn.case.answers[key],
  };
}

function through<T>(data: T): T {
  return JSON.parse(JSON.stringify(data)) as T;
}

export function words(text: Text | string): string {
  if (typeof text === "string") return text;
  return say(text, (at) => new Date(at).toISOString().slice(11, 19));
}

/** A card as its reader sees it, the choices in brackets. */
export function drawn({ title, body, fields = [], inputs = [], choices = [] }: View): string {
  return [
    words(title),
    ...body.map(words),
    ...fields.map(({ label, value }) => `${words(label)}: ${words(value)}`),
    ...inputs.map(({ label }) => `${words(label)}: ____`),
    choices.map(({ label }) => `[${words(label)}]`).join(" "),
  ].join("\n");
}

export type { Person };
