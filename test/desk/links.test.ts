import { expect, test } from "vitest";
import { createReception } from "../../src/desk/reception.ts";
import { type Office, openOffice } from "./office.ts";
import { heard } from "./words.ts";

const [mei, meiElsewhere] = ["test:mei", "test:elsewhere:mei"];

function receptionOf({ desk }: Office) {
  const { ledger, vault } = desk;
  return createReception({
    desk: desk.desk,
    ledger,
    vault,
    world: "practice",
    flow: desk.flow,
    links: [[mei, meiElsewhere]],
  });
}

test("somebody linked finds the request elsewhere, goes on there, and the old place is told", async () => {
  const office = await openOffice();
  const reception = receptionOf(office);
  const talk = await office.talk(mei).open();
  await talk.say("company");
  await talk.asks("mail");
  expect((await reception.cases(meiElsewhere, { most: 5 })).lines.map(({ id }) => id)).toEqual([talk.id]);

  await reception.follow(talk.id, { event: "resume-1", from: { id: meiElsewhere }, at: meiElsewhere });
  await office.until(() => office.screen.cards(talk.id, meiElsewhere).at(-1)?.question);
  expect((await talk.case()).people).toEqual({ owner: meiElsewhere });
  await office.until(() => office.screen.notices(mei)[0]);
  expect(heard(office.screen.notices(mei))).toContain(`has ${talk.id} now`);

  await reception.receive(talk.id, { type: "said", id: "mail-1", from: { id: meiElsewhere }, text: "ana@example.com" });
  expect((await talk.case()).answers.mail).toBe("ana@example.com");
});

test("somebody who is not linked moves nothing, and finds nothing", async () => {
  const office = await openOffice();
  const reception = receptionOf(office);
  const talk = await office.talk(mei).open();
  const { version } = await talk.case();
  await reception.follow(talk.id, { event: "resume-1", from: { id: "test:bo" }, at: "test:bo" });
  await reception.follow(talk.id, { event: "resume-2", from: { id: mei }, at: mei });
  expect(await talk.case()).toMatchObject({ version, people: { owner: mei } });
  expect(await reception.cases("test:bo", { most: 5 })).toEqual({ lines: [] });
});
