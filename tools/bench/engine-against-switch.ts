import type { Flow } from "../../src/conversation/flow.ts";
import { engine } from "./engine.ts";
import { freshFile, freshLedger } from "./files.ts";
import { compareWords, idsOf, play, playOnKeyv, type Store } from "./play.ts";
import { playOnLedger } from "./play-on-ledger.ts";
import { openAccountFlow, type Readers, realReaders, trivialAccountFlow, trivialReaders } from "./readers.ts";
import { pace, type Row } from "./report.ts";
import { type Extent, interleave, interleaveWarm, type Measured, ratio } from "./rounds.ts";
import { switchBot } from "./switch.ts";
import { accountTalk } from "./talk.ts";
import { type Replay, record, replay } from "./tape.ts";

/**
 * Compares our engine with a hand-written switch on the account talk, turn by turn: first with the project's readers,
 * then with trivial ones.
 */
export async function engineAgainstSwitch(extent: Extent): Promise<Row[]> {
  const pairs = [
    { readers: "real readers", flow: openAccountFlow, by: realReaders },
    { readers: "trivial readers", flow: trivialAccountFlow, by: trivialReaders },
  ];
  const rows: Row[] = [];
  for (const { readers, flow, by } of pairs) {
    compareWords(engine(flow), switchBot(by), accountTalk);
    rows.push(row(`map, ${readers}`, await onMap(flow, by, extent)));
    rows.push(row(`Keyv in memory, ${readers}`, await onKeyv(flow, by, extent)));
    rows.push(row(`SQLite, ${readers}`, await onSqlite(flow, by, extent)));
  }
  return rows;
}

function row(what: string, [ours, other]: [Measured, Measured]): Row {
  return { what, ours: pace(ours), other: pace(other), ratio: ratio(ours, other), mark: undefined };
}

function onMap(flow: Flow, readers: Readers, extent: Extent) {
  const [ours, other, ids] = [engine(flow), switchBot(readers), idsOf(50)];
  return interleaveWarm(
    [() => play(ours, accountTalk, ids, new Map()), () => play(other, accountTalk, ids, new Map())],
    extent,
  );
}

function onKeyv(flow: Flow, readers: Readers, extent: Extent) {
  const [ours, other, ids] = [engine(flow), switchBot(readers), idsOf(50)];
  return interleaveWarm([() => playOnKeyv(ours, accountTalk, ids), () => playOnKeyv(other, accountTalk, ids)], extent);
}

/**
 * Compares both with a SQLite file that stays open for all rounds. For the switch, SQLite gets what our ledger sent,
 * byte for byte.
 */
async function onSqlite(flow: Flow, readers: Readers, extent: Extent) {
  const idsOfRounds = Array.from({ length: extent.rounds + 1 }, (_, round) => idsOf(8, `${round}-`));
  const tape = await record(async (roll) => {
    const ledger = freshLedger("taped");
    roll();
    for (const ids of idsOfRounds) await playOnLedger(flow, accountTalk, ids, ledger);
    await ledger.close();
  });
  const ledger = freshLedger("engine");
  const sqlite = replay(tape, freshFile("switch"));
  const [engines, switches] = [idsOfRounds.values(), idsOfRounds.values()];
  const store = storeOn(sqlite);
  const measured = await interleave(
    [
      () => playOnLedger(flow, accountTalk, engines.next().value!, ledger),
      () => play(switchBot(readers), accountTalk, switches.next().value!, store),
    ],
    extent,
  );
  await ledger.close();
  sqlite.close();
  return measured;
}

function storeOn(sqlite: Replay): Store {
  const states = new Map<string, string>();
  return {
    get: (id) => states.get(id),
    set(id, text) {
      sqlite.turn();
      states.set(id, text);
    },
  };
}
