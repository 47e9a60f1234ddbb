import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Keyv } from "keyv";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import type { FromPerson } from "../../src/conversation/types.ts";
import { guards } from "../../tools/simulate/guards.ts";
import { program, tempFolder } from "./desk.ts";
import { lead, type Point, wrongsIn } from "./lane.ts";
import { buildMutant } from "./mutant.ts";

const hunted: string[] = [];
const caught: string[] = [];

/** A build of the program without a guard. Undefined is the program as it is. */
type Build = string | undefined;

/** The same scene with the guard and without it: only without may the auditor find anything. */
function guarded(guard: string, what: string, audit: (build: Build) => Promise<string[]>) {
  hunted.push(guard);
  test(`without the ${guard}, ${what}`, { timeout: 240_000 }, async () => {
    expect(await audit(undefined)).toEqual([]);
    const found = await audit(buildMutant(guards.find(({ name }) => name === guard)!.without));
    expect(found).not.toEqual([]);
    caught.push(guard);
  });
}

async function load<T>(build: Build, path: string): Promise<T> {
  return (await import(build ? join(build, `src/${path}.js`) : resolve(`src/${path}.ts`))) as T;
}

const ana = { id: "terminal:you" };

/** A desk on `file`, made of a build's own parts; nobody delivers and nothing is performed. */
async function openDesk(build: Build, file: string) {
  type Source = typeof import("../../src/desk/desk.ts") &
    typeof import("../../src/desk/reception.ts") &
    typeof import("../../src/ledger/sealing.ts") &
    typeof import("../../src/ledger/sqlite/ledger.ts") &
    typeof import("../../src/vault/vault.ts") &
    typeof import("../../src/vault/sqlite-store.ts") &
    typeof import("../../src/flows/open-account.ts") &
    typeof import("../../src/flows/durations.ts") &
    typeof import("../../src/flows/fields/catalogue.ts");
  const paths = [
    "desk/desk",
    "desk/reception",
    "ledger/sealing",
    "ledger/sqlite/ledger",
    "vault/vault",
    "vault/sqlite-store",
    "flows/open-account",
    "flows/durations",
    "flows/fields/catalogue",
  ];
  const s = Object.assign({}, ...(await Promise.all(paths.map((path) => load<object>(build, path))))) as Source;
  mkdirSync(dirname(file), { recursive: true });
  const keys = s.deriveKeys("a key for tests, and for nothing else");
  const ledger = s.createSqliteLedger({ file, keys });
  onTestFinished(() => ledger.close());
  const vault = s.createVault({ keyv: new Keyv({ store: new s.SqliteStore(file), throwOnErrors: true }), keys });
  const trades = [{ id: "1", name: "Internet", children: [{ id: "11", name: "Online tools", children: [] }] }];
  const open = s.openAccount({ countries: s.fallbackCountries(), trades, profile: "current" }, s.durations);
  const flow = (id: string) => (id === "open" ? open : undefined);
  const facts = () => ({ profile: "current" });
  const desk = s.createDesk({ ledger, vault, world: "practice", flow, facts, makePassword: () => "", wake: () => {} });
  return { ledger, reception: s.createReception({ desk, ledger, vault, world: "practice", flow, links: [] }) };
}

describe("a missing guard is found by the simulation", () => {
  guarded("compare-and-swap", "an answer that one desk took is lost to another desk's", async (build) => {
    const file = join(tempFolder(), "frontdesk.db");
    const [one, other] = [await openDesk(build, file), await openDesk(build, file)];
    const id = await one.reception.open({ event: "opened", flow: "open", from: ana, at: ana.id });
    const fill = (event: string, answers: Record<string, string>): FromPerson => ({
      type: "filled",
      id: event,
      from: ana,
      answers,
    });
    await Promise.all([
      one.reception.receive(id, fill("Ev1", { type: "personal" })),
      other.reception.receive(id, fill("Ev2", { mail: "ana@example.com" })),
    ]);
    const { answers } = (await one.ledger.load(id))!;
    const kept = ["type", "mail"].filter((key) => answers[key] !== undefined).length;
    const told = (await one.ledger.claim("post", 32, 1000)).filter(
      ({ work }) => "post" in work && "notice" in work.post,
    ).length;
    return kept + told === 2 ? [] : [`two answers were taken: ${kept} kept, ${told} sent back`];
  });

  guarded("event id", "what a platform delivers twice is taken twice", async (build) => {
    const { reception, ledger } = await openDesk(build, join(tempFolder(), "frontdesk.db"));
    const opening = { event: "opened", flow: "open", from: ana, at: ana.id };
    const id = await reception.open(opening);
    await reception.open(opening);
    const cases = await ledger.list({});
    for (const [n, text] of ["personal", "ana@example.com", "HK", "5123 4567"].entries()) {
      await reception.receive(id, { type: "said", id: `Ev${n}`, from: ana, text });
    }
    const name: FromPerson = { type: "said", id: "Ev9", from: ana, text: "Internet" };
    await reception.receive(id, name);
    await reception.receive(id, name);
    const { answers, pending } = (await ledger.load(id))!;
    return [
      ...(cases.length === 1 ? [] : [`one command opened ${cases.length} cases`]),
      ...(answers.name && pending?.key === "industry" ? [] : [`one answer moved the case on to ${pending?.key}`]),
    ];
  });

  guarded("write-ahead attempt", "a crash in the create leaves an account that nobody knows of", async (build) => {
    const crash: Point = {
      name: "desk when CreateAccount is answered",
      manner: {},
      set: ({ desk, tencent, done }) => {
        tencent.at("CreateAccount", "answered", () => {
          void desk.kill();
          done();
        });
        return {};
      },
    };
    const entryFile = build ? join(build, "src/app/cli.js") : program;
    const lane = await lead(0, [crash], { entryFile, idleMs: 12_000, starts: 3 });
    const { duplicates, lost, askedTwice, missed, gaveUp } = wrongsIn(lane);
    expect({ missed, gaveUp }).toEqual({ missed: [], gaveUp: [] });
    return [...duplicates, ...lost, ...askedTwice].map((wrong) => JSON.stringify(wrong));
  });

  afterAll(() => console.log(`${caught.length} of ${hunted.length} mutants caught`));
});
