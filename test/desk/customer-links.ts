import { randomUUID } from "node:crypto";
import { Keyv } from "keyv";
import { describe, expect, test } from "vitest";
import { card } from "../../src/conversation/shown/card.ts";
import { advance } from "../../src/conversation/turn/advance.ts";
import type { FromPerson, Text } from "../../src/conversation/types.ts";
import { createLinks } from "../../src/desk/customer-links.ts";
import { createDesk } from "../../src/desk/desk.ts";
import type { Links, Made } from "../../src/desk/links.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { createVault } from "../../src/vault/vault.ts";
import { say } from "../../src/words/words.ts";
import { flow } from "../../tools/simulate/world.ts";
import { keys } from "../ledger/files.ts";
import type { Open } from "../ledger/opened.ts";
import { collect, start } from "../ledger/turns.ts";

const hour = 60 * 60_000;
const ana = { id: "slack:T1:U9" };
const person = { gesture: true };
const [phone, laptop] = ["a secret of the phone", "a secret of the laptop"];

type Said = FromPerson extends infer E ? (E extends FromPerson ? Omit<E, "id" | "from"> : never) : never;

/** What a customer's link is and does, on any ledger. */
export function linkLife(name: string, openLedger: Open): void {
  async function begin() {
    const { ledger, reopen, clock } = await openLedger();
    const vault = createVault({ keyv: new Keyv({ throwOnErrors: true }), keys });
    const [one, other] = [deskOn(ledger), deskOn(await reopen())];
    const id = await one.desk.open({
      ...{ event: randomUUID(), flow: "open", from: ana, at: "slack:T1:D7" },
      facts: { masks: false },
    });

    function deskOn(its: Ledger) {
      const desk = createDesk({
        ...{ ledger: its, vault, flow, world: "practice" as const },
        facts: () => ({ profile: "2024" }),
        makePassword: () => "Kite#4242b",
        wake: () => {},
      });
      return { desk, links: createLinks({ desk, ledger: its, world: "practice", flow }) };
    }
    const by = (from = ana) => ({ event: randomUUID(), from });
    return {
      ...{ id, ledger, clock, one, other, by, links: one.links },
      theCase: async () => (await ledger.load(id))!,
      make: async (links: Links = one.links) => madeOf(await links.make(id, by())),
      tell: (event: Said, from = ana) => one.desk.tell(id, { id: randomUUID(), from, ...event } as FromPerson),
      async ownersCard() {
        const { body, choices = [] } = card(flow("open")!, (await ledger.load(id))!, "owner");
        return { said: body.map((text) => say(text, String)), keys: choices.map(({ key }) => key) };
      },
      /** What was promised to be posted and is about somebody's call. */
      calls: async () => (await ledger.load(id))!.called?.owner,
    };
  }

  function madeOf(made: Made | { whyNot: Text }): Made {
    if ("whyNot" in made) throw new Error(`No link was made: ${made.whyNot.key}`);
    return made;
  }

  describe(`${name}: a customer's link`, () => {
    test("names a customer in the same turn, and its token stands nowhere in the ledger", async () => {
      const { id, make, ledger, theCase, links } = await begin();
      const made = await make();
      expect(made.token).toMatch(/^[\w-]{43}$/);
      expect(made.person).toMatch(/^web:[0-9a-f]{32}$/);
      expect(made.until).toBe(start + 24 * hour);
      const kept = await theCase();
      expect(kept.people).toEqual({ owner: ana.id, customer: made.person });
      expect(kept.at.customer).toBe(made.person);
      expect(kept.link).toMatchObject({ words: made.words.join(" "), person: made.person });
      const rows = JSON.stringify([kept, await ledger.link({ person: made.person }), await collect(ledger.audit(id))]);
      expect(rows).not.toContain(made.token);
      expect(await links.look(made.token)).toEqual({ is: "fresh", words: made.words, until: made.until });
      expect(await links.look(`${made.token.slice(0, -1)}!`)).toEqual({ is: "unknown" });
    });

    test("looking at it, however often, spends nothing", async () => {
      const { make, links, theCase } = await begin();
      const { token } = await make();
      const before = await theCase();
      await Promise.all(Array.from({ length: 50 }, () => links.look(token)));
      expect(await links.open(token, phone, { gesture: false })).toMatchObject({ is: "robot" });
      expect(await theCase()).toEqual(before);
      expect(await links.open(token, phone, person)).toMatchObject({ is: "yours" });
    });

    test("of many browsers that open it at once on two desks, one has it", async () => {
      const { make, one, other, theCase } = await begin();
      const { token, person: customer } = await make();
      const browsers = Array.from({ length: 10 }, (_, n) => `a secret of browser ${n}`);
      const seen = await Promise.all(
        browsers.map((browser, n) => (n % 2 ? one : other).links.open(token, browser, person)),
      );
      expect(seen.filter(({ is }) => is === "yours")).toHaveLength(1);
      expect(seen.filter(({ is }) => is === "elsewhere")).toHaveLength(9);
      const winner = browsers[seen.findIndex(({ is }) => is === "yours")]!;
      for (const browser of browsers) {
        const session = await one.links.session(browser);
        expect(session?.person).toBe(browser === winner ? customer : undefined);
      }
      expect((await theCase()).link?.opened).toBe(start);
    });

    test("opened again in the same browser it goes on; another one is turned away, and its agent is called once", async () => {
      const { make, links, calls, ownersCard } = await begin();
      const { token, words } = await make();
      await links.open(token, phone, person);
      expect(await links.open(token, phone, person)).toMatchObject({ is: "yours", words });
      expect(await calls()).toBeUndefined();
      expect(await links.look(token, laptop)).toEqual({ is: "elsewhere", asked: false });
      expect(await calls()).toBeUndefined();
      expect(await links.open(token, laptop, person)).toEqual({ is: "elsewhere", asked: true });
      const ring = await calls();
      expect(ring).toMatchObject({ link: "elsewhere", n: expect.any(Number) });
      await links.open(token, "a third one", person);
      expect(await links.askForNew(token)).toBe(true);
      expect(await calls()).toEqual(ring);
      expect((await ownersCard()).said.join("\n")).toContain("opened again in another browser");
      expect(await links.session(laptop)).toBeUndefined();
      expect(await links.session(phone)).toMatchObject({ words });
    });

    test("a new one ends the one before, wherever it was open, and the call about it", async () => {
      const { make, links, calls, theCase, other } = await begin();
      const first = await make();
      await links.open(first.token, phone, person);
      await links.askForNew(first.token);
      const second = await make(other.links);
      expect(second.person).not.toBe(first.person);
      expect(await links.look(first.token, phone)).toEqual({ is: "withdrawn" });
      expect(await links.session(phone)).toBeUndefined();
      expect(await links.open(first.token, phone, person)).toEqual({ is: "withdrawn" });
      expect(await links.askForNew(first.token)).toBe(true);
      expect((await theCase()).people.customer).toBe(second.person);
      expect((await calls())?.over).toBe(true);
      expect(await links.open(second.token, laptop, person)).toMatchObject({ is: "yours", person: second.person });
    });

    test("of two agents' presses at once each link but the newest is ended", async () => {
      const { make, one, other, theCase } = await begin();
      const both = await Promise.all([make(one.links), make(other.links)]);
      const { customer } = (await theCase()).people;
      for (const { token, person: named } of both)
        expect((await one.links.look(token)).is).toBe(named === customer ? "fresh" : "withdrawn");
      expect(both.map(({ person: named }) => named)).toContain(customer);
    });

    test("the same press again makes no second one", async () => {
      const { id, links, by, theCase } = await begin();
      const press = by();
      const made = madeOf(await links.make(id, press));
      expect(await links.make(id, press)).toEqual({ whyNot: { key: "link.made-before" } });
      expect((await theCase()).people.customer).toBe(made.person);
      expect((await links.look(made.token)).is).toBe("fresh");
    });

    test("is only its owner's to give and to withdraw, and only while the request is open", async () => {
      const { id, links, by, make, tell, theCase } = await begin();
      const eve = { id: "slack:T1:U6" };
      expect(await links.make(id, by(eve))).toEqual({ whyNot: { key: "talk.not-yours" } });
      expect(await links.make("R-2222", by())).toEqual({ whyNot: { key: "talk.not-yours" } });
      const { token, person: customer } = await make();
      expect(await links.withdraw(id, by(eve))).toEqual({ whyNot: { key: "talk.not-yours" } });
      expect(await links.make(id, by({ id: customer }))).toEqual({ whyNot: { key: "talk.not-yours" } });
      expect((await links.look(token)).is).toBe("fresh");
      await tell({ type: "cancelled" });
      expect(await links.make(id, by())).toMatchObject({ whyNot: { key: "talk.closed" } });
      expect((await theCase()).people.customer).toBe(customer);
    });

    test("withdrawn, it lets nobody in, and the agent is asked in the customer's place", async () => {
      const { id, links, by, make, theCase, ownersCard } = await begin();
      const { token } = await make();
      await links.open(token, phone, person);
      expect((await ownersCard()).keys).toEqual(expect.arrayContaining(["link", "unlink"]));
      expect(await links.withdraw(id, by())).toBeUndefined();
      expect(await links.session(phone)).toBeUndefined();
      expect(await links.look(token, phone)).toEqual({ is: "withdrawn" });
      expect((await theCase()).people).toEqual({ owner: ana.id });
      expect((await theCase()).at).toEqual({ owner: "slack:T1:D7" });
      expect((await ownersCard()).keys).not.toContain("unlink");
      expect(await links.withdraw(id, by())).toEqual({ whyNot: { key: "link.none" } });
    });

    test("somebody named in a chat takes the place of whoever has the link", async () => {
      const { make, links, tell } = await begin();
      const { token } = await make();
      await links.open(token, phone, person);
      await tell({ type: "handed", role: "customer", to: "slack:T1:U7", at: "slack:T1:D9" });
      expect(await links.session(phone)).toBeUndefined();
      expect(await links.look(token, phone)).toEqual({ is: "withdrawn" });
      expect(await links.askForNew(token)).toBe(false);
    });

    test("a customer who says that it isn't them is out at once", async () => {
      const { make, links, tell, ownersCard } = await begin();
      const { token, person: customer } = await make();
      await links.open(token, phone, person);
      await tell({ type: "pressed", choice: "not-me" }, { id: customer });
      expect(await links.session(phone)).toBeUndefined();
      expect((await ownersCard()).keys).toContain("link");
    });

    test("can be opened for a day, and a new one can be asked for later", async () => {
      const { make, links, clock, calls } = await begin();
      const { token, until } = await make();
      clock.now = until;
      expect(await links.open(token, phone, person)).toEqual({ is: "expired" });
      expect(await links.askForNew(token)).toBe(true);
      expect(await calls()).toMatchObject({ link: "asked" });
    });

    test("is read until three days after the end, by whoever has opened it", async () => {
      const { make, links, clock, tell } = await begin();
      const { token } = await make();
      await links.open(token, phone, person);
      expect(await links.session(phone)).toMatchObject({ until: Number.POSITIVE_INFINITY });
      await tell({ type: "cancelled" });
      expect(await links.session(phone)).toMatchObject({ until: start + 72 * hour });
      expect(await links.askForNew(token)).toBe(false);
      clock.now = start + 72 * hour - 1;
      expect(await links.session(phone)).toBeDefined();
      clock.now += 1;
      expect(await links.session(phone)).toBeUndefined();
      expect(await links.look(token, phone)).toEqual({ is: "over" });
    });

    test("that servers have seen is ended, whoever has it, and its agent is called", async () => {
      const { make, links, calls, ownersCard } = await begin();
      const { token } = await make();
      await links.open(token, phone, person);
      await links.leaked(token);
      await links.leaked(token);
      await links.leaked("no token");
      expect(await links.session(phone)).toBeUndefined();
      expect(await links.look(token, phone)).toEqual({ is: "leaked" });
      expect(await calls()).toMatchObject({ link: "leaked" });
      expect((await ownersCard()).keys).toContain("link");
    });

    test("opened within moments of being made, the agent's card says so", async () => {
      const { make, links, clock, ownersCard } = await begin();
      const { token } = await make();
      clock.now += 8_000;
      await links.open(token, phone, person);
      expect((await ownersCard()).said.join("\n")).toContain("opened 8 seconds after I made it");
    });

    test("lets its customer set a password where the agent's chat could not ask for one", async () => {
      const { id, make, links, tell, theCase, ownersCard, one } = await begin();
      const { token, person: customer } = await make();
      await links.open(token, phone, person);
      const answers = { type: "personal", mail: "ana@example.com", country: "HK", phone: "51234567" };
      await tell({ type: "filled", answers });
      for (const effect of Object.keys((await theCase()).working ?? {}))
        await one.desk.settled(effect, id, { ok: true, value: { seen: false } });
      await tell({ type: "pressed", choice: "go" });
      expect((await theCase()).pending?.key).toBe("password");
      await tell({ type: "said", text: "Heron#4242" });
      expect((await theCase()).pending?.key).toBe("password");
      const filled = { type: "filled", answers: { password: "Heron#4242", again: "Heron#4242" } } as const;
      const turn = advance(flow("open")!, await theCase(), { ...filled, id: "f", from: { id: customer } }, start);
      expect(turn.secrets).toMatchObject([{ keepMs: 24 * hour }]);
      await tell(filled, { id: customer });
      expect((await theCase()).pending?.key).toBe("code");
      expect((await theCase()).answers.password).toEqual({ ref: expect.any(String) });
      const { said } = await ownersCard();
      expect(said).toContain("The customer has set a password.");
      expect(said.join("\n")).not.toContain("Heron");
    });

    test("withdrawn at the password, the bot makes one, since the agent can't type it unseen", async () => {
      const { id, make, links, by, tell, theCase, one } = await begin();
      await make();
      const answers = { type: "personal", mail: "ana@example.com", country: "HK", phone: "51234567" };
      await tell({ type: "filled", answers });
      for (const effect of Object.keys((await theCase()).working ?? {}))
        await one.desk.settled(effect, id, { ok: true, value: { seen: false } });
      await tell({ type: "pressed", choice: "go" });
      expect((await theCase()).pending?.key).toBe("password");
      await links.withdraw(id, by());
      expect((await theCase()).answers.password).toEqual({ ref: expect.any(String), made: true });
    });
  });
}
