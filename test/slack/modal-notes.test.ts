import { Keyv, type StoredData } from "keyv";
import { expect, onTestFinished, test } from "vitest";
import { createOpenModals } from "../../adapters/slack/show/modals.ts";
import { createMemory } from "../../src/desk/memory.ts";
import { SqliteStore } from "../../src/vault/sqlite-store.ts";
import { createVault } from "../../src/vault/vault.ts";
import { databaseFile, keys } from "../ledger/files.ts";

/** A store that lets somebody else do something between what it reads and what its reader makes of that. */
class WaitingStore extends SqliteStore {
  meanwhile: (() => Promise<unknown>) | undefined;

  override async get<Value>(key: string): Promise<StoredData<Value> | undefined> {
    const found = await super.get<Value>(key);
    const work = this.meanwhile;
    this.meanwhile = undefined;
    await work?.();
    return found;
  }
}

const mei = "slack:T1:U1";

/** Two desks' notes of who has which modal open, on one store. The second desk's store waits where it is told to. */
function twoDesks() {
  const file = databaseFile();
  const stores = [new SqliteStore(file), new WaitingStore(file)] as const;
  onTestFinished(async () => {
    for (const store of stores) await store.disconnect();
  });
  let now = 1_000;
  const notesOn = (store: SqliteStore) =>
    createOpenModals(createMemory(createVault({ keyv: new Keyv({ store, throwOnErrors: true }), keys })), () => now++);
  return { one: notesOn(stores[0]), other: notesOn(stores[1]), store: stores[1] };
}

test("a press noted by one desk while another notes what it has drawn is not lost, and what the modal shows is not certain then", async () => {
  const { one, other, store } = twoDesks();
  await one.opened(mei, { view: "V1", caseId: "R-7K2P", kind: "card", digest: "old", hash: "1" });
  const seen = (await other.at(mei, "V1"))!;
  store.meanwhile = () => one.used(mei, { view: "V1", caseId: "R-7K2P", kind: "form", at: 2_000, hash: "2" });
  await other.shows(mei, seen, { kind: "card", digest: "drawn", hash: "3" });
  expect(await one.at(mei, "V1")).toEqual({ view: "V1", caseId: "R-7K2P", kind: "form", at: 2_000 });
});

test("two modals that two desks note at once are both known", async () => {
  const { one, other, store } = twoDesks();
  store.meanwhile = () => one.opened(mei, { view: "V1", caseId: "R-7K2P", kind: "card" });
  await other.opened(mei, { view: "V2", caseId: "R-8M3Q", kind: "form" });
  expect((await one.of(mei)).map(({ view }) => view).toSorted()).toEqual(["V1", "V2"]);
});

test("a modal closed while another desk notes something in it stays closed", async () => {
  const { one, other, store } = twoDesks();
  await one.opened(mei, { view: "V1", caseId: "R-7K2P", kind: "card" });
  store.meanwhile = () => one.closed(mei, "V1");
  await other.tells(mei, "V1", { key: "talk.moved-on" });
  expect(await one.of(mei)).toEqual([]);
});

test("a secret shown by one desk is not drawn over by another that noted something else meanwhile", async () => {
  const { one, other, store } = twoDesks();
  await one.opened(mei, { view: "V1", caseId: "R-7K2P", kind: "card" });
  store.meanwhile = () => one.reveals(mei, "V1");
  await other.tells(mei, "V1", { key: "talk.moved-on" });
  expect((await one.at(mei, "V1"))?.kind).toBe("reveal");
});

test("a press taken by a desk whose clock is behind is still newer than what was drawn before it", async () => {
  const { one, other } = twoDesks();
  await one.opened(mei, { view: "V1", caseId: "R-7K2P", kind: "card", digest: "old", hash: "1" });
  const seen = (await one.at(mei, "V1"))!;
  await other.used(mei, { view: "V1", caseId: "R-7K2P", kind: "card", at: seen.at - 500, hash: "2" });
  await one.shows(mei, seen, { kind: "card", digest: "drawn", hash: "3" });
  expect((await one.at(mei, "V1"))?.digest).toBeUndefined();
});
