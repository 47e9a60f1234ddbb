import { commandComplaints, commandsComplaints, type Option } from "./limits/commands.ts";
import { isRecord } from "./limits/schema.ts";
import { refuse, refuseIf } from "./refusal.ts";
import type { Guild, Json, World } from "./world.ts";

/** A command as it is kept, with Discord's defaults filled in. */
export interface Command {
  id: string;
  type: number;
  name: string;
  description: string;
  options: Option[];
  default_member_permissions: string | null;
  /** Only global commands have them. */
  contexts?: number[] | null;
  integration_types?: number[];
  version: string;
  guild_id?: string;
  kept: Json;
}

const mostCreatesPerDay = 200;

/** The commands of the app, global ones and those of one server. */
export function createCommands(world: World) {
  const scopes = new Map<string, Command[]>();
  const creates = new Map<string, number>();
  const scope = (guild?: string) => scopes.get(guild ?? "") ?? [];

  function made(form: Json, guild?: string): Command {
    const type = Number(form.type ?? 1);
    const old = scope(guild).find((command) => command.name === form.name && command.type === type);
    if (!old) countCreate(guild ?? "");
    const command: Command = {
      id: old?.id ?? world.nextId(),
      type,
      name: String(form.name),
      description: String(form.description ?? ""),
      options: (form.options as Option[] | undefined) ?? [],
      default_member_permissions:
        form.default_member_permissions == null ? null : String(form.default_member_permissions),
      ...(!guild && { contexts: (form.contexts as number[] | null | undefined) ?? null }),
      ...(!guild && { integration_types: (form.integration_types as number[] | undefined) ?? [0] }),
      version: world.nextId(),
      ...(guild && { guild_id: guild }),
      kept: form,
    };
    return command;
  }

  function countCreate(where: string): void {
    const count = (creates.get(where) ?? 0) + 1;
    if (count > mostCreatesPerDay) throw refuse("too many commands");
    creates.set(where, count);
  }

  return {
    list: scope,
    /** Puts these in the stead of all there were. */
    overwrite(body: unknown, guild?: string): Command[] {
      refuseIf(commandsComplaints(body));
      const commands = (body as Json[]).map((form) => made(form, guild));
      scopes.set(guild ?? "", commands);
      world.changed();
      return commands;
    },
    create(form: Json, guild?: string): Command {
      refuseIf(commandComplaints(form));
      const command = made(form, guild);
      scopes.set(guild ?? "", [...scope(guild).filter(({ id }) => id !== command.id), command]);
      world.changed();
      return command;
    },
    remove(id: string, guild?: string): void {
      if (!scope(guild).some((command) => command.id === id)) throw refuse("unknown command");
      scopes.set(
        guild ?? "",
        scope(guild).filter((command) => command.id !== id),
      );
      world.changed();
    },
    /** The command people find by this name; one of the server goes before a global one. */
    named(name: string, guild?: Guild): Command | undefined {
      const own = guild ? scope(guild.id) : [];
      return [...own, ...scope()].find((command) => command.name === name);
    },
  };
}

export type Commands = ReturnType<typeof createCommands>;

/** As the API shows it: what is false or empty is left out, localisations only where they are asked for. */
export function shownCommand(world: World, command: Command, localized: boolean): Json {
  const { kept, options: _, ...rest } = command;
  return {
    ...rest,
    application_id: world.app.id,
    nsfw: kept.nsfw === true,
    ...(!command.guild_id && { dm_permission: command.contexts?.includes(1) ?? true }),
    ...(localized && texts(kept)),
    ...(command.options.length && { options: command.options.map((option) => shownPart(option, localized)) }),
  };
}

const texts = ({ name_localizations = null, description_localizations = null }: Json): Json => ({
  name_localizations,
  description_localizations,
});

function shownPart(part: unknown, localized: boolean): Json {
  if (!isRecord(part)) return {};
  const { name_localizations, description_localizations, ...rest } = part;
  const shown: Json = { ...rest };
  for (const [key, value] of Object.entries(rest)) {
    const empty = value === false || value === null || (Array.isArray(value) && !value.length);
    if (empty) delete shown[key];
    else if (key === "options" || key === "choices")
      shown[key] = (value as unknown[]).map((one) => shownPart(one, localized));
  }
  if (!localized) return shown;
  const described = "description" in part ? { description_localizations: description_localizations ?? null } : {};
  return { ...shown, name_localizations: name_localizations ?? null, ...described };
}
