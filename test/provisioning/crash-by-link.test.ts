import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createLinks } from "../../src/desk/customer-links.ts";
import type { Links, Made } from "../../src/desk/links.ts";
import { type Office, openOffice } from "../desk/office.ts";
import type { Replica } from "../desk/replica.ts";

const isLong = process.env.LONG !== undefined;
const ana = { id: "test:ana" };
const browser = "a secret of the customer's browser";
const [password, mail] = ["Heron#4242b", "by.link@example.com"];
const fields = { type: "personal", mail, country: "HK", phone: "51234567", name: "Ana Example" };
const trade = { industry: "Games", subindustry: "Mobile games" };

interface Acts {
  desk: Replica["desk"];
  links: Links;
}

function actsOf({ desk, ledger, flow, power }: Replica): Acts {
  return { desk, links: createLinks({ desk, ledger: power.wire(ledger), world: "practice", flow }) };
}

/** Does something, once more at the next desk if this one dies over it, as a browser does whose request got lost. */
async function surely<T>(office: Office, act: (acts: Acts) => Promise<T>): Promise<T> {
  for (;;) {
    const { power } = office.desk;
    const done = await Promise.race([act(actsOf(office.desk)).then((value) => ({ value })), power.gone]);
    if (done && power.isOn) return done.value;
    await office.restart();
    office.pass(2 * 60_000); // the leases of the dead
  }
}

/** Opens a request and gives its customer a link, which they open. */
async function begin(office: Office): Promise<{ id: string; person: string }> {
  const [opening, filling] = [randomUUID(), randomUUID()];
  const id = await surely(office, ({ desk }) => desk.open({ event: opening, flow: "open", from: ana, at: ana.id }));
  const filled = { type: "filled", id: filling, from: ana, answers: { ...fields, ...trade } } as const;
  await surely(office, ({ desk }) => desk.tell(id, filled));
  let press = randomUUID();
  let made: Made | undefined;
  while (!made) {
    const given = await surely(office, ({ links }) => links.make(id, { event: press, from: ana }));
    if (!("whyNot" in given)) made = given;
    else expect(given.whyNot.key).toBe("link.made-before"); // it was made, and its maker never saw it
    press = randomUUID();
  }
  const { token, person } = made;
  const opened = await surely(office, ({ links }) => links.open(token, browser, { gesture: true }));
  expect(opened).toMatchObject({ is: "yours", person });
  return { id, person };
}

/** Goes on to an open account, whatever was lost on the way: the agent answers what is theirs, and the customer the rest. */
async function finish(office: Office, id: string): Promise<void> {
  for (;;) {
    const next = await surely(office, () =>
      office.passUntil(5_000, async () => {
        const { state, pending, working = {} } = await office.load(id);
        if (state !== "open") return state;
        return pending && Object.keys(working).length === 0 ? pending.key : undefined;
      }),
    );
    if (next === "done") return;
    const customer = { id: (await surely(office, ({ links }) => links.session(browser)))!.person };
    const code = office.sandbox.phone().findLast(({ to }) => to.endsWith(fields.phone))?.code;
    if (next === "code" && code === undefined) office.pass(70_000); // the text went down with its desk
    const given = {
      password: { from: customer, type: "filled", answers: { password, again: password } },
      code: { from: customer, ...(code ? { type: "said", text: code } : { type: "pressed", choice: "resend" }) },
    }[next] ?? { from: ana, type: "pressed", choice: "go" };
    const event = randomUUID();
    await surely(office, ({ desk }) => desk.tell(id, { id: event, ...given } as never));
  }
}

async function withControl(): Promise<Office> {
  const office = await openOffice();
  const control = await office.talk("test:control").open();
  await control.finish();
  await control.comesTo("done");
  await office.looked([control.answers.mail]);
  return office;
}

const steps = Array.from({ length: 45 }, (_, n) => n + 1).filter((n) => isLong || n % 5 === 0);
test.each(steps)(
  "a desk that dies at step %i: the same link in the same browser goes on to one account, and shows the end",
  { timeout: 60_000 },
  async (step) => {
    const office = await withControl();
    const { power } = office.desk;
    power.cutBefore(power.steps + step);
    const { id, person } = await begin(office);
    await finish(office, id);
    expect(power.isOn).toBe(false);

    expect(office.books().accounts.filter((account) => account.mail === mail)).toHaveLength(1);
    const { links } = actsOf(office.desk);
    expect(await links.session(browser)).toMatchObject({ person, caseId: id });
    expect((await office.load(id)).people.customer).toBe(person);
    await office.until(() => office.screen.cards(id, person).find(({ state }) => state === "done"));
  },
);
