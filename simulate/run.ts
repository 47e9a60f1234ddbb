import { parseArgs } from "node:util";
import { memoryStore, sqliteStore } from "./store.ts";
import { simulate } from "./world.ts";

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "10000" },
    from: { type: "string", default: "1" },
    seed: { type: "string" },
    store: { type: "string", default: "memory" },
    naive: { type: "boolean", default: false },
  },
});
const openStore = values.store === "sqlite" ? sqliteStore : memoryStore;
const protocol = values.naive ? "naive" : "ours";
if (values.seed) {
  const story = await simulate(Number(values.seed), { isTold: true, protocol, openStore });
  console.log(story.lines.join("\n"));
  console.log(story.wrongs, story.figures);
} else {
  const begun = performance.now();
  const total: Record<string, number> = {};
  let bad = 0;
  for (let seed = Number(values.from); seed < Number(values.from) + Number(values.seeds); seed += 1) {
    const { wrongs, figures } = await simulate(seed, { protocol, openStore });
    for (const [name, n] of Object.entries(figures)) total[name] = (total[name] ?? 0) + n;
    if (wrongs.length > 0 && bad++ < 20) console.log(seed, wrongs.slice(0, 3));
  }
  console.log(total, { bad }, `${Math.round((performance.now() - begun) / Number(values.seeds))} ms a seed`);
}
