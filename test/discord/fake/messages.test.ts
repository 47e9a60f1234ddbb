import { GatewayIntentBits } from "discord.js";
import { describe, expect, test } from "vitest";
import type { FakeDiscord } from "./fake-discord.ts";
import { call, firstError } from "./raw.ts";
import { fakeDiscord } from "./tiny-bot.ts";
import type { Json } from "./world.ts";

const v2 = 32_768;
const text = (content: string) => ({ type: 10, content });
const button = (label: string, custom_id = label, more: Json = {}) => ({
  type: 2,
  style: 1,
  label,
  custom_id,
  ...more,
});
const row = (...components: Json[]) => ({ type: 1, components });
const option = (value: string) => ({ label: value, value });
const select = (count: number, more: Json = {}) => ({
  type: 3,
  custom_id: "s",
  options: Array.from({ length: count }, (_, n) => option(String(n))),
  ...more,
});
const many = <T>(count: number, make: (n: number) => T) => Array.from({ length: count }, (_, n) => make(n));

const posts = (fake: FakeDiscord, body: unknown, channel = fake.general.id) =>
  call(fake, `POST /channels/${channel}/messages`, body);

describe("a message", () => {
  test("is made, changed, read and deleted", async () => {
    const fake = await fakeDiscord();
    const mei = fake.person("Mei");
    const { body, status } = await posts(fake, { content: "Hello" });
    expect([status, body.content, body.author]).toMatchObject([200, "Hello", { id: fake.botId, bot: true }]);
    const path = `/channels/${fake.general.id}/messages/${body.id}`;
    await call(fake, `PATCH ${path}`, { content: "Hello again" });
    expect(fake.screen(fake.general, mei)).toBe("Frontdesk (edited): Hello again");
    expect((await call(fake, `GET ${path}`)).body.content).toBe("Hello again");
    expect((await call(fake, `GET /channels/${fake.general.id}/messages`)).body).toHaveLength(1);
    expect((await call(fake, `DELETE ${path}`)).status).toBe(204);
    expect(mei.reads()).toEqual([]);
    expect(firstError(await call(fake, `GET ${path}`))).toBe("10008 Unknown Message");
  });

  test.each<[string, Json, string]>([
    ["nothing in it", {}, "50006 Cannot send an empty message"],
    ["only blanks", { content: "  " }, "50006 Cannot send an empty message"],
    ["more than 2000 characters", { content: "x".repeat(2001) }, "content BASE_TYPE_MAX_LENGTH"],
    ["a content that is none", { content: 7 }, "content STRING_TYPE_CONVERT"],
    ["too long a nonce", { content: "a", nonce: "x".repeat(26) }, "nonce BASE_TYPE_MAX_LENGTH"],
    [
      "mentions of nobody knows what",
      { content: "a", allowed_mentions: { parse: ["all"] } },
      "allowed_mentions.parse.0 BASE_TYPE_CHOICES",
    ],
    [
      "mentions both parsed and named",
      { content: "a", allowed_mentions: { parse: ["users"], users: ["1"] } },
      "allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
    ],
    ["eleven embeds", { embeds: many(11, () => ({ title: "a" })) }, "embeds BASE_TYPE_MAX_LENGTH"],
    [
      "too much in embeds",
      { embeds: many(2, () => ({ description: "x".repeat(3001) })) },
      "embeds MAX_EMBED_SIZE_EXCEEDED",
    ],
    [
      "six rows",
      { content: "a", components: many(6, (n) => row(button(String(n)))) },
      "components BASE_TYPE_MAX_LENGTH",
    ],
    [
      "six buttons in a row",
      { content: "a", components: [row(...many(6, (n) => button(String(n))))] },
      "components.0.components BASE_TYPE_BAD_LENGTH",
    ],
    ["an empty row", { content: "a", components: [row()] }, "components.0.components BASE_TYPE_BAD_LENGTH"],
    [
      "a long label",
      { content: "a", components: [row(button("x".repeat(81), "a"))] },
      "components.0.components.0.label BASE_TYPE_MAX_LENGTH",
    ],
    [
      "a button without words",
      { content: "a", components: [row(button("", "a"))] },
      "components.0.components.0 BUTTON_COMPONENT_INVALID_LABEL",
    ],
    [
      "a button without an id",
      { content: "a", components: [row({ type: 2, style: 1, label: "a" })] },
      "components.0.components.0.custom_id BASE_TYPE_REQUIRED",
    ],
    [
      "a link without an address",
      { content: "a", components: [row({ type: 2, style: 5, label: "a" })] },
      "components.0.components.0.url BASE_TYPE_REQUIRED",
    ],
    [
      "a link with an id",
      { content: "a", components: [row({ type: 2, style: 5, label: "a", url: "https://a.b", custom_id: "a" })] },
      "components.0.components.0 BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
    ],
    [
      "a long id",
      { content: "a", components: [row(button("a", "x".repeat(101)))] },
      "components.0.components.0.custom_id BASE_TYPE_BAD_LENGTH",
    ],
    [
      "the same id twice",
      { content: "a", components: [row(button("a", "x"), button("b", "x"))] },
      "components COMPONENT_CUSTOM_ID_DUPLICATED",
    ],
    [
      "26 options",
      { content: "a", components: [row(select(26))] },
      "components.0.components.0.options BASE_TYPE_BAD_LENGTH",
    ],
    [
      "the same option twice",
      { content: "a", components: [row(select(0, { options: [option("a"), option("a")] }))] },
      "components.0.components.0.options SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
    ],
    [
      "more choices than options",
      { content: "a", components: [row(select(2, { max_values: 3 }))] },
      "components.0.components.0.max_values NUMBER_TYPE_MAX",
    ],
    [
      "a select beside a button",
      { content: "a", components: [row(select(2), button("a"))] },
      "components.0.components COMPONENT_LAYOUT_WIDTH_EXCEEDED",
    ],
    ["V2 components without the flag", { components: [text("a")] }, "components.0.type UNION_TYPE_CHOICES"],
    [
      "a text input",
      { content: "a", components: [row({ type: 4, custom_id: "a", style: 1, label: "a" })] },
      "components.0.components.0.type UNION_TYPE_CHOICES",
    ],
    [
      "content beside V2",
      { content: "a", flags: v2, components: [text("a")] },
      "content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ],
    [
      "embeds beside V2",
      { embeds: [{ title: "a" }], flags: v2, components: [text("a")] },
      "embeds MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ],
    ["V2 without components", { flags: v2 }, "50006 Cannot send an empty message"],
    [
      "41 components",
      { flags: v2, components: [{ type: 17, components: many(40, (n) => text(String(n))) }] },
      "components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
    ],
    [
      "4001 characters in all",
      { flags: v2, components: [text("x".repeat(2000)), text("x".repeat(2001))] },
      "components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
    ],
    [
      "a container in a container",
      { flags: v2, components: [{ type: 17, components: [{ type: 17, components: [text("a")] }] }] },
      "components.0.components.0.type UNION_TYPE_CHOICES",
    ],
    ["a button outside a row", { flags: v2, components: [button("a")] }, "components.0.type UNION_TYPE_CHOICES"],
    [
      "a section without an accessory",
      { flags: v2, components: [{ type: 9, components: [text("a")] }] },
      "components.0.accessory BASE_TYPE_REQUIRED",
    ],
    [
      "four texts in a section",
      { flags: v2, components: [{ type: 9, components: many(4, () => text("a")), accessory: button("a") }] },
      "components.0.components BASE_TYPE_BAD_LENGTH",
    ],
    [
      "an answer to nothing",
      { content: "a", message_reference: { message_id: "1" } },
      "message_reference REPLIES_UNKNOWN_MESSAGE",
    ],
  ])("is refused with %s", async (_, body, error) => {
    const fake = await fakeDiscord();
    const refused = await posts(fake, body);
    expect([refused.status, firstError(refused)]).toEqual([400, error]);
    expect(fake.channel(fake.general).messages).toEqual([]);
    expect(fake.refusals).toHaveLength(1);
  });

  test.each<[string, Json]>([
    ["2000 characters outside the usual ones", { content: "🙂".repeat(2000) }],
    ["five rows of five", { content: "a", components: many(5, (r) => row(...many(5, (n) => button(`${r} ${n}`)))) }],
    ["40 components", { flags: v2, components: [{ type: 17, components: many(39, (n) => text(String(n))) }] }],
    ["4000 characters in all", { flags: v2, components: [text("x".repeat(2000)), text("x".repeat(2000))] }],
    ["25 options", { content: "a", components: [row(select(25))] }],
    [
      "an answer that does not insist",
      { content: "a", message_reference: { message_id: "1", fail_if_not_exists: false } },
    ],
  ])("is taken with %s", async (_, body) => {
    const fake = await fakeDiscord();
    expect((await posts(fake, body)).body.id).toEqual(expect.stringMatching(/^\d{17,20}$/));
  });

  test("a message made with components V2 keeps the flag, and an edit that leaves only components adds it", async () => {
    const fake = await fakeDiscord();
    const change = async (id: unknown, body: Json) =>
      firstError(await call(fake, `PATCH /channels/${fake.general.id}/messages/${id}`, body));
    const card = (await posts(fake, { flags: v2, components: [text("a")] })).body.id;
    expect(await change(card, { content: "plain" })).toBe(
      "content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    );
    expect(await change(card, { flags: 0, components: [row(button("a"))] })).toBe(
      "flags MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG",
    );
    expect(await change(card, { components: [text("b")] })).toBe("undefined undefined");
    const plain = (await posts(fake, { content: "plain" })).body.id;
    expect(await change(plain, { flags: v2, components: [text("a")] })).toBe(
      "content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    );
    expect(await change(plain, { flags: v2, content: null, components: [text("a")] })).toBe("undefined undefined");
  });

  test("with an enforced nonce is made once, and given again", async () => {
    const fake = await fakeDiscord();
    const sent = () => posts(fake, { content: "Hello", nonce: "n1", enforce_nonce: true });
    const [first, second] = [await sent(), await sent()];
    expect(second.body.id).toBe(first.body.id);
    await posts(fake, { content: "Hello", nonce: "n1" });
    await posts(fake, { content: "Hello", nonce: "n2", enforce_nonce: true });
    expect(fake.channel(fake.general).messages).toHaveLength(3);
  });

  test("notifies nobody it is not allowed to", async () => {
    const fake = await fakeDiscord();
    const mei = fake.person("Mei");
    const content = `<@${mei.id}> <@&${fake.role("Agents").id}> @everyone`;
    const quiet = (await posts(fake, { content, allowed_mentions: { parse: [] } })).body;
    expect(quiet).toMatchObject({ mentions: [], mention_roles: [], mention_everyone: false });
    const named = (await posts(fake, { content, allowed_mentions: { parse: [], users: [mei.id] } })).body;
    expect(named).toMatchObject({ mentions: [{ id: mei.id }], mention_roles: [], mention_everyone: false });
    const loud = (await posts(fake, { content })).body;
    expect(loud).toMatchObject({
      mentions: [{ id: mei.id }],
      mention_roles: [fake.role("Agents").id],
      mention_everyone: true,
    });
  });

  test("of somebody else is never changed, and deleted only with Manage Messages", async () => {
    const fake = await fakeDiscord();
    const mei = fake.person("Mei");
    const path = `/channels/${fake.general.id}/messages/${mei.says(fake.general, "123456").id}`;
    expect(firstError(await call(fake, `PATCH ${path}`, { content: "x" }))).toMatch(/^50005/);
    fake.deny(["ManageMessages"]);
    expect(firstError(await call(fake, `DELETE ${path}`))).toBe("50013 Missing Permissions");
    fake.grant(["ManageMessages"]);
    expect((await call(fake, `DELETE ${path}`)).status).toBe(204);
    const own = mei.says(mei.dm, "123456");
    expect((await call(fake, `DELETE /channels/${mei.dm.id}/messages/${own.id}`)).body.code).toBe(50013);
  });

  test("is reacted to with an emoji, where that is allowed", async () => {
    const fake = await fakeDiscord();
    const said = fake.person("Mei").says(fake.general, "hello");
    const path = `/channels/${fake.general.id}/messages/${said.id}/reactions`;
    expect((await call(fake, `PUT ${path}/${encodeURIComponent("✅")}/@me`)).status).toBe(204);
    expect(fake.screen(fake.message(said)!)).toBe("Mei: hello\n  ✅ 1");
    expect((await call(fake, `PUT ${path}/tick/@me`)).body.code).toBe(10014);
    await call(fake, `DELETE ${path}/${encodeURIComponent("✅")}/@me`);
    expect(fake.screen(fake.message(said)!)).toBe("Mei: hello");
    fake.deny(["AddReactions"]);
    expect((await call(fake, `PUT ${path}/${encodeURIComponent("✅")}/@me`)).body.code).toBe(50013);
  });

  test("brings files along", async () => {
    const fake = await fakeDiscord();
    const form = new FormData();
    form.set("payload_json", JSON.stringify({ content: "Here" }));
    form.set("files[0]", new Blob(["a,b"]), "cases.csv");
    const path = `${fake.apiUrl}/v10/channels/${fake.general.id}/messages`;
    await fetch(path, { method: "POST", headers: { authorization: `Bot ${fake.token}` }, body: form });
    expect(fake.screen(fake.general, fake.person("Mei"))).toBe("Frontdesk: Here\n  [file: cases.csv]");
  });
});

describe("places", () => {
  test("are refused when the bot may not see, write, or does not know them", async () => {
    const fake = await fakeDiscord();
    const hidden = fake.newChannel("hidden", { only: [], without: "bot" });
    expect(firstError(await posts(fake, { content: "a" }, hidden.id))).toBe("50001 Missing Access");
    expect(firstError(await posts(fake, { content: "a" }, "1"))).toBe("10003 Unknown Channel");
    fake.deny(["SendMessages"]);
    expect(firstError(await posts(fake, { content: "a" }))).toBe("50013 Missing Permissions");
    fake.deny(["ReadMessageHistory"]);
    expect((await call(fake, `GET /channels/${fake.general.id}/messages`)).body.code).toBe(50013);
    fake.deny(["ViewChannel"]);
    expect((await call(fake, `GET /channels/${fake.general.id}`)).body.code).toBe(50001);
  });

  test("direct messages open always, and are refused once closed or when no server is shared", async () => {
    const fake = await fakeDiscord();
    const mei = fake.person("Mei");
    const open = async (id: string) => call(fake, "POST /users/@me/channels", { recipient_id: id });
    const dm = (await open(mei.id)).body;
    expect(dm).toMatchObject({ type: 1, recipients: [{ id: mei.id }] });
    expect((await open(mei.id)).body.id).toBe(dm.id);
    expect((await posts(fake, { content: "a" }, String(dm.id))).status).toBe(200);
    mei.closesDms();
    const closed = await posts(fake, { content: "b" }, String(dm.id));
    expect([closed.status, closed.body.code]).toEqual([403, 50007]);
    mei.opensDms();
    mei.leaves(fake.guild);
    expect((await posts(fake, { content: "c" }, String(dm.id))).body.code).toBe(50007);
    expect(firstError(await open("7"))).toBe("recipient_id NUMBER_TYPE_COERCE");
    expect(mei.reads().map(({ content }) => content)).toEqual(["a"]);
  });

  test("a server's people and roles are there, others' are not", async () => {
    const fake = await fakeDiscord();
    const mei = fake.person("Mei", { roles: ["Agents"] });
    const ana = fake.person("Ana", { guilds: [] });
    const other = fake.newGuild("Other", { installed: false });
    const member = (guild: string, id: string) => call(fake, `GET /guilds/${guild}/members/${id}`);
    expect((await member(fake.guild.id, mei.id)).body.roles).toEqual([fake.role("Agents").id]);
    expect((await member(fake.guild.id, ana.id)).body.code).toBe(10007);
    expect((await member(fake.guild.id, "7")).body.code).toBe(10013);
    expect((await member(other.id, mei.id)).body.code).toBe(50001);
    expect((await member("7", mei.id)).body.code).toBe(10004);
    expect((await call(fake, `GET /guilds/${fake.guild.id}/roles`)).body).toHaveLength(3);
    expect((await call(fake, `GET /users/${mei.id}`)).body.global_name).toBe("Mei");
    expect((await call(fake, "GET /users/@me/guilds")).body).toHaveLength(1);
    expect((await call(fake, `DELETE /users/@me/guilds/${fake.guild.id}`)).status).toBe(204);
    expect((await member(fake.guild.id, mei.id)).body.code).toBe(50001);
  });
});

describe("private threads", () => {
  async function stage(options: Parameters<typeof fakeDiscord>[0] = {}) {
    const fake = await fakeDiscord(options);
    const mei = fake.person("Mei");
    const open = (body: Json) => call(fake, `POST /channels/${fake.general.id}/threads`, { type: 12, ...body });
    const { body } = await open({ name: "Account R-7K2P" });
    const thread = fake.channel(String(body.id));
    const member = (id: string, method = "PUT") => call(fake, `${method} /channels/${thread.id}/thread-members/${id}`);
    const change = (form: Json) => call(fake, `PATCH /channels/${thread.id}`, form);
    return { fake, mei, open, thread, member, change, made: body };
  }

  test("are seen by their people, and by those who manage threads", async () => {
    const { fake, mei, thread, member, made } = await stage();
    const boss = fake.person("Boss", { permissions: ["ManageThreads"] });
    expect(made).toMatchObject({
      type: 12,
      parent_id: fake.general.id,
      owner_id: fake.botId,
      thread_metadata: { archived: false },
    });
    await posts(fake, { content: "Hello" }, thread.id);
    expect([mei.sees(thread), boss.sees(thread)]).toEqual([false, true]);
    expect((await member(mei.id)).status).toBe(204);
    expect(mei.reads(thread)).toHaveLength(1);
    expect((await member(mei.id, "GET")).body.user_id).toBe(mei.id);
    await member(mei.id, "DELETE");
    expect(mei.reads(thread)).toEqual([]);
    expect((await member(mei.id, "GET")).body.code).toBe(10007);
  });

  test("list their people to a bot that has the intent for members, and to no other", async () => {
    const list = async (privilegedIntents: number) => {
      const { fake, mei, thread, member } = await stage({ privilegedIntents });
      await member(mei.id);
      return call(fake, `GET /channels/${thread.id}/thread-members`);
    };
    expect((await list(GatewayIntentBits.GuildMembers)).body).toHaveLength(2);
    expect((await list(0)).status).toBe(403);
  });

  test("are joined by whom a message calls there, unless the message may call nobody", async () => {
    const { fake, mei, thread } = await stage();
    await posts(fake, { content: `<@${mei.id}>`, allowed_mentions: { parse: [] } }, thread.id);
    expect(mei.sees(thread)).toBe(false);
    await posts(fake, { content: `<@${mei.id}>`, allowed_mentions: { users: [mei.id] } }, thread.id);
    expect(mei.sees(thread)).toBe(true);
  });

  test("are refused without the permission, outside a channel, and with a bad name", async () => {
    const { fake, mei, open, thread } = await stage();
    expect(firstError(await open({ name: "x".repeat(101) }))).toBe("name BASE_TYPE_BAD_LENGTH");
    expect(firstError(await open({ name: "a", auto_archive_duration: 5 }))).toBe(
      "auto_archive_duration BASE_TYPE_CHOICES",
    );
    const inside = await call(fake, `POST /channels/${thread.id}/threads`, { name: "a", type: 12 });
    expect(inside.body.code).toBe(50024);
    expect((await call(fake, `POST /channels/${mei.dm.id}/threads`, { name: "a" })).body.code).toBe(50024);
    expect(firstError(await open({ name: "a", type: 11 }))).toBe("50013 Missing Permissions");
    fake.deny(["CreatePrivateThreads"]);
    expect(firstError(await open({ name: "a" }))).toBe("50013 Missing Permissions");
  });

  test("take members who are in the server and see the channel", async () => {
    const { fake, mei, thread, member } = await stage();
    expect((await member(fake.person("Ana", { guilds: [] }).id)).body.code).toBe(10007);
    expect((await member("7")).body.code).toBe(10013);
    const closed = fake.newChannel("closed", { only: [] });
    const inside = await call(fake, `POST /channels/${closed.id}/threads`, { name: "a", type: 12 });
    const path = `PUT /channels/${inside.body.id}/thread-members/${mei.id}`;
    expect((await call(fake, path)).body.code).toBe(50001);
    fake.deny(["SendMessagesInThreads"]);
    expect((await member(mei.id)).body.code).toBe(50013);
    expect((await posts(fake, { content: "a" }, thread.id)).body.code).toBe(50013);
  });

  test("once archived refuse members, changes and reactions, and open again by a message", async () => {
    const { fake, mei, thread, member, change } = await stage();
    const said = await posts(fake, { content: "Hello" }, thread.id);
    expect((await change({ name: "Account R-7K2P · done", archived: true })).body).toMatchObject({
      name: "Account R-7K2P · done",
      thread_metadata: { archived: true },
    });
    const path = `/channels/${thread.id}/messages/${said.body.id}`;
    expect(firstError(await member(mei.id))).toBe("50083 Thread is archived");
    expect((await member(fake.botId, "DELETE")).body.code).toBe(50083);
    expect((await call(fake, `PATCH ${path}`, { content: "b" })).body.code).toBe(50083);
    expect((await call(fake, `DELETE ${path}`)).body.code).toBe(50083);
    expect((await call(fake, `PUT ${path}/reactions/${encodeURIComponent("✅")}/@me`)).body.code).toBe(50083);
    expect((await change({ name: "Again" })).body.code).toBe(50083);
    expect((await posts(fake, { content: "b" }, thread.id)).status).toBe(200);
    expect(fake.channel(thread).archived).toBe(false);
    await change({ archived: true, locked: true });
    expect((await posts(fake, { content: "c" }, thread.id)).body.code).toBe(50083);
    expect((await change({ archived: false, locked: false })).status).toBe(200);
  });

  test("of others and locked ones are changed only with Manage Threads", async () => {
    const { fake, mei, change } = await stage();
    const theirs = fake.newThread(fake.general, "Theirs", mei, "public thread");
    fake.deny(["ManageThreads"]);
    expect((await call(fake, `PATCH /channels/${theirs.id}`, { name: "x" })).body.code).toBe(50013);
    expect((await change({ locked: true })).body.code).toBe(50013);
    expect((await change({ name: "mine" })).status).toBe(200);
    expect((await call(fake, `DELETE /channels/${theirs.id}`)).body.code).toBe(50013);
    fake.grant(["ManageThreads"]);
    expect((await call(fake, `DELETE /channels/${theirs.id}`)).status).toBe(200);
  });
});

describe("the door", () => {
  test("is shut for a wrong token and for ways that lead nowhere", async () => {
    const fake = await fakeDiscord();
    const wrong = await call(fake, "GET /users/@me", undefined, "wrong");
    expect([wrong.status, wrong.body]).toEqual([401, { message: "401: Unauthorized", code: 0 }]);
    expect((await call(fake, "GET /nowhere")).status).toBe(404);
    expect(fake.faults).toEqual([{ what: "unknown route", detail: "GET /nowhere" }]);
    expect((await posts(fake, "{")).body.code).toBe(50109);
    const old = fake.token;
    fake.resetToken();
    expect((await call(fake, "GET /users/@me", undefined, old)).status).toBe(401);
    expect((await call(fake, "GET /users/@me")).body.id).toBe(fake.botId);
  });

  test("tells how much is left, and when to come again", async () => {
    const fake = await fakeDiscord();
    fake.limit("POST /channels/:id/messages", 2, 60_000);
    const answers = [
      await posts(fake, { content: "a" }),
      await posts(fake, { content: "b" }),
      await posts(fake, { content: "c" }),
    ];
    expect(answers.map(({ status, headers }) => [status, headers.get("x-ratelimit-remaining")])).toEqual([
      [200, "1"],
      [200, "0"],
      [429, "0"],
    ]);
    const { body, headers } = answers[2]!;
    expect(body).toMatchObject({ global: false, message: "You are being rate limited." });
    expect(headers.get("retry-after")).toBe(String(body.retry_after));
    const other = fake.newChannel("other");
    expect((await posts(fake, { content: "a" }, other.id)).status).toBe(200);
  });

  test("goes wrong on demand", async () => {
    const fake = await fakeDiscord();
    const route = "POST /channels/:id/messages";
    fake.trouble(route, { kind: "ratelimited", seconds: 0.5, global: true });
    const limited = await posts(fake, { content: "a" });
    expect([limited.status, limited.headers.get("x-ratelimit-global")]).toEqual([429, "true"]);
    fake.trouble(route, { kind: "status", status: 503 });
    expect((await posts(fake, { content: "b" })).status).toBe(503);
    fake.trouble(route, { kind: "error", status: 400, code: 20028, message: "Slow down" });
    expect((await posts(fake, { content: "c" })).body.code).toBe(20028);
    fake.trouble("*", { kind: "cut" });
    await expect(posts(fake, { content: "d" })).rejects.toThrow("fetch failed");
    expect(fake.channel(fake.general).messages).toEqual([]);
    fake.trouble(route, { kind: "lost" });
    await expect(posts(fake, { content: "e" })).rejects.toThrow("fetch failed");
    fake.trouble(route, { kind: "slow", ms: 1 }, 1);
    await posts(fake, { content: "f" });
    expect(fake.channel(fake.general).messages.map(({ content }) => content)).toEqual(["e", "f"]);
  });
});
