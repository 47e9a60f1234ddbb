import { describe, expect, test } from "vitest";
import { type Office, openOffice } from "../desk/office.ts";
import { type Answers, type Request, request } from "../desk/request.ts";
import { heard } from "../desk/words.ts";

const minute = 60_000;

async function reviewing(office: Office, answers: Answers = {}): Promise<Request> {
  const ana = await request(office, "classroom", {
    task: "new",
    originId: "ana-2026",
    name: "Ana Example",
    ...answers,
  });
  await ana.goTo("review");
  return ana;
}

async function registering(office: Office, answers: Answers = {}): Promise<Request> {
  const ana = await reviewing(office, answers);
  await ana.press("go");
  return ana;
}

async function withoutId(office: Office, name: string): Promise<Request> {
  const ana = await request(office, "classroom", { task: "new", name });
  await ana.goTo("review");
  await ana.press("go");
  return ana;
}

async function keyOf(ana: Request) {
  const { id, opened } = await ana.case();
  return `frontdesk-${id}-${opened.toString(36)}`;
}

async function wait(office: Office, key: string, minutes: number) {
  for (let passed = 0; passed < minutes; passed += 1) {
    await office.looked([key], "lcic");
    office.pass(minute);
  }
  return office.looked([key], "lcic");
}

/** Presses for the token, and waits until it is shown. */
async function reveal(office: Office, ana: Request): Promise<string> {
  await ana.press("reveal");
  return office.until(() => office.screen.secrets(ana.who).at(-1));
}

test("a user is registered once, and the token is shown once, to the owner alone", async () => {
  const office = await openOffice();
  const ana = await registering(office, { avatar: "https://example.com/logo.png" });
  const { answers } = await ana.comesTo("done");
  const { classroomUsers, calls } = office.books();
  expect(classroomUsers).toMatchObject([
    { originId: "ana-2026", name: "Ana Example", avatar: "https://example.com/logo.png", tokens: 1 },
  ]);
  expect(calls.RegisterUser).toBe(1);
  expect(answers.user).toMatchObject({ userId: classroomUsers[0]?.userId, originId: "ana-2026" });

  await ana.tell({ type: "pressed", choice: "reveal" }, { id: "test:eve" });
  const token = await reveal(office, ana);
  expect(token).toMatch(/^[0-9a-f]{48}$/);
  await office.until(() => (office.sealed().some((name) => name.includes("secret")) ? undefined : true));
  await ana.tell({ type: "pressed", choice: "reveal" });
  expect(heard([await office.until(() => office.screen.notices(ana.who).at(-1))])).toContain("shown once already");
  expect(office.screen.secrets(ana.who)).toEqual([token]);
  expect(office.screen.secrets("test:eve")).toEqual([]);
});

test("the token is in no case, no audit chain and no log, and sealed until it is shown", async () => {
  const office = await openOffice();
  const ana = await registering(office);
  await ana.comesTo("done");
  const chain: string[] = [];
  for await (const row of office.desk.ledger.audit()) chain.push(JSON.stringify(row));
  const everywhere = [
    JSON.stringify(await ana.case()),
    chain.join(),
    JSON.stringify(office.logged),
    JSON.stringify(office.screen.cards(ana.id)),
    office.inFile((db) => JSON.stringify(db.prepare("select value from vault").all([]))),
    office.inFile((db) => JSON.stringify(db.prepare("select hex(body) from cases").all([]))),
  ].join();
  const token = await reveal(office, ana);
  for (const form of [token, Buffer.from(token).toString("base64"), Buffer.from(token).toString("hex").toUpperCase()]) {
    expect(everywhere).not.toContain(form);
  }
});

test("without an id of one's own, one is made from the case and shown", async () => {
  const office = await openOffice();
  const ana = await withoutId(office, "Ana Example");
  await ana.comesTo("done");
  expect(office.books().classroomUsers).toMatchObject([{ originId: await keyOf(ana) }]);
  expect(ana.card().view.fields).toContainEqual(expect.objectContaining({ key: "originId", value: await keyOf(ana) }));
});

describe("a new token", () => {
  test("lets the same user in, and is shown once like the first", async () => {
    const office = await openOffice();
    const ana = await registering(office);
    await ana.comesTo("done");
    const first = await reveal(office, ana);
    const again = await request(office, "classroom", { task: "token", whose: "ana-2026" });
    await again.goTo("review");
    await again.press("go");
    const { answers } = await again.comesTo("done");
    const { classroomUsers } = office.books();
    expect(classroomUsers).toMatchObject([{ tokens: 2 }]);
    expect(answers.user).toMatchObject({ userId: classroomUsers[0]?.userId });
    await again.press("reveal");
    const [, second] = await office.until(() => {
      const seen = office.screen.secrets(again.who);
      return seen.length === 2 ? seen : undefined;
    });
    expect(second).not.toBe(first);
  });

  test("for an id that nobody has: only the id is asked again", async () => {
    const office = await openOffice();
    await (await registering(office)).comesTo("done");
    const ana = await request(office, "classroom", { task: "token", whose: "ana-2062" });
    await ana.goTo("review");
    await ana.press("go");
    const { view } = await ana.asks("whose");
    expect(heard(view.body)).toContain("I can't find anybody with that ID here, so nothing was changed.");
    await ana.say("ana-2026");
    await ana.goTo("review");
    await ana.press("go");
    await ana.comesTo("done");
  });

  test("while the service is down it is asked for again, and then refused calmly", async () => {
    const office = await openOffice();
    const ana = await request(office, "classroom", { task: "token", whose: "ana-2026" });
    await ana.goTo("review");
    const gate = office.desk.power.hold("loginOriginId", "before");
    await ana.press("go");
    await gate.reached;
    await office.sandbox.close();
    gate.open();
    const shown = await office.passUntil(500, async () =>
      (await ana.case()).pending?.key === "user" ? ana.asks("user") : undefined,
    );
    expect(heard(shown.view.body)).toContain("can't reach Tencent right now");
  });
});

describe("an error that a person can correct asks only for that answer again", () => {
  test("for an id that somebody has", async () => {
    const office = await openOffice();
    await (await registering(office, { name: "Bo Example" })).comesTo("done");
    const ana = await registering(office);
    const { view } = await ana.asks("originId");
    expect(heard(view.body)).toContain("Somebody in this classroom application already has that ID");
    expect(office.books().calls.LoginOriginId, "nobody asks for a stranger's token").toBeUndefined();
    await ana.say("ana-2027");
    await ana.goTo("review");
    await ana.press("go");
    await ana.comesTo("done");
    expect(office.books().classroomUsers.map(({ originId }) => originId)).toEqual(["ana-2026", "ana-2027"]);
  });

  test("but the wrong application needs an operator", async () => {
    const office = await openOffice();
    const ana = await registering(office, { originId: "refuse.SdkAppId" });
    const { view } = await ana.asks("user");
    expect(heard(view.body)).toContain("I've told the team that runs this bot.");
    const card = await office.until(() => office.screen.cards(ana.id, "test:operators").at(-1));
    expect(heard(card.view.body)).toContain("Check LCIC_SDK_APP_ID.");
  });
});

test("edited at the review, the user is made as shown last; cancelled, none is", async () => {
  const office = await openOffice();
  const ana = await reviewing(office);
  await ana.press("edit:name");
  await ana.asks("name");
  await ana.say("Ana Beispiel");
  await ana.asks("review");
  const bo = await reviewing(office, { originId: "bo-2026" });
  await bo.tell({ type: "cancelled" });
  await bo.comesTo("cancelled");
  await ana.press("go");
  await ana.comesTo("done");
  expect(office.books().classroomUsers).toMatchObject([{ name: "Ana Beispiel" }]);
});

test("after a power cut in the middle, the user is found by its id, with a token to show", async () => {
  const office = await openOffice();
  const ana = await reviewing(office);
  await office.restart();
  await ana.asks("review");
  office.desk.power.cutAfter("registerUser");
  void ana.press("go");
  await office.desk.power.gone;
  await office.restart();
  office.pass(2 * minute);
  await ana.comesTo("done");
  expect(office.books()).toMatchObject({ classroomUsers: [{ originId: "ana-2026" }], calls: { RegisterUser: 1 } });
  expect(await reveal(office, ana)).toMatch(/^[0-9a-f]{48}$/);
});

describe("an answer that got lost", () => {
  test.each(["cut.after-1", "torn.after-1"])(
    "%s: the user is found by its id, and its token shown",
    async (originId) => {
      const office = await openOffice();
      const ana = await registering(office, { originId });
      await ana.comesTo("done");
      expect(office.books().calls.RegisterUser).toBe(1);
      expect(await reveal(office, ana)).toMatch(/^[0-9a-f]{48}$/);
    },
  );

  test("once it is believed not made, a press tries again with the same id", async () => {
    const office = await openOffice();
    const ana = await registering(office, { originId: "cut.before-1" });
    await ana.comesTo("unknown");
    await wait(office, "cut.before-1", 3);
    expect(await office.attempts("cut.before-1", "lcic")).toMatchObject([{ state: "unknown", empties: 0 }]);
    office.pass(12 * minute);
    await wait(office, "cut.before-1", 3);
    const { view } = await ana.asks("user");
    expect(heard(view.body)).toContain("The user wasn't made: I looked until it was certain.");
    await ana.press("go");
    await ana.comesTo("done");
    expect(office.books().classroomUsers).toMatchObject([{ originId: "cut.before-1" }]);
  });

  test("the id is taken, on the try after an unknown one: it is ours, by its id and name", async () => {
    const office = await openOffice({ sandbox: { lateIndexMs: 20 * minute } });
    const ana = await registering(office, { originId: "lag.after-1" });
    await ana.comesTo("unknown");
    office.pass(15 * minute);
    await wait(office, "lag.after-1", 3);
    await ana.asks("user");
    await ana.press("go");
    await ana.comesTo("unknown");
    expect((await office.attempts("lag.after-1", "lcic"))[1]).toMatchObject({ code: "FailedOperation.OriginIdExists" });
    await wait(office, "lag.after-1", 4);
    await ana.comesTo("done");
    expect(office.books().classroomUsers).toHaveLength(1);
  });

  test("a look-up for an attempt that was given up meanwhile leaves the user to the next attempt, which has made it", async () => {
    const [id, office] = ["cut.before-1", await openOffice()];
    const ana = await registering(office, { originId: id });
    await ana.comesTo("unknown");
    const slow = office.desk.power.hold("loginOriginId", "before");
    office.pass(minute);
    await slow.reached;
    const other = await office.second();
    await office.passUntil(minute, async () => (await office.attempts(id, "lcic"))[0]?.state === "absent" || undefined);
    await ana.asks("user");

    const answers = [office.desk, other].map(({ power }) => power.hold("registerUser", "after"));
    await ana.press("go");
    await Promise.race(answers.map(({ reached }) => reached));
    const over = office.desk.power.hold("claimAttempts", "before");
    slow.open();
    await over.reached;
    over.open();
    for (const answer of answers) answer.open();
    await ana.comesTo("done");
    expect((await office.attempts(id, "lcic")).map(({ state }) => state)).toEqual(["absent", "done"]);
  });

  test("somebody else's user under an id that a person chose is for a person to judge, never given out", async () => {
    const office = await openOffice();
    await (await registering(office, { originId: "cut.before-2", name: "Bo Example" })).comesTo("unknown");
    // another desk registers that id meanwhile
    const { tencent, id } = { tencent: office.desk, id: "cut.before-2" };
    await tencent.classrooms.registerUser({ sdkAppId: office.sandbox.lcic.sdkAppId, originId: id, name: "Eve" });
    const [attempt] = await office.passUntil(minute, async () => {
      const attempts = await office.attempts(id, "lcic");
      return attempts[0]?.state === "manual" ? attempts : undefined;
    });
    expect(attempt).toMatchObject({ state: "manual" });
    expect(office.screen.seen.some((seen) => "secret" in seen)).toBe(false);
  });
});
