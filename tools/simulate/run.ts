import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { memoryStore, sqliteStore } from "./store.ts";
import { add, bound, count, emptyTallies, rows, type Tallies, table } from "./tally.ts";
import { simulate } from "./world.ts";

const { values } = parseArgs({
  options: {
    /** How many worlds, and the seed of the first. */
    seeds: { type: "string", default: "50000" },
    from: { type: "string", default: "1" },
    /** The seed of a single world, which is run with its story. */
    seed: { type: "string" },
    store: { type: "string", default: "memory" },
    /** Runs the naive protocol, for the story of one seed. */
    naive: { type: "boolean", default: false },
    /** Stops at the first world that goes wrong. */
    first: { type: "boolean", default: false },
    workers: { type: "string", default: String(availableParallelism()) },
    step: { type: "string", default: "1" },
  },
});
const openStore = values.store === "sqlite" ? sqliteStore : memoryStore;
const [seeds, from, step] = [Number(values.seeds), Number(values.from), Number(values.step)];
const naiveEvery = 10;
const mostShown = 10;
/** Room for new objects in V8's heap. Most objects of a world die with it, so collecting less often costs less. */
const roomForYoung = ["--max-semi-space-size=64"];
const isWorker = process.send !== undefined;

interface Share {
  tallies: Tallies;
  wrong: number[];
}

/** Runs every `step`th world of all; for accounts, one in ten also with the naive protocol. */
async function share(): Promise<Share> {
  const tallies = emptyTallies();
  const wrong: number[] = [];
  for (let seed = from; seed < from + seeds; seed += step) {
    const story = await simulate(seed, { openStore });
    count(tallies, story, "ours");
    if (story.wrongs.length > 0) {
      if (wrong.length < mostShown) console.log(`seed ${seed}: ${story.wrongs[0]}`);
      wrong.push(seed);
      if (values.first) break;
    }
    if (!values.first && seed % naiveEvery === 0 && story.kind === "open")
      count(tallies, await simulate(seed, { openStore, protocol: "naive" }), "naive");
    await new Promise(setImmediate); // lets messages of the other workers in between two worlds
  }
  return { tallies, wrong };
}

/** Runs the same number of worlds in each worker. */
async function shares(workers: number): Promise<Share[]> {
  const own = fileURLToPath(import.meta.url);
  return Promise.all(
    Array.from({ length: workers }, (_, n) => {
      const range = ["--from", String(from + n), "--seeds", String(seeds - n), "--step", String(workers)];
      const child = fork(own, [...range, "--store", values.store], { execArgv: roomForYoung });
      return new Promise<Share>((resolve, reject) => {
        child.once("message", (message) => resolve(message as Share));
        child.once("exit", (code) => reject(new Error(`A worker ended with ${code}.`)));
      });
    }),
  );
}

if (values.seed !== undefined) {
  const protocol = values.naive ? "naive" : "ours";
  const { lines, wrongs, figures } = await simulate(Number(values.seed), { isTold: true, protocol, openStore });
  console.log([...lines, JSON.stringify(figures)].join("\n"));
  process.exitCode = wrongs.length > 0 ? 1 : 0;
} else if (isWorker) {
  process.send!(await share(), () => process.exit());
} else {
  const begun = performance.now();
  const all = values.first || Number(values.workers) < 2 ? [await share()] : await shares(Number(values.workers));
  const tallies = emptyTallies();
  for (const { tallies: some } of all) for (const row of rows) tallies[row] = add(tallies[row], some[row]);
  const wrong = all.flatMap((each) => each.wrong).sort((a, b) => a - b);
  if (!values.first) {
    const seconds = (performance.now() - begun) / 1000;
    console.log(`\n${table(tallies)}\n`);
    console.log(`Seeds ${from} to ${from + seeds - 1}, ${values.store} store, ${seconds.toFixed(0)} s.`);
    if (wrong.length === 0) console.log(`No world went wrong: below ${bound(seeds)} of them with 95 % confidence.`);
  }
  if (wrong.length > 0) console.log(`${wrong.length} went wrong. Replay: npm run simulate -- --seed ${wrong[0]}`);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
