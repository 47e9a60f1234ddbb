import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../../src/app/settings/config.ts";
import { openStores } from "../../src/app/stores.ts";
import { run, tempFolder } from "./desk.ts";

test("npm run refusals lists who was refused what, beside a desk or without one", async () => {
  const folder = tempFolder();
  const { ledger } = await openStores(readConfig({ DATABASE_URL: `sqlite:${join(folder, "data/frontdesk.db")}` }));
  expect(await run(folder, ["refusals"])).toMatchObject({ code: 0, stdout: "Nobody was refused.\n" });
  await ledger.refuse([
    { who: "slack:T1:U9", action: "cancel", front: "slack", count: 20, caseId: "R-7K2P" },
    { who: "", action: "token", front: "web", count: 3 },
  ]);
  const { stdout } = await run(folder, ["refusals"]);
  const rows = stdout.trimEnd().split("\n").slice(1);
  expect(rows.map((row) => row.split(/ +/).slice(2))).toEqual([
    ["3", "web", "token", "-"],
    ["20", "slack", "cancel", "slack:T1:U9", "R-7K2P"],
  ]);
  const asJson = await run(folder, ["refusals", "--json", "--since", "1h"]);
  expect(JSON.parse(asJson.stdout)).toMatchObject([{ action: "token" }, { who: "slack:T1:U9", count: 20 }]);
  expect((await run(folder, ["refusals", "--since", "2099-01-01"])).stdout).toBe("Nobody was refused.\n");
  await ledger.close();
});
