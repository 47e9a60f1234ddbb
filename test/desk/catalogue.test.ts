import { expect, test } from "vitest";
import { loadCatalogue } from "../../src/desk/kinds-offered.ts";
import type { Office } from "./office.ts";
import { openOffice } from "./office.ts";

function load({ desk }: Office, given: Partial<Parameters<typeof loadCatalogue>[0]> = {}) {
  const { accounts, vault, log } = desk;
  return loadCatalogue({ api: accounts, vault, world: "practice", profile: "auto", log, ...given });
}

test("Tencent's lists are asked for once, and kept sealed for others on the same files", async () => {
  const office = await openOffice({ idle: true });
  const lists = await load(office);
  expect(lists).toMatchObject({ profile: "current" });
  expect(lists.trades).toContainEqual(
    expect.objectContaining({
      name: "Games",
      names: { zh: "游戏" },
      children: expect.arrayContaining([{ id: "kghy_0402", name: "PC games", names: { zh: "电脑游戏" } }]),
    }),
  );
  expect(lists.countries).toContainEqual(expect.objectContaining({ area: "HK", dial: "852" }));
  await office.second({ idle: true });
  expect(office.books().calls).toMatchObject({ GetCountryCodes: 1, GetTradeConfigList: 2 });
});

test("without Tencent the built-in countries are used, and the next desk that needs the lists asks again", async () => {
  const office = await openOffice({ idle: true });
  await office.desk.vault.drop("catalogue:practice");
  const down = { tencent: { ...office.sandbox, url: "http://127.0.0.1:9" } };
  const lonely = await office.second({ idle: true, ...down });
  const lists = await load(office, { api: lonely.accounts });
  expect(lists.countries.length).toBeGreaterThan(200);
  expect(lists.trades).toEqual([]);
  expect(office.logged).toContainEqual(
    expect.objectContaining({ level: "warn", countries: "not-sent", industries: "not-sent" }),
  );
  expect((await load(office)).profile).toBe("current");
});

test("desks that start together, and ask more often than Tencent allows, all get its lists", async () => {
  const office = await openOffice({ idle: true, sandbox: { rates: true } });
  await office.desk.vault.drop("catalogue:practice");
  const all = await Promise.all(Array.from({ length: 8 }, () => load(office)));
  expect(all.map(({ profile, trades }) => [profile, trades.length > 0])).toEqual(all.map(() => ["current", true]));
  expect(office.logged.filter(({ level }) => level === "warn")).toEqual([]);
});

test("the profile can be set, and the countries named that texts may go to", async () => {
  const office = await openOffice({ idle: true });
  expect(await load(office, { profile: "2024", only: ["HK", "SG"] })).toMatchObject({
    profile: "2024",
    served: ["HK", "SG"],
  });
  expect(await load(office)).not.toHaveProperty("served");
});
