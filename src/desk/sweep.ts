import type { Flow } from "../conversation/flow.ts";
import type { Case } from "../conversation/types.ts";
import type { Ledger, Write } from "../ledger/ledger.ts";
import type { Log } from "../machine/log.ts";
import type { Desk } from "./desk.ts";
import type { Serves } from "./enrolment.ts";
import { whatStops } from "./pause-words.ts";
import type { Presence } from "./presence.ts";

export interface SweepParts {
  ledger: Ledger;
  desk: Desk;
  world: Case["world"];
  flow: (id: string) => Flow | undefined;
  /** Looks whether the people of a case are still there. Nobody is looked for when left out. */
  presence?: Presence;
  /** Tells whose requests are served. Everybody's when left out. */
  serves?: Serves;
  log: Log;
}

/** The row by which a case that a pause has stopped is called once the desks go on. */
const awaiting = ({ stopped }: Case): Write[] => (stopped ? [{ write: "awaits-go-on" }] : []);

/** So many are told together, which share their commits, and so many groups in one sweep. */
const [atOnce, mostGroups] = [64, 8];
const restMs = 60_000;

/**
 * Tells each case that is due that its time has passed, in groups. A case that cannot be told is left alone for a minute, so that
 * it holds up no other.
 */
export function createSweep({ ledger, desk, world, flow, serves, presence, log }: SweepParts) {
  const resting = new Map<string, number>();

  async function tell(
    id: string,
    due: number,
    { now, paused }: { now: number; paused: boolean },
  ): Promise<"told" | "rests"> {
    try {
      const before = serves || presence ? await ledger.load(id) : undefined;
      const owner = serves && before?.people.owner;
      const reminds = before && (flow(before.flow)?.remindersMs[0] ?? Number.POSITIVE_INFINITY);
      if (presence && before?.world === world && now >= before.touched + reminds!) await presence(before);
      const quietly = owner !== undefined && !(await serves!(owner));
      const how = { ...(quietly && { quietly }), ...(paused && { paused }) };
      const told = await desk.tell(id, { type: "expired", id: `expired:${id}:${due}`, ...how }, awaiting);
      if (told.is !== "withdrawn") return "told";
      const theCase = await ledger.load(id);
      return theCase?.world === world && flow(theCase.flow) ? "told" : "rests";
    } catch (error) {
      log.error(
        { case: id, error: (error as Error).name, message: (error as Error).message },
        "its time has come in vain",
      );
      return "rests";
    }
  }

  /** The cases that are left alone for now, by the ledger's clock. */
  function restingAt(now: number): string[] {
    for (const [id, until] of resting) if (until <= now) resting.delete(id);
    return [...resting.keys()];
  }

  async function sweep(): Promise<number> {
    let count = 0;
    for (let group = 0; group < mostGroups; group += 1) {
      const now = await ledger.now();
      restingAt(now);
      const due = await ledger.due(atOnce + resting.size);
      const awake = due.filter(({ id }) => !resting.has(id));
      const paused = awake.length > 0 && (await whatStops(ledger, "spending")) !== undefined;
      const tellOne = async ({ id, due: at }: { id: string; due: number }) => {
        if ((await tell(id, at, { now, paused })) === "rests") resting.set(id, now + restMs);
      };
      await Promise.all(awake.map(tellOne));
      count += awake.length;
      if (awake.length < atOnce) break;
    }
    return count;
  }

  return { sweep, restingAt };
}
