import { type REST, Routes } from "discord.js";
import type { Command } from "../commands.ts";

/**
 * Creates or updates the command, globally or in one server. It is compared first, because Discord limits how many are
 * created a day. Resolves to whether it was written.
 */
export async function register(rest: REST, application: string, command: Command, guild?: string): Promise<boolean> {
  const route = commandsAt(application, guild);
  const query = new URLSearchParams({ with_localizations: "true" });
  const there = (await rest.get(route, { query })) as unknown[];
  if (there.length === 1 && isSame(command, there[0])) return false;
  await rest.put(route, { body: [command] });
  return true;
}

/** The route of an application's commands in one server, or of its global ones. */
export function commandsAt(application: string, guild: string | undefined) {
  return guild ? Routes.applicationGuildCommands(application, guild) : Routes.applicationCommands(application);
}

/** The members that Discord adds to a command. */
const theirs = new Set([
  "id",
  "application_id",
  "guild_id",
  "version",
  "default_permission",
  "dm_permission",
  "nsfw",
  "handler",
  "name_localized",
  "description_localized",
]);

/** Whether two values are the same to Discord: missing, empty and false are. */
export function isSame(ours: unknown, has: unknown): boolean {
  if (isNothing(ours) || isNothing(has)) return isNothing(ours) && isNothing(has);
  if (Array.isArray(ours) && Array.isArray(has)) {
    return ours.length === has.length && ours.every((each, i) => isSame(each, has[i]));
  }
  if (typeof ours !== "object" || typeof has !== "object") return ours === has;
  const [mine, its] = [ours as Record<string, unknown>, has as Record<string, unknown>];
  const keys = new Set([...Object.keys(mine), ...Object.keys(its)].filter((key) => key in mine || !theirs.has(key)));
  return [...keys].every((key) => isSame(mine[key], its[key]));
}

function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
