import type { Flow } from "../../conversation/flow.ts";
import { allFlows } from "../../flows/all.ts";
import { durations } from "../../flows/durations.ts";
import { createLog } from "../../machine/log.ts";
import { discordCommand, discordOf } from "../platforms.ts";
import { kindsFor } from "../real-tencent.ts";
import { type Config, ConfigError } from "../settings/config.ts";

/** Creates the slash command in Discord, and prints the link that adds the bot to a server. @throws ConfigError */
export async function registerCommand(config: Config, print: (line: string) => void): Promise<void> {
  if (!config.DISCORD_TOKEN) throw new ConfigError(["DISCORD_TOKEN is missing (docs/discord.md)"]);
  const onLost = () => {};
  const log = createLog(config.LOG_LEVEL, { format: config.LOG_FORMAT });
  const discord = await discordOf(config, flowsOf(config), log, onLost);
  const { isWritten, invite } = await discord.register();
  print(isWritten ? `${discordCommand} is in place now.` : `${discordCommand} was in place already.`);
  print(`Let the bot into a server: ${invite}`);
}

/** The flows that a desk with these settings offers, before it knows Tencent's lists. */
function flowsOf(config: Config): Flow[] {
  const kinds = kindsFor(config);
  return allFlows({ countries: [], trades: [], profile: "2024" }, durations).filter(({ id }) => kinds.includes(id));
}
