import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Guard, guards } from "./guards.ts";
import { mutate } from "./mutate.ts";

const { values } = parseArgs({ options: { seeds: { type: "string", default: "20000" }, only: { type: "string" } } });

/** Searches for a world that goes wrong without the guard and goes well with it. Resolves to what went wrong. */
async function hunt({ store, without }: Guard): Promise<string | undefined> {
  const { build, remove } = mutate(without, "tools/simulate/run.ts");
  try {
    const found = await firstWrong(join(build, "tools/simulate/run.js"), ["--seeds", values.seeds, "--store", store]);
    const [, seed] = /^seed (\d+):/.exec(found ?? "") ?? [];
    if (seed === undefined) return undefined;
    const intact = join(import.meta.dirname, "run.js");
    const alsoWrong = await firstWrong(intact, ["--from", seed, "--seeds", "1", "--store", store]);
    if (alsoWrong) throw new Error(`With every guard in place ${alsoWrong}`);
    return found;
  } finally {
    remove();
  }
}

async function firstWrong(run: string, range: string[]): Promise<string | undefined> {
  const child = spawn(process.execPath, [run, ...range, "--first"]);
  let said = "";
  child.stdout.on("data", (data) => {
    said += data;
  });
  child.stderr.pipe(process.stderr);
  const code = await new Promise((resolve) => child.once("close", resolve));
  if (code !== 0 && code !== 1) throw new Error(`The simulation ended with ${code}.`);
  return code === 1 ? said.trim().split("\n")[0] : undefined;
}

const wanted = guards.filter(({ name }) => values.only === undefined || name.includes(values.only));
const waiting = [...wanted];
let caught = 0;

async function work(): Promise<void> {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const found = await hunt(next);
    if (found) caught += 1;
    console.log(`without the ${next.name}: ${found ?? `nothing found in ${values.seeds} seeds`}`);
  }
}

await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
console.log(`${caught} of ${wanted.length} mutants caught`);
process.exitCode = caught === wanted.length ? 0 : 1;
