import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { NobodyThere } from "../../src/desk/platform.ts";
import { seeded } from "../seed.ts";
import { type Office, openOffice } from "./office.ts";
import { outage, type Seen } from "./screen.ts";
import { heard } from "./words.ts";

const minute = 60_000;

/** Nobody delivers or does anything in such an office until it is told to. */
const quiet = { idle: true } as const;

async function openCase(office: Office, who = "test:ana"): Promise<string> {
  return office.desk.desk.open({ event: randomUUID(), flow: "open", from: { id: who }, at: who });
}

const said = (office: Office, id: string, text: string, who = "test:ana") =>
  office.desk.desk.tell(id, { type: "said", id: randomUUID(), from: { id: who }, text });

async function drain(office: Office): Promise<void> {
  while ((await office.desk.outbox.drainPosts()) > 0);
}

describe("cards and notices", () => {
  test("only the newest card is delivered, and it is drawn when it is", async () => {
    const office = await openOffice(quiet);
    const id = await openCase(office);
    await said(office, id, "company");
    await drain(office);
    expect(office.screen.cards(id).map(({ version }) => version)).toEqual([2]);
    await drain(office);
    expect(office.screen.cards(id)).toHaveLength(1);
  });

  test("a card that changes while it is being delivered is delivered again", async () => {
    const office = await openOffice(quiet);
    const id = await openCase(office);
    office.screen.weather.onDelivery = async () => {
      office.screen.weather.onDelivery = () => {};
      await said(office, id, "company");
    };
    await drain(office);
    expect(office.screen.cards(id).map(({ version }) => version)).toEqual([1, 2]);
  });

  test("a card that is promised anew and taken again before its last delivery is known to be finished is delivered at once", async () => {
    const office = await openOffice(quiet);
    const { ledger, outbox } = office.desk;
    const id = await openCase(office);
    const finish = ledger.finish;
    ledger.finish = async (job) => {
      ledger.finish = finish;
      const isFinished = await finish(job);
      await said(office, id, "company");
      expect(await outbox.beginPosts()).toBeGreaterThan(0);
      return isFinished;
    };
    await drain(office);
    expect(office.screen.cards(id).map(({ version }) => version)).toEqual([1, 2]);
  });

  test("a post whose lease runs out while it is delivered, and which is taken again meanwhile, is delivered once", async () => {
    const office = await openOffice(quiet);
    const id = await openCase(office);
    await drain(office);
    await said(office, id, "help");
    const { notices } = office.screen;
    const before = notices("test:ana").length;
    office.screen.weather.onDelivery = async () => {
      office.screen.weather.onDelivery = () => {};
      office.pass(10 * minute);
      expect(await office.desk.outbox.beginPosts()).toBeGreaterThan(0);
    };
    await drain(office);
    office.pass(10 * minute);
    await drain(office);
    expect(notices("test:ana")).toHaveLength(before + 1);
  });

  test("versions never go back on anybody's screen, with two desks and slow deliveries", async () => {
    const office = await openOffice();
    await office.second();
    const random = seeded("how slow deliveries are");
    office.screen.weather.onDelivery = () => new Promise((resolve) => setTimeout(resolve, random.between(0, 5)));
    const ana = await office.talk().open();
    await ana.finish();
    await ana.comesTo("done");
    const versions = office.screen.cards(ana.id).map(({ version }) => version);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
  });

  test("a delivery that fails is tried again, and what had arrived is not doubled", async () => {
    const office = await openOffice(quiet);
    const id = await openCase(office);
    await said(office, id, "help");
    let failures = 3;
    office.screen.weather.onDelivery = (what: Seen) => {
      if ("card" in what && failures-- > 0) throw outage(what.at);
    };
    for (let tries = 0; tries < 5; tries += 1) {
      await drain(office);
      office.pass(1_000);
    }
    expect(office.screen.cards(id)).toHaveLength(1);
    expect(office.screen.notices("test:ana")).toHaveLength(1);
    expect(office.logged.filter(({ msg }) => msg === "will try again")).toHaveLength(3);
  });

  test("one case's broken screen holds up nobody else's", async () => {
    const office = await openOffice(quiet);
    const broken = await openCase(office, "test:bo");
    const fine = await openCase(office);
    office.screen.weather.onDelivery = ({ at }) => {
      if (at === "test:bo") throw new Error("no such channel");
    };
    await drain(office);
    expect(office.screen.cards(fine)).toHaveLength(1);
    expect(office.screen.cards(broken)).toHaveLength(0);
    office.screen.weather.onDelivery = () => {};
    office.pass(minute);
    await drain(office);
    expect(office.screen.cards(broken)).toHaveLength(1);
  });

  test("where every post is refused for a minute, the owner hears it elsewhere and the operators do, and it is tried a few times a minute", async () => {
    const office = await openOffice(quiet);
    const { desk } = office.desk;
    const id = await desk.open({ event: "e", flow: "open", from: { id: "test:ana" }, at: "test:room" });
    let tries = 0;
    office.screen.weather.onDelivery = ({ at }) => {
      if (at !== "test:room") return;
      tries += 1;
      throw new Error("not_in_channel");
    };
    const goBy = async (seconds: number) => {
      for (let gone = 0; gone < seconds; gone += 1) {
        await drain(office);
        office.pass(1_000);
      }
    };
    await goBy(45);
    expect([office.screen.notices("test:ana"), office.screen.notices("test:operators")]).toEqual([[], []]);
    await goBy(90);
    expect(heard(office.screen.notices("test:ana"))).toContain(`You can go on with ${id} here`);
    expect(heard(office.screen.notices("test:operators"))).toContain("(not_in_channel)");
    const before = tries;
    await goBy(120);
    expect(tries - before).toBeGreaterThan(0);
    expect(tries - before).toBeLessThan(10);
    expect(
      [office.screen.notices("test:ana"), office.screen.notices("test:operators")].map((told) => told.length),
    ).toEqual([1, 1]);
    office.screen.weather.onDelivery = () => {};
    office.pass(minute);
    await drain(office);
    expect(office.screen.cards(id)).toHaveLength(1);
  });

  test("a slow screen holds up nobody else's", async () => {
    const office = await openOffice(quiet);
    const slow = await openCase(office, "test:bo");
    const fine = await openCase(office);
    let arrive: () => void = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    office.screen.weather.onDelivery = ({ at }) => (at === "test:bo" ? arrived : undefined);
    const drained = drain(office);
    await office.until(() => office.screen.cards(fine)[0]);
    expect(office.screen.cards(slow)).toEqual([]);
    arrive();
    await drained;
    expect(office.screen.cards(slow)).toHaveLength(1);
  });

  test("what waits behind a slow delivery is not delivered by another desk as well", async () => {
    const office = await openOffice(quiet);
    const id = await openCase(office);
    for (const word of ["help", "status", "help"]) await said(office, id, word);
    const other = await office.second({ idle: true });
    let isNested = false;
    office.screen.weather.onDelivery = async () => {
      if (isNested) return;
      isNested = true;
      office.pass(20_000); // two of these outlast a lease
      await other.outbox.drainPosts();
      isNested = false;
    };
    await drain(office);
    expect(office.screen.notices("test:ana")).toHaveLength(3);
    expect(office.screen.cards(id)).toHaveLength(1);
  });

  test("what a dead desk had begun to deliver is delivered by another, once its lease has run out", async () => {
    const office = await openOffice(quiet);
    const id = await openCase(office);
    const gate = office.desk.power.hold("show", "before");
    void office.desk.outbox.drainPosts();
    await gate.reached;
    office.desk.power.cut();
    const other = await office.second({ idle: true });
    expect(await other.outbox.drainPosts()).toBe(0);
    office.pass(31_000);
    expect(await other.outbox.drainPosts()).toBe(1);
    expect(office.screen.cards(id)).toHaveLength(1);
  });

  test("an address that only another desk reads is left to it", async () => {
    const office = await openOffice(quiet);
    const id = await openCase(office, "chat:ana");
    await drain(office);
    expect(office.screen.seen).toEqual([]);
    const platform = { ...office.screen.platform, name: "chat" };
    const other = await office.second({ idle: true, platforms: [platform] });
    office.pass(minute);
    await other.outbox.drainPosts();
    expect(office.screen.cards(id, "chat:ana")).toHaveLength(1);
  });

  test("a post of which this build understands nothing is left to a later one, and told to nobody meanwhile", async () => {
    const office = await openOffice(quiet);
    const id = await openCase(office);
    const theCase = await office.load(id);
    const post = { to: "test:ana", sketch: "a card of tomorrow" } as never;
    const next = { ...theCase, version: theCase.version + 1 };
    const audit = { actor: "test:ana", what: "said" };
    await office.desk.ledger.commit({
      event: "e",
      case: next,
      expect: theCase.version,
      posts: [post],
      effects: [],
      audit,
    });
    const told = () => office.screen.notices("test:ana");
    const before = told();
    for (let goes = 0; goes < 50; goes += 1) {
      await drain(office);
      office.pass(minute);
    }
    expect(told()).toEqual(before);
    expect(office.logged.filter(({ msg }) => msg === "will try again")).toEqual([]);
    const waits = office.inFile((db) => db.prepare("select count(*) as n from outbox where id = 'post:e#0'").get([]));
    expect(waits).toMatchObject({ n: 1 });
  });

  test("an address that nobody reads is given up in the end, and said so in the log", async () => {
    const office = await openOffice(quiet);
    const id = await openCase(office, "chat:ana");
    for (let tries = 0; tries < 40; tries += 1) {
      await drain(office);
      office.pass(2 * minute);
    }
    expect(office.logged.filter(({ case: its, level }) => its === id && level !== "info")).toMatchObject([
      { level: "warn", msg: "nobody reads this address" },
    ]);
  });

  describe("for a place that can't be reached any more", () => {
    const of = (place: string) => `${place} can't be reached any more`;

    /** What the operators were told of it, and that its requests end all the same. */
    async function toldAndEnded(office: Office, ids: string[], drains: number): Promise<string> {
      for (let tries = 0; tries < drains; tries += 1) {
        await drain(office);
        office.pass(2 * minute);
      }
      office.pass(80 * 60 * minute);
      for (let tries = 0; tries < drains; tries += 1) {
        await office.desk.outbox.sweep();
        await drain(office);
        office.pass(2 * minute);
      }
      for (const id of ids) expect(await office.load(id)).toMatchObject({ state: "expired" });
      return heard(office.screen.notices("test:operators"));
    }

    test("the operators hear once, after its platform's token was taken out", async () => {
      const office = await openOffice(quiet);
      const ids = [await openCase(office, "chat:T1:ana"), await openCase(office, "chat:T1:bo")];
      const told = await toldAndEnded(office, ids, 40);
      expect(told.split(of("chat:T1"))).toHaveLength(2);
      for (const id of ids) expect(told).toContain(id);
      expect(told).toContain("2 requests are open there");
    });

    test("the operators hear once, and nothing is tried again, after the app was taken out of it", async () => {
      const tried: string[] = [];
      const gone = async (address: string) => {
        tried.push(address);
        throw new NobodyThere(address, new Error("uninstalled"));
      };
      const office = await openOffice(quiet);
      const elsewhere = { name: "chat", show: gone, call: gone, tell: gone, reveal: gone };
      const { outbox } = await office.second({ platforms: [office.screen.platform, elsewhere] });
      const id = await openCase(office, "chat:T1:ana");
      for (let tries = 0; tries < 5; tries += 1) {
        while ((await outbox.drainPosts()) > 0);
        office.pass(2 * minute);
      }
      expect(tried).toEqual(["chat:T1:ana"]);
      const told = heard(office.screen.notices("test:operators"));
      expect(told.split(of("chat:T1"))).toHaveLength(2);
      expect(told).toContain(id);
    });

    test("the log says so when it is the operators' own place", async () => {
      const office = await openOffice(quiet);
      const { outbox } = await office.second({ roles: { operators: "chat:T1:#ops" } });
      const id = await openCase(office, "chat:T1:ana");
      for (let tries = 0; tries < 40; tries += 1) {
        await outbox.drainPosts();
        office.pass(2 * minute);
      }
      const errors = office.logged.filter(({ level }) => level === "error");
      expect(errors).toMatchObject([{ place: "chat:T1", cases: id }]);
    });
  });

  test("a notice for the operators goes to the place where they read", async () => {
    const office = await openOffice(quiet);
    const id = await openCase(office);
    await said(office, id, "human");
    await drain(office);
    expect(heard(office.screen.notices("test:operators"))).toContain(`${id} needs a person`);
    expect(heard(office.screen.notices("test:ana"))).toContain("needs a hand");
  });
});

describe("a password that the bot made", () => {
  async function doneWithMade(office: Office) {
    const ana = await office.talk().open();
    await ana.goTo("password");
    await ana.press("make");
    await ana.finish();
    await ana.comesTo("done");
    return ana;
  }

  test("is shown once, however often the button is pressed", async () => {
    const office = await openOffice();
    const other = await office.second();
    const ana = await doneWithMade(office);
    const press = (desk = office.desk) =>
      desk.desk.tell(ana.id, { type: "pressed", id: randomUUID(), from: { id: ana.who }, choice: "reveal" });
    await Promise.all([press(), press(other), press(), press(other)]);
    await office.until(() => office.screen.notices(ana.who).length >= 3 || undefined);
    expect(office.screen.secrets(ana.who)).toHaveLength(1);
    expect(heard(office.screen.notices(ana.who))).toContain("It was shown once already");
    expect(office.sealed().filter((name) => name.includes("/password/"))).toEqual([]);
  });

  test("survives a delivery that failed", async () => {
    const office = await openOffice();
    const ana = await doneWithMade(office);
    let failures = 2;
    office.screen.weather.onDelivery = (what) => {
      if ("secret" in what && failures-- > 0) throw outage(what.at);
    };
    await ana.press("reveal");
    await office.until(() => office.screen.secrets(ana.who)[0]);
    expect(office.screen.secrets(ana.who)).toHaveLength(1);
  });

  test("is nobody else's to see", async () => {
    const office = await openOffice();
    const ana = await doneWithMade(office);
    const from = { id: "test:eve" };
    await office.desk.desk.tell(ana.id, { type: "pressed", id: randomUUID(), from, choice: "reveal" });
    await office.desk.runner.delivered();
    expect(office.screen.secrets("test:eve")).toEqual([]);
    await ana.press("reveal");
    await office.until(() => office.screen.secrets(ana.who)[0]);
  });
});

describe("effects", () => {
  test("what a dead desk had begun is taken up by another, once its lease has run out", async () => {
    const office = await openOffice();
    office.desk.power.cutBefore("customersCredit");
    const ana = await office.talk().open();
    await ana.fill({ type: "personal", mail: ana.answers.mail });
    await office.desk.power.gone;
    await office.restart();
    expect(Object.keys((await ana.case()).working ?? {})).toHaveLength(1);
    office.pass(91_000);
    await office.until(async () => Object.keys((await ana.case()).working ?? {}).length === 0 || undefined);
    expect((await ana.case()).answers.lookup).toMatchObject({ seen: false });
  });

  test("are begun by a desk that stops only if it can end them", async () => {
    const office = await openOffice();
    const ana = await office.talk().open();
    await ana.goTo("code");
    const code = await ana.code();
    const gate = office.desk.power.hold("createAccount", "before");
    await ana.say(code);
    await gate.reached;
    const stopped = office.desk.runner.stop();
    gate.open();
    await stopped;
    expect((await ana.case()).state).toBe("done");
    expect(office.books().accounts).toHaveLength(1);
  });

  test("that end after the ledger was closed are logged as failed, and nothing crashes", async () => {
    const office = await openOffice();
    const ana = await office.talk().open();
    const gate = office.desk.power.hold("customersCredit", "after");
    await ana.fill({ type: "personal", mail: ana.answers.mail });
    await gate.reached;
    await office.desk.ledger.close();
    gate.open();
    await office.desk.outbox.idle();
    expect(office.logged).toContainEqual(expect.objectContaining({ msg: "its lease has to run out first" }));
  });
});

test("a named customer has a card of their own, and is the one who sees the password", async () => {
  const office = await openOffice();
  const opening = { event: randomUUID(), flow: "open", from: { id: "test:agent" }, at: "test:agent" };
  const id = await office.desk.desk.open({ ...opening, customer: { id: "test:bo", at: "test:bo" } });
  await office.until(() => office.screen.cards(id, "test:bo")[0]);
  const [theirs, own] = ["test:bo", "test:agent"].map((at) => office.screen.cards(id, at).at(-1)!);
  expect(heard(theirs!.view.body)).toContain("Waiting for test:agent");
  expect(theirs?.view.choices?.map(({ key }) => key)).not.toContain("company");
  expect(own?.view.choices?.map(({ key }) => key)).toContain("company");
});
