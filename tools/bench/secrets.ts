import { randomUUID } from "node:crypto";
import { Keyv } from "keyv";
import { flow as flowOf } from "../../src/conversation/flow.ts";
import type { Case, SecretChange } from "../../src/conversation/types.ts";
import { createCommit } from "../../src/desk/commit.ts";
import { createOnlyIfTrue } from "../../src/desk/only-if-true.ts";
import { createSqliteLedger } from "../../src/ledger/sqlite/ledger.ts";
import { SqliteStore } from "../../src/vault/sqlite-store.ts";
import { createVault } from "../../src/vault/vault.ts";
import { t } from "../../src/words/words.ts";
import { freshFile, keys } from "./files.ts";
import { pace, type Row } from "./report.ts";
import { type Contender, type Extent, interleave, ratio } from "./rounds.ts";

const turnsEach = 20;
const keepMs = 30 * 60_000;

/** Compares turns that keep one secret and forget another with the same turns without secrets, on SQLite. */
export async function secretTurns(extent: Extent): Promise<Row[]> {
  const rows: Row[] = [];
  for (const atOnce of [1, 32]) {
    const desk = open(`secrets-${atOnce}`);
    const [ours, other] = await interleave([desk.turns(atOnce, true), desk.turns(atOnce, false)], extent);
    const what = atOnce === 1 ? "one turn at a time" : `${atOnce} turns at once`;
    rows.push({
      ...{ what: `a secret kept and one forgotten, ${what}`, mark: undefined },
      ...{ ours: pace(ours), other: pace(other), ratio: ratio(ours, other) },
    });
    await desk.close();
  }
  return rows;
}

function open(name: string) {
  const file = freshFile(name);
  const ledger = createSqliteLedger({ file, keys });
  const store = new SqliteStore(file);
  const vault = createVault({ keyv: new Keyv({ store, throwOnErrors: true }), keys });
  const onlyIfTrue = createOnlyIfTrue(undefined);
  const commit = createCommit({ ledger, vault, makePassword: () => "", onlyIfTrue, onKept() {} });
  const flow = flowOf("open", t("open.name")).done({
    view: () => ({ title: t("open.name"), body: [], fields: [], choices: [] }),
    draftMs: keepMs,
  });

  async function talk(id: string, hasSecrets: boolean): Promise<void> {
    for (let version = 1; version <= turnsEach; version += 1) {
      const secrets: SecretChange[] = [
        { ref: `${id}/code/${version}`, keepMs, value: "246810" },
        { ref: `${id}/code/${version - 1}`, drop: true },
      ];
      const turn = { case: caseAt(id, version), posts: [], effects: [], secrets: hasSecrets ? secrets : [] };
      await commit(flow, turn, version === 1 ? undefined : caseAt(id, version - 1), {
        id: randomUUID(),
        actor: "bench",
        what: "said",
      });
    }
  }

  return {
    turns:
      (atOnce: number, hasSecrets: boolean): Contender =>
      async () => {
        await Promise.all(Array.from({ length: atOnce }, () => talk(randomUUID(), hasSecrets)));
        return atOnce * turnsEach;
      },
    async close() {
      await ledger.close();
      await store.disconnect();
    },
  };
}

function caseAt(id: string, version: number): Case {
  const at = Date.now();
  return {
    ...{ id, version, flow: "open", world: "practice", state: "open", people: { owner: "bench" } },
    ...{ at: { owner: "bench" }, answers: {}, facts: {}, misses: {}, refused: [], opened: at, touched: at },
  };
}
