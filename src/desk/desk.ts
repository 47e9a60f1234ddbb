import { randomInt } from "node:crypto";
import { questionId } from "../conversation/case.ts";
import { isEmpty } from "../conversation/empty.ts";
import type { Flow } from "../conversation/flow.ts";
import { advance, open as openCase, type Seed } from "../conversation/turn/advance.ts";
import { tell as word } from "../conversation/turn/draft.ts";
import { verdictId } from "../conversation/turn/verdict.ts";
import type { Case, Event, Evidence, FromPerson, Json, Outcome, Person, Stage, Text } from "../conversation/types.ts";
import type { Committed, Ledger, Write } from "../ledger/ledger.ts";
import { createRecent } from "../ledger/recent.ts";
import type { Log } from "../machine/log.ts";
import type { Vault } from "../vault/vault.ts";
import { createAlreadyOpen } from "./already-open.ts";
import { type ApprovalPolicy, approvalFacts, countsAlone, isOverBudget, nothingToApprove } from "./approval-policy.ts";
import { drawNumbers } from "./case-number.ts";
import { createCommit, type Latest, type Promised } from "./commit.ts";
import { createFollowing, traceFacts } from "./follow-event.ts";
import { createLineLimit, longestLineMs } from "./full-line.ts";
import type { Meters } from "./meters.ts";
import { createOnlyIfTrue } from "./only-if-true.ts";
import { createOpeningLimits, type OpeningLimits, OpenTooMany, type TooMany } from "./opening-limits.ts";
import { OpeningPaused, stoppedText, whatStops } from "./pause-words.ts";
import type { Opening, Reception } from "./platform.ts";
import { byOf, byPerson, rightsOf } from "./rights.ts";
import { createShowing } from "./showing.ts";
import { type TurnedDown, turnedDown } from "./turned-down.ts";

export interface DeskParts {
  ledger: Ledger;
  vault: Vault;
  /** A case never moves between practice and the real Tencent; one of the other world is left alone. */
  world: Case["world"];
  flow: (id: string) => Flow | undefined;
  /** What a new case knows about the world, such as the API profile. */
  facts: () => Record<string, Json>;
  makePassword: () => string;
  /** Draws a whole number from 0 up to `below`, which is not included. */
  draw?: (below: number) => number;
  /** The longest that anybody may have to wait in the line of a queue (ms). `longestLineMs` when left out. */
  longestLineMs?: number;
  /** How many requests one person may have open. No limit when left out. */
  openingLimits?: OpeningLimits;
  /** Which new requests somebody must approve. None when left out. */
  approval?: ApprovalPolicy | undefined;
  /** The address at which the operators read. Nobody is said to have been told when left out. */
  readAt?: string | undefined;
  /** Told of each attempt that was refused because of who tried it. */
  refused?: (refusal: TurnedDown) => void;
  /** Told of each turn that was kept. */
  watched?: (turn: Promised & { theCase: Case }) => void;
  /** Gets a line for each event and each commit. Nothing is logged when left out. */
  log?: Pick<Log, "info" | "debug">;
  /** Counts turns and commits. */
  meters?: Pick<Meters, "kept" | "committed">;
  /** Called after a commit that promised work. */
  wake: () => void;
}

/**
 * What became of an event. `kept`: the turn and the rows beside it are written. `seen`: an event with this id was told
 * before. `withdrawn`: the event does not count any more, such as an effect that was taken back, so what it tells of
 * must not happen. `conflict`: a row beside it did not hold, so nothing is written.
 */
export type Told = { is: "kept" } | { is: "seen" } | { is: "withdrawn" } | Extract<Committed, { is: "conflict" }>;

type Also = Write[] | ((next: Case) => Write[]);

export interface Desk extends Pick<Reception, "open" | "resume"> {
  /**
   * Tells a case an event, with the rows that must be written in the same transaction. They may depend on the case that
   * the event leads to.
   */
  tell(caseId: string, event: Event, also?: Also): Promise<Told>;
  /** Says something to one person. The case does not move. The same `event` says it only once. */
  note(caseId: string, note: { event: string; to: string; notice: Text }): Promise<void>;
  /** Writes down that an operator has seen the e-mail address or phone number of a case. The case does not move. */
  peeked(caseId: string, by: { event: string; from: Person }): Promise<void>;
  /** Shows all cards of a case anew. The case does not move. The same `event` does it only once. */
  redraw(caseId: string, event: string): Promise<void>;
  /**
   * After a restore, moves a case's version far beyond every turn it can have had before, and shows its cards anew. So
   * nothing that was shown or promised before the restore can be taken for what comes now.
   */
  leap(caseId: string, event: string): Promise<void>;
  settled(effect: string, caseId: string, outcome: Outcome, also?: Write[]): Promise<Told>;
  /**
   * Ends an effect before anything was sent for it. `withdrawn` when somebody else has sent it meanwhile, whose answer
   * then decides.
   */
  unsent(effect: string, caseId: string, outcome: Outcome, also?: Write[]): Promise<Told>;
  progressed(effect: string, caseId: string, stage: Stage, also?: Also, evidence?: Evidence): Promise<Told>;
  /** Tells a case that its effect waits in a queue for about so many seconds. */
  queued(effect: string, caseId: string, inSeconds: number): Promise<Told>;
}

/** No request of that kind can be opened here. */
export class NotOffered extends Error {
  override name = "NotOffered" as const;
  constructor(flow: string) {
    super(`There is no flow "${flow}".`);
  }
}

const mayOpen = { write: "not-paused", what: "requests" } as const satisfies Write;
const mostRecent = 500; // how many of the cases that people are busy with stay in memory

/**
 * The desk: takes one event at a time, and commits its turn before the event is acknowledged. Nothing happens in the
 * world but what a committed turn has promised.
 */
export function createDesk(parts: DeskParts): Desk {
  const {
    ledger,
    vault,
    world,
    flow: flowOf,
    makePassword,
    wake,
    draw = randomInt,
    approval = nothingToApprove,
  } = parts;
  const join = createLineLimit({ ledger, longestMs: parts.longestLineMs ?? longestLineMs });
  const recent = createRecent<Latest>(mostRecent);
  const openingLimits = parts.openingLimits && createOpeningLimits(ledger, parts.openingLimits);
  const withAlreadyOpen = createAlreadyOpen({ ledger, world, flow: flowOf });
  const commit = createCommit({
    ledger,
    vault,
    makePassword,
    onlyIfTrue: createOnlyIfTrue(parts.readAt),
    meters: parts.meters,
    log: parts.log,
    onKept(latest, promised) {
      recent.set(latest.theCase.id, latest);
      parts.watched?.({ theCase: latest.theCase, ...promised });
      wake();
    },
  });

  const follow = createFollowing({
    known: async (id) => recent.get(id)?.theCase ?? ledger.load(id),
    log: parts.log,
  });

  function open(opening: Opening): Promise<string> {
    return follow(
      "opened",
      undefined,
      () => openNew(opening),
      (id) => ({ case: id, is: "kept" }),
    );
  }

  async function openNew(opening: Opening): Promise<string> {
    const flow = flowOf(opening.flow);
    if (!flow || flow.retired) throw new NotOffered(opening.flow);
    const like = opening.like === undefined ? undefined : await lent(flow, opening.like, opening.from.id);
    const by = byPerson(opening.event, opening.from, "opened");
    const rights = rightsOf(opening.from);
    let isOver = false;
    for (let more = 0; ; more += 1) {
      for await (const id of freeNumbers(more)) {
        const facts = { ...parts.facts(), ...approvalFacts(approval, flow.id, isOver), ...traceFacts() };
        const seed = { ...seedOf(opening, id, world, facts), ...(like && { like }) };
        const opened = openCase(flow, seed, await ledger.now());
        const turn = await withAlreadyOpen(flow, opened);
        const { empty, limits } = await limitsOf(flow, turn.case);
        const alone = countsAlone(approval, flow.id, opening.from.id, isOver);
        const kept = await commit(flow, turn, undefined, by, [mayOpen, ...rights, ...limits, ...alone]);
        if (kept.is === "kept") return id;
        if (kept.is === "seen") return kept.caseId;
        if (kept.is === "conflict" && kept.write === mayOpen.write)
          throw new OpeningPaused(stoppedText("requests", await whatStops(ledger, "requests")));
        if (isOverBudget(kept)) isOver = true;
        else if (kept.is === "conflict")
          throw new OpenTooMany(empty ?? (await openingLimits!.whyNot(opening.from.id, kept)));
      }
    }
  }

  /** The rows by which a new request is counted, and the one to go on with instead of another with nothing in it. */
  async function limitsOf(flow: Flow, opened: Case): Promise<{ empty?: TooMany | undefined; limits: Write[] }> {
    if (!openingLimits) return { limits: [] };
    const { owner } = opened.people;
    const empty = isEmpty(flow, opened) ? await openingLimits.emptyOf(owner, world, flowOf) : undefined;
    return { empty, limits: empty ? openingLimits.ofNone(owner) : openingLimits.ofNew(owner) };
  }

  /** What an earlier request of this person lends to one like it. */
  async function lent(flow: Flow, id: string, person: string): Promise<Seed["like"]> {
    const before = await ledger.load(id);
    if (before?.flow !== flow.id || before.people.owner !== person || before.world !== world) return undefined;
    const answers = flow.copies.flatMap((key) => {
      const answer = before.answers[key];
      return answer === undefined || answer === null ? [] : [[key, answer] as const];
    });
    return { case: id, answers: Object.fromEntries(answers) };
  }

  /** Case numbers that no case has, drawn one by one. Each is looked up first, because a taken one would cost a commit. */
  async function* freeNumbers(more: number): AsyncGenerator<string> {
    for (const id of drawNumbers(draw, more)) if ((await ledger.taken([id])).length === 0) yield id;
  }

  function tell(caseId: string, event: Event, also: Also = []): Promise<Told> {
    return follow(
      event.type,
      caseId,
      () => told(caseId, event, also),
      ({ is }) => ({ case: caseId, is }),
    );
  }

  async function told(caseId: string, event: Event, also: Also): Promise<Told> {
    const known = recent.get(caseId);
    const first = known && (await heard(known, stamp(event, known.theCase), also));
    if (first && first.is !== "lost" && first.is !== "withdrawn") return first;

    let stamped = event; // what this desk knew of the case may be old
    for (;;) {
      const theCase = await ledger.load(caseId);
      if (!theCase) return { is: "withdrawn" };
      stamped = stamp(stamped, theCase);
      const kept = await heard({ theCase }, stamped, also);
      if (kept.is !== "lost") return kept;
    }
  }

  /**
   * Advances a case by one event and commits the turn. `lost`: the case has moved on meanwhile, and nothing is kept.
   */
  async function heard(known: Latest, event: Event, also: Also): Promise<Told | { is: "lost" }> {
    const { theCase } = known;
    const flow = flowOf(theCase.flow);
    if (!flow || theCase.world !== world) return { is: "withdrawn" };
    const now = await ledger.now();
    const advanced = advance(flow, theCase, event, now, known.flow === flow ? known.position : undefined);
    const turn = "from" in event ? await withAlreadyOpen(flow, advanced, theCase) : advanced;
    if (turn.case === theCase && turn.posts.length === 0) return { is: "withdrawn" };
    const by = byOf(event);
    const limits = "from" in event ? (openingLimits?.ofTurn(theCase, turn.case) ?? []) : [];
    const rights = "from" in event ? rightsOf(event.from) : [];
    const kept = await join(flow, turn, now, (fits) => {
      const rows = typeof also === "function" ? also(fits.case) : also;
      return commit(flow, fits, theCase, by, [...rights, ...limits, ...rows]);
    });
    if (kept.is === "kept" && turn.refused && "from" in event)
      parts.refused?.(turnedDown(event.from.id, turn.refused, theCase.id));
    if (kept.is !== "conflict" || kept.write !== "has-room" || !("from" in event)) return kept;
    const why = await openingLimits!.whyNotOn(event, turn.case.people.owner);
    return commit(flow, word(theCase, event.from.id, why), theCase, by);
  }

  return {
    ...createShowing({ ledger, world, flow: flowOf, commit, follow }),
    open,
    tell,
    settled: (effect, caseId, outcome, also) =>
      tell(caseId, { type: "settled", id: `settled:${effect}`, effect, outcome }, also),
    unsent: (effect, caseId, outcome, also) =>
      tell(caseId, { type: "settled", id: `settled:${effect}`, effect, outcome, unsent: true }, also),
    queued: (effect, caseId, inSeconds) =>
      tell(caseId, { type: "progressed", id: `queued:${effect}:${inSeconds}`, effect, stage: "queued", inSeconds }),
    progressed: (effect, caseId, stage, also, evidence) => {
      const id = [stage, effect, ...(evidence?.found ?? [])].join(":");
      return tell(caseId, { type: "progressed", id, effect, stage, ...(evidence && { evidence }) }, also);
    },
  };
}

function seedOf(
  { from, at, text, customer, facts: known }: Opening,
  id: string,
  world: Case["world"],
  facts: Record<string, Json>,
): Seed {
  return {
    id,
    world,
    owner: from.id,
    at: { owner: at, ...(customer && { customer: customer.at }) },
    facts: { ...facts, ...known },
    ...(customer && { customer: customer.id }),
    ...(text && { text }),
  };
}

/**
 * Adds the id of the open question to what somebody said. It stays the same when the turn is made again after a lost
 * race.
 */
function stamp(event: Event, theCase: Case): Event {
  if ((event.type !== "said" && event.type !== "filled") || event.question !== undefined) return event;
  const question = questionId(theCase) ?? verdictId(theCase);
  return question === undefined ? event : ({ ...event, question } satisfies FromPerson);
}
