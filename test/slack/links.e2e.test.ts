import { describe, expect, test } from "vitest";
import { ana, fillsIn, messageFor, modalOf } from "./acts.ts";
import type { FakeSlack } from "./fake/fake-slack.ts";
import type { Person } from "./fake/person.ts";
import { type SlackDesk, type SlackDeskOptions, slackDesk } from "./slack-desk.ts";

const link = /https:\/\/accounts\.example\.com\/c#([\w-]{43})(?![\w-])/;
const onPhone = "a secret of the customer's phone";

async function opened(options: SlackDeskOptions = {}) {
  const desk = await slackDesk(options);
  const mei = desk.slack.person("Mei");
  await mei.command("/account open company ana@example.com +852 5123 4567");
  await modalOf(desk, mei, "fd/note");
  await desk.quiet(); // while the modal is drawn anew it can't be closed
  await mei.close(desk.slack.modal(mei)!);
  return { desk, slack: desk.slack, mei, theCase: async () => (await desk.cases())[0]! };
}

/** Presses a button of the card in private, and gives the token that only its presser sees. */
async function makesLink(desk: SlackDesk, mei: Person, label = "Give the customer a link"): Promise<string> {
  const before = desk.slack.screen(mei);
  await mei.press(await messageFor(desk, mei, `[${label}]`), label);
  return desk.slack.until(() => link.exec(desk.slack.screen(mei).replace(before, ""))?.[1]);
}

/** What somebody reads in a channel, notes for their own eyes among it. */
function readIn(slack: FakeSlack, person: Person, room: Room): string {
  return slack
    .read(person, slack.channel(room))
    .map((message) => slack.screen(message))
    .join("\n");
}

type Room = ReturnType<FakeSlack["newChannel"]>;

describe.each(["socket", "http"] as const)("over %s", (mode) => {
  test("an agent gets a link to pass on, and its card follows what becomes of it", async () => {
    const { desk, slack, mei, theCase } = await opened({ mode });
    const token = await makesLink(desk, mei);
    const { words, person } = (await theCase()).link!;
    expect(slack.screen(mei)).toContain(`“${words}”`);
    const shown = slack.read(mei).find((message) => JSON.stringify(message).includes(token))!;
    const box = {
      type: "rich_text_preformatted",
      elements: [expect.objectContaining({ text: expect.stringMatching(link) })],
    };
    expect(shown.blocks).toContainEqual(
      expect.objectContaining({ type: "rich_text", elements: [expect.objectContaining(box)] }),
    );
    expect(JSON.stringify(shown.blocks)).toContain(`<mailto:ana%40example.com?subject=`);
    expect(shown.text).not.toContain(token);

    await messageFor(desk, mei, "not opened yet");
    desk.pass(5 * 60_000);
    await desk.links().open(token, onPhone, { gesture: true });
    await messageFor(desk, mei, `Link “${words}”: opened at`);
    await desk.quiet();
    expect(desk.onPages.cards((await theCase()).id, person).at(-1)).toMatchObject({ audience: "customer" });
    expect(slack.screen(slack.dm(mei))).toContain("[A new link] [Withdraw the link]");
    expect(slack.screen(slack.dm(mei))).not.toContain(token);
    expect(slack.faults).toEqual([]);
    expect(slack.refusals).toEqual([]);
  });

  test("the customer sets the password and gives the code, and the agent learns of both, and of no value", async () => {
    const { desk, slack, mei, theCase } = await opened({ mode });
    const token = await makesLink(desk, mei);
    await desk.links().open(token, onPhone, { gesture: true });
    const { person, caseId } = (await desk.links().session(onPhone))!;
    const does = (id: string, what: object) =>
      desk.replica.desk.tell(caseId, { id, from: { id: person }, ...what } as never);
    await mei.press(await messageFor(desk, mei, "[Text the code to"), "Text the code to");
    await desk.quiet();
    await does("password", { type: "filled", answers: { password: "Heron#424242", again: "Heron#424242" } });
    await messageFor(desk, mei, "The customer has set a password.");
    const code = await desk.codeFor("85251234567");
    await messageFor(desk, mei, "The code was sent at");
    await does("code", { type: "said", text: code });
    await messageFor(desk, mei, "UIN");
    await desk.quiet();
    expect((await theCase()).state).toBe("done");
    expect(slack.screen(mei)).not.toContain("Heron#424242");
    expect(desk.books().accounts).toMatchObject([{ mail: "ana@example.com" }]);
  });
});

test("whoever opens it a second time is turned away, its agent is called, and a new one is one press", async () => {
  const { desk, slack, mei, theCase } = await opened();
  const token = await makesLink(desk, mei);
  await desk.links().open(token, onPhone, { gesture: true });
  await desk.links().open(token, "a secret of another browser", { gesture: true });
  const call = await messageFor(
    desk,
    mei,
    "was opened again in another browser, and doesn't work there. If your customer can't",
  );
  expect(slack.screen(call)).toContain("[A new link]");
  const next = await makesLink(desk, mei, "A new link");
  expect(next).not.toBe(token);
  expect(await desk.links().session(onPhone)).toBeUndefined();
  expect((await desk.links().look(next)).is).toBe("fresh");
  expect((await theCase()).people.customer).not.toBe(undefined);
});

test("withdrawn by a press, it opens nothing more", async () => {
  const { desk, mei, theCase } = await opened();
  const token = await makesLink(desk, mei);
  await mei.press(await messageFor(desk, mei, "[Withdraw the link]"), "Withdraw the link");
  await messageFor(desk, mei, "I've ended the link.");
  expect((await desk.links().look(token)).is).toBe("withdrawn");
  expect((await theCase()).people.customer).toBeUndefined();
});

test("a command in a channel answers only whoever typed it", async () => {
  const { slack, mei, theCase } = await opened();
  const ben = slack.person("Ben");
  const room = slack.newChannel("desk", [mei, ben]);
  await mei.command(`/account link ${(await theCase()).id}`, { in: room });
  await slack.until(() => readIn(slack, mei, room).includes("accounts.example.com"));
  expect(slack.channel(room).messages).toEqual([]);
  expect(readIn(slack, ben, room)).not.toContain("accounts.example.com");
});

test("said to the bot in a channel, nobody reads the link but its agent", async () => {
  const { desk, slack, mei, theCase } = await opened();
  const ben = slack.person("Ben");
  const room = slack.newChannel("desk", [mei, ben]);
  await mei.mentions(room, `link ${(await theCase()).id}`);
  await slack.until(() => readIn(slack, mei, room).includes("accounts.example.com"));
  await desk.quiet();
  expect(readIn(slack, ben, room)).not.toContain("accounts.example.com");
});

test("asked for in the form, it stands in the form's place, and nothing of it in the history", async () => {
  const desk = await slackDesk();
  const { slack } = desk;
  const mei = slack.person("Mei");
  await mei.command("/account open");
  const form = await modalOf(desk, mei, "fd/form");
  expect(slack.screen(form)).toContain("A link for the customer: [ ] Give me a link to pass on");
  await mei.type(form, "country", "hong kong");
  await mei.submit(slack.modal(mei)!, { ...ana, "for-link": "Give me a link" });
  const shown = await slack.until(() => (link.test(slack.screen(slack.modal(mei)!)) ? slack.modal(mei) : undefined));
  const token = link.exec(slack.screen(shown!))![1]!;
  await messageFor(desk, mei, "not opened yet");
  await desk.quiet();
  expect(slack.screen(slack.modal(mei)!)).toContain(token); // later news of the case are not drawn over it
  expect(slack.screen(slack.dm(mei))).not.toContain("accounts.example.com");
  expect(await desk.links().look(token)).toMatchObject({ is: "fresh", agent: "mei" });
  const [its] = await desk.cases();
  expect(its).toMatchObject({ answers: { mail: "ana@example.com" }, people: { customer: its!.link!.person } });
  expect(slack.faults).toEqual([]);
  expect(slack.refusals).toEqual([]);
});

test("pressed for in a modal, it stands there too", async () => {
  const desk = await slackDesk();
  const { slack } = desk;
  const mei = slack.person("Mei");
  await mei.press(await fillsIn(desk, mei), "Give the customer a link");
  await slack.until(() => link.test(slack.screen(slack.modal(mei)!)));
  await messageFor(desk, mei, "not opened yet");
  expect(slack.screen(slack.dm(mei))).not.toContain("accounts.example.com");
});

test("a customer of the workspace and a link are not taken together, and the form says which to choose", async () => {
  const desk = await slackDesk();
  const { slack } = desk;
  const [mei, ben] = [slack.person("Mei"), slack.person("Ben")];
  await mei.command("/account open");
  const form = await modalOf(desk, mei, "fd/form");
  await mei.type(form, "country", "hong kong");
  const both = { ...ana, "for-link": "Give me a link", "for-customer": ben.id };
  const { errors } = await mei.submit(slack.modal(mei)!, both);
  expect(errors).toEqual({ "for-customer": expect.stringContaining("Please choose one") });
  expect((await desk.cases())[0]!.people.customer).toBeUndefined();
});

test("where nobody has said how customers reach the desk, the form offers none", async () => {
  const desk = await slackDesk({ pagesAt: false });
  const mei = desk.slack.person("Mei");
  await mei.command("/account open");
  const form = desk.slack.screen(await modalOf(desk, mei, "fd/form"));
  expect(form).toContain("Customer in Slack");
  expect(form).not.toContain("link");
});

test("nobody else can make one or end one", async () => {
  const { desk, slack, mei, theCase } = await opened();
  const token = await makesLink(desk, mei);
  const eve = slack.person("Eve");
  await eve.command(`/account link ${(await theCase()).id}`);
  await desk.quiet();
  expect(slack.screen(eve)).not.toContain("accounts.example.com");
  expect((await desk.links().look(token)).is).toBe("fresh");
});

test("where nobody has said how customers reach the desk, the agent hears so in people's words", async () => {
  const { desk, mei } = await opened({ pagesAt: false });
  await mei.press(await messageFor(desk, mei, "[Give the customer a link]"), "Give the customer a link");
  const said = await messageFor(desk, mei, "I can't give links yet");
  expect(desk.slack.screen(said)).not.toContain("PUBLIC_URL");
  expect((await desk.cases())[0]!.people.customer).toBeUndefined();
});

test("neither the link nor what was typed behind it stands in anything that the desk keeps", async () => {
  const { desk, mei } = await opened();
  const token = await makesLink(desk, mei);
  await desk.links().open(token, onPhone, { gesture: true });
  await desk.links().askForNew(token);
  await desk.quiet();
  const kept = await desk.kept();
  expect(Object.keys(kept).length).toBeGreaterThan(2);
  for (const [name, bytes] of Object.entries(kept))
    for (const secret of [token, onPhone]) expect(bytes.includes(secret), `${secret} in ${name}`).toBe(false);
});
