import { describe, expect, test } from "vitest";
import { type Office, openOffice } from "../desk/office.ts";
import { type Answers, type Request, request } from "../desk/request.ts";
import { heard } from "../desk/words.ts";

const minute = 60_000;

async function reviewing(office: Office, answers: Answers = {}): Promise<Request> {
  const ana = await request(office, "official", { owner: "mei-shop", name: "Mei's flower shop", ...answers });
  await ana.goTo("review");
  return ana;
}

async function making(office: Office, answers: Answers = {}): Promise<Request> {
  const ana = await reviewing(office, answers);
  await ana.press("go");
  return ana;
}

async function attemptsOf(office: Office, ana: Request) {
  const { id, opened } = await ana.case();
  return office.attempts(`@TOA#_${id}-${opened.toString(36)}`, "chat");
}

/** Lets minutes go by, and every look that is due be taken. */
async function wait(office: Office, ana: Request, minutes: number) {
  const { id, opened } = await ana.case();
  const key = `@TOA#_${id}-${opened.toString(36)}`;
  for (let passed = 0; passed < minutes; passed += 1) {
    await office.looked([key], "chat");
    office.pass(minute);
  }
  return office.looked([key], "chat");
}

test("an official account with everything that was given, under an id made from the case", async () => {
  const office = await openOffice();
  const given = {
    name: "花店 Mei",
    introduction: "Fresh flowers every day",
    face: "https://example.com/logo.png",
    organization: "Example Limited",
    subscribers: "5,000",
    custom: "shop=12",
  };
  const ana = await making(office, given);
  const { answers, id } = await ana.comesTo("done");
  const { officialAccounts, imported, calls } = office.books();
  expect(officialAccounts).toMatchObject([
    {
      owner: "mei-shop",
      name: "花店 Mei",
      introduction: "Fresh flowers every day",
      avatar: "https://example.com/logo.png",
      organization: "Example Limited",
      mostSubscribers: 5000,
      custom: "shop=12",
    },
  ]);
  expect(officialAccounts[0]?.id).toMatch(new RegExp(`^@TOA#_${id}-[a-z0-9]+$`));
  expect(answers.official).toMatchObject({ id: officialAccounts[0]?.id });
  expect(imported).toContainEqual(expect.objectContaining({ userId: "mei-shop" }));
  expect(calls.create_official_account).toBe(1);
});

describe("the owner", () => {
  test("who is new to the application is named as new, and imported with the name given, before anything is made", async () => {
    const office = await openOffice();
    const ana = await reviewing(office, { nick: "Mei" });
    expect(heard(ana.card().view.fields!.flatMap(({ value }) => (typeof value === "string" ? [] : [value])))).toContain(
      "mei-shop (new to the Chat application)",
    );
    expect(office.books().imported.map(({ userId }) => userId)).not.toContain("mei-shop");
    await ana.press("go");
    await ana.comesTo("done");
    expect(office.books().imported).toContainEqual(expect.objectContaining({ userId: "mei-shop", nick: "Mei" }));
  });

  test("whom the application knows is not asked about again", async () => {
    const office = await openOffice();
    await (await making(office)).comesTo("done");
    const bo = await reviewing(office, { name: "Second shop" });
    expect((await bo.case()).answers.nick).toBeUndefined();
    await bo.press("go");
    await bo.comesTo("done");
    expect(office.books().calls.account_import).toBe(1);
  });

  test.each(["import.error-mei", "import.cut-mei"])(
    "%s: taking in is asked for again, as it can't happen twice",
    async (owner) => {
      const office = await openOffice();
      const ana = await making(office, { owner, nick: "Mei" });
      await office.passUntil(500, async () => ((await ana.case()).state === "done" ? true : undefined));
      expect(office.books().imported.filter(({ userId }) => userId === owner)).toHaveLength(1);
      expect(office.books().officialAccounts).toHaveLength(1);
    },
  );

  test("who could not be checked at first is checked again before anything is made, and never taken in unasked", async () => {
    const office = await openOffice();
    const ana = await making(office, { owner: "check.error-mei" });
    await ana.asks("nick");
    expect(office.books().imported.map(({ userId }) => userId)).not.toContain("check.error-mei");
    await ana.goTo("review");
    await ana.press("go");
    await ana.comesTo("done");
    expect(office.books().officialAccounts).toMatchObject([{ owner: "check.error-mei" }]);
  });

  test("for whom the plan has no room stops the create, and an operator must act", async () => {
    const office = await openOffice();
    const ana = await making(office, { owner: "import.full-mei" });
    const { view } = await ana.asks("official");
    expect(heard(view.body)).toContain("so the owner wasn't added and nothing was made");
    expect(office.books().officialAccounts).toEqual([]);
    expect(await attemptsOf(office, ana)).toEqual([]);
  });
});

describe("an error that a person can correct asks only for that answer again", () => {
  test("twelve bytes too many", async () => {
    const office = await openOffice();
    const ana = await request(office, "official", { owner: "mei-shop" });
    await ana.goTo("name");
    await ana.say("花".repeat(54));
    await office.until(() => (heard(ana.card().view.body).includes("12 bytes too many") ? true : undefined));
    await ana.say("花".repeat(50));
    await ana.goTo("review");
    await ana.press("go");
    await ana.comesTo("done");
    expect(office.books().officialAccounts[0]?.name).toBe("花".repeat(50));
  });

  test("an owner that Tencent does not know after all", async () => {
    const office = await openOffice();
    const ana = await making(office, { owner: "refuse.70107-mei" });
    await ana.asks("owner");
    await ana.say("mei-shop");
    await ana.goTo("review");
    await ana.press("go");
    await ana.comesTo("done");
    expect(office.books().officialAccounts).toMatchObject([{ owner: "mei-shop" }]);
  });

  test.each([
    ["131000", "aren't switched on for our Chat application"],
    ["130010", "as many official accounts as its plan allows"],
    ["60020", "has run out"],
  ])("%s: no answer is blamed, and an operator must act", async (code, words) => {
    const office = await openOffice();
    const ana = await making(office, { owner: `refuse.${code}-mei` });
    const { view } = await ana.asks("official");
    expect(heard(view.body)).toContain(words);
    expect(await attemptsOf(office, ana)).toMatchObject([{ state: "refused", code }]);
  });

  test("too fast: a person tries again in a moment", async () => {
    const office = await openOffice();
    const ana = await making(office, { owner: "refuse.60007-mei" });
    const { view } = await ana.asks("official");
    expect(heard(view.body)).toContain("It's worth another try from");
  });
});

test("edited at the review, it is made as it was shown last", async () => {
  const office = await openOffice();
  const ana = await reviewing(office);
  await ana.press("edit:name");
  await ana.asks("name");
  await ana.say("Mei's garden");
  await ana.asks("review");
  await ana.press("go");
  await ana.comesTo("done");
  expect(office.books().officialAccounts).toMatchObject([{ name: "Mei's garden" }]);
});

test("cancelled at the review, nothing is made and nobody is taken in", async () => {
  const office = await openOffice();
  const ana = await reviewing(office, { nick: "Mei" });
  await ana.tell({ type: "cancelled" });
  await ana.comesTo("cancelled");
  expect(office.books().officialAccounts).toEqual([]);
  expect(office.books().imported.map(({ userId }) => userId)).not.toContain("mei-shop");
});

test("after a power cut in the middle, one account is found again by its id", async () => {
  const office = await openOffice();
  const ana = await reviewing(office);
  await office.restart();
  await ana.asks("review");
  office.desk.power.cutAfter("createOfficialAccount");
  void ana.press("go");
  await office.desk.power.gone;
  await office.restart();
  office.pass(2 * minute);
  await ana.comesTo("done");
  expect(office.books().officialAccounts).toHaveLength(1);
  expect(office.books().calls.create_official_account).toBe(1);
});

describe("an answer that got lost", () => {
  test("the account is found by its id", async () => {
    const office = await openOffice();
    const ana = await making(office, { owner: "cut.after-mei" });
    const { answers } = await ana.comesTo("done");
    expect(answers.official).toMatchObject({ id: office.books().officialAccounts[0]?.id });
    expect(office.books().calls.create_official_account).toBe(1);
  });

  test("once it is believed not made, a press tries again with the same id", async () => {
    const office = await openOffice();
    await office.trust("get_official_account_info", "chat");
    const ana = await making(office, { owner: "cut.before-mei" });
    await ana.comesTo("unknown");
    await wait(office, ana, 3);
    expect(await attemptsOf(office, ana)).toMatchObject([{ state: "unknown", empties: 0 }]);
    office.pass(12 * minute);
    await wait(office, ana, 3);
    const { view } = await ana.asks("official");
    expect(heard(view.body)).toContain("wasn't made: I looked until it was certain.");
    expect(office.books().officialAccounts).toEqual([]);
    await ana.press("go");
    await ana.comesTo("done");
    const [first, second] = await attemptsOf(office, ana);
    expect([first?.state, second?.state]).toEqual(["absent", "done"]);
    expect(office.books().officialAccounts).toMatchObject([{ id: second?.naturalKey }]);
  });

  test("in use already, on the try after an unknown one, is recognised as ours", async () => {
    const office = await openOffice({ sandbox: { lateIndexMs: 20 * minute } });
    await office.trust("get_official_account_info", "chat");
    const ana = await making(office, { owner: "lag.after-mei" });
    await ana.comesTo("unknown");
    office.pass(15 * minute);
    await wait(office, ana, 3);
    await ana.asks("official");
    await ana.press("go");
    await ana.comesTo("unknown");
    const [, second] = await attemptsOf(office, ana);
    expect(second).toMatchObject({ code: "130008" });
    await wait(office, ana, 4);
    const { answers } = await ana.comesTo("done");
    expect(office.books().officialAccounts).toHaveLength(1);
    expect(answers.official).toMatchObject({ id: office.books().officialAccounts[0]?.id });
  });

  test("in use already on the first try is ours, as nobody else can have an id made from the case", async () => {
    const office = await openOffice();
    const ana = await making(office, { owner: "registered.after-mei" });
    await ana.comesTo("done");
    expect(await attemptsOf(office, ana)).toMatchObject([{ state: "done" }]);
    expect(office.books().officialAccounts).toHaveLength(1);
  });

  test("our id with another owner is for a person to judge", async () => {
    const office = await openOffice();
    const ana = await making(office, { owner: "cut.before-mei" });
    await ana.comesTo("unknown");
    const [{ naturalKey: id } = { naturalKey: "" }] = await attemptsOf(office, ana);
    await office.desk.officials!.accountImport({ userId: "eve" });
    await office.desk.officials!.createOfficialAccount({ id, owner: "eve", name: "Eve's shop" });
    await office.passUntil(minute, async () =>
      (await attemptsOf(office, ana))[0]?.state === "manual" ? true : undefined,
    );
    expect((await ana.case()).state).toBe("open");
  });

  test("in use already and nowhere to be seen is not called absent: a person is asked", async () => {
    const office = await openOffice();
    await office.trust("get_official_account_info", "chat");
    const ana = await making(office, { owner: "registered.before-mei" });
    await ana.comesTo("unknown");
    office.pass(20 * minute);
    await ana.comesTo("manual");
    expect(await attemptsOf(office, ana)).toMatchObject([{ state: "manual", code: "130008", empties: 0 }]);
  });
});
