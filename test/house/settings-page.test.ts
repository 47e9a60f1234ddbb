import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { settingNames, settingOf } from "../../src/app/settings/config.ts";
import { secretSettings } from "../../src/app/settings/secret-settings.ts";
import { entriesOf, examples, partsOf, settingsPage, strayExamples } from "../../tools/settings-page.ts";

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
const example = read(".env.example");
const entries = entriesOf(example);

describe("docs/settings.md", () => {
  test("is that of the code (npm run settings writes it)", () => {
    expect(read("docs/settings.md")).toBe(settingsPage(example));
  });

  test("has every setting once, and no other", () => {
    const rows = [...read("docs/settings.md").matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name);
    expect(rows.toSorted()).toEqual(settingNames().toSorted());
  });

  test("marks as secret what is, and a list where one is", () => {
    const marked = [...read("docs/settings.md").matchAll(/^\| `([A-Z_]+)`, secret/gm)].map(([, name]) => name);
    expect(marked.toSorted()).toEqual([...secretSettings].toSorted());
    expect(read("docs/settings.md")).toMatch(/^\| `SMS_COUNTRIES`, a list \|.*\| for real accounts \| `HK,SG,TH` \|$/m);
  });

  test("has an example for each, which is taken as it stands", () => {
    expect(strayExamples()).toEqual([]);
    for (const [name, value] of Object.entries(examples)) {
      const whole = value.replace("…", "0123456789abcdef0123456789abcdef");
      expect(settingOf(name).refuses(whole), `${name}=${value}`).toEqual([]);
    }
  });

  test("says when each is needed, as a desk does", () => {
    const needed = Object.fromEntries(
      [...read("docs/settings.md").matchAll(/^\| `([A-Z_]+)`.*\| ([^|]*) \| `[^|]+` \|$/gm)].map(([, name, when]) => [
        name,
        when,
      ]),
    );
    expect(needed).toMatchObject({
      TENCENTCLOUD_SECRET_ID: "for real accounts",
      FRONTDESK_KEY: "for real accounts",
      SLACK_AGENT_GROUPS: "for real accounts in Slack",
      DISCORD_GUILDS: "for real accounts in Discord",
      APPROVERS: "with `APPROVAL`",
    });
    const required = entries.filter(({ comment }) => comment.startsWith("REQUIRED: ")).map(({ name }) => name);
    expect(required.length).toBeGreaterThan(3);
    for (const name of required) expect(needed[name], name).toBe("for real accounts");
  });

  test("names the defaults that the code has", () => {
    const plain = settingNames().filter((name) => ["string", "number"].includes(typeof settingOf(name).byDefault));
    expect(plain.length).toBeGreaterThan(15);
    for (const name of plain) {
      const { comment } = entries.find((entry) => entry.name === name)!;
      const said = partsOf(comment).byDefault?.split(/[\s,;]/)[0] ?? comment.split(" ").at(-1);
      expect(said, name).toBe(String(settingOf(name).byDefault));
    }
  });
});
