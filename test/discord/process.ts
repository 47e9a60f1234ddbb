import { entry } from "../process/desk.ts";
import { type ChatProcess, chatProcess } from "../process/in-chat.ts";
import type { FakeDiscord } from "./fake/fake-discord.ts";

/** `npm start`, or another of its commands, at a fake Discord. */
export function discordProcess(
  discord: FakeDiscord,
  given: Record<string, string> | (() => Record<string, string>) = {},
  command = "start",
): ChatProcess {
  const env = typeof given === "function" ? given : () => given;
  const own = () => ({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    DISCORD_GUILDS: discord.guild.id,
  });
  return chatProcess({ platform: "Discord", env: () => ({ ...own(), ...env() }), command, file: entry });
}
