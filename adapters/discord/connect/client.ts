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

/**
 * The longest that a call waits for a rate limit (ms). After that the outbox tries again later. discord.js makes a call
 * wait for up to 1,050 ms that is one too many for this second.
 */
const longestWaitMs = 1_500;
const callMs = 10_000;
/**
 * A limit that is never reached. Discord's global limit does not count answers to interactions, so discord.js must not
 * count them either.
 */
const answersPerSecond = 10_000;

/** Which shards a client has, out of how many. A shard is one gateway connection, which is called a line here. */
export interface Shards {
  ids: number[];
  count: number;
}

/** How Discord is reached, and the token that calls are made with. */
type Reached = Pick<DiscordSettings, "apiUrl" | "proxy" | "token" | "onLost">;

export type Throttler = NonNullable<WebSocketOptions["buildIdentifyThrottler"]>;

/**
 * A discord.js client with the fewest intents that a command, mentions and direct messages need. Its caches keep
 * servers and their roles. Messages, members and users are read from the packets, so the caches keep next to none.
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
    partials: [Partials.Channel], // without it discord.js drops direct messages
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

/** A REST client for calls with the bot's token. */
export function createRest(settings: Reached): REST {
  return new REST(restOptions(settings)).setToken(settings.token);
}

/** Ends the timers of a REST client, which would hold it, and tokens, for as long as the process is there. */
export function letGo(rest: REST): void {
  rest.clearHashSweeper();
  rest.clearHandlerSweeper();
}

/** A REST client for answers to interactions: without a token, and without a global limit. */
export function createAnswerRest(settings: Reached): REST {
  return new REST({ ...restOptions(settings), globalRequestsPerSecond: answersPerSecond });
}

/** Each call is made once, because the outbox tries again. */
function restOptions({ apiUrl, proxy, onLost }: Reached): Partial<RESTOptions> {
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
