import type { Flow } from "../../src/conversation/flow.ts";
import type { Turn } from "../../src/conversation/turn/turn.ts";
import type { Commit, Ledger } from "../../src/ledger/ledger.ts";
import { type Engine, engine } from "./engine.ts";
import { instant, turnsOf } from "./play.ts";
import { type Happening, owner } from "./talk.ts";

/**
 * Plays whole talks on the real ledger: advances the case that is in memory, commits, and draws the card. Returns the
 * number of turns.
 */
export async function playOnLedger(
  flow: Flow,
  talk: readonly Happening[],
  ids: string[],
  ledger: Ledger,
): Promise<number> {
  const bot = engine(flow);
  let read = 0;
  for (const id of ids) {
    let turn = bot.opens(id, instant(0));
    await keep(ledger, commitOf(flow, turn, 0));
    for (const [n, happening] of talk.entries()) {
      const known = turn.case;
      turn = bot.turns(known, happening, instant(n + 1), turn.position);
      await keep(ledger, commitOf(flow, turn, known.version));
      read += bot.seen(turn.case, turn.position).length;
    }
  }
  return turnsOf(talk, ids, read);
}

/** Takes a turn of a case that has to be loaded first. Returns the length of what the person read. */
export async function turnOnLedger(
  flow: Flow,
  bot: Engine,
  ledger: Ledger,
  id: string,
  happening: Happening,
  n: number,
): Promise<number> {
  const theCase = (await ledger.load(id))!;
  const turn = bot.turns(theCase, happening, instant(n));
  await keep(ledger, commitOf(flow, turn, theCase.version));
  return bot.seen(turn.case, turn.position).length;
}

/** The commits of one talk, made beforehand. */
export function commitsOf(flow: Flow, talk: readonly Happening[], id: string): Commit[] {
  const bot = engine(flow);
  let turn = bot.opens(id, instant(0));
  const commits = [commitOf(flow, turn, 0)];
  for (const [n, happening] of talk.entries()) {
    const expect = turn.case.version;
    turn = bot.turns(turn.case, happening, instant(n + 1), turn.position);
    commits.push(commitOf(flow, turn, expect));
  }
  return commits;
}

/** Commits. @throws when the commit was not kept, because then the measure would be wrong */
export async function keep(ledger: Ledger, commit: Commit): Promise<void> {
  const { is } = await ledger.commit(commit);
  if (is !== "kept") throw new Error(`The ledger answered ${is} to ${commit.event}.`);
}

/** The commit of a turn, as the desk makes it. */
export function commitOf(
  flow: Flow,
  { case: next, posts, effects }: Pick<Turn, "case" | "posts" | "effects">,
  expect: number,
): Commit {
  const step = next.pending?.key;
  return {
    event: `${next.id}#${next.version}`,
    expect,
    case: next,
    posts,
    effects,
    audit: { actor: owner, what: "said", detail: { state: next.state, ...(step && { step }) } },
    index: flow.index(next.answers),
  };
}
