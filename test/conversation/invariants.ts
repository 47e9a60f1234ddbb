import assert from "node:assert/strict";
import { advance, open, questionId } from "../../src/conversation/advance.ts";
import { card } from "../../src/conversation/card.ts";
import type { Flow } from "../../src/conversation/flow.ts";
import type { Case, Event, FromPerson, Person, Turn } from "../../src/conversation/types.ts";
import { walk } from "../../src/conversation/walk.ts";
import { errand } from "./errand.ts";
import type { Move } from "./moves.ts";
import { ana, bo, boss, drawn, eve, words } from "./talk.ts";

const everybody: Person[] = [ana, bo, boss, eve, { id: "chat:chief", roles: ["approvers"] }];
const canaries = ["918273", "827364", "736455"];

const right: Record<string, string> = {
  mail: "ana@example.com",
  country: "852",
  phone: "51234567",
  note: "none",
  name: "Ana Example",
  caller: "Bo Example",
};

/** Plays the moves against the engine and checks, after every turn, what must always hold. Returns the case as it ends. */
export function invariants(opening: { approval: boolean; customer: boolean }, moves: Move[]): Case {
  let flow = errand();
  let now = 1_000_000;
  let events = 0;
  const promised: string[] = [];
  const vault = new Map<string, string>();
  /** The turns whose press may still let an effect run. */
  const gos: Record<string, number> = {};

  const seed = {
    id: "R-7K2P",
    world: "practice" as const,
    owner: ana.id,
    at: {},
    facts: { approval: opening.approval },
  };
  let theCase = keep(undefined, open(flow, { ...seed, ...(opening.customer && { customer: bo.id }) }, now), undefined);

  for (const move of moves) play(move);
  return theCase;

  function play(move: Move): void {
    switch (move.move) {
      case "later":
        now += move.ms;
        return tell({ type: "expired" });
      case "deploys":
        flow = errand(move.version);
        return drawAll(flow, theCase);
      case "answers":
        return answerRightly();
      case "ends well":
        return settle(move.which, { ok: true, value: { seen: false, sent: true, uin: "100001" } });
      case "refuses": {
        const until = move.untilMs === undefined ? {} : { until: now + move.untilMs };
        const facts = move.facts ? { facts: { frozen: ["mail"] } } : {};
        const redo = move.redo === undefined ? {} : { redo: move.redo };
        return settle(move.which, { ok: false, why: { key: "create.unreachable" }, ...until, ...facts, ...redo });
      }
      case "progresses":
        return tell({ type: "progressed", effect: effectAt(move.which), stage: move.stage });
      case "says":
        return tell({ type: "said", from: everybody[move.who], text: move.text, question: questionOf(move.stale) });
      case "presses":
        return tell({
          type: "pressed",
          from: everybody[move.who],
          choice: move.choice,
          question: questionOf(move.stale),
        });
      case "takes": {
        const { choices = [] } = card(flow, theCase, ["owner", "customer", "approvers"][move.who % 3]!);
        const choice = choices[move.nth]?.key ?? "go";
        return tell({ type: "pressed", from: everybody[move.who], choice, question: questionOf(false) });
      }
      case "fills":
        return tell({ type: "filled", from: everybody[move.who], answers: move.answers, question: questionOf(false) });
      case "back":
        return tell({ type: "back", from: everybody[move.who], ...(move.to && { to: move.to }) });
      case "cancels":
        return tell({ type: "cancelled", from: everybody[move.who] });
      case "hands":
        return tell({ type: "handed", from: everybody[move.who], role: move.role, to: everybody[move.to]!.id });
    }
  }

  function questionOf(stale: boolean): string | undefined {
    return stale ? `${theCase.id}.1` : questionId(theCase);
  }

  /** The newest promises first, and now and then one that is long settled. */
  function effectAt(which: number): string {
    const open = Object.keys(theCase.working);
    return open[open.length - 1 - which] ?? promised[which] ?? "R-7K2P.0.nothing";
  }

  function settle(which: number, outcome: object): void {
    tell({ type: "settled", effect: effectAt(which), outcome });
  }

  function answerRightly(): void {
    const key = theCase.pending?.key;
    const question = questionOf(false);
    const { owner, customer = owner } = theCase.people;
    if (theCase.aside && theCase.aside.kind !== "edit")
      return tell({ type: "pressed", from: { id: owner }, choice: "keep", question });
    if (key === undefined) return;
    if (key === "code")
      return tell({ type: "said", from: { id: customer }, text: canaries[events % canaries.length], question });
    if (key === "approved") {
      const approver = [boss, everybody[4]!].find(({ id }) => id !== owner && id !== customer);
      return approver && tell({ type: "pressed", from: approver, choice: "go", question });
    }
    if (right[key] !== undefined) return tell({ type: "said", from: { id: owner }, text: right[key], question });
    tell({ type: "pressed", from: { id: owner }, choice: "go", question });
  }

  function tell(untold: object): void {
    const event = JSON.parse(JSON.stringify({ id: `e${++events}`, ...untold })) as Event;
    const turn = advance(flow, frozen(theCase), event, now);
    assert.deepEqual(advance(flow, theCase, event, now), turn, "the same event gives the same turn");
    theCase = keep(theCase, turn, event);
  }

  function keep(before: Case | undefined, turn: Turn, event: Event | undefined): Case {
    const after = turn.case;
    assert.deepEqual(JSON.parse(JSON.stringify(turn)), turn, "a restart loses nothing");
    if (before) checkMove(before, turn, event!);
    for (const secret of turn.secrets) {
      if ("drop" in secret) vault.delete(secret.ref);
      else vault.set(secret.ref, "value" in secret ? secret.value : "made");
    }
    checkSecrets(turn, vault);
    checkEffects(before, turn, event);
    checkWake(after);
    promised.push(...turn.effects.map(({ id }) => id));
    assert.equal(new Set(promised).size, promised.length, "every promise has an id of its own");
    for (const post of turn.posts) if ("notice" in post) words(post.notice);
    drawAll(flow, after);
    return after;
  }

  function checkEffects(before: Case | undefined, turn: Turn, event: Event | undefined): void {
    const { case: after, effects } = turn;
    assert(Object.values(after.working).filter(({ seal }) => seal).length <= 1, "never two creates in flight");
    noteGos(before, after, event);
    for (const { name, repeat } of effects) {
      if (repeat === "safe") continue;
      assert.notEqual(event?.type, "expired", "time alone sends nothing");
      assert(gos[name] !== undefined, `${name} was sent without a fresh go`);
      delete gos[name];
    }
    if (after.state !== "open") return;
    const { answers } = walk(flow, after);
    if ("text" in answers || "sms" in answers) delete gos.text;
  }

  /** A go is a press or a code that was taken in this turn; one that meets a result which still counts is used up. */
  function noteGos(before: Case | undefined, after: Case, event: Event | undefined): void {
    const fresh = (key: string) => after.memo[key] !== undefined && after.memo[key].asked !== before?.memo[key]?.asked;
    if (fresh("review") || fresh("approved")) gos.text = gos.create = after.version;
    if (fresh("code")) gos.create = after.version;
    const isPress = event?.type === "pressed" || event?.type === "said";
    if (!isPress || before === undefined) return;
    const word = event.type === "pressed" ? event.choice : event.text;
    if (word === "resend") gos.text = after.version;
    if (word === "go" && event.type === "pressed" && event.from.id === before.people.owner) {
      if (before.pending?.key === "text" || before.pending?.key === "sms") gos.text = after.version;
      if (before.pending?.key === "account" || before.pending?.key === "opening") gos.create = after.version;
    }
  }
}

function checkMove(before: Case, { case: after, effects, secrets }: Turn, event: Event): void {
  if (after === before) {
    assert.deepEqual([effects, secrets], [[], []], "a turn that moves nothing does nothing");
    return;
  }
  assert.equal(after.version, before.version + 1, "one turn, one version");
  assert.equal(before.state, "open", "a finished case stays as it is");
  const seal = Object.entries(before.working).find(([, work]) => work.seal);
  if (!seal) return;
  const [id, { stage }] = seal;
  const settled = event.type === "settled" && event.effect === id;
  if (settled && event.outcome.ok) assert.equal(after.state, "done", "its success closes the case");
  if (stage === "queued" || settled) return;
  assert.deepEqual(
    [after.memo, after.facts, after.state],
    [before.memo, before.facts, "open"],
    "nothing moves under the seal",
  );
  assert(after.working[id], "only its own end ends it");
}

function checkSecrets({ case: after, posts, effects }: Turn, vault: Map<string, string>): void {
  const said = JSON.stringify([after, posts, effects]);
  for (const canary of canaries) assert(!said.includes(canary), "a secret is in the case");
  if (after.state !== "open") return assert.equal(vault.size, 0, "the end forgets every secret");
  const held = Object.values(after.memo).flatMap(({ value }) => (value as { ref?: string } | null)?.ref ?? []);
  assert.deepEqual([...vault.keys()].sort(), held.sort(), "what is sealed is what the case refers to");
}

function checkWake(theCase: Case): void {
  if (theCase.state !== "open") return assert.equal(theCase.due, undefined);
  const creating = Object.values(theCase.working).some(({ seal }) => seal);
  assert(
    creating ? theCase.due === undefined : theCase.due !== undefined && theCase.due > theCase.asOf,
    "somebody wakes the case",
  );
  assert(theCase.pending || Object.keys(theCase.working).length > 0, "somebody has the word");
}

function drawAll(flow: Flow, theCase: Case): void {
  for (const audience of ["owner", "customer", "approvers"]) drawn(card(flow, theCase, audience));
  for (const from of [ana, bo]) {
    const { posts } = advance(
      flow,
      theCase,
      { type: "said", id: "status", from, text: "status" } satisfies FromPerson,
      theCase.asOf,
    );
    for (const post of posts) if ("notice" in post) words(post.notice);
  }
}

function frozen<T>(data: T): T {
  if (typeof data !== "object" || data === null || Object.isFrozen(data)) return data;
  for (const value of Object.values(data)) frozen(value);
  return Object.freeze(data);
}
