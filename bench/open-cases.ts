import { engine } from "./engine.ts";
import { freshLedger } from "./files.ts";
import { instant, passedThrough } from "./play.ts";
import { commitOf, keep, turnOnLedger } from "./play-on-ledger.ts";
import { trivialAccountFlow as flow } from "./readers.ts";
import { pace, type Row } from "./report.ts";
import { type Contender, type Extent, interleave, type Measured, ratio } from "./rounds.ts";
import { accountTalk } from "./talk.ts";

/** Does a turn cost more when very many cases are open? They stand at every point of the talk, and each turn is of another one. */
export async function openCases(extent: Extent): Promise<Row[]> {
  const [few, many] = [100, extent.openCases];
  const [a, b] = await interleave([onMap(few), onMap(many)], extent);
  const [c, d] = await interleave([await onLedger(few), await onLedger(many)], extent);
  return [row("map", a, b), row("ledger", c, d)];

  function row(store: string, one: Measured, other: Measured): Row {
    const what = `${many.toLocaleString("en")} open cases against ${few}, ${store}: rate`;
    return { what, ours: pace(other), other: pace(one), ratio: ratio(one, other), mark: { least: 0.9 } };
  }
}

const bot = engine(flow);
const points = passedThrough(bot, accountTalk, "R-0").slice(0, -1); // at the last one the case is closed

/** Where each case stands; a closed one makes room for a new one, so their number stays. */
function standing(count: number) {
  const at = Uint8Array.from({ length: count }, (_, i) => i % points.length);
  const ids = Array.from({ length: count }, (_, i) => `R-${i}`);
  let last = 1;
  return {
    at,
    ids,
    /** Another case each time, in an order that jumps about. */
    next(): number {
      last = (last * 48_271) % 2_147_483_647; // Lehmer
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
  for (let i = 0; i < count; i += 100) {
    const batch = cases.ids.slice(i, i + 100).map((id, j) => JSON.parse(textAt(id, cases.at[i + j]!)));
    await Promise.all(
      batch.map((theCase) => keep(ledger, commitOf(flow, { case: theCase, posts: [], effects: [] }, 0))),
    );
  }
  const turns = 150;
  return async () => {
    for (let n = 0; n < turns; n++) {
      const i = cases.next();
      const [id, point] = [cases.ids[i]!, cases.at[i]!];
      await turnOnLedger(flow, bot, ledger, id, accountTalk[point]!, point + 1);
      cases.moved(i);
      if (cases.ids[i] !== id) await keep(ledger, commitOf(flow, bot.opens(cases.ids[i]!, instant(0)), 0));
    }
    return turns;
  };
}
