import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { addressOf } from "../../adapters/slack/address.ts";
import { fillsIn, messageFor } from "./acts.ts";
import type { Channel } from "./fake/world.ts";
import { slackDesk } from "./slack-desk.ts";

test("a colleague who tries twenty times is refused in private each time, is one row, and the operators are called once", async () => {
  let room: Channel | undefined;
  const desk = await slackDesk({
    settingsOf(slack) {
      room = slack.newChannel("operators", [slack.person("Kim")]);
      return { operators: addressOf({ team: slack.team.id, channel: room.id }) };
    },
  });
  const { slack } = desk;
  const [mei, bob] = [slack.person("Mei"), slack.person("Bob")];
  await fillsIn(desk, mei);
  await desk.quiet();
  const { id, version } = (await desk.cases())[0]!;
  const acme = slack.newChannel("acme", [mei, bob]);
  const told = () => slack.channel(room!).messages.filter((message) => slack.screen(message).includes("was refused"));
  for (let n = 0; n < 19; n += 1) await bob.command(`/account cancel ${id}`, { in: acme });
  await desk.quiet();
  const who = addressOf({ team: slack.team.id, person: bob.id });
  expect(await desk.refused()).toMatchObject([{ who, action: "cancel", front: "slack", count: 19, caseId: id }]);
  expect(told()).toEqual([]);
  for (let n = 0; n < 5; n += 1) await bob.command(`/account cancel ${id}`, { in: acme });
  expect(await desk.refused()).toMatchObject([{ who, count: 24 }]);
  await slack.until(() => told()[0]);
  expect(slack.screen(told()[0]!)).toContain("cancel somebody else's request");
  await desk.quiet();
  expect(told()).toHaveLength(1);
  expect((await desk.cases())[0]).toMatchObject({ state: "open", version });
  expect(slack.read(mei, slack.channel(acme))).toEqual([]); // nobody else reads that he was refused
});

test("guests, strangers' workspaces, and presses on what operators have are kept by what was tried", async () => {
  const desk = await slackDesk();
  const { slack } = desk;
  desk.settings.teams = [slack.team.id];
  const [mei, guest] = [slack.person("Mei"), slack.person("Gus", { is_restricted: true })];
  await guest.command("/account open");
  await guest.command("/account list");
  await messageFor(desk, guest, "");
  await mei.command("/account confirmed absent R-7K2P");
  await desk.quiet();
  const person = (one: typeof mei) => addressOf({ team: slack.team.id, person: one.id });
  const found = (await desk.refused()).map(({ who, action, count }) => [who, action, count]);
  expect(found.toSorted()).toEqual(
    [
      [person(guest), "list", 1],
      [person(guest), "open", 1],
      [person(mei), "judge", 1],
    ].toSorted(),
  );
});

test("requests that Slack has not signed are counted by their kind, with nothing of what was in them", async () => {
  const desk = await slackDesk({ mode: "http" });
  const body = "payload=%7B%7D&user_id=U0EVE";
  const at = Math.floor(Date.now() / 1000);
  const post = (time: number, signature: string) =>
    fetch(`${desk.url}/slack/events`, {
      method: "POST",
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        "x-slack-request-timestamp": String(time),
        "x-slack-signature": signature,
      },
      body,
    });
  const signed = (time: number) =>
    `v0=${createHmac("sha256", desk.slack.signingSecret).update(`v0:${time}:${body}`).digest("hex")}`;
  expect(
    (
      await post(
        at,
        signed(at).replace(/.$/, (last) => (last === "0" ? "1" : "0")),
      )
    ).status,
  ).toBe(401);
  expect((await post(at - 301, signed(at - 301))).status).toBe(401);
  expect(await desk.refused()).toMatchObject([{ who: "", action: "signature", front: "slack", count: 2 }]);
  expect(JSON.stringify(await desk.refused())).not.toContain("U0EVE");
});
