import { expect, onTestFinished, test } from "vitest";
import { checkCommand } from "../../src/app/commands/check.ts";
import { type FakeSlack, startFakeSlack } from "./fake/fake-slack.ts";
import type { Person } from "./fake/person.ts";
import { slackProcess } from "./process.ts";
import { ourScopes } from "./slack-desk.ts";

interface Asked {
  slack: FakeSlack;
  kim: Person;
  lee: Person;
  env: Record<string, string>;
}

/** Kim reads where approvers do, and everybody may open requests unless said otherwise. */
async function asked(who: (at: Asked) => string, more: (at: Asked) => Record<string, string> = () => ({})) {
  const slack = await startFakeSlack({ scopes: [...ourScopes, "channels:read", "groups:read"] });
  onTestFinished(() => slack.close());
  const at: Asked = { slack, kim: slack.person("Kim"), lee: slack.person("Lee"), env: {} };
  at.env = { APPROVAL: "always", APPROVERS: who(at), ...more(at) };
  return at;
}

const channel = ({ slack }: Asked, people: Person[]) =>
  `slack:${slack.team.id}:${slack.newChannel("approvers", people, { kind: "private" }).id}`;

const alone = (at: Asked) => channel(at, [at.kim]);
const two = (at: Asked) => channel(at, [at.kim, at.lee]);

/** What `npm run check` says of APPROVERS, and whether the rest of it is not all fine because of that. */
async function checked({ slack, env }: Asked): Promise<string> {
  const printed: string[] = [];
  const settings = { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl };
  await checkCommand({ env: { ...settings, ...env }, print: (line) => void printed.push(line), hasTerminal: false });
  return printed.find((line) => line.includes(" APPROVERS ")) ?? "";
}

test.each<[string, (at: Asked) => string, (at: Asked) => Record<string, string>, RegExp]>([
  ["nobody reads there", (at) => channel(at, []), () => ({}), /names nobody who may approve, so nothing .* Invite/],
  ["the only approver is an agent", alone, () => ({}), /lets only slack:\S+ approve, who opens requests too/],
  [
    "two ids there are one person's",
    two,
    ({ slack, kim, lee }) => ({ LINKED_IDS: [kim, lee].map(({ id }) => `slack:${slack.team.id}:${id}`).join("=") }),
    /who opens requests too, and nobody could approve theirs\. Let somebody else approve as well/,
  ],
])("where %s, a start ends with 78 and the remedy, and check says the same", async (_, who, more, says) => {
  const at = await asked(who, more);
  const desk = slackProcess(at.slack, "socket", at.env);
  await desk.start();
  expect(await desk.ended()).toBe(78);
  expect(desk.stderr().trim().split("\n").at(-1)).toMatch(says);
  expect(await checked(at)).toMatch(/^wrong {2}APPROVERS/);
  expect(await checked(at)).toMatch(says);
});

test.each<[string, (at: Asked) => string, (at: Asked) => Record<string, string>, string]>([
  ["two may approve", two, () => ({}), "2 people may approve"],
  [
    "one may who opens no requests",
    alone,
    ({ slack }) => ({ SLACK_AGENT_GROUPS: slack.person("Mei").id }),
    "one person may approve, who opens no requests",
  ],
])("where %s, a start says so and goes on, and so does check", async (_, who, more, says) => {
  const at = await asked(who, more);
  const desk = slackProcess(at.slack, "socket", at.env);
  await desk.start();
  expect(desk.stderr()).toContain(`APPROVERS: ${says}`);
  expect(await desk.terminate()).toBe(0);
  expect(await checked(at)).toMatch(/^fine {3}APPROVERS/);
  expect(await checked(at)).toContain(says);
});

test("check says who supervises the desk", async () => {
  const at = await asked(two);
  const line = async (who: string): Promise<string> => {
    const env = { SLACK_BOT_TOKEN: at.slack.botToken, SLACK_APP_TOKEN: at.slack.appToken, SUPERVISORS: who };
    const printed: string[] = [];
    const print = (each: string) => void printed.push(each);
    await checkCommand({ env: { ...env, SLACK_API_URL: at.slack.apiUrl }, print, hasTerminal: false });
    return printed.find((each) => each.includes(" SUPERVISORS ")) ?? "";
  };
  const [home, kim] = [`slack:${at.slack.team.id}`, `slack:${at.slack.team.id}:${at.kim.id}`];
  const group = at.slack.newGroup("bosses", [at.kim]);
  expect(await line(`${home}:${group.id}`)).toBe(`fine   SUPERVISORS             1 may pause the desk: ${kim}`);
  expect(await line(`${home}:${at.slack.newGroup("nobody", []).id}`)).toMatch(/^wrong {2}SUPERVISORS +names nobody/);
  expect(await line(`${home}:${at.slack.newChannel("open", [at.kim]).id}`)).toContain("is a public channel");
  expect(await line("")).toBe("");
});

test("check says that all who can read a public channel could approve, unless some of them are named", async () => {
  const open = ({ slack, kim, lee }: Asked) => `slack:${slack.team.id}:${slack.newChannel("approvers", [kim, lee]).id}`;
  expect(await checked(await asked(open))).toMatch(/^wrong {2}APPROVERS +is a public channel, and whoever can read it/);
  const named = await asked((at) => `${open(at)},${at.kim.id},${at.lee.id}`);
  expect(await checked(named)).toMatch(/^fine {3}APPROVERS/);
});
