import { availableParallelism, loadavg } from "node:os";
import { crowd } from "./crowd.ts";
import { durable } from "./durable.ts";
import { engineAgainstSwitch } from "./engine-against-switch.ts";
import { manyCases } from "./many-cases.ts";
import { manyFields } from "./many-fields.ts";
import { memory } from "./memory.ts";
import { openCases } from "./open-cases.ts";
import { customersPage } from "./page.ts";
import { againstPeers } from "./peers.ts";
import { onPostgres } from "./postgres.ts";
import { print, type Row } from "./report.ts";
import type { Extent } from "./rounds.ts";
import { secretTurns } from "./secrets.ts";
import { sizes } from "./sizes.ts";
import { slackAck } from "./slack-ack.ts";
import { watchedTurns } from "./watched.ts";

interface Measure {
  title: string;
  run: (extent: Extent) => Promise<Row[]>;
  /** Set for a measurement that cannot be shortened. `quick` leaves it out unless it is named. */
  isLong?: true;
}

const measures: Record<string, Measure> = {
  switch: { title: "A turn of the account talk: our engine against a hand-written switch", run: engineAgainstSwitch },
  fields: { title: "A longer flow: our engine against a hand-written switch", run: manyFields },
  peers: {
    title: "The form on a map and in stores: our engine against libraries that people would pick",
    run: againstPeers,
    isLong: true,
  },
  size: { title: "What an open case takes: ours against the hand-written switch's", run: sizes },
  ledger: {
    title: "A durable turn: the ledger against the same statements and bytes sent to SQLite bare",
    run: durable,
  },
  postgres: {
    title: "A durable turn on the PostgreSQL that DATABASE_URL names: against the same on SQLite",
    run: onPostgres,
  },
  slack: {
    title: "A signed slash command acked after its commit: ours against a bare Bolt app that only acks",
    run: slackAck,
  },
  crowd: {
    title: "200 people type /account open at once: a desk against a bare Bolt app that opens such a form",
    run: crowd,
    isLong: true,
  },
  secrets: { title: "A durable turn with secrets: against the same turn without", run: secretTurns },
  watching: { title: "What a turn is watched by: against its commit to SQLite", run: watchedTurns },
  page: {
    title: "The customer's page: against the desk's answer in Slack, and against what a stream may take",
    run: customersPage,
  },
  memory: {
    title: "An idle desk in Slack and Discord: against a process that has only Bolt and discord.js connected",
    run: memory,
    isLong: true,
  },
  cases: { title: "Many open cases against few", run: openCases },
  many: { title: "What very many cases take", run: manyCases, isLong: true },
};

const words = process.argv.slice(2);
const isQuick = words.includes("quick");
const extent: Extent = isQuick
  ? { rounds: 11, seconds: 1.2, warmSeconds: 0.3, openCases: 10_000, processes: 1 }
  : { rounds: 41, seconds: 8, warmSeconds: 3, openCases: 100_000, processes: 3 };
const chosen = words.filter((word) => word !== "quick");
const unknown = chosen.filter((word) => !Object.hasOwn(measures, word));
if (unknown.length > 0) {
  console.error(
    `No measure is called ${unknown.join(" or ")}. There are ${Object.keys(measures).join(", ")}; quick makes them shorter.`,
  );
  process.exit(1);
}

const load = () => `load ${loadavg()[0]!.toFixed(1)} on ${availableParallelism()} cores`;
console.log(`Node ${process.version}, ${load()} before.`);
for (const [name, { title, run, isLong }] of Object.entries(measures)) {
  if (chosen.length > 0 ? !chosen.includes(name) : isQuick && isLong) continue;
  const rows = await run(extent);
  if (rows.length > 0) print(title, rows);
}
console.log(
  `\nTimes are of the median round, for one turn; a ratio is the median of rounds taken in turn. Now ${load()}.`,
);
