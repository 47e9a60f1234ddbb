import { expect, test } from "vitest";
import { collect } from "../ledger/turns.ts";
import { countSyncs } from "../vault/counted-syncs.ts";
import { slackDesk } from "./slack-desk.ts";

test("the disk is waited for once a turn, also when it has a first card, a password that the bot makes, or a code", async () => {
  const desk = await slackDesk();
  const { slack } = desk;
  const [ana, mei] = [slack.person("Ana"), slack.person("Mei")];
  await ana.says(slack.dm(ana), "open"); // what is remembered once for the workspace is remembered now
  await desk.quiet();
  const turns = async () => (await collect(desk.replica.ledger.audit())).length;
  const syncs = countSyncs();

  async function says(words: string): Promise<{ turns: number; syncs: number }> {
    const before = await turns();
    syncs.taken();
    await mei.says(slack.dm(mei), words);
    await desk.quiet();
    return { turns: (await turns()) - before, syncs: syncs.taken() };
  }

  expect(await says("open")).toEqual({ turns: 1, syncs: 1 });
  for (const words of ["company", "ana@example.com", "hong kong", "5123 4567"]) await says(words);
  const go = await says("yes");
  const vault = await desk.replica.vault.list([""]);
  expect(vault.some(({ ref }) => ref.includes("/password/"))).toBe(true);
  expect(go.syncs).toBeLessThanOrEqual(go.turns);
  const code = await says(desk.sandbox.phone().at(-1)!.code);
  expect((await desk.cases()).map(({ state }) => state).toSorted()).toEqual(["done", "open"]);
  expect(code.syncs).toBeLessThanOrEqual(code.turns + 1); // the look-up after a create leaves a row of its own
});
