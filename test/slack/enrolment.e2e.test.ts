import { describe, expect, test } from "vitest";
import { ana, fillsIn, getsText, messageFor } from "./acts.ts";
import type { Mode } from "./fake/fake-slack.ts";
import type { Person } from "./fake/person.ts";
import type { Message, Team } from "./fake/world.ts";
import { ourScopes, type SlackDesk, slackDesk } from "./slack-desk.ts";

const notServed = "I don't serve this workspace";

/** A desk that workspaces install, and that serves those of the list. */
async function forTeams(mode: Mode, listed: (home: Team) => string[]) {
  const desk = await slackDesk({
    mode,
    slack: { scopes: ourScopes },
    settingsOf: (slack) => ({
      teams: listed(slack.team),
      workspaces: {
        clientId: slack.clientId,
        clientSecret: slack.clientSecret,
        stateSecret: "a state secret of these tests",
        authorizeUrl: slack.authorizeUrl,
      },
    }),
  });
  const mei = desk.slack.person("Mei");
  return { desk, mei };
}

/** The same, in a workspace that installed it when the list had it, and then changes the list. */
async function installedThen(
  mode: Mode,
  listed: (home: Team) => string[],
  before: (mei: Person, desk: SlackDesk) => Promise<unknown>,
) {
  const { desk, mei } = await forTeams(mode, (home) => [home.id]);
  await desk.slack.uninstall();
  await desk.quiet();
  expect((await desk.slack.installThrough(`${desk.url}/slack/install`, mei)).status).toBe(200);
  desk.slack.team.tokens.at(-1)!.scopes.push("im:history"); // the optional one
  const begun = await before(mei, desk);
  desk.settings.teams = listed(desk.slack.team);
  await desk.restart();
  return { desk, mei, begun };
}

/** What somebody reads anywhere: messages, notes for their eyes alone, their modal and their Home tab. */
function reads({ slack }: SlackDesk, person: Person): string[] {
  const said = slack
    .channelsOf(person)
    .flatMap((channel) => slack.read(person, channel))
    .map((message) => slack.screen(message));
  const [modal, home] = [slack.modal(person), slack.home(person)];
  return [...said, ...(modal ? [slack.screen(modal)] : []), ...(home ? [slack.screen(home)] : [])];
}

const told = (desk: SlackDesk, person: Person) => reads(desk, person).filter((text) => text.includes(notServed)).length;

/** Each way in which somebody can begin. */
const ways: [string, (mei: Person, desk: SlackDesk) => Promise<unknown>][] = [
  ["a command", (mei) => mei.command("/account open")],
  ["a command that only asks", (mei) => mei.command("/account list")],
  ["a shortcut", (mei) => mei.shortcut("fd/open")],
  [
    "a shortcut on a message",
    async (mei, { slack }) => {
      const channel = slack.newChannel("talk", [mei]);
      const { message } = await mei.says(channel, "please open us an account");
      await mei.shortcut("fd/open-from-message", { on: message as Message });
    },
  ],
  ["a direct message", (mei, { slack }) => mei.says(slack.dm(mei), "open")],
  ["a mention", (mei, { slack }) => mei.mentions(slack.newChannel("talk", [mei]), "open")],
  ["a look at the Home tab", (mei) => mei.opensHome()],
];

describe.each(["socket", "http"] as const)("over %s", (mode) => {
  describe.each([
    ["listed", (home: Team) => [home.id], true],
    ["served as everybody is", () => ["*"], true],
    ["taken off the list", () => ["T0ELSEWHERE"], false],
  ] as const)("in a workspace that is %s", (_, listed, isServed) => {
    test.each(ways)("%s", async (what, act) => {
      const { desk, mei } = await installedThen(mode, listed, async () => {});
      await act(mei, desk);
      await desk.quiet();
      expect(told(desk, mei)).toBe(isServed ? 0 : 1);
      const opensOne = isServed && !what.includes("asks") && !what.includes("Home");
      expect(await desk.cases()).toHaveLength(opensOne ? 1 : 0);
      expect(desk.slack.misses).toEqual([]);
      expect(desk.lost).toEqual([]);
    });
  });

  test("what was open when the workspace was taken off: nobody presses in it, in a card, a modal or the Home tab", async () => {
    const { desk, mei } = await installedThen(
      mode,
      () => ["T0ELSEWHERE"],
      async (person, at) => {
        const { code } = await getsText(at, person);
        await person.opensHome();
        await at.quiet();
        return code;
      },
    );
    const { slack } = desk;
    await desk.quiet();
    const before = (await desk.cases())[0]!;
    const texts = desk.books().texts;
    const presses: [string, () => Promise<unknown>][] = [
      ["the box for the code", () => mei.submit(slack.modal(mei)!, { code: "123456" })],
      [
        "a button of the card",
        async () => mei.press(await messageFor(desk, mei, "[Enter the code]"), "Enter the code"),
      ],
      ["a button of the Home tab", () => mei.press(slack.home(mei)!, "Resume")],
      ["a command about it", () => mei.command(`/account cancel ${before.id}`)],
      ["a word in private", () => mei.says(slack.dm(mei), "123456")],
    ];
    for (const [what, press] of presses) {
      await press();
      await desk.quiet();
      expect((await desk.cases())[0], what).toEqual(before);
      expect(told(desk, mei), what).toBeGreaterThan(0);
    }
    expect(desk.books().texts).toBe(texts);
    expect(desk.books().accounts).toEqual([]);
    expect(slack.misses).toEqual([]);
  });

  test("a workspace that never installed it for this desk is answered as well, where no token is needed", async () => {
    const { desk } = await forTeams(mode, (home) => [home.id]);
    const other = desk.slack.newTeam("Beta Cloud");
    desk.slack.install(other, ourScopes); // by another desk of the same app
    const ben = desk.slack.person("Ben", { team: other });
    await ben.command("/account open");
    for (const [, act] of ways) await act(ben, desk).catch(() => {});
    await desk.quiet();
    expect(told(desk, ben)).toBeGreaterThan(0);
    expect(await desk.cases()).toEqual([]);
    expect(desk.slack.misses).toEqual([]);
  });

  test("a desk with one bot token serves only that token's workspace", async () => {
    const desk = await slackDesk({ mode, slack: { scopes: ourScopes } });
    const { slack } = desk;
    const other = slack.newTeam("Beta Cloud");
    slack.install(other, ourScopes);
    const [mei, ben] = [slack.person("Mei"), slack.person("Ben", { team: other })];
    for (const [, act] of ways) await act(ben, desk);
    await desk.quiet();
    expect(await desk.cases()).toEqual([]);
    expect(slack.misses).toEqual([]);
    await ben.command("/account open");
    expect(slack.screen(ben)).toContain(notServed);
    await slack.uninstall(other);
    await desk.quiet();
    expect(desk.lost).toEqual([]);
    await fillsIn(desk, mei, ana);
    expect(await desk.cases()).toHaveLength(1);
  });
});

describe("an installation", () => {
  async function installs(
    listed: (home: Team, other: Team) => string[],
    how: { orgWide?: boolean; language?: string } = {},
  ) {
    const { desk } = await forTeams("socket", () => []);
    const { slack } = desk;
    const other = slack.newTeam("Beta <Cloud>", { id: "E0BETA", name: "Beta" });
    desk.settings.teams = listed(slack.team, other);
    await desk.restart();
    const ben = slack.person("Ben", { team: other });
    const answer = await slack.installThrough(`${desk.url}/slack/install`, ben, how);
    await desk.quiet();
    const page = await answer.text();
    return { desk, slack, other, ben, status: answer.status, page, token: other.tokens[0]! };
  }

  test("of a workspace that is not on the list is refused on a page that says why, and Slack gets its token back", async () => {
    const { desk, slack, other, status, page, token } = await installs((home) => [home.id]);
    expect(status).toBe(403);
    expect(page).toContain("Beta &#60;Cloud&#62; isn&#39;t one of the workspaces that I serve");
    expect(page).toContain(other.id);
    expect(page).toContain("I kept nothing, and Slack has taken its token back.");
    expect(token.state).toBe("revoked");
    expect(await desk.replica.vault.open(`kept:slack:install:${other.id}`)).toBeUndefined();
    expect(slack.calls.filter(({ method }) => method === "auth.revoke").map(({ answer }) => answer)).toEqual([
      { ok: true, revoked: true },
    ]);
  });

  test("is refused by an empty list too, in the language of the browser", async () => {
    const { status, page, token } = await installs(() => [], { language: "zh-CN,zh;q=0.9" });
    expect(status).toBe(403);
    expect(page).toContain("不在我服务的工作区之列");
    expect(token.state).toBe("revoked");
  });

  test.each([
    ["by its own id", (_: Team, other: Team) => [other.id]],
    ["by its organisation's", () => ["E0BETA"]],
    ["as every other", () => ["*"]],
  ])("of a workspace that is on the list, %s, is kept and served, also after a restart", async (_, listed) => {
    const { desk, slack, ben, status, token } = await installs(listed);
    expect([status, token.state]).toEqual([200, "live"]);
    await desk.restart();
    await ben.command("/account open");
    await desk.quiet();
    expect(await desk.cases()).toHaveLength(1);
    expect(slack.refusals).toEqual([]);
  });

  test.each([["E0BETA"], ["*"]])(
    "of a whole organisation is refused and given back, whatever the list says: %s",
    async (list) => {
      const { status, page, token } = await installs(() => [list], { orgWide: true });
      expect(status).toBe(403);
      expect(page).toContain("not in a whole organisation");
      expect(token.state).toBe("revoked");
    },
  );

  test("that Slack does not take back just now is not kept, and the page says what to do", async () => {
    const { desk } = await forTeams("socket", () => []);
    const ben = desk.slack.person("Ben", { team: desk.slack.newTeam("Beta") });
    desk.slack.trouble("auth.revoke", { kind: "status", status: 500 });
    const answer = await desk.slack.installThrough(`${desk.url}/slack/install`, ben);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain("remove the app in the workspace&#39;s settings");
    expect(await desk.replica.vault.open(`kept:slack:install:${ben.user.team.id}`)).toBeUndefined();
    expect(desk.logged).toContainEqual(expect.objectContaining({ level: "error", team: ben.user.team.id }));
  });
});

test.each([
  ["of a workspace that the list has not", ["T0ELSEWHERE"], false, "SLACK_TEAMS does not list"],
  ["of a whole organisation", ["*"], true, "SLACK_BOT_TOKEN is for a whole organisation"],
])("a bot token %s ends the start with a sentence", async (_, teams, orgWide, words) => {
  const start = slackDesk({
    settingsOf: (slack) => {
      slack.team.tokens[0]!.orgWide = orgWide;
      return { teams };
    },
  });
  await expect(start).rejects.toThrow(words);
});
