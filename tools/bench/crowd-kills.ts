import { randomInt } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deriveKeys } from "../../src/ledger/sealing.ts";
import { createSqliteLedger } from "../../src/ledger/sqlite/ledger.ts";
import { type Mode, startFakeSlack } from "../../test/slack/fake/fake-slack.ts";
import { scopes, started } from "./crowd-desk.ts";
import type { Row } from "./report.ts";

const kills = 5;

/**
 * Kills a desk in the midst of a crowd, at a random ack of it, and counts the commands that Slack had an ack of and whose
 * request is not in the file.
 */
export async function crowdKills(mode: Mode, crowdSize: number): Promise<Row> {
  let [acked, lost] = [0, 0];
  for (let kill = 0; kill < kills; kill += 1) {
    const found = await killedAt(mode, crowdSize, randomInt(1, crowdSize));
    acked += found.acked;
    lost += found.lost;
  }
  return {
    what: `${mode}: acked commands without a request in the file, after ${kills} kills at a random ack`,
    ours: `${lost} of ${acked}`,
    other: "0",
    ratio: { median: lost, low: lost, high: lost },
    mark: { most: 0, noticed: "what an agent has typed is gone, though Slack has shown no error" },
  };
}

async function killedAt(mode: Mode, crowdSize: number, killAt: number): Promise<{ acked: number; lost: number }> {
  const slack = await startFakeSlack({ scopes });
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-kills-"));
  const app = await started("ours", slack, mode, folder);
  const people = Array.from({ length: crowdSize }, (_, i) => slack.person(`Ana ${i}`));
  const acked: string[] = [];
  const gone = once(app, "close");
  try {
    await Promise.all(
      people.map(async (person) => {
        const { outcome, payload } = await person.command("/account open");
        if (outcome !== "acked" || payload) return; // words in an ack say that nothing was opened
        acked.push(`slack:${slack.team.id}:${person.id}`);
        if (acked.length === killAt) app.kill("SIGKILL");
      }),
    );
    app.kill("SIGKILL"); // where fewer were acked
    await gone;
    return { acked: acked.length, lost: await without(acked, join(folder, "data", "practice")) };
  } finally {
    app.kill("SIGKILL");
    await slack.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How many of these people own no request that practice has kept in its folder. */
async function without(people: readonly string[], practice: string): Promise<number> {
  const key = readFileSync(join(practice, "practice.key"), "utf8").trim();
  const ledger = createSqliteLedger({ file: join(practice, "frontdesk.db"), keys: deriveKeys(key) });
  const lists = await Promise.all(people.map((owner) => ledger.list({ owner })));
  await ledger.close();
  return lists.filter((requests) => requests.length === 0).length;
}
