import { type APIApplication, type APIGatewayBotInfo, type REST, Routes } from "discord.js";
import { type DiscordSettings, LostToken } from "../settings.ts";

const awayMs = 1_000;

/** What Discord must tell before anything else. */
export function createReach(rest: REST, settings: DiscordSettings, isOver: () => boolean) {
  return {
    /** @throws LostToken */
    async whoAmI(): Promise<{ application: string; bot: string }> {
      try {
        const { id, bot } = (await rest.get(Routes.currentApplication())) as APIApplication;
        return { application: settings.applicationId ?? id, bot: bot?.id ?? id };
      } catch (error) {
        throw (error as { status?: number }).status === 401 ? new LostToken(401) : error;
      }
    },
    /** As many as Discord would have by now. */
    async enoughShards(): Promise<number> {
      return ((await rest.get(Routes.gatewayBot())) as APIGatewayBotInfo).shards;
    },
    /** Discord may be away just now. */
    async patiently<T>(ask: () => Promise<T>): Promise<T> {
      for (;;) {
        try {
          return await ask();
        } catch (error) {
          if (error instanceof LostToken || isOver()) throw error;
          settings.log.warn({ error: (error as Error).name }, "Discord cannot be reached");
          await new Promise((resolve) => setTimeout(resolve, awayMs));
        }
      }
    },
  };
}
