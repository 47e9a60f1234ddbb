import { type ChatProcess, chatProcess } from "../process/in-chat.ts";
import type { FakeDiscord } from "./fake/fake-discord.ts";

/** A desk, or another of its commands, at a fake Discord; `file` starts it, if not what all tests share. */
export function discordProcess(
  discord: FakeDiscord,
  given: Record<string, string> | (() => Record<string, string>) = {},
  command = "start",
  file?: string,
): ChatProcess {
  const env = typeof given === "function" ? given : () => given;
  const own = () => ({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    DISCORD_GUILDS: discord.guild.id,
  });
  return chatProcess({ platform: "Discord", env: () => ({ ...own(), ...env() }), command, ...(file && { file }) });
}
