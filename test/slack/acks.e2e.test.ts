import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { installName } from "../../adapters/slack/connect/organisations.ts";
import { keptName } from "../../src/vault/memory-names.ts";
import { judgement } from "../platform/operators.ts";
import { ana, fillsIn, getsText, messageFor, modalOf } from "./acts.ts";
import type { Person } from "./fake/person.ts";
import type { Channel } from "./fake/world.ts";
import { forMany } from "./for-many.ts";
import { type SlackDesk, slackDesk } from "./slack-desk.ts";

/** Whether it has resolved by now. */
async function isDone(work: Promise<unknown>): Promise<boolean> {
  return Promise.race([work.then(() => true), new Promise<false>((resolve) => setTimeout(() => resolve(false), 50))]);
}

describe.each(["socket", "http"] as const)("over %s", (mode) => {
  test("nothing is acked before it is committed: a command, a press, a form and a message", async () => {
    const desk = await slackDesk({ mode });
    const { slack } = desk;
    const mei = slack.person("Mei");
    async function waitsForCommit(act: () => Promise<{ outcome: string }>): Promise<void> {
      const gate = desk.replica.power.hold("commit", "before");
      const acted = act();
      await gate.reached;
      expect(await isDone(acted)).toBe(false);
      gate.open();
      expect((await acted).outcome).toBe("acked");
      await desk.quiet();
    }
    await waitsForCommit(() => mei.command("/account open"));
    const form = await modalOf(desk, mei, "fd/form");
    await mei.type(form, "country", "hong");
    await waitsForCommit(() => mei.submit(slack.modal(mei)!, ana));
    await mei.close(await modalOf(desk, mei, "fd/note"));
    await waitsForCommit(async () => mei.press(await messageFor(desk, mei, "[Text the code to"), "Text the code to"));
    const code = await desk.codeFor("85251234567");
    await waitsForCommit(() => mei.says(slack.dm(mei), code));
    await messageFor(desk, mei, "UIN");
    expect(slack.faults).toEqual([]);
  });

  test("what could not be committed is not acked, and Slack's retry is taken in", async () => {
    const desk = await slackDesk({ mode, slack: { patienceMs: 500, delivery: { retriesMs: [100] } } });
    const { slack } = desk;
    const mei = slack.person("Mei");
    await mei.command("/account open");
    await mei.close(await modalOf(desk, mei, "fd/form"));
    await mei.press(await messageFor(desk, mei, "[Company]"), "Company");
    await messageFor(desk, mei, "step 2 of");
    await desk.quiet();
    desk.failCommits(1);
    const said = await mei.says(slack.dm(mei), "ana@example.com");
    expect(said.outcome).not.toBe("acked");
    await messageFor(desk, mei, "step 3 of");
    expect(slack.misses).toHaveLength(1);
  });

  test("a private word finds a command's author where the bot is no member, and in private once Slack's address for answers is used up", async () => {
    const desk = await slackDesk({ mode });
    const { slack } = desk;
    const mei = slack.person("Mei");
    const away = slack.newChannel("away", [mei], { bot: false });
    await mei.command("/account open", { in: away });
    await desk.quiet();
    await mei.command("/account status", { in: away });
    const heard = await slack.until(() => slack.read(mei, slack.channel(away)).at(-1));
    expect(slack.screen(heard)).toContain("is at step 1");
    slack.pass(31 * 60_000);
    await mei.press(await messageFor(desk, mei, "step 1 of"), "Help");
    await messageFor(desk, mei, "These words work at any step");
  });
});

describe.each(["socket", "http"] as const)("over %s: who waits for an ack", (mode) => {
  const shown = ({ slack }: SlackDesk) =>
    slack.calls.filter(({ method }) => /^(views\.open|chat\.post)/.test(method)).map(({ args }) => args);

  test("goes first: nothing is drawn or posted for others meanwhile, and posts come after modals", async () => {
    const desk = await slackDesk({ mode });
    const { slack } = desk;
    const [mei, ben, zoe] = [slack.person("Mei"), slack.person("Ben"), slack.person("Zoe")];
    for (const person of [mei, ben, zoe]) await person.command("/account list"); // from now on they are known
    const held = desk.replica.power.hold("commit", "before");
    const meis = mei.command("/account open");
    await held.reached;
    expect((await ben.command("/account open")).outcome).toBe("acked");
    expect((await zoe.command("/account open")).outcome).toBe("acked");
    for (const person of [ben, zoe]) await person.command("/account list"); // whatever would go ahead has gone by now
    expect(shown(desk)).toEqual([]);
    held.open();
    expect((await meis).outcome).toBe("acked");
    for (const person of [mei, ben, zoe]) await modalOf(desk, person, "fd/form");
    const opened = slack.calls.filter(({ method }) => method === "views.open");
    expect(shown(desk).slice(0, 3)).toEqual(opened.map(({ args }) => args));
  });

  test("too long for a modal gets a button at once that opens the form, and Slack is not asked in vain", async () => {
    const desk = await slackDesk({ mode });
    const { slack } = desk;
    const mei = slack.person("Mei");
    await mei.command("/account list");
    const held = desk.replica.power.hold("commit", "before");
    const meis = mei.command("/account open");
    await held.reached;
    desk.pass(2_600);
    held.open();
    expect((await meis).outcome).toBe("acked");
    const card = await messageFor(desk, mei, "[Fill in the form]");
    expect(slack.modal(mei)).toBeUndefined();
    await mei.press(card, "Fill in the form");
    await modalOf(desk, mei, "fd/form");
    expect(slack.calls.filter(({ method }) => method === "views.open")).toHaveLength(1);
    expect(slack.faults).toEqual([]);
  });
});

test("over a socket: a desk that stops acks also what comes meanwhile, and closes its socket when it owes no ack", async () => {
  const desk = await slackDesk({ mode: "socket" });
  const { slack } = desk;
  const [mei, ben] = [slack.person("Mei"), slack.person("Ben")];
  const { power } = desk.replica;
  for (const person of [mei, ben]) await person.command("/account list"); // from now on they are known
  const first = power.hold("commit", "before");
  const meis = mei.command("/account open");
  await first.reached;
  const left = desk.adapter.stop();
  const second = power.hold("commit", "before");
  const bens = ben.command("/account open");
  await second.reached;
  first.open();
  expect((await meis).outcome).toBe("acked");
  expect(slack.sockets.count()).toBe(1);
  second.open();
  expect((await bens).outcome).toBe("acked");
  await left;
  expect(slack.sockets.count()).toBe(0);
  expect(slack.sockets.again).toEqual([]);
});

test("over http: only what Slack signed lately is taken, and a copy does nothing", async () => {
  const desk = await slackDesk({ mode: "http" });
  const { slack } = desk;
  const mei = slack.person("Mei");
  const { user, id } = mei;
  const body = {
    command: "/account",
    text: "open",
    team_id: user.team.id,
    user_id: id,
    channel_id: slack.dm(mei).id,
    trigger_id: "1.2.abc",
  };
  const parcel = { kind: "slash_commands" as const, body };
  for (const signing of ["bad", "stale", "none"] as const)
    expect((await slack.forge(parcel, signing)).status).toBe(401);

  const sent = new URLSearchParams(body).toString();
  const post = (at: number, content = sent, type = "application/x-www-form-urlencoded") => {
    const digest = createHmac("sha256", slack.signingSecret).update(`v0:${at}:${content}`).digest("hex");
    const headers = {
      "content-type": type,
      "x-slack-request-timestamp": String(at),
      "x-slack-signature": `v0=${digest}`,
    };
    return fetch(`${desk.url}/slack/events`, { method: "POST", headers, body: content });
  };
  const now = Math.floor(Date.now() / 1000);
  expect((await post(now + 400)).status).toBe(401);
  expect((await post(now, "{", "application/json")).status).toBe(400);
  expect((await post(now, "x".repeat(2 * 1024 * 1024), "text/plain")).status).toBe(413);
  expect(await desk.cases()).toHaveLength(0);

  const [first, copy] = await Promise.all([post(now), post(now)]);
  expect([first.status, copy.status]).toEqual([200, 200]);
  expect((await post(now)).status).toBe(200);
  expect(await desk.cases()).toHaveLength(1);
  const help = new URLSearchParams({ ...body, text: "help" }).toString();
  expect(await (await post(now, help)).text()).toContain("/account list");
  expect(await (await post(now, help)).text()).toBe("");
  expect(await slack.challenge("abc")).toMatchObject({ status: 200, text: '{"challenge":"abc"}' });
});

test("over a socket: cut, refreshed and refused three times, the bot comes back by itself, and tells whether it is reached", async () => {
  const acked: unknown[] = [];
  const desk = await slackDesk({ mode: "socket", settings: { acked: (ms) => acked.push(typeof ms) } });
  const { slack } = desk;
  const mei = slack.person("Mei");
  await mei.command("/account open");
  await mei.close(await modalOf(desk, mei, "fd/form"));
  await mei.press(await messageFor(desk, mei, "[Company]"), "Company");
  await desk.quiet();
  expect(desk.adapter.isReached()).toBe(true);
  slack.trouble("apps.connections.open", { kind: "status", status: 503 }, 3);
  slack.sockets.cut();
  await slack.until(() => slack.sockets.count() === 0);
  await slack.until(() => !desk.adapter.isReached());
  await slack.until(() => slack.sockets.count() === 1, 20_000);
  await slack.until(() => desk.adapter.isReached());
  slack.sockets.refresh();
  await slack.until(() => slack.sockets.count() === 0);
  await slack.until(() => slack.sockets.count() === 1, 20_000);
  await mei.says(slack.dm(mei), "ana@example.com");
  await messageFor(desk, mei, "step 3 of");
  expect(desk.lost).toEqual([]);
  expect([acked.length >= 3, new Set(acked)]).toEqual([true, new Set(["number"])]);
}, 60_000);

describe("an answer of Slack to a post", () => {
  test("that asks to wait is obeyed, and then the card is there once", async () => {
    const desk = await slackDesk();
    const { slack } = desk;
    const mei = slack.person("Mei");
    const posts = () => slack.calls.filter(({ method }) => method === "chat.postMessage").length;
    slack.trouble("chat.postMessage", { kind: "ratelimited", seconds: 600 });
    await mei.command("/account open");
    await slack.until(() => posts() === 1);
    await desk.quiet();
    desk.pass(590_000);
    await desk.quiet();
    expect(posts()).toBe(1);
    desk.pass(11_000);
    await messageFor(desk, mei, "step 1 of");
    expect(slack.dm(mei).messages).toHaveLength(1);
  });

  test("a card whose message somebody deleted is posted anew", async () => {
    const desk = await slackDesk();
    const { slack } = desk;
    const mei = slack.person("Mei");
    await mei.command("/account open");
    await mei.close(await modalOf(desk, mei, "fd/form"));
    const card = await messageFor(desk, mei, "[Company]");
    slack.trouble("chat.update", { kind: "error", error: "message_not_found" });
    await mei.press(card, "Company");
    expect((await messageFor(desk, mei, "step 2 of")).ts).not.toBe(card.ts);
  });

  test("when its answer to a post gets lost there may be two cards, and a press on either works", async () => {
    const desk = await slackDesk();
    const { slack } = desk;
    const mei = slack.person("Mei");
    slack.trouble("chat.postMessage", { kind: "lost" });
    await mei.command("/account open");
    await mei.close(await modalOf(desk, mei, "fd/form"));
    await slack.until(() => slack.dm(mei).messages.length === 2);
    await desk.quiet();
    const [older, newer] = slack.dm(mei).messages;
    await mei.press(older!, "Company");
    await messageFor(desk, mei, "step 2 of");
    await mei.press(older!, "Personal");
    await messageFor(desk, mei, "has moved on");
    expect(newer!.ts).not.toBe(older!.ts);
    expect(slack.dm(mei).messages.filter((message) => slack.screen(message).includes("step"))).toHaveLength(2);
  });

  test("a token that was revoked ends the desk with one sentence", async () => {
    const desk = await slackDesk();
    const { slack } = desk;
    const mei = slack.person("Mei");
    await getsText(desk, mei);
    await slack.revoke();
    await slack.until(() => desk.lost.length > 0);
    expect(desk.lost[0]!.message).toMatch(/^Slack does not take SLACK_BOT_TOKEN any more .+ start again\.$/);
  });
});

test("a form that was closed loses nothing that was confirmed", async () => {
  const desk = await slackDesk();
  const { slack } = desk;
  const mei = slack.person("Mei");
  await fillsIn(desk, mei);
  await mei.close(slack.modal(mei)!);
  await mei.command("/account resume");
  const again = await modalOf(desk, mei, "fd/note");
  for (const value of ["Company", ana.mail, "+852 5123 4567"]) expect(slack.screen(again)).toContain(value);
  await slack.until(() => slack.dm(mei).messages.length === 1); // the card moves down: first the new one, then the old one goes
});

describe("what Slack refuses", () => {
  async function withOperators() {
    const kim: { channel?: Channel } = {};
    const desk = await slackDesk({
      settingsOf: (slack) => {
        kim.channel = slack.newChannel("operators", [slack.person("Kim")]);
        return { operators: `slack:${slack.team.id}:${kim.channel.id}` };
      },
    });
    const told = () => kim.channel!.messages.map((message) => desk.slack.screen(message)).join("\n");
    return { desk, told, address: desk.settings.operators! };
  }

  test.each([
    ["missing_scope", 1], // the event comes again
    ["cannot_dm_bot", 2],
  ] as const)("in answer to what somebody did is told to the operators within a minute: %s", async (error, times) => {
    const { desk, told } = await withOperators();
    const mei = desk.slack.person("Mei");
    desk.slack.trouble("chat.postMessage", { kind: "error", error }, times);
    await mei.says(desk.slack.dm(mei), "help");
    await desk.slack.until(() => told().includes(`no answer of mine (${error})`));
  });

  test("of the operators' card is no card that was shown, so that it is tried again", async () => {
    const { desk, address } = await withOperators();
    desk.slack.trouble("chat.postMessage", { kind: "error", error: "is_archived" });
    await expect(desk.adapter.platform.show(address, judgement)).rejects.toThrow("is_archived");
    await desk.adapter.platform.show(address, judgement);
  });
});

describe.each(["socket", "http"] as const)("over %s: what somebody did and I could not do", (mode) => {
  const sentence = "Something went wrong on my side";
  const seen = ({ slack }: SlackDesk, person: Person, where?: Channel) =>
    slack.read(person, where).filter((message) => slack.screen(message).includes(sentence)).length;

  test("is answered with one sentence when it can't be kept, changes nothing, and works once more", async () => {
    const desk = await slackDesk({ mode });
    const { slack } = desk;
    const mei = slack.person("Mei");
    desk.failCommits(1);
    expect(JSON.stringify((await mei.command("/account open")).payload)).toContain(sentence);
    await mei.command("/account open");
    await mei.type(await modalOf(desk, mei, "fd/form"), "country", "hong");
    desk.failCommits(1);
    const { action, errors } = await mei.submit(slack.modal(mei)!, ana);
    expect([action, Object.values(errors)]).toEqual(["errors", [expect.stringContaining(sentence)]]);
    await mei.submit(slack.modal(mei)!);
    await modalOf(desk, mei, "fd/note");
    await desk.quiet();
    desk.failCommits(1);
    expect((await mei.press(slack.modal(mei)!, "Text the code to")).outcome).toBe("acked");
    await slack.until(() => slack.screen(slack.modal(mei)!).includes(sentence));
    expect(desk.books().texts).toBe(0);
    await mei.press(slack.modal(mei)!, "Text the code to");
    await modalOf(desk, mei, "fd/code");
    desk.failCommits(1);
    await mei.press(await messageFor(desk, mei, "6-digit code"), "Help");
    await slack.until(() => seen(desk, mei) === 1);
    expect(slack.faults).toEqual([]);
  });

  test.each([
    ["refuses the answer", { kind: "error", error: "missing_scope" }],
    ["has a fault", { kind: "status", status: 503 }],
    ["asks to wait", { kind: "ratelimited", seconds: 30 }],
  ] as const)("is answered by another way when Slack %s", async (_, trouble) => {
    const desk = await slackDesk({ mode, slack: { patienceMs: 500 } });
    const { slack } = desk;
    const mei = slack.person("Mei");
    const apart = slack.newChannel("apart", [mei]);
    await mei.command("/account open");
    await mei.close(await modalOf(desk, mei, "fd/form"));
    const card = await messageFor(desk, mei, "[Company]");
    await desk.quiet();
    slack.trouble("chat.postMessage", trouble, 2);
    await mei.says(slack.dm(mei), "list");
    await slack.until(() => seen(desk, mei) === 1);
    await messageFor(desk, mei, "[Resume]"); // Slack has sent it again
    mei.user.is_restricted = true;
    desk.pass(120_000);
    slack.trouble("chat.postMessage", trouble);
    await mei.press(card, "Company");
    await slack.until(() => seen(desk, mei) === 2);
    slack.trouble("chat.postEphemeral", trouble);
    await mei.mentions(apart, "list");
    await slack.until(() => seen(desk, mei, apart) === 1);
  });
});

test.each(["socket", "http"] as const)(
  "over %s: where a workspace's token can't be read, people there are answered, and others go on",
  async (mode) => {
    const desk = await forMany({ mode });
    const { slack } = desk;
    const other = slack.newTeam("Beta Cloud");
    const [mei, ben] = [slack.person("Mei"), slack.person("Ben", { team: other })];
    for (const person of [mei, ben]) await slack.installThrough(`${desk.url}/slack/install`, person);
    await desk.replica.vault.put(keptName(installName(slack.team.id)), "{", 1e9);
    desk.pass(120_000);
    for (const line of ["/account open", "/account list", "/account help"]) {
      const { outcome, payload } = await mei.command(line);
      expect([line, outcome, JSON.stringify(payload)]).toEqual([line, "acked", expect.stringContaining("text")]);
    }
    await ben.command("/account open");
    await messageFor(desk, ben, "step 1 of");
  },
);

test("when Slack's app is to come another way than before, the operators hear what to switch, and no more once it comes", async () => {
  const desk = await slackDesk();
  const { slack, settings } = desk;
  const [mei, kim] = [slack.person("Mei"), slack.person("Kim")];
  settings.operators = `slack:${slack.team.id}:${kim.id}`;
  await desk.restart();
  await mei.command("/account list");
  settings.reached = { by: "http", signingSecret: slack.signingSecret };
  slack.listensAt(`${desk.url}/slack/events`);
  await desk.restart();
  await messageFor(desk, kim, "Until now Slack came to me over sockets");
  await mei.command("/account list");
  desk.pass(25 * 60 * 60_000);
  await desk.restart();
  await mei.command("/account list");
  await desk.quiet();
  expect(slack.screen(kim).split("Until now")).toHaveLength(2);
});
