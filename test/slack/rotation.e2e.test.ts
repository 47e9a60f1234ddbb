import { expect, test } from "vitest";
import type { Workspaces } from "../../adapters/slack/connect/workspace.ts";
import { createWorkspaces } from "../../adapters/slack/connect/workspaces.ts";
import { createReception } from "../../src/desk/reception.ts";
import { fillsIn, messageFor } from "./acts.ts";
import type { Person } from "./fake/person.ts";
import { forMany } from "./for-many.ts";
import type { SlackDesk } from "./slack-desk.ts";

const hourMs = 60 * 60_000;

/** A desk in a workspace whose tokens live for twelve hours. */
async function rotating() {
  const desk = await forMany();
  const { slack } = desk;
  const mei = slack.person("Mei");
  await slack.uninstall();
  slack.rotation.lifeMs = 12 * hourMs;
  expect((await slack.installThrough(`${desk.url}/slack/install`, mei)).status).toBe(200);
  const pass = (ms: number) => {
    desk.pass(ms);
    slack.pass(ms);
  };
  return { desk, slack, mei, pass };
}

const renewals = ({ slack }: SlackDesk) =>
  slack.calls.filter(({ method, args }) => method === "oauth.v2.access" && args.grant_type === "refresh_token");

/** Whether their command is answered. */
async function isServed({ slack }: SlackDesk, person: Person): Promise<boolean> {
  await person.command("/account list");
  return slack.screen(slack.read(person).at(-1)!).includes("R-");
}

/** Another desk on the same store, as far as it has to do with tokens. */
function anotherOf({ replica, settings }: SlackDesk): Workspaces {
  const { desk, ledger, vault, flow } = replica;
  return createWorkspaces(settings, createReception({ desk, ledger, vault, world: "practice", flow, links: [] }));
}

test("a token that ends is renewed before it does, and after it has, and goes on after a restart", async () => {
  const { desk, slack, mei, pass } = await rotating();
  await fillsIn(desk, mei);
  await messageFor(desk, mei, "[Text the code to");
  expect(renewals(desk)).toHaveLength(0);
  await desk.quiet();
  pass(11 * hourMs);
  expect(await isServed(desk, mei)).toBe(true);
  await slack.until(() => renewals(desk).length === 1);
  await desk.quiet();
  pass(13 * hourMs);
  expect(await isServed(desk, mei)).toBe(true);
  expect(renewals(desk)).toHaveLength(2);
  await desk.restart();
  await desk.quiet();
  pass(13 * hourMs);
  await mei.press(await messageFor(desk, mei, "[Text the code to"), "Text the code to");
  await slack.until(() => desk.books().texts === 1);
  expect(renewals(desk)).toHaveLength(3);
  expect(slack.refusals).toEqual([]);
});

test.each([
  ["that ends soon", 11],
  ["that has ended", 13],
])("of several desks one renews a token %s, because its refresh token is taken once", async (_, hours) => {
  const { desk, slack, pass } = await rotating();
  const desks = [anotherOf(desk), anotherOf(desk), anotherOf(desk)];
  const call = async (one: Workspaces) => (await one.client(slack.team.id)).auth.test();
  await Promise.all(desks.map(call));
  pass(hours * hourMs);
  const all = await Promise.all([...desks, ...desks, ...desks].map(call));
  expect(all.every(({ ok }) => ok)).toBe(true);
  await slack.until(() => renewals(desk).length > 0);
  pass(2 * hourMs);
  await Promise.all(desks.map(call));
  expect(renewals(desk)).toHaveLength(1);
  expect(slack.refusals).toEqual([]);
});

test("a token that can't be renewed any more is told to the operators with the remedy, and installing again mends it", async () => {
  const { desk, slack, mei, pass } = await rotating();
  const beta = slack.newTeam("Beta Cloud");
  const ben = slack.person("Ben", { team: beta });
  await slack.installThrough(`${desk.url}/slack/install`, ben);
  desk.settings.operators = `slack:${beta.id}:${ben.id}`;
  await desk.restart();
  await fillsIn(desk, mei);
  for (const { refresh } of slack.team.tokens) if (refresh) refresh.isUsed = true;
  pass(13 * hourMs);
  await mei.command("/account list");
  await slack.until(() => slack.screen(ben).includes("I can't renew my token"));
  expect(slack.screen(ben)).toMatch(
    new RegExp(
      `I can't renew my token for ${slack.team.id}: Slack answers invalid_refresh_token\\..+installed there once more`,
    ),
  );
  await slack.installThrough(`${desk.url}/slack/install`, mei);
  pass(30_000); // to Bolt, which goes by the real clock, the new token is younger than to the desk
  expect(await isServed(desk, mei)).toBe(true);
});

test("while Slack doesn't answer, a token that lives goes on, and is renewed later", async () => {
  const { desk, slack, mei, pass } = await rotating();
  await fillsIn(desk, mei);
  slack.trouble("oauth.v2.access", { kind: "status", status: 503 }, 1);
  pass(11 * hourMs);
  expect(await isServed(desk, mei)).toBe(true);
  await desk.quiet();
  pass(30_000);
  expect(await isServed(desk, mei)).toBe(true);
  await slack.until(() => renewals(desk).length === 2);
  await desk.quiet();
  pass(2 * hourMs);
  expect(await isServed(desk, mei)).toBe(true);
  expect(slack.refusals).toEqual([]);
});
