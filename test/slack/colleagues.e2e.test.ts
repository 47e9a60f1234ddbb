import { describe, expect, test } from "vitest";
import { messageFor, modalOf } from "./acts.ts";
import { slackDesk } from "./slack-desk.ts";
import { story } from "./story.ts";

const whole = "company ana@example.com +852 5123 4567";

test("an agent hands a request to a colleague, who names the customer in the middle of it", async () => {
  const desk = await slackDesk();
  const { slack } = desk;
  const [mei, bob, ann] = [slack.person("Mei"), slack.person("Bob"), slack.person("Ana")];
  const acme = slack.newChannel("acme", [bob, ann]);
  const tale = story(desk);

  tale.did("Mei opens a request, and hands it to Bob");
  await mei.command(`/account open ${whole}`);
  const review = await modalOf(desk, mei, "fd/note");
  await desk.quiet();
  await mei.command("/account hand @Bob");
  await tale.sees(mei, "has");
  await tale.sees(bob, "[Text the code to");
  expect(slack.screen(slack.dm(bob))).toContain("has handed");

  tale.did("Mei presses Text the code to in what she still has open");
  await mei.press(review, "Text the code to");
  await desk.quiet();
  expect(desk.books().texts).toBe(0);

  tale.did("Bob presses Text the code to");
  await bob.press(await messageFor(desk, bob, "[Text the code to"), "Text the code to");
  const code = await desk.codeFor("85251234567");
  await tale.sees(bob, "[Enter the code]");
  tale.did("Bob types /account customer @Ana in #acme");
  await bob.command("/account customer @Ana", { in: acme });
  await tale.sees(ann, "[Enter the code]");
  await tale.sees(bob, "is the customer", acme);
  await ann.press(await messageFor(desk, ann, "[Enter the code]"), "Enter the code");
  await ann.submit(await modalOf(desk, ann, "fd/code"), { code });
  await tale.sees(bob, "UIN");
  await tale.sees(mei, "UIN");

  await expect(tale.text()).toMatchFileSnapshot("golden/e2e-handing.txt");
  expect(desk.books().accounts).toHaveLength(1);
  expect(slack.faults).toEqual([]);
});

describe("nothing moves when", () => {
  test("nobody is named, or somebody who may not, or by somebody whose it is not", async () => {
    const desk = await slackDesk();
    const { slack } = desk;
    const [mei, bob, guest] = [slack.person("Mei"), slack.person("Bob"), slack.person("Gil", { is_restricted: true })];
    await mei.command(`/account open ${whole}`);
    await modalOf(desk, mei, "fd/note");
    await desk.quiet();
    const [before] = await desk.cases();

    await mei.command("/account hand");
    await messageFor(desk, mei, "Who is it for? Name them, for example /account hand @ana R-7K2P.");
    await mei.command(`/account hand @Gil ${before!.id}`);
    await messageFor(desk, mei, "can't take one over");
    await slack.deactivate(guest, { unheard: true });
    desk.pass(61_000);
    await mei.command("/account customer @Gil");
    await messageFor(desk, mei, "member of this workspace");
    await bob.command(`/account hand ${before!.id} to @Bob`);
    await messageFor(desk, bob, "isn't yours to change");
    await desk.quiet();
    expect(await desk.cases()).toEqual([before]);
    expect(guest.user.is_restricted).toBe(true);
  });
});

test("a colleague finds a request by e-mail and by number; another workspace and whoever may open none does not", async () => {
  const desk = await slackDesk({ slack: {} });
  const { slack } = desk;
  const [mei, bob, guest] = [slack.person("Mei"), slack.person("Bob"), slack.person("Gil", { is_restricted: true })];
  const eve = slack.person("Eve", { team: slack.newTeam("Other") });
  await mei.command(`/account open ${whole}`);
  await modalOf(desk, mei, "fd/note");
  await desk.quiet();
  const { id } = (await desk.cases())[0]!;

  for (const what of ["ANA@example.com", "+852 5123-4567", "example.com", id.toLowerCase()])
    await bob.command(`/account find ${what}`);
  await desk.quiet();
  const read = slack.screen(slack.dm(bob), bob);
  expect(read.split("Waits for whoever has it")).toHaveLength(5);
  expect(read).toContain(id);
  expect(read).not.toMatch(/example\.com|Review|Resume/);
  await bob.command("/account list team");
  await messageFor(desk, bob, "Open in the team");
  await bob.opensHome();
  await desk.quiet();
  expect(slack.screen(slack.home(bob)!)).toMatch(
    new RegExp(`Open in the team\\s+${id}\\s+New Tencent Cloud account.*@Mei has it`),
  );
  await bob.command("/account find bo@example.com");
  await messageFor(desk, bob, "No request here has that");
  await bob.command("/account find 5123 4567");
  await messageFor(desk, bob, "Search by what?");
  await guest.command(`/account find ${id}`);
  await messageFor(desk, guest, "given access");
  const shared = slack.newChannel("shared", [mei, eve]);
  await eve.mentions(shared, `find ${id}`);
  await desk.quiet();
  expect(
    slack
      .read(eve, slack.channel(shared))
      .map((message) => slack.screen(message))
      .join(),
  ).not.toContain("Review");
});

test("handing over works in direct messages while a question is open, and words that name nobody are an answer", async () => {
  const desk = await slackDesk();
  const { slack } = desk;
  const [mei, bob] = [slack.person("Mei"), slack.person("Bob")];
  await mei.says(slack.dm(mei), "open company");
  await messageFor(desk, mei, "Which e-mail address");
  await mei.says(slack.dm(mei), "hand it over");
  await messageFor(desk, mei, "I can't find an e-mail address in that");
  await mei.says(slack.dm(mei), "hand @Bob");
  await messageFor(desk, bob, "has handed");
  await bob.says(slack.dm(bob), "ana@example.com");
  await messageFor(desk, bob, "step 3 of 6");
  expect((await desk.cases())[0]).toMatchObject({ people: { owner: expect.stringContaining(bob.id) } });
});
