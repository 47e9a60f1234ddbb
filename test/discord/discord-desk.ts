import { onTestFinished } from "vitest";
import { createDiscord, type Discord, type DiscordSettings, type LostToken } from "../../adapters/discord/index.ts";
import type { Replica } from "../desk/replica.ts";
import { openStage, type Staged, type StageOptions } from "../platform/stage.ts";
import { type FakeDiscord, type FakeDiscordOptions, startFakeDiscord } from "./fake/fake-discord.ts";

/** Exactly what the invite link asks for beside what everybody may. */
export const ourPermissions = ["CreatePrivateThreads", "ManageMessages"] as const;

export interface DiscordDeskOptions extends StageOptions {
  discord?: FakeDiscordOptions;
  settingsOf?: (discord: FakeDiscord) => Partial<DiscordSettings>;
}

export interface DiscordDesk extends Staged {
  discord: FakeDiscord;
  readonly replica: Replica;
  readonly adapter: Discord;
  /** As the adapter has them, also when they change. */
  settings: DiscordSettings;
  /** What the adapter said when Discord took its token back. */
  lost: LostToken[];
  /** Cuts the power and starts again on the same files. */
  restart(): Promise<void>;
  /** Resolves when nothing moves any more. */
  quiet(): Promise<void>;
  /** Resolves sooner, when nothing that is known of is under way. */
  settled(): Promise<void>;
  /** The newest code on a practice phone or in a practice mailbox, once it has had so many. */
  codeFor(address: string, texts?: number): Promise<string>;
}

/** A whole desk with real ledger, vault and practice Tencent, in a fake Discord, over the real discord.js. */
export async function discordDesk(options: DiscordDeskOptions = {}): Promise<DiscordDesk> {
  const stage = await openStage("discord-desk", options);
  const discord = await startFakeDiscord({ botPermissions: [...ourPermissions], ...options.discord });
  const lost: LostToken[] = [];
  const settings: DiscordSettings = {
    ...stage.settings,
    token: discord.token,
    guilds: [discord.guild.id],
    agentRoles: [],
    shards: 1,
    apiUrl: discord.apiUrl,
    onLost: (error) => void lost.push(error),
    ...options.settingsOf?.(discord),
  };

  let adapter = createDiscord(settings);
  const open = () => stage.open([adapter], settings, { discord: settings.guilds });
  await open();

  (options.whenDone ?? onTestFinished)(async () => {
    await adapter.stop();
    await stage.close(() => discord.close());
  });

  return {
    ...stage.staged,
    discord,
    get replica() {
      return stage.replica();
    },
    get adapter() {
      return adapter;
    },
    settings,
    lost,
    async restart() {
      stage.replica().power.cut();
      const before = adapter;
      adapter = createDiscord(settings);
      await before.stop();
      await open();
    },
    quiet: () => stage.quiet(discord),
    settled: () => stage.settled(discord),
    codeFor: (address, texts) => discord.until(() => stage.codeOn(address, texts)),
  };
}
