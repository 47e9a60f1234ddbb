import type { Flow } from "../src/conversation/flow.ts";
import type { Ledger } from "../src/ledger/ledger.ts";
import { engine } from "./engine.ts";
import { freshFile, freshLedger } from "./files.ts";
import { compareWords, idsOf, play, playOnKeyv } from "./play.ts";
import { playOnLedger } from "./play-on-ledger.ts";
import { openAccountFlow, type Readers, realReaders, trivialAccountFlow, trivialReaders } from "./readers.ts";
import { pace, type Row } from "./report.ts";
import { type Contender, interleave, type Measured, ratio } from "./rounds.ts";
import { switchBot, type Talk } from "./switch.ts";
import { accountTalk, type Bot } from "./talk.ts";
import { type Replay, record, replay } from "./tape.ts";

/** The account talk, turn by turn: our engine and the hand-written switch, first with the project's readers, then with trivial ones. */
export async function engineAgainstSwitch(quick: boolean): Promise<Row[]> {
  const pairs = [
    { readers: "real readers", flow: openAccountFlow, by: realReaders },
    { readers: "trivial readers", flow: trivialAccountFlow, by: trivialReaders },
  ];
  const rows: Row[] = [];
  for (const { readers, flow, by } of pairs) {
    compareWords(engine(flow), switchBot(by), accountTalk);
    rows.push(row(`map, ${readers}`, 2.5, await onMap(flow, by, quick)));
    rows.push(row(`Keyv in memory, ${readers}`, 1.5, await onKeyv(flow, by, quick)));
    rows.push(row(`SQLite, ${readers}`, 1.2, await onSqlite(flow, by, quick)));
  }
  return rows;
}

function row(what: string, most: number, [ours, other]: [Measured, Measured]): Row {
  return { what, ours: pace(ours), other: pace(other), ratio: ratio(ours, other), mark: { most } };
}

function onMap(flow: Flow, readers: Readers, quick: boolean) {
  const [ours, other, ids] = [engine(flow), switchBot(readers), idsOf(50)];
  return compare(
    { name: "engine", round: () => play(ours, accountTalk, ids, new Map()) },
    { name: "switch", round: () => play(other, accountTalk, ids, new Map()) },
    quick ? 25 : 101,
  );
}

function onKeyv(flow: Flow, readers: Readers, quick: boolean) {
  const [ours, other, ids] = [engine(flow), switchBot(readers), idsOf(50)];
  return compare(
    { name: "engine", round: () => playOnKeyv(ours, accountTalk, ids) },
    { name: "switch", round: () => playOnKeyv(other, accountTalk, ids) },
    quick ? 25 : 101,
  );
}

/** Both keep one file open for all rounds; the switch's SQLite is asked what our ledger asked, byte for byte. */
async function onSqlite(flow: Flow, readers: Readers, quick: boolean) {
  const rounds = quick ? 15 : 61;
  const idsOfRounds = Array.from({ length: rounds + 1 }, (_, round) => idsOf(8, `${round}-`));
  const tape = await record(async (roll) => {
    const ledger = freshLedger("taped");
    roll();
    for (const ids of idsOfRounds) await playOnLedger(flow, accountTalk, ids, ledger);
    await ledger.close();
  });
  const ledger = freshLedger("engine");
  const sqlite = replay(tape, freshFile("switch"));
  const measured = await compare(
    onLedger(flow, idsOfRounds, ledger),
    switchOnSqlite(switchBot(readers), idsOfRounds, sqlite),
    rounds,
  );
  await ledger.close();
  sqlite.close();
  return measured;
}

function onLedger(flow: Flow, idsOfRounds: string[][], ledger: Ledger): Contender {
  let round = 0;
  return { name: "engine", round: () => playOnLedger(flow, accountTalk, idsOfRounds[round++]!, ledger) };
}

function switchOnSqlite(bot: Bot<Talk>, idsOfRounds: string[][], sqlite: Replay): Contender {
  const states = new Map<string, string>();
  const store = {
    get: (id: string) => states.get(id),
    set(id: string, text: string) {
      sqlite.turn();
      states.set(id, text);
    },
  };
  let round = 0;
  return { name: "switch", round: () => play(bot, accountTalk, idsOfRounds[round++]!, store) };
}

async function compare(ours: Contender, other: Contender, rounds: number): Promise<[Measured, Measured]> {
  const [a, b] = await interleave([ours, other], rounds);
  return [a!, b!];
}
