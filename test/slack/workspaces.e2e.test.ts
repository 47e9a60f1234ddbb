import { expect, test } from "vitest";
import { ana, fillsIn, getsText, messageFor } from "./acts.ts";
import { forMany } from "./for-many.ts";
import { ourScopes } from "./slack-desk.ts";

test.each(["socket", "http"] as const)(
  "over %s: two workspaces install the app in a browser, and each has its own requests",
  async (mode) => {
    const desk = await forMany({ mode });
    const { slack } = desk;
    const other = slack.newTeam("Beta Cloud");
    const [mei, ben] = [slack.person("Mei"), slack.person("Ben", { team: other })];
    await slack.uninstall();
    expect((await slack.installThrough(`${desk.url}/slack/install`, mei)).status).toBe(200);
    expect((await slack.installThrough(`${desk.url}/slack/install`, ben)).status).toBe(200);

    const [hers, his] = [
      await getsText(desk, mei),
      await getsText(desk, ben, { type: "Company", mail: "ben@example.com", country: "Hong Kong", phone: "6123 4567" }),
    ];
    await mei.submit(hers.box, { code: hers.code });
    await ben.submit(his.box, { code: his.code });
    await messageFor(desk, mei, "UIN");
    await messageFor(desk, ben, "UIN");
    const [one, two] = await desk.cases();
    expect(new Set([one!.people.owner.split(":")[1], two!.people.owner.split(":")[1]])).toEqual(
      new Set([slack.team.id, other.id]),
    );

    const hersId = [one!, two!].find(({ people }) => people.owner.includes(mei.id))!.id;
    await ben.command(`/account status ${hersId}`);
    expect(slack.screen(ben)).toContain(`There's no request ${hersId} here`);
    await ben.command("/account list");
    const listed = slack
      .read(ben)
      .map((message) => slack.screen(message))
      .at(-1)!;
    expect(listed).not.toContain(hersId);
  },
);

test("the installations outlive a restart, and an uninstalled workspace is forgotten without harm to the other", async () => {
  const desk = await forMany({ slack: { scopes: ourScopes } });
  const { slack } = desk;
  const other = slack.newTeam("Beta Cloud");
  const [mei, ben] = [slack.person("Mei"), slack.person("Ben", { team: other })];
  await slack.uninstall();
  await slack.installThrough(`${desk.url}/slack/install`, mei);
  await slack.installThrough(`${desk.url}/slack/install`, ben);
  await desk.restart();
  await fillsIn(desk, mei);
  await fillsIn(desk, ben, { type: "Company", mail: "ben@example.com", country: "Hong Kong", phone: "6123 4567" });

  expect((await slack.uninstall(other)).outcome).toBe("acked");
  await desk.quiet();
  await ben.command("/account list").catch(() => {});
  await mei.press(await messageFor(desk, mei, "[Text the code to"), "Text the code to");
  await slack.until(() => desk.books().texts === 1);
  expect(desk.lost).toEqual([]);
  const his = (await desk.cases()).find(({ people }) => people.owner.includes(other.id))!;
  await desk.replica.desk.tell(his.id, { type: "cancelled", id: "by itself", from: { id: his.people.owner } });
  const left = () => desk.logged.filter(({ message }) => message.startsWith("nobody in this place"));
  await slack.until(() => left().length > 0);
  expect(left()).toMatchObject([{ level: "error", place: `slack:${other.id}` }]);
  await slack.installThrough(`${desk.url}/slack/install`, ben);
  await fillsIn(desk, ben, { type: "Company", mail: "ben@example.com", country: "Hong Kong", phone: "6123 4567" });
  await messageFor(desk, ben, "[Text the code to");
});

test.each(["revoked", "uninstalled"] as const)(
  "a workspace whose token Slack has taken back unheard (%s) falls silent alone, and the operators hear it once",
  async (state) => {
    const desk = await forMany();
    const { slack } = desk;
    const beta = slack.newTeam("Beta Cloud");
    const [mei, ben] = [slack.person("Mei"), slack.person("Ben", { team: beta })];
    for (const person of [mei, ben]) await slack.installThrough(`${desk.url}/slack/install`, person);
    desk.settings.operators = `slack:${beta.id}:${ben.id}`;
    await desk.restart();
    for (const each of [1, 2]) await fillsIn(desk, mei, { ...ana, mail: `ana${each}@example.com` });
    await desk.quiet();
    for (const token of slack.team.tokens) token.state = state;
    const hers = (await desk.cases()).filter(({ people }) => people.owner.includes(mei.id));
    for (const { id, people } of hers)
      await desk.replica.desk.tell(id, { type: "back", id: `${id} back`, from: { id: people.owner } });
    await slack.until(() => slack.screen(ben).includes("can't be reached any more"));
    await fillsIn(desk, ben, { ...ana, mail: "ben@example.com", phone: "6123 4567" });
    desk.pass(120_000);
    await desk.quiet();
    expect(slack.screen(ben).split("can't be reached any more")).toHaveLength(2);
    expect(slack.screen(ben)).not.toContain("has refused every message");
    expect(desk.lost).toEqual([]);
    expect(desk.logged.filter(({ message }) => message === "will try again")).toEqual([]);
  },
);

test("a workspace that has the app from an earlier setting is told that it has to be installed again", async () => {
  const { slack } = await forMany();
  const mei = slack.person("Mei");
  const answer = await mei.command("/account open");
  expect(answer).toMatchObject({ payload: { text: expect.stringContaining("install me here again") } });
});

test("a redirect that nobody began here installs nothing", async () => {
  const desk = await forMany();
  const { slack } = desk;
  await slack.uninstall();
  const response = await fetch(`${desk.url}/slack/oauth_redirect?code=abc&state=made-up`);
  expect(response.status).toBe(400);
  await slack
    .person("Mei")
    .command("/account open")
    .catch(() => {});
  expect(await desk.cases()).toHaveLength(0);
});

test("workspaces that installed the app before user groups were named are told of to the operators, and the others are served", async () => {
  const desk = await forMany({ slack: { scopes: ourScopes } });
  const { slack } = desk;
  const beta = slack.newTeam("Beta Cloud");
  const [mei, ben] = [slack.person("Mei"), slack.person("Ben", { team: beta })];
  const install = `${desk.url}/slack/install`;
  await slack.installThrough(install, mei);
  desk.settings.agentGroups = [slack.newGroup("agents", [mei]).id, ben.id];
  await desk.restart();
  await slack.installThrough(`${desk.url}/slack/install`, ben);
  desk.settings.operators = `slack:${beta.id}:${ben.id}`;
  await desk.restart();
  await slack.until(() => slack.read(ben).some((message) => slack.screen(message).includes("usergroups:read")));
  const told = slack.screen(ben);
  expect(told).toContain(`I can't tell who may open requests in ${slack.team.id}: I lack the scope usergroups:read`);
  await ben.command("/account open");
  await messageFor(desk, ben, "step 1 of");
});
