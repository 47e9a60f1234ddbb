import { expect, onTestFinished, test } from "vitest";
import { findBinaries, startServer } from "../postgres/server.ts";
import { durations, lead, none, wrongsIn } from "./lane.ts";
import { durablePoints } from "./points.ts";
import { buildOf, commitOf } from "./release.ts";
import { postgresAt } from "./store.ts";

const release = "0.7.0";
const atOnce = 4;
const timeout = 1_800_000;

test.each(["SQLite", ...(findBinaries() ? ["PostgreSQL"] : [])])(
  `a desk of ${release} is killed at each point of a talk, and this build goes on with what it kept, on %s`,
  { timeout },
  async (store) => {
    const commit = commitOf(release);
    expect(commit, "git's history").toBeDefined();
    const before = buildOf(commit!);
    const server = store === "SQLite" ? undefined : await startServer();
    onTestFinished(() => server?.remove());
    const points = durablePoints.filter(
      ({ name }) => store === "SQLite" || !/^the (password|code) is written/.test(name),
    ); // there they are no statement of their own
    const left = [...points.entries()];
    const go = async () => {
      for (let next = left.shift(); next; next = left.shift()) {
        const [n, point] = next;
        const there = server && { store: await postgresAt(server.url, durations) };
        const lane = await lead(n, [point], { before, ...there });
        expect([point.name, wrongsIn(lane)]).toEqual([point.name, none]);
        expect(lane.books.accounts, point.name).toHaveLength(lane.talks.length);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, go));
    console.log(`${store}: ${points.length} points, each with a desk of ${release} until the kill`);
  },
);
