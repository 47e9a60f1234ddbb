import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord.js";
import { kindsOfPause, type ListKind, listKinds } from "../../src/desk/platform.ts";
import type { MessageKey } from "../../src/words/en/all.ts";
import type { discordCommand } from "../../src/words/en/discord-command.ts";
import { inLanguage, learn, say, t } from "../../src/words/words.ts";
import { judgeVerbs, verbs } from "../chat/verbs.ts";

export type Command = RESTPostAPIChatInputApplicationCommandsJSONBody;
type Verb = NonNullable<Command["options"]>[number];
type Option = NonNullable<Extract<Verb, { type: 1 }>["options"]>[number];
/** The parts of the command that have a name and a description. */
type Named = keyof typeof discordCommand extends infer K ? (K extends `command.${infer N}.name` ? N : never) : never;

const text = { type: ApplicationCommandOptionType.String } as const;
const user = { type: ApplicationCommandOptionType.User } as const;
const flowVerbs = ["verify", "official", "classroom"] as const;

/**
 * The slash command in the form that Discord's API takes. `flows` are the kinds of request that this desk opens. `name`
 * is without its slash.
 */
export async function commandOf(name: string, flows: readonly string[]): Promise<Command> {
  await learn("zh");
  const customer = { ...user, ...named("option-for") };
  const details = { ...text, max_length: 1000, ...named("option-details") };
  const country = { ...text, autocomplete: true as const, ...named("option-country") };
  const aCase = { ...text, autocomplete: true as const, ...named("option-case") };
  const what = { ...text, required: true, max_length: 200, ...named("option-what") };
  const digits = { ...text, max_length: 20, ...named("option-digits") };
  const note = { ...text, required: true, max_length: 500, ...named("option-note") };
  const to = (whom: Named) => ({ ...user, required: true, ...named(whom) });
  const kinds = flows
    .flatMap((flow) => flowVerbs.find((known) => known === flow) ?? [])
    .map((flow) => verb(flow, customer, details));
  const which = {
    ...text,
    ...named("option-which"),
    choices: listKinds.map((value: ListKind) => choice(value, `list.${value}`)),
  };
  const optionsOf: Record<(typeof verbs)[number], Option[]> = {
    open: [customer, country, details],
    status: [aCase],
    list: [which],
    find: [what],
    resume: [aCase],
    code: [digits, aCase],
    resend: [aCase],
    hand: [to("option-hand-to"), aCase],
    customer: [to("option-customer-to"), aCase],
    link: [aCase],
    note: [note, aCase],
    cancel: [aCase],
    help: [],
  };
  const pauses = kindsOfPause.map((value) => choice(value, `pause.what-${value}`));
  const judgedBy: Record<(typeof judgeVerbs)[number], Option[]> = {
    found: [{ ...text, max_length: 40, ...named("option-number") }, aCase],
    absent: [{ ...text, max_length: 200, ...named("option-why") }, aCase],
    more: [aCase],
    close: [aCase],
    lift: [
      { ...text, required: true, max_length: 300, ...named("option-reason") },
      { ...aCase, required: true },
    ],
    pause: [
      { ...text, ...named("option-pause-what"), choices: pauses },
      { ...text, max_length: 300, ...named("option-pause-why") },
      { ...text, max_length: 20, ...named("option-pause-for") },
    ],
    "go-on": [{ ...text, ...named("option-pause-what"), choices: pauses }],
  };
  return {
    type: ApplicationCommandType.ChatInput,
    ...named("account"),
    name,
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    options: [
      ...verbs.flatMap((each) =>
        each === "open" ? [verb(each, ...optionsOf.open), ...kinds] : [verb(each, ...optionsOf[each])],
      ),
      ...judgeVerbs.map((each) => verb(each, ...judgedBy[each])),
    ],
  };
}

function verb(name: Named, ...options: Option[]): Verb {
  return { type: ApplicationCommandOptionType.Subcommand, ...named(name), options };
}

/** A value to choose, by its name in both languages. */
function choice(value: string, key: MessageKey) {
  const name = t(key);
  return { name: say(name, String), value, name_localizations: { "zh-CN": inLanguage("zh", () => say(name, String)) } };
}

/** The name and description of a part, in English and in Simplified Chinese. */
function named(what: Named) {
  const [name, description] = [t(`command.${what}.name`), t(`command.${what}`)];
  const inChinese = (words: typeof name) => ({ "zh-CN": inLanguage("zh", () => say(words, String)) });
  return {
    name: say(name, String),
    name_localizations: inChinese(name),
    description: say(description, String),
    description_localizations: inChinese(description),
  };
}
