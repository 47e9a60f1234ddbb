import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type ChatInputCommandInteraction,
  type Client,
  ContainerBuilder,
  Events,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  RadioGroupBuilder,
  SectionBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
  UserSelectMenuBuilder,
} from "discord.js";
import { describe, expect, test } from "vitest";
import type { FakeDiscord, FakeDiscordOptions } from "./fake-discord.ts";
import type { Person } from "./person.ts";
import { account, clientAt, fakeDiscord } from "./tiny-bot.ts";

interface Stage {
  fake: FakeDiscord;
  client: Client<true>;
  mei: Person;
}

const button = (label: string, id = label) =>
  new ButtonBuilder().setLabel(label).setCustomId(id).setStyle(ButtonStyle.Secondary);
const row = (...buttons: ButtonBuilder[]) => new ActionRowBuilder<ButtonBuilder>().addComponents(...buttons);
const input = (label: string, id: string) =>
  new LabelBuilder()
    .setLabel(label)
    .setTextInputComponent(
      new TextInputBuilder().setCustomId(id).setStyle(TextInputStyle.Short).setMinLength(6).setMaxLength(10),
    );
const codeModal = () =>
  new ModalBuilder().setCustomId("code").setTitle("Enter the code").addLabelComponents(input("Code", "digits"));

/** A bot that does this on `/account …`, and what else is built. */
async function stage(
  onCommand: (interaction: ChatInputCommandInteraction) => Promise<unknown>,
  build: (client: Client) => void = () => {},
  options: FakeDiscordOptions = {},
): Promise<Stage> {
  const fake = await fakeDiscord(options);
  const client = await clientAt(fake, (bot) => {
    bot.on(Events.InteractionCreate, (interaction) => {
      if (interaction.isChatInputCommand()) void onCommand(interaction).catch(() => {});
    });
    build(bot);
  });
  await client.application.commands.set([account]);
  return { fake, client, mei: fake.person("Mei", { roles: ["Agents"] }) };
}

describe("commands", () => {
  test("a person runs a slash command and reads the reply that everybody sees", async () => {
    const { fake, mei } = await stage((interaction) => interaction.reply(`Hello, ${interaction.user.displayName}.`));
    const answer = await mei.command("/account help");
    const bob = fake.person("Bob");
    expect(answer.how).toBe("message");
    expect(fake.screen(answer.message!)).toBe("Frontdesk: Hello, Mei.");
    expect(bob.reads().map(({ content }) => content)).toEqual(["Hello, Mei."]);
    expect(fake.misses).toEqual([]);
  });

  test("an ephemeral reply is seen by its reader alone, until their client restarts", async () => {
    const { fake, mei } = await stage((interaction) =>
      interaction.reply({ content: "Only you.", flags: MessageFlags.Ephemeral }),
    );
    const answer = await mei.command("/account help");
    expect(fake.screen(answer.message!)).toBe("Frontdesk (only you): Only you.");
    expect(fake.person("Bob").reads()).toEqual([]);
    mei.restarts();
    expect(mei.reads()).toEqual([]);
  });

  test("a deferred reply is thinking at first, and says something after the edit", async () => {
    const edits: (() => void)[] = [];
    const { fake, mei } = await stage(async (interaction) => {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      edits.push(() => void interaction.editReply("Here it is."));
    });
    const answer = await mei.command("/account help");
    expect(answer.how).toBe("thinking");
    expect(fake.screen(answer.message!)).toBe("Frontdesk (only you): is thinking…");
    (await fake.until(() => edits[0]))();
    expect((await answer.reply()).content).toBe("Here it is.");
    expect(fake.screen(answer.message!)).toBe("Frontdesk (only you): Here it is.");
  });

  test("options reach the bot: words, and people with their roles", async () => {
    const seen: unknown[] = [];
    const { fake, mei } = await stage((interaction) => {
      const { options } = interaction;
      seen.push([options.getSubcommand(), options.getString("country"), options.getUser("customer")?.displayName]);
      seen.push(interaction.inCachedGuild() && interaction.member.roles.cache.some(({ name }) => name === "Agents"));
      return interaction.reply("ok");
    });
    const ana = fake.person("Ana");
    await mei.command("/account open", { country: "HK", customer: ana });
    expect(seen).toEqual([["open", "HK", "Ana"], true]);
  });

  test("a command in the direct messages comes without a server", async () => {
    const seen: unknown[] = [];
    const { mei } = await stage((interaction) => {
      seen.push(interaction.guildId, interaction.context, interaction.channel?.isDMBased());
      return interaction.reply("ok");
    });
    await mei.command("/account help", {}, mei.dm);
    expect(seen).toEqual([null, 1, true]);
  });

  test("the client offers what the bot answers to letters", async () => {
    const { mei } = await stage(
      (interaction) => interaction.reply("ok"),
      (client) =>
        client.on(Events.InteractionCreate, (interaction) => {
          if (!interaction.isAutocomplete()) return;
          const { name, value } = interaction.options.getFocused(true);
          void interaction.respond([{ name: `${name} ${value}`, value: "HK" }]);
        }),
    );
    expect(await mei.types("/account open", "country", "hon")).toEqual([{ name: "country hon", value: "HK" }]);
  });

  test("people are stopped by what the client stops them by", async () => {
    const { fake, client, mei } = await stage((interaction) => interaction.reply("ok"));
    await expect(mei.command("/nothing")).rejects.toThrow("nobody has registered /nothing");
    await expect(mei.command("/account")).rejects.toThrow("needs one of its subcommands");
    await expect(mei.command("/account shout")).rejects.toThrow("/account has no shout");
    await expect(mei.command("/account code")).rejects.toThrow("needs digits");
    await expect(mei.command("/account code", { digits: "123" })).rejects.toThrow("too short");
    await expect(mei.command("/account code", { digits: 123456 })).rejects.toThrow("does not take 123456");
    await expect(mei.command("/account help", { loud: true })).rejects.toThrow("no option loud");
    await expect(mei.command("/account help", {}, fake.newChannel("secret", { only: [] }))).rejects.toThrow(
      "does not see",
    );
    await client.application.commands.set([{ ...account, defaultMemberPermissions: "32", contexts: [0] }]);
    await expect(mei.command("/account help")).rejects.toThrow("is not offered /account");
    await expect(mei.command("/account help", {}, mei.dm)).rejects.toThrow("is not offered /account");
    const boss = fake.person("Boss", { permissions: ["ManageGuild"] });
    expect((await boss.command("/account help")).how).toBe("message");
    expect(fake.misses).toEqual([]);
  });

  test("a bot that says nothing is a miss, and its late answer is refused", async () => {
    const late: ChatInputCommandInteraction[] = [];
    const { fake, mei } = await stage(async (interaction) => void late.push(interaction), undefined, {
      patienceMs: 50,
    });
    const answer = await mei.command("/account help");
    expect(answer).toMatchObject({ how: "missed", said: "The application did not respond" });
    expect(fake.misses).toEqual([{ who: "Mei", did: "/account help", said: "The application did not respond" }]);
    await expect(late[0]!.reply("sorry")).rejects.toMatchObject({ code: 10062, status: 404 });
  });
});

describe("buttons, selects and modals", () => {
  const asked = (interaction: ChatInputCommandInteraction) =>
    interaction.reply({ content: "Ready?", components: [row(button("Enter code", "code"))] });

  test("a button opens a modal, whose answers come to the bot", async () => {
    const { fake, mei } = await stage(asked, (client) =>
      client.on(Events.InteractionCreate, (interaction) => {
        if (interaction.isButton()) void interaction.showModal(codeModal());
        if (interaction.isModalSubmit() && interaction.isFromMessage())
          void interaction.update({
            content: `Got ${interaction.fields.getTextInputValue("digits")}.`,
            components: [],
          });
      }),
    );
    const { message } = await mei.command("/account help");
    expect(fake.screen(message!)).toBe("Frontdesk: Ready?\n  [Enter code]");
    const { modal } = await mei.press(message!, "Enter code");
    expect(mei.modal).toBe(modal);
    expect(fake.screen(modal!)).toBe("┌ Enter the code\n│ Code: ‹ ›\n└ [Cancel] [Submit]");
    const short = await mei.submit(modal!, { Code: "12" });
    expect(short).toMatchObject({ how: "stopped", errors: { Code: "Must be at least 6 characters" } });
    expect(await mei.submit(modal!)).toMatchObject({ how: "stopped", errors: { Code: "This field is required" } });
    await expect(mei.submit(modal!, { Code: "12345678901" })).rejects.toThrow("nobody can type more than 10");
    await expect(mei.submit(modal!, { Name: "Mei" })).rejects.toThrow('"Enter the code" has no Name');
    const done = await mei.submit(modal!, { Code: "123456" });
    expect(done.how).toBe("update");
    expect(fake.screen(done.message!)).toBe("Frontdesk (edited): Got 123456.");
    expect(mei.modal).toBeUndefined();
    await expect(mei.submit(modal!, { Code: "123456" })).rejects.toThrow("is not on the screen of Mei");
  });

  test("a modal from a command has no message to update", async () => {
    const submitted: unknown[] = [];
    const { mei } = await stage(
      (interaction) => interaction.showModal(codeModal()),
      (client) =>
        client.on(Events.InteractionCreate, (interaction) => {
          if (!interaction.isModalSubmit()) return;
          submitted.push(interaction.isFromMessage());
          void interaction.reply("ok");
        }),
    );
    const { modal } = await mei.command("/account help");
    await mei.submit(modal!, { digits: "123456" });
    expect(submitted).toEqual([false]);
  });

  test("radio groups and people are filled by their words", async () => {
    const seen: unknown[] = [];
    const form = new ModalBuilder()
      .setCustomId("form")
      .setTitle("New account")
      .addTextDisplayComponents(new TextDisplayBuilder().setContent("**Hong Kong**"))
      .addLabelComponents(
        new LabelBuilder()
          .setLabel("Account type")
          .setRadioGroupComponent(
            new RadioGroupBuilder()
              .setCustomId("type")
              .addOptions(
                { label: "Company", value: "company", default: true },
                { label: "Personal", value: "personal" },
              ),
          ),
        new LabelBuilder()
          .setLabel("Customer")
          .setUserSelectMenuComponent(new UserSelectMenuBuilder().setCustomId("who")),
      );
    const { fake, mei } = await stage(
      (interaction) => interaction.showModal(form),
      (client) =>
        client.on(Events.InteractionCreate, (interaction) => {
          if (!interaction.isModalSubmit()) return;
          const { fields } = interaction;
          seen.push(fields.getRadioGroup("type"), fields.getSelectedUsers("who", true).first()?.displayName);
          void interaction.reply("ok");
        }),
    );
    const ana = fake.person("Ana");
    const { modal } = await mei.command("/account help");
    expect(fake.screen(modal!)).toBe(
      "┌ New account\n│ **Hong Kong**\n│ Account type: (•) Company  ( ) Personal\n│ Customer: ‹ › ▾\n└ [Cancel] [Submit]",
    );
    await mei.submit(modal!, { "Account type": "Personal", Customer: ana });
    expect(seen).toEqual(["personal", "Ana"]);
  });

  test("a submission that is not answered leaves the modal with a word of trouble", async () => {
    const { fake, mei } = await stage((interaction) => interaction.showModal(codeModal()), undefined, {
      patienceMs: 300,
    });
    const { modal } = await mei.command("/account help");
    expect((await mei.submit(modal!, { Code: "123456" })).how).toBe("missed");
    expect(fake.screen(mei.modal!)).toContain("│ ! Something went wrong. Try again.");
    mei.dismisses(mei.modal!);
    expect(mei.modal).toBeUndefined();
  });

  test("a select gives its values, and a link its address", async () => {
    const seen: string[][] = [];
    const select = new StringSelectMenuBuilder()
      .setCustomId("kind")
      .setPlaceholder("Which one?")
      .addOptions({ label: "Company", value: "c" }, { label: "Personal", value: "p" });
    const link = new ButtonBuilder().setLabel("Open").setStyle(ButtonStyle.Link).setURL("https://example.com/a");
    const { fake, mei } = await stage(
      (interaction) =>
        interaction.reply({
          content: "Pick.",
          components: [
            new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(select),
            row(link, button("Later").setDisabled(true)),
          ],
        }),
      (client) =>
        client.on(Events.InteractionCreate, (interaction) => {
          if (!interaction.isStringSelectMenu()) return;
          seen.push(interaction.values);
          void interaction.deferUpdate();
        }),
    );
    const { message } = await mei.command("/account help");
    expect(fake.screen(message!)).toBe(
      "Frontdesk: Pick.\n  ‹Which one?› ▾ Company | Personal\n  [Open ↗] [Later, off]",
    );
    expect((await mei.picks(message!, "Which one?", "Personal")).how).toBe("still");
    expect(seen).toEqual([["p"]]);
    await expect(mei.picks(message!, "Which one?", "Both")).rejects.toThrow('it offers no "Both"');
    await expect(mei.picks(message!, "Which one?", ["Company", "Personal"])).rejects.toThrow("takes 1 to 1");
    expect((await mei.press(message!, "Open")).url).toBe("https://example.com/a");
    await expect(mei.press(message!, "Later")).rejects.toThrow('"Later" is off');
    await expect(mei.press(message!, "Never")).rejects.toThrow('there is no "Never"');
  });

  test("nobody presses what they do not see or what is gone", async () => {
    const { fake, client, mei } = await stage((interaction) =>
      interaction.reply({ content: "Yours", components: [row(button("Go"))], flags: MessageFlags.Ephemeral }),
    );
    const { message } = await mei.command("/account help");
    await expect(fake.person("Bob").press(message!, "Go")).rejects.toThrow('Bob does not see "Yours"');
    const channel = await client.channels.fetch(fake.general.id);
    const sent = channel?.isSendable()
      ? await channel.send({ content: "Card", components: [row(button("Go"))] })
      : undefined;
    const card = mei.reads().at(-1)!;
    await sent!.delete();
    await expect(mei.press(card, "Go")).rejects.toThrow('Mei does not see "Card"');
  });

  test("components V2 read as text, with their buttons", async () => {
    const card = new ContainerBuilder()
      .addSectionComponents(
        new SectionBuilder()
          .addTextDisplayComponents(new TextDisplayBuilder().setContent("### Waiting\nfor the code"))
          .setButtonAccessory(button("Enter code", "code")),
      )
      .addSeparatorComponents((separator) => separator)
      .addActionRowComponents(row(button("Cancel")));
    const { fake, mei } = await stage((interaction) =>
      interaction.reply({ components: [card], flags: MessageFlags.IsComponentsV2 }),
    );
    const { message } = await mei.command("/account help");
    expect(fake.screen(message!)).toBe(
      "Frontdesk: │ ### Waiting\n  │ for the code\n  │ [Enter code]\n  │ ───\n  │ [Cancel]",
    );
  });
});
