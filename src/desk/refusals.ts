import type { Action } from "../conversation/may.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Refused } from "../ledger/refusals.ts";
import type { Log } from "../machine/log.ts";
import type { MessageKey } from "../words/en/all.ts";
import { t } from "../words/words.ts";
import { placeOf } from "./address.ts";
import type { TellOperators } from "./tell-operators.ts";
import type { TurnedDown } from "./turned-down.ts";

export interface RefusalParts {
  ledger: Pick<Ledger, "refuse">;
  tellOperators: TellOperators;
  /** Counts one for the metrics page. */
  counted?: (refusal: Pick<TurnedDown, "front" | "tried">) => void;
  clock: () => number;
  log: Log;
}

export type Refusals = ReturnType<typeof createRefusals>;

const hourMs = 60 * 60_000;
/** How long further attempts are gathered before they are written (ms). */
const gatheredMs = 1_000;
/** So many rows a desk makes in an hour. What comes then is counted as nobody's. */
const mostRows = 1_000;
/** At so many refusals of one person in an hour the operators are called, about so many people in an hour each by name. */
const [often, mostNamed] = [20, 5];

/**
 * Keeps that people were refused, beside the way that they wait for. The first attempt of its kind in an hour is written
 * at once, and later ones are gathered. A crash loses what was gathered for up to a second.
 */
export function createRefusals({ ledger, tellOperators, counted = () => {}, clock, log }: RefusalParts) {
  let waiting = new Map<string, Refused>();
  let known = new Set<string>();
  let called = new Set<string>();
  let hour = Number.NaN;
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  /** Notes that somebody was refused. */
  function refused(refusal: TurnedDown): void {
    counted(refusal);
    turnHour();
    const { who = "", front, tried, caseId } = refusal;
    const isFull = known.size >= mostRows && !known.has(nameOf(who, tried, front));
    const row = { who: isFull ? "" : who, action: tried, front };
    const key = nameOf(row.who, tried, front);
    const before = waiting.get(key);
    waiting.set(key, { ...before, ...row, count: (before?.count ?? 0) + 1, ...(caseId && !isFull && { caseId }) });
    const isFirst = !known.has(key);
    known.add(key);
    if (isFirst) write();
    else timer ??= setTimeout(write, gatheredMs).unref();
  }

  function turnHour(): void {
    const now = Math.floor(clock() / hourMs);
    if (now !== hour) [known, called, hour] = [new Set(), new Set(), now];
  }

  /** Writes what waits, one write after another. */
  function write(): void {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(writeNow);
  }

  async function writeNow(): Promise<void> {
    if (waiting.size === 0) return;
    const rows = waiting;
    waiting = new Map();
    try {
      for (const sum of await ledger.refuse([...rows.values()])) if (sum.count >= often) call(sum);
    } catch (error) {
      log.warn({ error: (error as Error).name }, "refused attempts could not be counted; will try again");
      for (const [key, row] of rows) waiting.set(key, { ...row, count: row.count + (waiting.get(key)?.count ?? 0) });
      timer ??= setTimeout(write, gatheredMs).unref();
    }
  }

  /** Calls the operators about one who was refused often. The first few have their name in it. */
  function call({ who, count, since, action }: Awaited<ReturnType<Ledger["refuse"]>>[number]): void {
    if (called.has(who)) return;
    called.add(who);
    if (called.size > mostNamed) return void tellOperators("refused many", t("refused.many"));
    const values = { count, since: { at: since }, place: placeOf(who) };
    const notice =
      action in wordsFor
        ? t("refused.often", { ...values, person: { person: who }, what: t(wordsFor[action as Action]) })
        : t("refused.often-place", values);
    void tellOperators(`refused ${who}`, notice);
  }

  return {
    refused,
    /** Resolves when all that was refused so far is written, or can't be. */
    async settled(): Promise<void> {
      write();
      await writing;
    },
  };
}

const nameOf = (...parts: string[]): string => parts.join("\n");

/** What somebody tried, in words. Actions that nobody is refused on their own are told as the one they belong to. */
const wordsFor = {
  open: "refused.open",
  list: "refused.look",
  find: "refused.look",
  see: "refused.look",
  help: "refused.look",
  answer: "refused.answer",
  newCode: "refused.answer",
  notMyNumber: "refused.answer",
  notMe: "refused.answer",
  askPerson: "refused.answer",
  note: "refused.answer",
  edit: "refused.edit",
  takeBack: "refused.edit",
  cancel: "refused.cancel",
  askToCancel: "refused.cancel",
  handOver: "refused.hand-over",
  giveOn: "refused.hand-over",
  askForIt: "refused.hand-over",
  nameCustomer: "refused.name-customer",
  reveal: "refused.reveal",
  decide: "refused.decide",
  judge: "refused.judge",
  peek: "refused.peek",
  pause: "refused.pause",
  lift: "refused.lift",
} as const satisfies Record<Action, MessageKey>;
