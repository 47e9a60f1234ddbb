import { expect, onTestFinished, test } from "vitest";
import { withPostgres } from "../postgres/database.ts";
import { startServer } from "../postgres/server.ts";
import { seeded } from "../seed.ts";
import { durations, type Lane, lead, longestDoubtMs, none, type Point, passwordMark, wrongsIn } from "./lane.ts";
import { anywhere, durablePoints } from "./points.ts";
import { leaksIn } from "./secrets.ts";
import { postgresAt, type Store } from "./store.ts";

const isLong = process.env.LONG === "1";
/** In a long run, how often each point around a text and a create is taken; the others are once in so many rounds. */
const runs = Number(process.env.RUNS ?? 100);
const othersEvery = 20;
const [lanesAtOnce, talksALane] = isLong ? [8, 40] : [2, 20];
const timeout = isLong ? 24 * 3_600_000 : 600_000;

test("a desk on SQLite is killed: no account twice or lost, nothing taken is asked again, no secret in the clear", {
  timeout,
}, async () => {
  expectNone(await leadAll("SQLite", points(3, 0)));
});

test("a desk is killed while its customer is at the page: no account twice or lost, and the page shows the end", {
  timeout,
}, async () => {
  const all = durablePoints.filter(({ manner }) => !manner.makes && !manner.waits && !manner.resends);
  const atPage = all.map((point): Point => ({ ...point, manner: { ...point.manner, onPage: true } }));
  expectNone(await leadAll("SQLite, at the page", isLong ? atPage : atPage.filter((_, i) => i % 4 === 1)));
});

withPostgres("a desk that is killed", () => {
  test("a desk on PostgreSQL is killed: no account twice or lost, nothing taken is asked again, no secret in the clear", {
    timeout,
  }, async () => {
    const server = await startServer();
    onTestFinished(() => server.remove());
    expectNone(await leadAll("PostgreSQL", points(18, 1), () => postgresAt(server.url, durations)));
    await server.kill("SIGINT");
    expect(leaksIn({ disk: server.bytes() }, [passwordMark])).toEqual([]);
  });
});

/** A short run takes one of so many durable points. */
function points(oneOf: number, first: number): Point[] {
  const draw = seeded("where desks are killed").whole;
  const round = (n: number) =>
    n % othersEvery === 0 ? [...durablePoints, ...anywhere(draw)] : durablePoints.filter(({ isCore }) => isCore);
  if (isLong) return Array.from({ length: runs }, (_, n) => round(n)).flat();
  return durablePoints.filter((_, i) => i % oneOf === first).concat(oneOf === 3 ? anywhere(draw) : []);
}

/** Some lanes side by side; as most of their time goes in waiting, more than there are processors. */
async function leadAll(where: string, points: readonly Point[], store?: () => Promise<Store>): Promise<Lane[]> {
  const from = Date.now();
  const shares = Math.max(lanesAtOnce, Math.ceil(points.length / talksALane));
  const todo = Array.from({ length: shares }, (_, n) => n);
  const lanes: Lane[] = [];
  async function leadNext(): Promise<void> {
    for (let n = todo.shift(); n !== undefined; n = todo.shift()) {
      const share = points.filter((_, i) => i % shares === n);
      const lane = await lead(n, share, store && { store: await store() });
      lanes.push(lane);
      if (isLong || lanes.length === shares) tell(where, lanes, Date.now() - from);
    }
  }
  await Promise.all(Array.from({ length: lanesAtOnce }, leadNext));
  return lanes;
}

function expectNone(lanes: readonly Lane[]): void {
  expect(allOf(lanes.map(wrongsIn))).toEqual(none);
  for (const { books, talks } of lanes) expect(books.accounts).toHaveLength(talks.length);
}

/** The figures so far. */
function tell(where: string, lanes: readonly Lane[], ms: number): void {
  const wrongs = allOf(lanes.map(wrongsIn));
  const count = (what: keyof typeof none) => wrongs[what].length;
  const sum = (of: (lane: Lane) => number) => lanes.reduce((all, lane) => all + of(lane), 0);
  const doubts = lanes.flatMap((lane) => lane.doubts);
  const longest = Math.max(0, ...doubts.map(({ ms }) => ms));
  const kills = sum((lane) => lane.kills);
  const led = lanes.flatMap(({ points }) => points);
  const core = durablePoints.filter(({ isCore }) => isCore);
  const times = core.map(({ name }) => led.filter((point) => point.name === name).length);
  console.log(
    `${where}: ${kills} kills in ${sum(({ talks }) => talks.length)} talks, ${Math.round((60_000 * kills) / ms)} a ` +
      `minute, each of ${core.length} points around text and create ${Math.min(...times)} times or more: ` +
      `${count("duplicates")} duplicates, ${count("lost")} lost, ${count("acksMissing")} acked and missing, ` +
      `${count("askedTwice")} asked twice, ${count("leaks")} secrets in the clear; ` +
      `${doubts.length} in doubt, ${doubts.filter(({ isResolved }) => isResolved).length} resolved, ` +
      `${doubts.filter(({ isEscalated }) => isEscalated).length} to a person, the longest after ` +
      `${(longest / 1000).toFixed(1)} s of a desk's work (${longestDoubtMs / 1000} s by its settings)`,
  );
}

function allOf(found: readonly (typeof none)[]): typeof none {
  const entries = Object.keys(none).map((what) => [
    what,
    found.flatMap((wrongs) => wrongs[what as keyof typeof none] as unknown[]),
  ]);
  return Object.fromEntries(entries) as typeof none;
}
