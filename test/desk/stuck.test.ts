import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { casesCommand } from "../../src/app/commands/cases.ts";
import { createStuckOf } from "../../src/app/commands/stuck.ts";
import { readConfig } from "../../src/app/settings/config.ts";
import { openOffice } from "./office.ts";

const real = {
  TENCENTCLOUD_SECRET_ID: "AKIDexample",
  TENCENTCLOUD_SECRET_KEY: "example",
  FRONTDESK_KEY: "Xh8Qw2Zr7Lk4Vn9Tb3Mc6Yd1Pf5Gs0Ja",
  SMS_COUNTRIES: "HK",
};
const discord = { DISCORD_TOKEN: "t", DISCORD_GUILDS: "900000000000000001", DISCORD_AGENT_ROLES: "*" };

test("the list of cases says what is missing for an open case to go on", async () => {
  const office = await openOffice({ idle: true, world: "real" });
  const open = (flow: string, owner: string) =>
    office.desk.desk.open({ event: randomUUID(), flow, from: { id: owner }, at: owner });
  const ids = {
    official: await open("official", "discord:1:2"),
    discord: await open("open", "discord:1:2"),
    terminal: await open("open", "terminal:you"),
    closed: await open("official", "discord:1:2"),
  };
  await office.desk.desk.tell(ids.closed, { type: "cancelled", id: "cancels", from: { id: "discord:1:2" } });
  const listed = async (env: Record<string, string>, id?: string) => {
    const lines: string[] = [];
    const output = {
      async write(text: string) {
        lines.push(...text.split("\n"));
        return true;
      },
    };
    const stuckOf = createStuckOf(readConfig(env));
    await casesCommand(office.desk.ledger, { id, output, stuckOf });
    return (each: string) =>
      lines
        .find((line) => line.startsWith(each))
        ?.split(/ {2,}/)
        .at(-1) ?? lines.join("\n");
  };
  const without = await listed(real);
  expect(without(ids.official)).toBe("not offered without CHAT_SDK_APP_ID, CHAT_SECRET_KEY");
  expect(without(ids.discord)).toBe("its owner can't be told without DISCORD_TOKEN");
  for (const id of [ids.terminal, ids.closed]) expect(without(id)).toMatch(/Z$/);
  const whole = await listed({ ...real, ...discord, CHAT_SDK_APP_ID: "1400000001", CHAT_SECRET_KEY: "k" });
  for (const id of Object.values(ids)) expect(whole(id)).toMatch(/Z$/);
  expect((await listed(real, ids.official))("none")).toContain("stuck      not offered without CHAT_SDK_APP_ID");
});
