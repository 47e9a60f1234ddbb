import { setTimeout as pause } from "node:timers/promises";
import { type APIApplicationCommand, type REST, Routes } from "discord.js";
import type { DiscordSettings } from "../settings.ts";
import type { Calls } from "./calls.ts";
import { unless } from "./error-codes.ts";
import { commandsAt } from "./register.ts";

interface LeftoverParts {
  rest: REST;
  calls: Pick<Calls, "servers">;
  settings: Pick<DiscordSettings, "command" | "devGuild" | "log">;
  isOver: () => boolean;
}

/** Codes that mean: the bot is not in that server, or may not see its commands. */
const notThere: ReadonlySet<number> = new Set([10004, 50001]);
/** The number of servers up to which all are checked at once. With more, they are checked slowly in the background. */
const few = 50;
const apartMs = 1_000;

/**
 * Removes the command where an earlier setting has put it: in a server that was DISCORD_DEV_GUILD_ID, or globally.
 * Otherwise people would see it twice.
 */
export function createLeftovers({ rest, calls, settings, isOver }: LeftoverParts) {
  const { command, devGuild, log } = settings;

  /** Removes the command from one place. Resolves to whether it was there. */
  async function takeAway(application: string, guild?: string): Promise<boolean> {
    const route = commandsAt(application, guild);
    const there = (await unless(notThere, () => rest.get(route))) as APIApplicationCommand[] | undefined;
    const ours = (there ?? []).filter(({ name }) => name === command.slice(1));
    for (const { id } of ours) await rest.delete(`${route}/${id}`);
    if (ours.length > 0) log.info({ server: guild ?? "all" }, "the command of an earlier setting is taken away");
    return ours.length > 0;
  }

  /**
   * Removes the global command if the bot is in no other server. Otherwise it stays, because those servers would lose
   * it and their settings for it.
   */
  async function ofEveryServer(application: string, others: readonly string[]): Promise<void> {
    if (others.length === 0) return void (await takeAway(application));
    const there = (await rest.get(Routes.applicationCommands(application))) as APIApplicationCommand[];
    if (there.some(({ name }) => name === command.slice(1)))
      log.warn(
        { server: devGuild, others: others.length },
        "DISCORD_DEV_GUILD_ID has the command twice: other servers use the one of every server, so it stays",
      );
  }

  async function sweep(application: string, servers: readonly string[], apart: number): Promise<void> {
    for (const server of servers) {
      if (isOver()) return;
      await takeAway(application, server);
      if (apart > 0) await pause(apart, undefined, { ref: false });
    }
  }

  async function everywhere(application: string): Promise<void> {
    const others = (await calls.servers()).filter((server) => server !== devGuild);
    if (devGuild !== undefined) await ofEveryServer(application, others);
    if (others.length <= few) await sweep(application, others, 0);
    else sweep(application, others, apartMs).catch(notLookedAt);
  }

  function notLookedAt({ name, message }: Error): void {
    log.warn({ error: name, message }, "some servers were not looked at for a command of an earlier setting");
  }

  return {
    /**
     * Removes the leftover commands. Resolves when they are gone; where there are many servers, as soon as that has
     * begun.
     */
    takeAway: (application: string): Promise<void> => everywhere(application).catch(notLookedAt),
  };
}
