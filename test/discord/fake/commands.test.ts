import { describe, expect, test } from "vitest";
import { call, firstError } from "./raw.ts";
import { account, clientAt, fakeDiscord } from "./tiny-bot.ts";
import type { Json } from "./world.ts";

const command = (more: Json = {}) => ({ name: "account", description: "Open", ...more });
const option = (more: Json = {}) => ({ type: 3, name: "country", description: "Where", ...more });
const many = <T>(count: number, make: (n: number) => T) => Array.from({ length: count }, (_, n) => make(n));
const choice = (n: number) => ({ name: String(n), value: String(n) });

describe("commands", () => {
  test.each<[string, Json, string]>([
    ["capitals in the name", command({ name: "Account" }), "0.name APPLICATION_COMMAND_INVALID_NAME"],
    ["blanks in the name", command({ name: "my account" }), "0.name APPLICATION_COMMAND_INVALID_NAME"],
    ["too long a name", command({ name: "x".repeat(33) }), "0.name BASE_TYPE_BAD_LENGTH"],
    ["no description", { name: "account" }, "0.description BASE_TYPE_REQUIRED"],
    ["too long a description", command({ description: "x".repeat(101) }), "0.description BASE_TYPE_BAD_LENGTH"],
    [
      "26 options",
      command({ options: many(26, (n) => option({ name: String(n) })) }),
      "0.options BASE_TYPE_MAX_LENGTH",
    ],
    [
      "the same option twice",
      command({ options: [option(), option()] }),
      "0.options.1 APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
    ],
    [
      "a required option after others",
      command({ options: [option(), option({ name: "b", required: true })] }),
      "0.options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
    ],
    [
      "26 choices",
      command({ options: [option({ choices: many(26, choice) })] }),
      "0.options.0.choices BASE_TYPE_MAX_LENGTH",
    ],
    [
      "choices and letters at once",
      command({ options: [option({ autocomplete: true, choices: [choice(1)] })] }),
      "0.options.0 APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES",
    ],
    ["an unknown kind of option", command({ options: [option({ type: 12 })] }), "0.options.0.type NUMBER_TYPE_MAX"],
    ["an unknown context", command({ contexts: [3] }), "0.contexts.0 BASE_TYPE_CHOICES"],
    ["the same context twice", command({ contexts: [0, 0] }), "0.contexts SET_TYPE_ALREADY_CONTAINS_VALUE"],
    [
      "an unknown locale",
      command({ name_localizations: { xx: "konto" } }),
      "0.name_localizations.xx BASE_TYPE_CHOICES",
    ],
    [
      "capitals in a localised name",
      command({ name_localizations: { de: "Konto" } }),
      "0.name_localizations.de APPLICATION_COMMAND_INVALID_NAME",
    ],
    [
      "permissions that are no bits",
      command({ default_member_permissions: "ManageGuild" }),
      "0.default_member_permissions BASE_TYPE_REGEX",
    ],
    [
      "more than 8000 characters in all",
      command({
        options: many(25, (n) =>
          option({ name: String(n), choices: many(4, (m) => ({ name: `${m}${"x".repeat(80)}`, value: `${m}` })) }),
        ),
      }),
      "0 APPLICATION_COMMAND_TOO_LARGE",
    ],
  ])("are refused with %s", async (_, body, error) => {
    const fake = await fakeDiscord();
    const refused = await call(fake, `PUT /applications/${fake.applicationId}/commands`, [body]);
    expect([refused.status, firstError(refused)]).toEqual([400, error]);
    expect(fake.commands()).toEqual([]);
  });

  test("are refused when two have one name, for another application, and in a server the app is not in", async () => {
    const fake = await fakeDiscord();
    const path = `/applications/${fake.applicationId}`;
    const twice = await call(fake, `PUT ${path}/commands`, [command(), command()]);
    expect(firstError(twice)).toBe("1 APPLICATION_COMMANDS_DUPLICATE_NAME");
    expect((await call(fake, "GET /applications/1/commands")).body.code).toBe(10002);
    const other = fake.newGuild("Other", { installed: false });
    expect((await call(fake, `PUT ${path}/guilds/${other.id}/commands`, [])).body.code).toBe(50001);
    expect((await call(fake, `DELETE ${path}/commands/1`)).body.code).toBe(10063);
    expect(firstError(await call(fake, `POST ${path}/commands`, command({ name: "A" })))).toBe(
      "name APPLICATION_COMMAND_INVALID_NAME",
    );
  });

  test("keep their id when they are written again, and show localisations to whoever asks", async () => {
    const fake = await fakeDiscord();
    const path = `/applications/${fake.applicationId}/commands`;
    const body = [
      command({
        name_localizations: { "zh-CN": "账号" },
        default_member_permissions: "32",
        contexts: [0, 1],
        options: [option({ required: false, choices: [] })],
      }),
    ];
    const [first] = (await call(fake, `PUT ${path}`, body)).body as unknown as Json[];
    const [second] = (await call(fake, `PUT ${path}`, body)).body as unknown as Json[];
    expect(second?.id).toBe(first?.id);
    const [plain] = (await call(fake, `GET ${path}`)).body as unknown as Json[];
    const [full] = (await call(fake, `GET ${path}?with_localizations=true`)).body as unknown as Json[];
    expect(plain).toMatchObject({
      name: "account",
      default_member_permissions: "32",
      contexts: [0, 1],
      integration_types: [0],
    });
    expect(plain).not.toHaveProperty("name_localizations");
    expect(full).toMatchObject({ name_localizations: { "zh-CN": "账号" }, description_localizations: null });
    expect(full?.options).toEqual([
      { type: 3, name: "country", description: "Where", name_localizations: null, description_localizations: null },
    ]);
    expect((await call(fake, `DELETE ${path}/${first?.id}`)).status).toBe(204);
    expect(fake.commands()).toEqual([]);
  });

  test("of a server are offered there alone, without contexts", async () => {
    const fake = await fakeDiscord();
    const path = `/applications/${fake.applicationId}/guilds/${fake.guild.id}/commands`;
    const { body } = await call(fake, `POST ${path}`, command({ contexts: [0, 1] }));
    expect(body).toMatchObject({ guild_id: fake.guild.id });
    expect(body).not.toHaveProperty("contexts");
    expect((await call(fake, `GET ${path}`)).body).toHaveLength(1);
    const mei = fake.person("Mei");
    await expect(mei.command("/account", {}, mei.dm)).rejects.toThrow("nobody has registered /account here");
    const other = fake.newGuild("Other");
    await expect(fake.person("Ana", { guilds: [other] }).command("/account")).rejects.toThrow("nobody has registered");
  });

  test("are created 200 times a day at most", async () => {
    const fake = await fakeDiscord();
    const path = `/applications/${fake.applicationId}/commands`;
    for (const half of ["a", "b"]) {
      const set = many(100, (n) => command({ name: `${half}${n}` }));
      expect((await call(fake, `PUT ${path}`, set)).status).toBe(200);
    }
    expect((await call(fake, `PUT ${path}`, [command({ name: "c" })])).body.code).toBe(30034);
    expect((await call(fake, `PUT ${path}`, [command({ name: "b1" })])).status).toBe(200);
  });

  test("are written by the real client, which is told who it is", async () => {
    const fake = await fakeDiscord();
    const client = await clientAt(fake);
    await client.application.fetch();
    const set = await client.application.commands.set([account]);
    expect(set.first()?.options.map(({ name }) => name)).toEqual(["open", "help", "code"]);
    expect([client.application.id, client.user.id]).toEqual([fake.applicationId, fake.botId]);
    expect((await call(fake, "GET /oauth2/applications/@me")).body.id).toBe(fake.applicationId);
  });
});
