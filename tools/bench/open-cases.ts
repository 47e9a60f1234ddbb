import type { Ledger } from "../../src/ledger/ledger.ts";
import { engine } from "./engine.ts";
import { freshLedger } from "./files.ts";
import { instant, passedThrough } from "./play.ts";
import { commitOf, keep, turnOnLedger } from "./play-on-ledger.ts";
import { trivialAccountFlow as flow } from "./readers.ts";
import { pace, type Row } from "./report.ts";
import { type Contender, type Extent, interleave, interleaveWarm, type Measured, ratio } from "./rounds.ts";
import { accountTalk } from "./talk.ts";

/**
 * Measures whether a turn costs more when very many cases are open. They are at every point of the talk, and each turn
 * is of another case.
 */
export async function openCases(extent: Extent): Promise<Row[]> {
  const [few, many] = [fewCases, extent.openCases];
  const onMaps = await interleaveWarm([onMap(few), onMap(many)], extent);
  const onLedgers = await interleave([await onLedger(few), await onLedger(many)], extent);
  return [rowOf("map", extent, onMaps), rowOf("ledger", extent, onLedgers)];
}

const fewCases = 100;

function rowOf(store: string, { openCases }: Extent, [one, other]: [Measured, Measured]): Row {
  const what = `${openCases.toLocaleString("en")} open cases against ${fewCases}, ${store}: rate`;
  return { what, ours: pace(other), other: pace(one), ratio: ratio(one, other), mark: undefined };
}

const bot = engine(flow);
const points = passedThrough(bot, accountTalk, "R-0").slice(0, -1); // without the last point, at which the case is closed

type Standing = ReturnType<typeof standing>;

/** The point of each case. A closed case is replaced by a new one, so their number stays the same. */
function standing(count: number) {
  const at = Uint8Array.from({ length: count }, (_, i) => i % points.length);
  const ids = Array.from({ length: count }, (_, i) => `R-${i}`);
  let last = 1;
  return {
    at,
    ids,
    /** The number of another case each time, in a scattered order. */
    next(): number {
      last = (last * 48_271) % 2_147_483_647; // a Lehmer generator
      return last % count;
    },
    moved(i: number): void {
      if (at[i]! < points.length - 1) at[i]!++;
      else {
        at[i] = 0;
        ids[i] = `${ids[i]}+`;
      }
    },
  };
}

function textAt(id: string, point: number): string {
  return points[point]!.text.replaceAll('"R-0', `"${id}`);
}

function onMap(count: number): Contender {
  const cases = standing(count);
  const store = new Map(cases.ids.map((id, i) => [id, textAt(id, cases.at[i]!)]));
  const turns = 2_000;
  return () => {
    for (let n = 0; n < turns; n++) {
      const i = cases.next();
      const [id, point] = [cases.ids[i]!, cases.at[i]!];
      const { state } = bot.turn(JSON.parse(store.get(id)!), accountTalk[point]!, instant(point + 1));
      cases.moved(i);
      if (cases.ids[i] === id) store.set(id, JSON.stringify(state));
      else {
        store.delete(id);
        store.set(cases.ids[i]!, JSON.stringify(bot.open(cases.ids[i]!, instant(0)).state));
      }
    }
    return turns;
  };
}

async function onLedger(count: number): Promise<Contender> {
  const cases = standing(count);
  const ledger = freshLedger(`${count} open`);
  await fill(ledger, cases);
  return async () => {
    for (let n = 0; n < turnsARound; n++) await turnOfOne(ledger, cases);
    return turnsARound;
  };
}

const turnsARound = 150;

async function fill(ledger: Ledger, { ids, at }: Standing): Promise<void> {
  const atOnce = 100;
  for (let i = 0; i < ids.length; i += atOnce) {
    const batch = ids.slice(i, i + atOnce).map((id, j) => JSON.parse(textAt(id, at[i + j]!)));
    await Promise.all(
      batch.map((theCase) => keep(ledger, commitOf(flow, { case: theCase, posts: [], effects: [] }, 0))),
    );
  }
}

async function turnOfOne(ledger: Ledger, cases: Standing): Promise<void> {
  const i = cases.next();
  const [id, point] = [cases.ids[i]!, cases.at[i]!];
  await turnOnLedger(flow, bot, ledger, id, accountTalk[point]!, point + 1);
  cases.moved(i);
  if (cases.ids[i] !== id) await keep(ledger, commitOf(flow, bot.opens(cases.ids[i]!, instant(0)), 0));
}
