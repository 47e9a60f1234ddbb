import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord.js";
import type { discordCommand } from "../../src/words/en/discord-command.ts";
import { inLanguage, learn, say, t } from "../../src/words/words.ts";

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
  const to = (whom: Named) => ({ ...user, required: true, ...named(whom) });
  const verbs = flows.flatMap((flow) => flowVerbs.find((known) => known === flow) ?? []);
  return {
    type: ApplicationCommandType.ChatInput,
    ...named("account"),
    name,
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    options: [
      verb("open", customer, country, details),
      ...verbs.map((flow) => verb(flow, customer, details)),
      verb("status", aCase),
      verb("list"),
      verb("find", what),
      verb("resume", aCase),
      verb("code", digits, aCase),
      verb("resend", aCase),
      verb("hand", to("option-hand-to"), aCase),
      verb("customer", to("option-customer-to"), aCase),
      verb("cancel", aCase),
      verb("help"),
    ],
  };
}

function verb(name: Named, ...options: Option[]): Verb {
  return { type: ApplicationCommandOptionType.Subcommand, ...named(name), options };
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
