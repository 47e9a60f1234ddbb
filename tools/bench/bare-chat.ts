import { App, LogLevel } from "@slack/bolt";
import { Client, Events, GatewayIntentBits } from "discord.js";

/**
 * A process that `memory.ts` starts: it connects Bolt and discord.js as their documentation says, and does nothing
 * else.
 */
const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_API_URL, DISCORD_TOKEN, DISCORD_API_URL } = process.env;
const { Guilds, GuildMessages, DirectMessages } = GatewayIntentBits;

const app = new App({
  token: SLACK_BOT_TOKEN!,
  appToken: SLACK_APP_TOKEN!,
  socketMode: true,
  logLevel: LogLevel.ERROR,
  clientOptions: { slackApiUrl: SLACK_API_URL! },
});
app.command("/account", ({ ack }) => ack());

const client = new Client({ intents: [Guilds, GuildMessages, DirectMessages], rest: { api: DISCORD_API_URL! } });
client.on(Events.InteractionCreate, () => {});

const isReady = new Promise((resolve) => client.once(Events.ClientReady, resolve));
await Promise.all([app.start(), client.login(DISCORD_TOKEN!), isReady]);
console.error("Bare is in both");
