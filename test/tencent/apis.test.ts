import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { allFlows } from "../../src/flows/all.ts";
import { durations } from "../../src/flows/durations.ts";
import { services } from "../../src/tencent/apis.ts";
import { apisPage, asked } from "../../tools/apis-page.ts";
import { allCodes, documents } from "./documents.ts";
import createAccount from "./facts/create-account.json" with { type: "json" };
import newer from "./facts/create-account-newer.json" with { type: "json" };
import createIntlPhoneEmail from "./facts/create-intl-phone-email.json" with { type: "json" };
import createOfficialAccount from "./facts/create-official-account.json" with { type: "json" };
import registerUser from "./facts/register-user.json" with { type: "json" };
import sendVerifyCode from "./facts/send-verify-code.json" with { type: "json" };

const flows = allFlows({ countries: [], trades: [], profile: "current" }, durations);
const page = readFileSync("docs/apis.md", "utf8");

/** The rows of every table with this second column, each as its cells. */
function rows(second: string): string[][] {
  const found: string[][] = [];
  let isWanted = false;
  for (const line of page.split("\n")) {
    const cells = line.startsWith("| ")
      ? line
          .slice(2, -2)
          .split(" | ")
          .map((cell) => cell.trim())
      : [];
    if (cells[0] === "API") isWanted = cells[1] === second;
    else if (isWanted && cells.length > 0 && cells[0] !== "---") found.push(cells);
  }
  return found;
}

const unquoted = (cell = "") => cell.replaceAll("`", "");
const parameterRows = rows("Parameter").map(([action, name, where, rule]) => ({
  action,
  name: unquoted(name),
  where,
  rule,
}));
const answerRows = rows("Member").map(([action, name, use]) => ({ action, name: unquoted(name), use }));
const errorRows = rows("Code").map(([action, code, sentence, field, who, made, again]) => ({
  action,
  code: unquoted(code),
  sentence,
  field,
  who,
  made,
  again,
}));

test("the page is the one that the code writes (npm run apis)", () => {
  expect(page).toBe(apisPage());
});

describe("against the documents", () => {
  test("every parameter has one row, and no row is of a parameter that no document has", () => {
    const documented = documents.flatMap(({ action, parameters }) =>
      [...new Set(parameters)].map((name) => `${action}.${name}`),
    );
    const listed = parameterRows.map(({ action, name }) => `${action}.${name}`);
    console.log(
      `parameters with a row: ${documented.filter((each) => listed.includes(each)).length} of ${documented.length}`,
    );
    expect(listed.toSorted()).toEqual(documented.toSorted());
    for (const { rule, name } of parameterRows) expect(rule, name).toMatch(/\w/);
  });

  test("every member of the five documents' answers has one row", () => {
    const pages = [
      { action: "CreateAccount", returns: [...createAccount.returns, ...newer.returns] },
      sendVerifyCode,
      createIntlPhoneEmail,
      registerUser,
      { action: "create_official_account", returns: createOfficialAccount.returns },
    ];
    const documented = pages.flatMap(({ action, returns }) => [
      ...new Set(returns.map(({ name }) => `${action}.${name}`)),
    ]);
    const listed = answerRows.map(({ action, name }) => `${action}.${name}`);
    const ofFive = listed.filter((each) => pages.some(({ action }) => each.startsWith(`${action}.`)));
    console.log(
      `members of answers with a row: ${documented.filter((each) => listed.includes(each)).length} of ${documented.length}`,
    );
    expect(ofFive.toSorted()).toEqual(documented.toSorted());
  });

  test("every error code has a row for its API", () => {
    const has = ({ action, code }: { action: string; code: string }) =>
      errorRows.some((row) => row.code === code && (row.action === action || row.action === "any"));
    const without = allCodes.filter((each) => !has(each));
    console.log(`error codes with a row: ${allCodes.length - without.length} of ${allCodes.length}`);
    expect(without).toEqual([]);
  });

  test("no code has two rows for one API", () => {
    const keys = errorRows.map(({ action, code }) => `${action} ${code}`);
    expect(keys).toEqual([...new Set(keys)]);
  });

  test("every limit of the documents stands in its parameter's rule", () => {
    type Limited = {
      name: string;
      minLength?: number;
      maxLength?: number;
      maxBytes?: number;
      values?: unknown[];
      forbidden?: string[];
    };
    const limited: [string, Limited[]][] = [
      ["CreateAccount", [...createAccount.parameters, ...newer.parameters]],
      ["SendVerifyCode", sendVerifyCode.parameters],
      ["CreateIntlPhoneEmail", createIntlPhoneEmail.parameters],
      ["create_official_account", createOfficialAccount.parameters],
    ];
    for (const [action, parameters] of limited) {
      for (const { name, minLength, maxLength, maxBytes, values, forbidden } of parameters) {
        const { rule } = parameterRows.find((row) => row.action === action && row.name === name) ?? {};
        const numbers = [minLength, maxLength, maxBytes, ...(values ?? []), ...(forbidden ?? [])];
        for (const limit of numbers)
          if (limit !== undefined) expect(rule, `${action}.${name}`).toMatch(new RegExp(`\\b${limit}\\b`));
      }
    }
  });
});

test("each row of an error says something, who acts and when it may go out again", () => {
  for (const { code, sentence, field, who, made, again } of errorRows) {
    expect(sentence, code).toMatch(/^[A-Z].*\.$/);
    expect([who, made, again], code).not.toContain("");
    if (again === "with another answer" && field === "")
      expect(sentence, code).toMatch(/look (your answers|them) over/);
  }
});

test("what is asked is asked for a parameter that there is", () => {
  const listed = parameterRows.map(({ action, name }) => `${action}.${name}`);
  for (const key of Object.keys(asked)) expect(listed).toContain(key);
  const shown = parameterRows.filter(({ where }) => where !== "");
  expect(shown).toHaveLength(Object.keys(asked).length);
});

test("what is asked is asked in a step that there is, and every answer that a person gives goes somewhere", () => {
  const given = Object.values(asked).map(({ flow, step }) => `${flow}: ${step}`);
  const answered = flows.flatMap(({ id, steps }) =>
    steps.filter(({ kind }) => kind === "ask" || kind === "secret").map(({ key }) => `${id}: ${key}`),
  );
  const ofTheTalkAlone = ["classroom: task"]; // chooses which of two calls is made
  expect([...new Set(given), ...ofTheTalkAlone].toSorted()).toEqual(answered.toSorted());
});

test("a parameter that nobody is asked for says what the bot puts there, or that it stays out", () => {
  for (const { name, where, rule } of parameterRows) {
    if (where === "") expect(rule, name).toMatch(/\bthe bot\b|never sent|may be left out/);
  }
});

test("the page names every service and every rate", () => {
  for (const { name, apis } of services) {
    expect(page).toContain(`## ${name}\n`);
    for (const { action, perSecond } of apis) expect(page).toContain(`${action} ${perSecond}`);
  }
});
