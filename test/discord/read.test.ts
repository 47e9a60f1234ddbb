import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TooMuch } from "../../adapters/chat/text.ts";
import { addressOf, parseAddress, personId, personOf } from "../../adapters/discord/address.ts";
import { commandOf } from "../../adapters/discord/commands.ts";
import { inviteUrl, permissions } from "../../adapters/discord/connect/permissions.ts";
import { isSame } from "../../adapters/discord/connect/register.ts";
import { idOf, readId } from "../../adapters/discord/ids.ts";
import { readInteraction, readMessage } from "../../adapters/discord/read/read.ts";
import { commandsComplaints } from "./fake/limits/commands.ts";

const flows = ["open"];
const snowflake = fc.bigInt({ min: 1n, max: 2n ** 63n }).map(String);

describe("an address", () => {
  const addresses = fc.oneof(
    fc.record({ guild: snowflake, user: snowflake }),
    fc.record(
      { guild: snowflake, channel: snowflake, apart: fc.constant(true as const) },
      { requiredKeys: ["guild", "channel"] },
    ),
  );

  test("comes back as it was", () => {
    fc.assert(
      fc.property(addresses, (address) => {
        expect(parseAddress(addressOf(address))).toEqual(address);
      }),
    );
  });

  test("of direct messages is the person's id", () => {
    expect(addressOf({ guild: "1", user: "9" })).toBe(personId("1", "9"));
    expect(personOf("discord:1:9")).toEqual({ guild: "1", user: "9" });
    expect(personOf("discord:1:#9")).toBeUndefined();
  });

  test("of another platform, or with anything else in it, is none", () => {
    for (const address of [
      "slack:T1:U9",
      "discord:1",
      "discord:1:",
      "discord:1:9>",
      "discord:1:#9++",
      "discord:a:9",
      "",
    ])
      expect(parseAddress(address), address).toBeUndefined();
  });
});

describe("the id of a button", () => {
  const ids = fc.record(
    {
      do: fc.constantFrom("press" as const, "form" as const, "code" as const, "sure" as const),
      caseId: fc.stringMatching(/^R-[2-9A-Z]{4}$/),
      what: fc.constantFrom("go", "edit:mail", "cancel:yes", "a b", "ü:😀"),
    },
    { requiredKeys: ["do", "caseId"] },
  );

  test("comes back as it was", () => {
    fc.assert(
      fc.property(ids, fc.nat(999), (id, n) => {
        expect(readId(idOf(id))).toEqual(id);
        const question = `${id.caseId}.${n}`;
        expect(readId(idOf({ ...id, question }))).toEqual({ ...id, question });
      }),
    );
  });

  test("that could not come back whole is refused, and a forged one is none", () => {
    expect(() => idOf({ do: "press", caseId: "R-7K2P", what: "x".repeat(100) })).toThrow(TooMuch);
    for (const id of ["", "fd", "fd:go:R-7K2P:", "fd:press:R 7:go", "x:press:R-7K2P:go", "fd:press:R-7K2P"])
      expect(readId(id), id).toBeUndefined();
  });
});

const mei = { user: { id: "9" }, roles: ["7"], permissions: "32" };
const around = { id: "55", token: "tok", channel_id: "70", channel: { type: 0 }, guild_id: "100", member: mei };
const base = {
  id: "discord:55",
  interaction: "55",
  token: "tok",
  channel: "70",
  kind: "open",
  who: { user: "9", guild: "100", member: { roles: ["7"], permissions: "32" } },
};

describe("a command", () => {
  const command = (name: string, ...options: object[]) => ({
    ...around,
    type: 2,
    data: { type: 1, name: "account", options: [{ type: 1, name, options }] },
  });
  const option = (name: string, value: string, type = 3) => ({ type, name, value });

  test.each([
    [command("open"), { verb: "open", flow: "open" }],
    [
      command("open", option("customer", "2", 6), option("details", "company ana@example.com")),
      { verb: "open", flow: "open", customer: "2", text: "company ana@example.com" },
    ],
    [
      command("open", option("details", "company ana@example.com for <@2>")),
      { verb: "open", flow: "open", customer: "2", text: "company ana@example.com" },
    ],
    [command("open", option("customer", "2", 6), option("details", "company for <@3>")), { verb: "several" }],
    [command("open", option("details", "公司 给 @ana")), { verb: "stranger", name: "@ana" }],
    [
      command("open", option("details", "公司账号 给<@!2>")),
      { verb: "open", flow: "open", customer: "2", text: "公司账号" },
    ],
    [command("list"), { verb: "list" }],
    [command("find", option("what", " ana@example.com ")), { verb: "find", text: "ana@example.com" }],
    [command("status", option("case", "r-7k2p")), { verb: "status", caseId: "R-7K2P", rest: "r-7k2p" }],
    [command("code", option("digits", "123456")), { verb: "code", rest: "123456" }],
    [command("code"), { verb: "code", rest: "" }],
    [command("cancel", option("case", "R-7K2P")), { verb: "cancel", caseId: "R-7K2P", rest: "R-7K2P" }],
  ])("is read", (body, order) => {
    expect(readInteraction(body, flows)).toEqual({ ...base, wish: { is: "order", order } });
  });

  test("to open takes its country along; an unknown verb is nothing", () => {
    expect(readInteraction(command("open", option("country", "HK")), flows)).toMatchObject({
      wish: { order: { country: "HK" } },
    });
    expect(readInteraction(command("explode"), flows)).toBeUndefined();
    expect(readInteraction(command("verify"), flows)).toBeUndefined();
    expect(readInteraction(command("verify"), ["open", "verify"])).toMatchObject({
      wish: { order: { verb: "open", flow: "verify" } },
    });
  });

  test("letters typed into an option are a search", () => {
    const body = { ...command("open", { ...option("country", "hon"), focused: true }), type: 4 };
    expect(readInteraction(body, flows)).toEqual({ ...base, is: "searched", option: "country", query: "hon" });
  });

  test("in private has no server; in a thread it knows the channel around it", () => {
    const { guild_id, member, ...rest } = command("list");
    void guild_id;
    expect(readInteraction({ ...rest, user: member.user }, flows)).toMatchObject({
      kind: "direct",
      who: { user: "9" },
    });
    const thread = { ...command("list"), channel: { type: 12, parent_id: "70" } };
    expect(readInteraction(thread, flows)).toMatchObject({ kind: "thread", parent: "70" });
  });
});

describe("a press and a form", () => {
  const on = (flags: number) => ({ message: { id: "80", flags } });
  const press = (custom_id: string, more: object = {}) => ({
    ...around,
    ...on(64),
    type: 3,
    data: { custom_id, ...more },
  });

  test("a button answers with its choice, a list with the one chosen in it", () => {
    const whisper = { message: "80", isWhisper: true };
    expect(readInteraction(press("fd:press:R-7K2P.3:edit:mail"), flows)).toEqual({
      ...base,
      on: whisper,
      wish: {
        is: "answer",
        caseId: "R-7K2P",
        answer: { type: "pressed", choice: "edit:mail", question: "R-7K2P.3" },
      },
    });
    expect(readInteraction(press("fd:pick:R-7K2P.3:0", { values: ["1004"] }), flows)).toMatchObject({
      wish: { answer: { choice: "1004" } },
    });
    expect(readInteraction({ ...press("fd:press:R-7K2P.3:go"), ...on(0) }, flows)).toMatchObject({
      on: { isWhisper: false },
    });
    expect(readInteraction(press("fd:open:-:open"), flows)).toMatchObject({
      wish: { is: "order", order: { verb: "open", flow: "open" } },
    });
    expect(readInteraction(press("fd:cancel:R-7K2P:"), flows)).toMatchObject({
      wish: { caseId: "R-7K2P", answer: { type: "cancelled" } },
    });
    expect(readInteraction(press("fd:sure:R-7K2P:"), flows)).toMatchObject({ is: "sure", caseId: "R-7K2P" });
  });

  test("a form gives what was typed and chosen, by field", () => {
    const label = (component: object) => ({ type: 18, component });
    const components = [
      { type: 10 },
      label({ type: 4, custom_id: "mail", value: "ana@example.com" }),
      label({ type: 21, custom_id: "type", value: "company" }),
      label({ type: 3, custom_id: "industry", values: ["1004"] }),
      label({ type: 4, custom_id: "name", value: "" }),
    ];
    const form = { ...around, type: 5, data: { custom_id: "fd:form:R-7K2P.3:", components } };
    expect(readInteraction(form, flows)).toMatchObject({
      wish: {
        box: "form",
        question: "R-7K2P.3",
        answers: { mail: "ana@example.com", type: "company", industry: "1004", name: "" },
      },
    });
    const code = {
      ...form,
      data: { custom_id: "fd:code:R-7K2P.3:", components: [label({ custom_id: "code", value: "012345" })] },
    };
    expect(readInteraction(code, flows)).toMatchObject({
      wish: { box: "code", answers: { code: "012345" } },
    });
  });
});

describe("a message", () => {
  const said = (content: string, more: object = {}) => ({
    id: "60",
    channel_id: "70",
    type: 0,
    author: { id: "9" },
    mentions: [],
    content,
    ...more,
  });
  const mention = { guild_id: "100", mentions: [{ id: "1" }], member: { roles: ["7"] } };

  test("in private is said to us; in a channel only by name, which is left out", () => {
    expect(readMessage(said("ana@example.com"), "1", flows)).toMatchObject({
      kind: "direct",
      text: "ana@example.com",
      who: { user: "9" },
    });
    expect(readMessage(said("hello", { guild_id: "100" }), "1", flows)).toBeUndefined();
    expect(readMessage(said("<@1> 123 456", mention), "1", flows)).toMatchObject({ kind: "open", text: "123 456" });
    expect(readMessage(said("<@!1> status R-7K2P", mention), "1", flows)).toMatchObject({
      order: { verb: "status", caseId: "R-7K2P" },
    });
    expect(readMessage(said("<@1> open for <@2> company", mention), "1", flows)).toMatchObject({
      order: { verb: "open", customer: "2", text: "company" },
    });
    expect(readMessage(said("open for @ana"), "1", flows)).toMatchObject({ order: { verb: "stranger", name: "@ana" } });
  });

  test.each([
    ["of a bot", { author: { id: "9", bot: true } }],
    ["of a webhook", { webhook_id: "5" }],
    ["that somebody joined", { type: 7 }],
    ["that is empty", { content: " " }],
  ])("%s is nothing", (_, more) => {
    expect(readMessage(said("hello", more), "1", flows)).toBeUndefined();
  });

  test("a link in angle brackets is what stood on the screen", () => {
    expect(readMessage(said("<mailto:ana@example.com>"), "1", flows)?.text).toBe("ana@example.com");
  });
});

test("no payload, however odd, makes a reader throw", () => {
  fc.assert(
    fc.property(fc.anything(), fc.constantFrom(2, 3, 4, 5), (odd, type) => {
      for (const body of [
        odd,
        { ...around, type, data: odd },
        { ...around, type, data: { custom_id: "fd:form:R-7K2P:", components: odd, options: odd } },
      ])
        readInteraction(body, flows);
      for (const body of [odd, { id: "1", channel_id: "2", author: odd, mentions: odd, content: odd }])
        readMessage(body, "1", flows);
    }),
  );
});

describe("the command that is registered", async () => {
  const command = await commandOf("account", ["open"]);

  test("is one that Discord takes, with all flows too", async () => {
    expect(commandsComplaints([command])).toEqual([]);
    expect(commandsComplaints([await commandOf("account", ["open", "verify", "official", "classroom"])])).toEqual([]);
  });

  test("has every verb, in English and Simplified Chinese, and no flow that this desk does not open", () => {
    expect(command.options?.map(({ name }) => name)).toEqual([
      "open",
      "status",
      "list",
      "find",
      "resume",
      "code",
      "resend",
      "hand",
      "customer",
      "link",
      "note",
      "cancel",
      "help",
      "found",
      "absent",
      "more",
      "close",
      "lift",
      "pause",
      "go-on",
    ]);
    for (const option of command.options ?? []) expect(option.name_localizations?.["zh-CN"]).toMatch(/\p{Script=Han}/u);
  });

  test("is the same as what Discord gives back of it, and not the same once anything differs", () => {
    const theirs = {
      ...structuredClone(command),
      id: "1",
      version: "2",
      nsfw: false,
      dm_permission: true,
      handler: null,
    };
    expect(isSame(command, theirs)).toBe(true);
    const others = [
      { ...theirs, description: "x" },
      { ...theirs, options: theirs.options?.slice(1) },
      { ...theirs, contexts: [0] },
      { ...theirs, default_member_permissions: null },
      { ...theirs, name_localizations: { ...theirs.name_localizations, de: "konto" } },
    ];
    for (const other of others) expect(isSame(command, other)).toBe(false);
  });
});

test("the invite link asks for the bot, its command, and exactly its rights", () => {
  const url = new URL(inviteUrl("123"));
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: "123",
    scope: "bot applications.commands",
    permissions: String(permissions),
  });
});
