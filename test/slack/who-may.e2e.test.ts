import { describe, expect, test } from "vitest";
import { parseAddress } from "../../adapters/slack/address.ts";
import type { SlackSettings } from "../../adapters/slack/index.ts";
import { ana, fillsIn, getsText, messageFor, modalOf } from "./acts.ts";
import type { Person } from "./fake/person.ts";
import type { PersonOptions } from "./fake/roster.ts";
import { ourScopes, slackDesk } from "./slack-desk.ts";

type Desk = Awaited<ReturnType<typeof slackDesk>>;

/** Whether this person gets a request, in private and by a mention. */
async function opens(desk: Desk, person: Person): Promise<boolean> {
  const before = (await desk.cases()).length;
  await person.command("/account open");
  await desk.quiet();
  return (await desk.cases()).length > before;
}

describe("who may open a request", () => {
  const people: [string, PersonOptions | ((desk: Desk) => PersonOptions), boolean][] = [
    ["a member", {}, true],
    ["a guest of several channels", { is_restricted: true }, false],
    ["a guest of one channel", { is_ultra_restricted: true }, false],
  ];
  test.each(people)("%s", async (_, options, may) => {
    const desk = await slackDesk();
    expect(await opens(desk, desk.slack.person("Mei", options as PersonOptions))).toBe(may);
    expect(desk.slack.faults).toEqual([]);
  });

  test("not a deactivated person, and not a bot", async () => {
    const desk = await slackDesk();
    const [gone, robot] = [desk.slack.person("Gone"), desk.slack.person("Robot")];
    gone.user.deleted = true;
    robot.user.is_bot = true;
    expect(await opens(desk, gone)).toBe(false);
    expect(await opens(desk, robot)).toBe(false);
  });

  test("not a stranger in a shared channel, by mention", async () => {
    const desk = await slackDesk();
    const { slack } = desk;
    const [mei, eve] = [slack.person("Mei"), slack.person("Eve", { team: slack.newTeam("Other") })];
    const shared = slack.newChannel("shared", [mei, eve]);
    await eve.mentions(shared, "open");
    await desk.quiet();
    expect(await desk.cases()).toHaveLength(0);
    await mei.mentions(shared, "open");
    await messageFor(desk, mei, "step 1 of");
    expect(await desk.cases()).toHaveLength(1);
  });

  test("with groups, their members only; with channels, there and in private only", async () => {
    const settings: Partial<SlackSettings> = { agentGroups: ["S000000000"], channels: ["C000000000"] };
    const desk = await slackDesk({ settings });
    const { slack } = desk;
    const [mei, bob] = [slack.person("Mei"), slack.person("Bob")];
    const group = slack.newGroup("agents", [mei]);
    const [inside, outside] = [slack.newChannel("desk", [mei, bob]), slack.newChannel("random", [mei, bob])];
    Object.assign(settings.agentGroups!, [group.id]);
    Object.assign(settings.channels!, [inside.id]);
    expect(await opens(desk, bob)).toBe(false);
    expect(await opens(desk, mei)).toBe(true);
    await mei.command("/account open", { in: outside });
    await desk.quiet();
    expect(await desk.cases()).toHaveLength(1);
    await mei.command("/account open", { in: inside });
    await desk.quiet();
    expect(await desk.cases()).toHaveLength(2);
  });

  test("with people by their ids, they and nobody else, and no guest either", async () => {
    const settings: Partial<SlackSettings> = { agentGroups: ["U000000000"] };
    const desk = await slackDesk({ settings });
    const { slack } = desk;
    const [mei, bob, gil] = [slack.person("Mei"), slack.person("Bob"), slack.person("Gil", { is_restricted: true })];
    Object.assign(settings.agentGroups!, [mei.id, gil.id]);
    expect(await opens(desk, bob)).toBe(false);
    expect(await opens(desk, gil)).toBe(false);
    expect(await opens(desk, mei)).toBe(true);
    expect(slack.calls.filter(({ method }) => method.startsWith("usergroups"))).toEqual([]);
  });

  test("nobody by a group that the workspace has not, which the operators hear once", async () => {
    const desk = await slackDesk({
      settingsOf: (slack) => {
        const channel = slack.newChannel("operators", [slack.person("Kim")]);
        return { agentGroups: ["S0NOSUCH1"], operators: `slack:${slack.team.id}:${channel.id}` };
      },
    });
    const { slack } = desk;
    const mei = slack.person("Mei");
    expect(await opens(desk, mei)).toBe(false);
    expect(await opens(desk, mei)).toBe(false);
    const { channel } = parseAddress(desk.settings.operators!) as { channel: string };
    const read = slack.channel(channel).messages.map((message) => slack.screen(message));
    expect(read.filter((words) => words.includes("has no user group S0NOSUCH1"))).toHaveLength(1);
  });

  test("nobody, while Slack does not tell who they are", async () => {
    const desk = await slackDesk();
    const mei = desk.slack.person("Mei");
    desk.slack.trouble("users.info", { kind: "status", status: 500 });
    expect(await opens(desk, mei)).toBe(false);
    expect(await opens(desk, mei)).toBe(true);
  });

  test("nobody, while the app lacks the scope to tell; the operators hear which", async () => {
    const desk = await slackDesk({ slack: { scopes: ourScopes.filter((scope) => scope !== "users:read") } });
    const { slack } = desk;
    const mei = slack.person("Mei");
    expect(await opens(desk, mei)).toBe(false);
    await messageFor(desk, mei, "I lack a right in Slack");
    const told = () => desk.logged.find(({ notice }) => notice === "slack.lacks-scope");
    await slack.until(told);
  });
});

describe("who may go on with one", () => {
  test("an agent who lost the right is refused before the next commit, and so is their customer", async () => {
    const settings: Partial<SlackSettings> = { agentGroups: ["S000000000"] };
    const desk = await slackDesk({ settings });
    const { slack } = desk;
    const [mei, ann] = [slack.person("Mei"), slack.person("Ana")];
    const group = slack.newGroup("agents", [mei]);
    Object.assign(settings.agentGroups!, [group.id]);
    const acme = slack.newChannel("acme", [mei, ann]);
    await mei.command("/account open for @Ana company ana@example.com +852 5123 4567", { in: acme });
    const review = await modalOf(desk, mei, "fd/note");
    group.members = [];
    desk.pass(61_000);
    await mei.press(review, "Text the code to");
    await desk.quiet();
    expect(desk.books().texts).toBe(0);
    await ann.mentions(acme, "status", { thread: slack.channel(acme).messages[0]! });
    await slack.until(() =>
      slack.read(ann, slack.channel(acme)).some((message) => slack.screen(message).includes("no longer has access")),
    );
  });

  test("a named customer from outside may answer only in a channel of the list", async () => {
    const settings: Partial<SlackSettings> = { channels: ["C000000000"] };
    const desk = await slackDesk({ settings });
    const { slack } = desk;
    const guest = { is_restricted: true, refusesDms: "user_not_visible" };
    const [mei, eve] = [slack.person("Mei"), slack.person("Eve", guest)];
    const listed = slack.newChannel("acme", [mei, eve]);
    Object.assign(settings.channels!, [listed.id]);
    await mei.command("/account open for @Eve company ana@example.com +852 5123 4567", { in: listed });
    await mei.press(await modalOf(desk, mei, "fd/note"), "Text the code to");
    const code = await desk.codeFor("85251234567");
    const card = await slack.until(() =>
      slack.channel(listed).messages.find((posted) => slack.screen(posted).includes("[Enter the code]")),
    );
    await eve.press(card, "Enter the code");
    const box = await modalOf(desk, eve, "fd/code");
    expect(slack.screen(box)).toContain("6-digit code");
    await desk.quiet(); // the desk learns the thread of a card from Slack's answer to the post
    await eve.mentions(listed, code, { thread: card });
    await messageFor(desk, mei, "UIN");
  });

  test("somebody of another workspace cannot tell that a case exists", async () => {
    const desk = await slackDesk();
    const { slack } = desk;
    const mei = slack.person("Mei");
    await fillsIn(desk, mei);
    const [found] = await desk.cases();
    const eve = slack.person("Eve", { team: slack.newTeam("Other") });
    const shared = slack.newChannel("shared", [mei, eve]);
    await eve.mentions(shared, `status ${found!.id}`);
    await eve.mentions(shared, "status R-2222");
    await desk.quiet();
    const heard = slack.read(eve, slack.channel(shared)).map((message) => slack.screen(message));
    expect(heard.join("\n")).not.toContain("is at step");
  });

  test("a colleague's cancel and code for somebody else's case are refused, and nothing moves", async () => {
    const desk = await slackDesk();
    const { slack } = desk;
    const [mei, bob] = [slack.person("Mei"), slack.person("Bob")];
    const { code } = await getsText(desk, mei, ana);
    const version = (await desk.cases())[0]!.version;
    const acme = slack.newChannel("acme", [mei, bob]);
    await bob.command(`/account cancel ${(await desk.cases())[0]!.id}`, { in: acme });
    await bob.command(`/account code ${(await desk.cases())[0]!.id} ${code}`, { in: acme });
    await desk.quiet();
    expect((await desk.cases())[0]).toMatchObject({ state: "open", version });
    expect(desk.books().accounts).toHaveLength(0);
  });
});
