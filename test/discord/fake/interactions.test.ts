import { Events } from "discord.js";
import { describe, expect, test } from "vitest";
import type { Answer } from "./answers.ts";
import type { FakeDiscord, FakeDiscordOptions } from "./fake-discord.ts";
import type { Person } from "./person.ts";
import { call, firstError, identified, type RawGateway } from "./raw.ts";
import { account, clientAt, fakeDiscord } from "./tiny-bot.ts";
import type { Json, Message } from "./world.ts";

const ephemeral = 64;
const v2 = 32_768;
const minutes = 60_000;
const text = (content: string) => ({ type: 10, content });
const button = (label: string) => ({ type: 1, components: [{ type: 2, style: 1, label, custom_id: label }] });
const input = (more: Json = {}) => ({ type: 4, custom_id: "code", style: 1, ...more });
const label = (component: Json, more: Json = {}) => ({ type: 18, label: "Code", component, ...more });
const modal = (...components: Json[]) => ({ custom_id: "form", title: "Form", components });
const radio = (count: number) => ({
  type: 21,
  custom_id: "r",
  options: Array.from({ length: count }, (_, n) => ({ label: String(n), value: String(n) })),
});

interface Stage {
  fake: FakeDiscord;
  raw: RawGateway;
  mei: Person;
  /** Runs `/account help`; gives the interaction as the bot hears it, and what comes of it. */
  asks(): Promise<{ heard: Json; answer: Promise<Answer> }>;
  /** What the bot hears when this is done. */
  hears(act: Promise<Answer>): Promise<{ heard: Json; answer: Promise<Answer> }>;
  answers(heard: Json, type: number, data?: Json): ReturnType<typeof call>;
  /** `POST /webhooks/…` with what follows. */
  hook(heard: Json, route: string, body?: Json): ReturnType<typeof call>;
  /** A message with a button, as a reply. */
  card(data?: Json): Promise<Message>;
}

async function stage(options: FakeDiscordOptions = {}): Promise<Stage> {
  const fake = await fakeDiscord(options);
  const raw = await identified(fake, 0);
  await call(fake, `PUT /applications/${fake.applicationId}/commands`, [account]);
  const mei = fake.person("Mei");
  const hears: Stage["hears"] = async (act) => {
    const before = raw.events("INTERACTION_CREATE").length;
    const heard = await fake.until(() => raw.events("INTERACTION_CREATE")[before]);
    return { heard, answer: act };
  };
  const answers: Stage["answers"] = ({ id, token }, type, data) =>
    call(fake, `POST /interactions/${id}/${token}/callback?with_response=true`, { type, ...(data && { data }) });
  const stage: Stage = {
    fake,
    raw,
    mei,
    hears,
    answers,
    asks: () => hears(mei.command("/account help")),
    hook: ({ token }, route, body) => {
      const [method = "", path = ""] = route.split(" ");
      return call(fake, `${method} /webhooks/${fake.applicationId}/${token}${path}`, body);
    },
    async card(data = {}) {
      const { heard, answer } = await stage.asks();
      await answers(heard, 4, { content: "Card", components: [button("Go")], ...data });
      return (await answer).message!;
    },
  };
  return stage;
}

describe("the first answer", () => {
  test("is taken once", async () => {
    const { asks, answers, fake } = await stage();
    const { heard, answer } = await asks();
    const { body, status } = await answers(heard, 4, { content: "Hello" });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      interaction: { response_message_ephemeral: false, response_message_loading: false },
      resource: { type: 4, message: { content: "Hello", interaction_metadata: { id: heard.id } } },
    });
    expect((await answer).how).toBe("message");
    const again = await answers(heard, 4, { content: "Hello" });
    expect([again.status, again.body.code]).toEqual([400, 40060]);
    const modalAfter = await answers(heard, 9, modal(label(input())));
    expect(modalAfter.body.code).toBe(40060);
    expect(fake.general.messages).toHaveLength(1);
  });

  test("is unknown when the token is wrong or the time is over", async () => {
    const { asks, answers, fake } = await stage();
    const { heard, answer } = await asks();
    expect((await answers({ ...heard, token: "x" }, 4, { content: "a" })).body.code).toBe(10062);
    expect((await answers({ ...heard, id: "1" }, 4, { content: "a" })).body.code).toBe(10062);
    fake.pass(3_001);
    const late = await answers(heard, 4, { content: "a" });
    expect([late.status, late.body.code]).toEqual([404, 10062]);
    expect(await answer).toMatchObject({ how: "missed", said: "The application did not respond" });
    expect(fake.misses).toMatchObject([{ who: "Mei", did: "/account help" }]);
  });

  test("goes by a clock of the test's own", async () => {
    let now = Date.now();
    const { asks, answers, fake } = await stage({ clock: () => now });
    const [first, second] = [await asks(), await asks()];
    now += 2_999;
    expect((await answers(first.heard, 4, { content: "a" })).status).toBe(200);
    now += 2;
    expect((await answers(second.heard, 4, { content: "a" })).body.code).toBe(10062);
    expect(fake.misses).toHaveLength(1);
  });

  test("may come at the last moment, and after one that was refused", async () => {
    const { asks, answers, fake } = await stage();
    const { heard, answer } = await asks();
    expect((await answers(heard, 4, {})).body.code).toBe(50006);
    fake.pass(2_500);
    expect((await answers(heard, 4, { content: "a" })).status).toBe(200);
    expect((await answer).how).toBe("message");
    expect(fake.misses).toEqual([]);
  });

  test("without with_response has nothing to say", async () => {
    const { asks, fake } = await stage();
    const { heard } = await asks();
    const path = `POST /interactions/${heard.id}/${heard.token}/callback`;
    expect((await call(fake, path, { type: 4, data: { content: "a" } })).status).toBe(204);
  });

  test.each<[string, number, Json, string]>([
    ["an update where there is no message", 7, { content: "a" }, "type BASE_TYPE_CHOICES"],
    ["a deferred update where there is no message", 6, {}, "type BASE_TYPE_CHOICES"],
    ["choices", 8, { choices: [] }, "type BASE_TYPE_CHOICES"],
    ["no known kind", 99, {}, "type BASE_TYPE_CHOICES"],
    ["a deferral with V2", 5, { flags: ephemeral | v2 }, "data.flags MESSAGE_FLAGS_INVALID"],
    [
      "content beside V2",
      4,
      { content: "a", flags: v2 },
      "data.content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ],
    ["a modal without a title", 9, { ...modal(label(input())), title: "" }, "data.title BASE_TYPE_BAD_LENGTH"],
    [
      "a modal with a long title",
      9,
      { ...modal(label(input())), title: "x".repeat(46) },
      "data.title BASE_TYPE_BAD_LENGTH",
    ],
    [
      "a modal with a long id",
      9,
      { ...modal(label(input())), custom_id: "x".repeat(101) },
      "data.custom_id BASE_TYPE_BAD_LENGTH",
    ],
    ["an empty modal", 9, modal(), "data.components BASE_TYPE_BAD_LENGTH"],
    [
      "a modal with six parts",
      9,
      modal(...Array.from({ length: 6 }, (_, n) => label(input({ custom_id: String(n) })))),
      "data.components BASE_TYPE_BAD_LENGTH",
    ],
    ["a modal with a button", 9, modal(button("Go")), "data.components.0.components.0.type UNION_TYPE_CHOICES"],
    ["an input without a label", 9, modal(input()), "data.components.0.type UNION_TYPE_CHOICES"],
    [
      "a long label",
      9,
      modal(label(input(), { label: "x".repeat(46) })),
      "data.components.0.label BASE_TYPE_BAD_LENGTH",
    ],
    [
      "a long description",
      9,
      modal(label(input(), { description: "x".repeat(101) })),
      "data.components.0.description BASE_TYPE_MAX_LENGTH",
    ],
    [
      "two labels for one input",
      9,
      modal(label(input({ label: "Code" }))),
      "data.components.0.component.label TEXT_INPUT_LABEL_IN_LABEL",
    ],
    [
      "a long placeholder",
      9,
      modal(label(input({ placeholder: "x".repeat(101) }))),
      "data.components.0.component.placeholder BASE_TYPE_MAX_LENGTH",
    ],
    [
      "an input of 4001",
      9,
      modal(label(input({ max_length: 4001 }))),
      "data.components.0.component.max_length NUMBER_TYPE_MAX",
    ],
    [
      "an input that cannot be filled",
      9,
      modal(label(input({ min_length: 6, max_length: 5 }))),
      "data.components.0.component.min_length TEXT_INPUT_MIN_LENGTH",
    ],
    [
      "a value that does not fit",
      9,
      modal(label(input({ max_length: 3, value: "1234" }))),
      "data.components.0.component.value BASE_TYPE_BAD_LENGTH",
    ],
    [
      "an input without a style",
      9,
      modal(label({ type: 4, custom_id: "a" })),
      "data.components.0.component.style BASE_TYPE_REQUIRED",
    ],
    ["a radio group of one", 9, modal(label(radio(1))), "data.components.0.component.options BASE_TYPE_BAD_LENGTH"],
    ["a radio group of eleven", 9, modal(label(radio(11))), "data.components.0.component.options BASE_TYPE_BAD_LENGTH"],
    ["the same id twice", 9, modal(label(input()), label(input())), "data.components COMPONENT_CUSTOM_ID_DUPLICATED"],
  ])("is refused with %s", async (_, type, data, error) => {
    const { asks, answers, fake, mei } = await stage();
    const { heard } = await asks();
    const refused = await answers(heard, type, data);
    expect([refused.status, firstError(refused)]).toEqual([400, error]);
    expect([mei.modal, fake.general.messages]).toEqual([undefined, []]);
  });
});

describe("what follows", () => {
  test("waits for the first answer, and for a token that still works", async () => {
    const { asks, answers, hook, fake } = await stage();
    const { heard } = await asks();
    expect((await hook(heard, "POST ", { content: "a" })).body.code).toBe(10015);
    await answers(heard, 4, { content: "Hello" });
    expect((await hook(heard, "PATCH /messages/@original", { content: "Hello again" })).status).toBe(200);
    fake.pass(14 * minutes);
    expect((await hook(heard, "GET /messages/@original")).body.content).toBe("Hello again");
    fake.pass(1 * minutes + 1);
    for (const [route, body] of [
      ["POST ", { content: "b" }],
      ["PATCH /messages/@original", { content: "c" }],
      ["DELETE /messages/@original", undefined],
    ] as const) {
      const late = await hook(heard, route, body);
      expect([late.status, late.body.code]).toEqual([401, 50027]);
    }
    expect((await hook({ token: "x" }, "POST ", { content: "a" })).body.code).toBe(50027);
  });

  test("a deferral is filled by the first follow-up, as private as it was", async () => {
    const { asks, answers, hook, fake, mei } = await stage();
    const { heard, answer } = await asks();
    await answers(heard, 5, { flags: ephemeral });
    expect(fake.screen((await answer).message!)).toBe("Frontdesk (only you): is thinking…");
    const first = await hook(heard, "POST ", { content: "one" });
    const second = await hook(heard, "POST ", { content: "two" });
    expect(first.body.id).toBe((await answer).message?.id);
    expect([first.body.flags, second.body.flags]).toEqual([ephemeral, 0]);
    expect(mei.reads().map(({ content }) => content)).toEqual(["one", "two"]);
    expect(
      fake
        .person("Bob")
        .reads()
        .map(({ content }) => content),
    ).toEqual(["two"]);
  });

  test("a deferral takes V2 in the edit that follows, and keeps it", async () => {
    const { asks, answers, hook, fake } = await stage();
    const { heard, answer } = await asks();
    await answers(heard, 5, { flags: ephemeral });
    const edit = (body: Json) => hook(heard, "PATCH /messages/@original", body);
    expect(firstError(await edit({ components: [text("a")] }))).toBe("components.0.type UNION_TYPE_CHOICES");
    const { body } = await edit({ flags: v2, components: [text("Waiting"), button("Go")] });
    expect(body.flags).toBe(ephemeral | v2);
    expect(fake.screen((await answer).message!)).toBe("Frontdesk (only you): Waiting\n  [Go]");
    expect(firstError(await edit({ content: "plain" }))).toBe(
      "content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    );
    expect((await edit({ components: [text("Done")] })).body.flags).toBe(ephemeral | v2);
  });

  test("a deferral that is never filled is a miss after 15 minutes", async () => {
    const { asks, answers, fake, mei } = await stage();
    const { heard } = await asks();
    await answers(heard, 5);
    fake.pass(14 * minutes);
    expect(fake.misses).toEqual([]);
    fake.pass(2 * minutes);
    expect(fake.misses).toMatchObject([{ who: "Mei", said: "The application did not respond" }]);
    expect(mei.reads()).toEqual([]);
  });

  test("private messages are there for the token alone", async () => {
    const { card, fake, raw, hears, answers, hook, mei } = await stage();
    const seen = await card({ flags: ephemeral });
    const path = `/channels/${seen.channel}/messages/${seen.id}`;
    expect((await call(fake, `GET ${path}`)).body.code).toBe(10008);
    expect((await call(fake, `DELETE ${path}`)).body.code).toBe(10008);
    expect((await call(fake, `GET /channels/${seen.channel}/messages`)).body).toEqual([]);
    const { heard } = await hears(mei.press(seen, "Go"));
    expect(heard).toMatchObject({
      message: { id: seen.id, flags: ephemeral },
      data: { custom_id: "Go", component_type: 2 },
    });
    await answers(heard, 6);
    expect((await hook(heard, "DELETE /messages/@original")).status).toBe(204);
    expect((await hook(heard, "DELETE /messages/@original")).body.code).toBe(10008);
    expect(mei.reads()).toEqual([]);
    expect(raw.events("MESSAGE_CREATE")).toEqual([]);
  });

  test("only messages of the token are reached through it", async () => {
    const { asks, answers, hook, card, hears, mei } = await stage();
    const other = await card();
    const { heard } = await asks();
    await answers(heard, 4, { content: "mine" });
    expect((await hook(heard, `PATCH /messages/${other.id}`, { content: "x" })).body.code).toBe(10008);
    const pressed = await hears(mei.press(other, "Go"));
    await answers(pressed.heard, 7, { content: "changed", components: [] });
    expect((await pressed.answer).message?.content).toBe("changed");
    expect((await hook(pressed.heard, `GET /messages/${other.id}`)).body.content).toBe("changed");
  });

  test("a button whose message is changed by a late answer fails for its person", async () => {
    const { card, hears, answers, fake, mei } = await stage();
    const seen = await card();
    const { heard, answer } = await hears(mei.press(seen, "Go"));
    fake.pass(3_001);
    expect((await answer).said).toBe("This interaction failed");
    expect((await answers(heard, 7, { content: "late" })).body.code).toBe(10062);
    expect(fake.message(seen)?.content).toBe("Card");
    expect(fake.misses).toEqual([{ who: "Mei", did: "[Go]", said: "This interaction failed" }]);
  });
});

describe("modals and choices", () => {
  test("a modal cannot follow a modal, and a submission updates the message only where there is one", async () => {
    const { card, hears, answers, asks, mei } = await stage();
    const opened = await hears(mei.press(await card(), "Go"));
    await answers(opened.heard, 9, modal(label(input())));
    const sent = await hears(mei.submit((await opened.answer).modal!, { Code: "1" }));
    expect(sent.heard).toMatchObject({
      type: 5,
      message: { content: "Card" },
      data: { custom_id: "form", components: [{ type: 18, component: { type: 4, custom_id: "code", value: "1" } }] },
    });
    expect(firstError(await answers(sent.heard, 9, modal(label(input()))))).toBe("type BASE_TYPE_CHOICES");
    expect((await answers(sent.heard, 7, { content: "ok" })).status).toBe(200);
    const asked = await asks();
    await answers(asked.heard, 9, modal(label(input())));
    const other = await hears(mei.submit((await asked.answer).modal!, { Code: "1" }));
    expect(other.heard).not.toHaveProperty("message");
    expect(firstError(await answers(other.heard, 6))).toBe("type BASE_TYPE_CHOICES");
    expect((await answers(other.heard, 5)).status).toBe(200);
  });

  test("the old row of one input works, and nothing chosen comes as null", async () => {
    const { asks, answers, hears, mei } = await stage();
    const { heard, answer } = await asks();
    const old = { type: 1, components: [input({ label: "Code", required: false })] };
    await answers(heard, 9, modal(old, label({ ...radio(2), required: false }, { label: "Kind" })));
    const sent = await hears(mei.submit((await answer).modal!));
    expect(sent.heard.data).toMatchObject({
      components: [{ components: [{ value: "" }] }, { component: { value: null } }],
    });
  });

  test("choices are 25 at most, with short names, and only for letters", async () => {
    const { hears, answers, fake, mei } = await stage();
    const choices = (count: number) => Array.from({ length: count }, (_, n) => ({ name: String(n), value: String(n) }));
    const typed = mei.types("/account open", "country", "h");
    const { heard } = await hears(typed as never);
    expect(heard).toMatchObject({
      type: 4,
      data: { options: [{ name: "open", options: [{ name: "country", value: "h", focused: true }] }] },
    });
    expect(firstError(await answers(heard, 4, { content: "a" }))).toBe("type BASE_TYPE_CHOICES");
    expect(firstError(await answers(heard, 8, { choices: choices(26) }))).toBe("data.choices BASE_TYPE_MAX_LENGTH");
    const long = [{ name: "x".repeat(101), value: "a" }];
    expect(firstError(await answers(heard, 8, { choices: long }))).toBe("data.choices.0.name BASE_TYPE_BAD_LENGTH");
    expect((await answers(heard, 8, { choices: choices(25) })).status).toBe(200);
    expect(await typed).toHaveLength(25);
    const forgotten = mei.types("/account open", "country", "x");
    await hears(forgotten as never);
    fake.pass(3_001);
    expect(await forgotten).toEqual([]);
    expect(fake.misses).toMatchObject([{ said: "Loading options failed" }]);
  });
});

describe("places", () => {
  test("a command in a private thread is heard with the thread and what the bot may do there", async () => {
    const { fake, hears, answers, mei } = await stage();
    const thread = fake.newThread(fake.general, "Account R-7K2P", mei);
    const { heard, answer } = await hears(mei.command("/account help", {}, thread));
    expect(heard).toMatchObject({
      channel: { id: thread.id, type: 12, parent_id: fake.general.id },
      guild_id: fake.guild.id,
      context: 0,
      member: { user: { id: mei.id } },
    });
    await answers(heard, 4, { content: "here" });
    expect(fake.screen((await answer).message!)).toBe("Frontdesk: here");
    await expect(fake.person("Bob").command("/account help", {}, thread)).rejects.toThrow("Bob does not see");
  });
});

describe("the real client", () => {
  test("answers twice in a storm, and hears of it", async () => {
    const fake = await fakeDiscord({ delivery: { copies: 3 } });
    const codes: unknown[] = [];
    const client = await clientAt(fake, (bot) =>
      bot.on(Events.InteractionCreate, (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        interaction.reply("once").catch((error: { code: number }) => codes.push(error.code));
      }),
    );
    await client.application.commands.set([account]);
    const mei = fake.person("Mei");
    expect((await mei.command("/account help")).how).toBe("message");
    await fake.until(() => codes.length === 2);
    expect(codes).toEqual([40060, 40060]);
    expect(mei.reads()).toHaveLength(1);
  });

  test("drops its token after one 401", async () => {
    const fake = await fakeDiscord();
    const client = await clientAt(fake);
    fake.resetToken();
    await expect(client.users.fetch("1")).rejects.toMatchObject({ status: 401 });
    await expect(client.users.fetch("1")).rejects.toThrow("Expected token to be set");
  });

  test("waits out a 429 and repeats what was cut", async () => {
    const fake = await fakeDiscord();
    const client = await clientAt(fake, () => {}, { rest: { api: fake.apiUrl, version: "10", retries: 3 } });
    const route = "POST /channels/:id/messages";
    fake.trouble(route, { kind: "ratelimited", seconds: 0.05 });
    fake.trouble(route, { kind: "status", status: 502 });
    fake.trouble(route, { kind: "lost", reset: true });
    const channel = await client.channels.fetch(fake.general.id);
    if (!channel?.isSendable()) throw new Error("it cannot be written to");
    const send = () => channel.send({ content: "Hello", nonce: "n", enforceNonce: true });
    await send();
    expect(fake.calls.filter((one) => one.route === route).map(({ status }) => status)).toEqual([429, 502, 200, 200]);
    fake.trouble(route, { kind: "lost" });
    await expect(send()).rejects.toThrow("other side closed");
    expect(fake.channel(fake.general).messages).toHaveLength(1);
  });
});
