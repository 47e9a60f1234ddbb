import { setTimeout as pause } from "node:timers/promises";
import { type APIApplicationCommand, type REST, Routes } from "discord.js";
import type { DiscordSettings } from "../settings.ts";
import type { Calls } from "./calls.ts";
import { unless } from "./error-codes.ts";

interface LeftoverParts {
  rest: REST;
  calls: Pick<Calls, "servers">;
  settings: Pick<DiscordSettings, "command" | "devGuild" | "log">;
  isOver: () => boolean;
}

/** The bot has left that server, or may not see its commands. */
const notThere: ReadonlySet<number> = new Set([10004, 50001]);
/** More servers than that are looked at beside what people do, so far apart that nobody waits for it. */
const few = 50;
const apartMs = 1_000;

/**
 * Takes away the command where an earlier setting has put it: in a server that was DISCORD_DEV_GUILD_ID, or in every
 * server. Each server then offers it once.
 */
export function createLeftovers({ rest, calls, settings, isOver }: LeftoverParts) {
  const { command, devGuild, log } = settings;

  /** Whether the command was there. */
  async function takeAway(application: string, guild?: string): Promise<boolean> {
    const route = guild ? Routes.applicationGuildCommands(application, guild) : Routes.applicationCommands(application);
    const there = (await unless(notThere, () => rest.get(route))) as APIApplicationCommand[] | undefined;
    const ours = (there ?? []).filter(({ name }) => name === command.slice(1));
    for (const { id } of ours) await rest.delete(`${route}/${id}`);
    if (ours.length > 0) log.info({ server: guild ?? "all" }, "the command of an earlier setting is taken away");
    return ours.length > 0;
  }

  /** The one of every server goes only if nobody else loses it, with what servers have set for it. */
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
    /** Resolves when they are gone; where there are many servers, when that has begun. */
    takeAway: (application: string): Promise<void> => everywhere(application).catch(notLookedAt),
  };
}
