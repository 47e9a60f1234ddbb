import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allFlows } from "../../src/flows/all.ts";
import { durations } from "../../src/flows/durations.ts";
import type { StageOptions } from "./stage.ts";
import { everyTalk, goldenOf, talkNames } from "./talks/all.ts";
import type { Recorded, Scene } from "./talks/scene.ts";

interface Performance {
  name: string;
  flow: string;
  /** What was done and shown, a line each. */
  told: string[];
  failure?: unknown;
}

export interface Venue {
  /** Performs the talks, and gives how each went. `whenDone` is called with what closes it all. */
  stages(talks: string[], whenDone: WhenDone): Promise<Performance[]>;
  leavesOut?: string[];
  /** Whether the views are those of the other platforms. */
  draws?: (flow: string) => boolean;
}

type WhenDone = NonNullable<StageOptions["whenDone"]>;

/** What the create protocol waits for is soon over, and the practice Tencent forgets. */
export const quick: Pick<StageOptions, "times" | "sandbox"> = {
  sandbox: { file: ":memory:" },
  times: {
    horizonMs: 500,
    looksMs: [0, 200, 500],
    lookEveryMs: 300,
    emptyEveryMs: 100,
  },
};

/** The same talks of every flow on every platform, held against the same files: view for view, whatever each platform makes of a view. */
export function showsEveryFlow(platform: string, { stages, leavesOut = [], draws = () => true }: Venue): void {
  describe(`${platform} shows every flow`, () => {
    const wanted = talkNames.filter((name) => !leavesOut.includes(name));
    const closing: (() => Promise<void>)[] = [];
    let performed: Map<string, Performance>;
    beforeAll(async () => {
      const all = await stages(wanted, (close) => void closing.push(close));
      performed = new Map(all.map((each) => [each.name, each]));
    }, 240_000);
    afterAll(async () => {
      await Promise.all(closing.map((close) => close()));
    });

    test("has a talk for every flow", () => {
      const flows = allFlows({ countries: [], trades: [], profile: "2024" }, durations);
      expect(Object.keys(everyTalk)).toEqual(flows.map(({ id }) => id));
    });

    test.each(wanted)("%s", async (name) => {
      const { told, flow, failure } = performed.get(name)!;
      if (failure) throw failure;
      if (!draws(flow)) return;
      const file = new URL(`golden/${goldenOf(name)}`, import.meta.url);
      await expect(masked(`${told.join("\n")}\n`)).toMatchFileSnapshot(fileURLToPath(file));
    });
  });
}

/** A desk has so long to answer each; on a slow machine a crowd would not be heard in time. */
const handsAtOnce = 4;

/** All of these talks at once, a few acts at a time. */
export async function perform(at: Recorded, names: string[]): Promise<Performance[]> {
  const pauses = createPauses(at, names.length);
  const inTurn = createTurns(handsAtOnce);
  const performed = await Promise.all(
    names.map(async (name) => {
      const [, flow = "", talk = ""] = /^(\w+): (.*)$/.exec(name) ?? [];
      const performance: Performance = { name, flow, told: [] };
      const scene = sceneOf(at, performance.told, inTurn);
      try {
        await everyTalk[flow]![talk]!({ ...scene, ...pauses });
      } catch (error) {
        const [first] = (error as Error).message.split("\n");
        performance.failure = new Error(`${first}\n${scene.mei.reads()}`, { cause: error });
      }
      pauses.over();
      return performance;
    }),
  );
  expect(at.faults()).toEqual([]);
  return performed;
}

function sceneOf(at: Recorded, told: string[], inTurn: Turns): Omit<Scene, "restarts" | "passes"> {
  const { codeFor, books, quiet } = at;
  const { person } = at.scene();
  const mei = person("Mei");
  return {
    ...{ codeFor, books, quiet, person, mei },
    async did(words, act) {
      await inTurn(act);
      await quiet();
      told.push(`▸ ${words}`, ...at.news(mei.id));
    },
  };
}

type Turns = (act: () => Promise<unknown>) => Promise<void>;

function createTurns(atOnce: number): Turns {
  const queue: (() => void)[] = [];
  let free = atOnce;
  return async (act) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => queue.push(resolve));
    try {
      await act();
    } finally {
      const next = queue.shift();
      if (next) next();
      else free += 1;
    }
  };
}

/** What touches everybody on a stage happens between their acts. */
function createPauses(at: Pick<Recorded, "restart" | "pass">, talks: number) {
  let waiting: { for: "restart" | number; goOn: (done: Promise<void>) => void }[] = [];
  let going = talks;

  function wait(what: "restart" | number): Promise<void> {
    const waited = new Promise<void>((resolve) => {
      waiting.push({ for: what, goOn: resolve });
    });
    went();
    return waited;
  }

  function went(): void {
    going -= 1;
    if (going > 0 || waiting.length === 0) return;
    const wanted = waiting.map((each) => each.for);
    const next = wanted.includes("restart") ? "restart" : Math.min(...wanted.map(Number));
    const due = waiting.filter((each) => each.for === next);
    waiting = waiting.filter((each) => each.for !== next);
    going = due.length;
    const done = next === "restart" ? at.restart() : Promise.resolve(at.pass(next));
    for (const { goOn } of due) goOn(done);
  }

  return { restarts: () => wait("restart"), passes: (ms: number) => wait(ms), over: went };
}

function masked(text: string): string {
  const cases = [...new Set(text.match(/\bR-[0-9A-Z]{4}\b/g) ?? [])];
  const named = cases.reduce((all, id, i) => all.replaceAll(id, `R-000${i + 1}`), text);
  return named
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "a9e390a7-a1af-42cd-8178-13bd046337a7")
    .replace(/\d{6}(?= is your verification code)/g, "123456")
    .replace(/\b2000001\d{5}\b/g, "200000100001")
    .replace(/(?<=@TOA#_R-\d{4}-)\w+/g, "x")
    .replace(/(?<=^ {2}Call number: )\d+/gm, "42")
    .replace(/(?<=^ {2}UserId: ).+/gm, "u-1");
}
