import {
  Client,
  DefaultRestOptions,
  GatewayIntentBits,
  Options,
  Partials,
  REST,
  type RESTOptions,
  type WebSocketOptions,
} from "discord.js";
import { type DiscordSettings, LostToken } from "../settings.ts";

/** A wait that is longer is the outbox's business. */
const longestWaitMs = 1_000;
const callMs = 10_000;
/** Answers to interactions count against no global limit, so discord.js must not count them either. */
const answersPerSecond = 10_000;

/** Which of all lines to Discord a client has. */
export interface Shards {
  ids: number[];
  count: number;
}

export type Throttler = NonNullable<WebSocketOptions["buildIdentifyThrottler"]>;

/**
 * The least that a bot with a command, mentions and direct messages needs to hear. discord.js keeps servers and their
 * roles; messages, members and users are read from what comes in, so next to nothing of them is kept.
 */
export function createClient(
  settings: DiscordSettings,
  { ids: shards, count: shardCount }: Shards,
  buildIdentifyThrottler?: Throttler,
): Client {
  return new Client({
    shards,
    shardCount,
    ...(buildIdentifyThrottler && { ws: { buildIdentifyThrottler } }),
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel], // else direct messages are dropped without a word
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      ApplicationCommandManager: 0,
      AutoModerationRuleManager: 0,
      BaseGuildEmojiManager: 0,
      DMMessageManager: 0,
      GuildBanManager: 0,
      GuildEmojiManager: 0,
      GuildForumThreadManager: 0,
      GuildInviteManager: 0,
      GuildMemberManager: { maxSize: 1, keepOverLimit: ({ id, client }) => id === client.user.id },
      GuildMessageManager: 0,
      GuildScheduledEventManager: 0,
      GuildStickerManager: 0,
      GuildTextThreadManager: 100,
      PresenceManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      StageInstanceManager: 0,
      ThreadManager: 100,
      ThreadMemberManager: 0,
      UserManager: { maxSize: 100, keepOverLimit: ({ id, client }) => id === client.user.id },
      VoiceStateManager: 0,
    }),
    rest: restOptions(settings),
  });
}

/** For calls with the bot's token. */
export function createRest(settings: DiscordSettings): REST {
  return new REST(restOptions(settings)).setToken(settings.token);
}

/** For interactions: with no token, and with no limit that Discord does not have. */
export function createAnswerRest(settings: DiscordSettings): REST {
  return new REST({ ...restOptions(settings), globalRequestsPerSecond: answersPerSecond });
}

/** Each call is made once, because the outbox tries again. */
function restOptions({ apiUrl, proxy, onLost }: DiscordSettings): Partial<RESTOptions> {
  return {
    api: apiUrl,
    version: "10",
    retries: 0,
    timeout: callMs,
    rejectOnRateLimit: ({ retryAfter }) => retryAfter > longestWaitMs,
    async makeRequest(url, init) {
      const response = await (proxy?.fetch ?? DefaultRestOptions.makeRequest)(url, init);
      const isOurs = new Headers(init.headers as Record<string, string>).has("authorization");
      if (response.status === 401 && isOurs) onLost(new LostToken(401));
      return response;
    },
  };
}
