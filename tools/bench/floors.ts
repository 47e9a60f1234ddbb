import { barely, nothing, seals, tapeOf, wavesOfRounds } from "./durable.ts";
import { freshFile } from "./files.ts";
import { longTalk } from "./many-fields.ts";
import { fewCases, onBare, onMap, rowOf as openCasesRow } from "./open-cases.ts";
import { idsOf, play, playOnKeyv } from "./play.ts";
import { trivialAccountFlow as flow, trivialReaders } from "./readers.ts";
import { pace, type Row } from "./report.ts";
import { type Contender, type Extent, interleave, interleaveWarm, ratio } from "./rounds.ts";
import { switchBot } from "./switch.ts";
import { accountTalk, type Bot, type Happening } from "./talk.ts";
import { thoughtless } from "./thoughtless.ts";

/** Measures what Node's JSON and cipher and the drawing of words take alone. The rest is what engine and ledger take. */
export async function floors(extent: Extent): Promise<Row[]> {
  const [ours, other, ids] = [thoughtless(flow, accountTalk), switchBot(trivialReaders), idsOf(50)];
  const long = longTalk(40);
  const longs = thoughtless(long.flow, long.talk);
  const onMaps = <A, B>(one: Bot<A>, two: Bot<B>, talk: readonly Happening[], of: string[]): [Contender, Contender] => [
    () => play(one, talk, of, new Map()),
    () => play(two, talk, of, new Map()),
  ];
  const onKeyv: [Contender, Contender] = [
    () => playOnKeyv(ours, accountTalk, ids),
    () => playOnKeyv(other, accountTalk, ids),
  ];
  const cases = await interleaveWarm([onMap(fewCases, ours), onMap(extent.openCases, ours)], extent);
  const bare = await interleave([await onBare(fewCases, extent), await onBare(extent.openCases, extent)], extent);
  return [
    await row("a case to JSON and back and its card in words, map", onMaps(ours, other, accountTalk, ids), extent),
    await row("the same, Keyv in memory", onKeyv, extent),
    await row("the same, 40 fields, map", onMaps(longs, long.other, long.talk, long.ids), extent),
    await rowOnSqlite("a case to JSON and sealed, SQLite, one at a time", 1, extent),
    await rowOnSqlite("the same, 32 at once", 32, extent),
    openCasesRow("map, JSON and words alone", extent, cases),
    openCasesRow("SQLite, the statements alone", extent, bare),
  ];
}

async function row(what: string, pair: [Contender, Contender], extent: Extent, run = interleaveWarm) {
  const [alone, other] = await run(pair, extent);
  return { what, ours: pace(alone), other: pace(other), ratio: ratio(alone, other), mark: undefined };
}

/** Compares the SQLite statements of these commits, with and without the work before each transaction. */
async function rowOnSqlite(what: string, atOnce: number, extent: Extent) {
  const waves = wavesOfRounds(atOnce, extent);
  const tape = await tapeOf(waves);
  const [sealed, bare] = [freshFile("floor-sealed"), freshFile("floor-bare")];
  return row(what, [barely(sealed, tape, waves, seals), barely(bare, tape, waves, nothing)], extent, interleave);
}
