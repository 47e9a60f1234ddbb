import { ApplicationCommandOptionType as Type } from "discord.js";
import { type Answer, answered } from "./answers.ts";
import type { Command, Commands } from "./commands.ts";
import type { Interactions, Offer } from "./interactions.ts";
import type { Option } from "./limits/commands.ts";
import { lengthOf } from "./limits/schema.ts";
import { rolesOnly, shownUser } from "./payloads.ts";
import { may, permissionsOf, sees } from "./permissions.ts";
import { type Channel, type Json, type User, underWay, userOf, type World } from "./world.ts";

/** A person as they act in a client. */
export interface Hand {
  world: World;
  interactions: Interactions;
  commands: Commands;
  user: User;
}

/** Words, a number, a tick, or a person. */
export type Given = string | number | boolean | { id: string };

export async function command(
  hand: Hand,
  line: string,
  given: Record<string, Given>,
  channel: Channel,
): Promise<Answer> {
  const { found, path, options } = named(hand, line, channel);
  const missing = options.find(({ name, required }) => required && given[name] === undefined);
  if (missing) throw new Error(`${line} needs ${missing.name}`);
  const values = Object.entries(given).map(([name, value]) => filled(optionOf(line, options, name), value));
  return begun(hand, "command", channel, found, path, values, line);
}

/** What the client offers for these letters in an option. */
export async function types(
  hand: Hand,
  line: string,
  name: string,
  text: string,
  channel: Channel,
  given: Record<string, Given>,
): Promise<Offer[]> {
  const { found, path, options } = named(hand, line, channel);
  const option = optionOf(line, options, name);
  if (!option.autocomplete) {
    return (option.choices ?? []).filter((choice) => choice.name.toLowerCase().includes(text.toLowerCase()));
  }
  const others = Object.entries(given).map(([other, value]) => filled(optionOf(line, options, other), value));
  const focused = { type: option.type, name, value: text, focused: true };
  const answer = await begun(
    hand,
    "autocomplete",
    channel,
    found,
    path,
    [...others, focused],
    `${line} ${name}:${text}`,
  );
  return answer.choices ?? [];
}

async function begun(
  { world, interactions, user }: Hand,
  kind: "command" | "autocomplete",
  channel: Channel,
  found: Command,
  path: Option[],
  values: Json[],
  did: string,
): Promise<Answer> {
  const options = path.reduceRight<Json[]>((inner, { type, name }) => [{ type, name, options: inner }], values);
  const people = values.filter(({ type }) => type === Type.User).map(({ value }) => String(value));
  const data = {
    id: found.id,
    name: found.name,
    type: found.type,
    ...(found.guild_id && { guild_id: found.guild_id }),
    options,
    ...(people.length && { resolved: resolved(world, channel, people) }),
  };
  const { interaction, first } = interactions.begin({ kind, user, channel, did, data });
  return answered(world, interaction, await underWay(world, first));
}

function named({ commands, user }: Hand, line: string, channel: Channel) {
  const [name = "", ...rest] = line.replace(/^\//, "").split(/\s+/);
  const found = commands.named(name, channel.guild);
  if (!found) throw new Error(`nobody has registered /${name} here`);
  if (!sees(channel, user.id)) throw new Error(`${user.name} does not see ${channel.name}`);
  if (!offered(found, user, channel)) throw new Error(`${user.name} is not offered /${name} here`);
  let options = found.options;
  const path = rest.map((word) => {
    const next = options.find((option) => option.name === word && option.type <= Type.SubcommandGroup);
    if (!next) throw new Error(`/${name} has no ${word}`);
    options = next.options ?? [];
    return next;
  });
  if (options.some(({ type }) => type <= Type.SubcommandGroup)) throw new Error(`${line} needs one of its subcommands`);
  return { found, path, options };
}

/** Whether the client lists it: by place, and by what the person may do. */
function offered(found: Command, user: User, channel: Channel): boolean {
  if (!channel.guild) return !found.guild_id && (found.contexts?.includes(1) ?? true);
  if (found.contexts && !found.contexts.includes(0)) return false;
  if (!channel.guild.installed || !may(channel, user.id, "UseApplicationCommands")) return false;
  const needed = found.default_member_permissions;
  if (needed === null) return true;
  const held = permissionsOf(channel.guild, user.id, channel);
  if (needed === "0") return channel.guild.ownerId === user.id || may(channel, user.id, "Administrator");
  return (held & BigInt(needed)) === BigInt(needed);
}

function optionOf(line: string, options: Option[], name: string): Option {
  const option = options.find((one) => one.name === name);
  if (!option) throw new Error(`${line} has no option ${name}`);
  return option;
}

/** The client lets nobody send what does not fit the option. */
function filled(option: Option, given: Given): Json {
  const { type, name, choices = [] } = option;
  if (typeof given === "object") {
    if (type !== Type.User) throw new Error(`${name} takes no person`);
    return { type, name, value: given.id };
  }
  const choice = choices.find((one) => one.name === given || one.value === given);
  if (choices.length && !choice) throw new Error(`${name} offers no ${given}`);
  const value = choice?.value ?? given;
  const kinds: Record<number, string> = {
    [Type.String]: "string",
    [Type.Boolean]: "boolean",
    [Type.Integer]: "number",
    [Type.Number]: "number",
  };
  if (typeof value !== kinds[type]) throw new Error(`${name} does not take ${JSON.stringify(value)}`);
  const letters = lengthOf(String(value));
  if (type === Type.String && (letters > (option.max_length ?? 6000) || letters < (option.min_length ?? 0))) {
    throw new Error(`${name} is too short or too long: ${value}`);
  }
  return { type, name, value };
}

/** The people a choice names, as the payload adds them. */
export function resolved(world: World, channel: Channel, ids: string[]): Json {
  const users: Json = {};
  const members: Json = {};
  for (const id of ids) {
    users[id] = shownUser(userOf(world, id));
    const member = channel.guild?.members.get(id);
    if (member) {
      const permissions = String(permissionsOf(channel.guild!, id, channel));
      members[id] = { ...rolesOnly(member.roles), permissions };
    }
  }
  return { users, members };
}
