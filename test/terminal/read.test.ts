import { describe, expect, test } from "vitest";
import { isCommand, readLine, readScript, spoken } from "../../adapters/terminal/read.ts";
import type { ShownCard } from "../../src/desk/platform.ts";
import { t } from "../../src/words/words.ts";

const card: ShownCard = {
  caseId: "R-7K2P",
  version: 3,
  world: "real",
  state: "open",
  audience: "owner",
  people: { owner: "terminal:you" },
  question: "R-7K2P.3",
  view: {
    title: t("open.name"),
    body: [],
    choices: [
      { key: "back", label: t("talk.choice-back") },
      { key: "company", label: t("open.type.company") },
      { key: "personal", label: t("open.type.personal") },
      { key: "cancel", label: t("talk.choice-cancel") },
    ],
  },
};

const pressed = (choice: string) => ({ type: "pressed", choice, question: "R-7K2P.3" });
const said = (text: string) => ({ type: "said", text, question: "R-7K2P.3" });

describe("a line typed by a person", () => {
  test.each([
    ["1", "company"],
    [" 2 ", "personal"],
    ["Personal", "personal"],
    ["COMPANY", "company"],
    ["cancel", "cancel"],
    ["cancel request", "cancel"],
  ])("%j presses %s", (line, choice) => {
    expect(readLine(line, card)).toEqual(pressed(choice));
  });

  test.each(["0", "3", "01", "852", "a person", '{"press":"company"}', ""])("%j is said", (line) => {
    expect(readLine(line, card)).toMatchObject(said(line));
  });

  test("a yes is said with the card before the eyes, so that the conversation can take it for a press", () => {
    const go = { key: "go", label: t("open.review.go") };
    const asks = { ...card, view: { ...card.view, choices: [go] } };
    expect(readLine("yes", asks)).toMatchObject({ type: "said", seen: { question: card.question, choices: ["go"] } });
  });

  test("what is typed while nothing is asked carries no question", () => {
    const { question: _, ...working } = card;
    expect(readLine("status", working)).toEqual({
      type: "said",
      text: "status",
      seen: { choices: expect.any(Array) },
    });
  });
});

describe("a line of a script", () => {
  test("presses what it names, even what is not on the card", () => {
    expect(readScript('{"press":"personal"}', card)).toEqual(pressed("personal"));
    expect(readScript('{ "press" : "edit:mail" }', card)).toEqual(pressed("edit:mail"));
  });

  test("a choice's own word presses it; a number is said, because scripts see no numbers", () => {
    expect(readScript("personal", card)).toEqual(pressed("personal"));
    expect(readScript("1", card)).toMatchObject(said("1"));
  });

  test.each(["{not json", '{"press":1}', '{"said":"x"}', "{Secret123!}", "null"])(
    "%j is said, for a password may look like it",
    (line) => {
      expect(readScript(line, card)).toMatchObject(said(line));
    },
  );
});

test("commands are told apart from passwords", () => {
  for (const line of ["help", " Back ", "edit phone", "change e-mail", "cancel", "resend"])
    expect(isCommand(line), line).toBe(true);
  for (const line of ["Secret123!", "edit123!", "help1234!", "backstop"]) expect(isCommand(line), line).toBe(false);
});

test("the command of other platforms works here, and is never an answer", () => {
  expect(spoken("/account edit phone")).toBe("edit phone");
  expect(spoken(" /account status ")).toBe("status");
  for (const line of ["/account", "/account open", "/account Ana Example"]) expect(spoken(line), line).toBe("help");
  for (const line of ["Ana Example", "/accounting", " 2 ", ""]) expect(spoken(line), line).toBe(line);
});
