import { expect, onTestFinished, test } from "vitest";
import { withPostgres } from "../postgres/database.ts";
import { startServer } from "../postgres/server.ts";
import { durations, type Lane, lead, longestDoubtMs, none, type Point, passwordMark, wrongsIn } from "./lane.ts";
import { anywhere, durablePoints } from "./points.ts";
import { leaksIn } from "./secrets.ts";
import { postgresAt, type Store } from "./store.ts";

const isLong = process.env.LONG === "1";
/** How often each point, in a long run. */
const runs = Number(process.env.RUNS ?? 100);
const [lanesAtOnce, talksALane] = isLong ? [4, 40] : [2, 20];
const timeout = isLong ? 24 * 3_600_000 : 600_000;

test("a desk on SQLite is killed: no account twice or lost, nothing taken is asked again, no secret in the clear", {
  timeout,
}, async () => {
  expectNone(await leadAll("SQLite", points(3, 0)));
});

withPostgres("a desk that is killed", () => {
  test("and neither is there one on PostgreSQL", { timeout }, async () => {
    const server = await startServer();
    onTestFinished(() => server.remove());
    expectNone(await leadAll("PostgreSQL", points(18, 1), () => postgresAt(server.url, durations)));
    await server.kill("SIGINT");
    expect(leaksIn({ disk: server.bytes() }, [passwordMark])).toEqual([]);
  });
});

/** A short run takes one of so many durable points. */
function points(oneOf: number, first: number): Point[] {
  const draw = (below: number) => Math.floor(Math.random() * below);
  if (isLong) return Array.from({ length: runs }, () => [...durablePoints, ...anywhere(draw)]).flat();
  return durablePoints.filter((_, i) => i % oneOf === first).concat(oneOf === 3 ? anywhere(draw) : []);
}

/** Some lanes side by side; as most of their time goes in waiting, more than there are processors. */
async function leadAll(where: string, points: readonly Point[], store?: () => Promise<Store>): Promise<Lane[]> {
  const shares = Math.max(lanesAtOnce, Math.ceil(points.length / talksALane));
  const todo = Array.from({ length: shares }, (_, n) => n);
  const lanes: Lane[] = [];
  async function leadNext(): Promise<void> {
    for (let n = todo.shift(); n !== undefined; n = todo.shift()) {
      const share = points.filter((_, i) => i % shares === n);
      lanes.push(await lead(n, share, store && { store: await store() }));
      if (isLong || lanes.length === shares) tell(where, lanes);
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
function tell(where: string, lanes: readonly Lane[]): void {
  const wrongs = allOf(lanes.map(wrongsIn));
  const count = (what: keyof typeof none) => wrongs[what].length;
  const sum = (of: (lane: Lane) => number) => lanes.reduce((all, lane) => all + of(lane), 0);
  const doubts = lanes.flatMap((lane) => lane.doubts);
  const longest = Math.max(0, ...doubts.map(({ ms }) => ms));
  console.log(
    `${where}: ${sum(({ kills }) => kills)} kills in ${sum(({ talks }) => talks.length)} talks: ` +
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
