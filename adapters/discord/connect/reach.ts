import { type APIApplication, type APIGatewayBotInfo, type REST, Routes } from "discord.js";
import { StartError, whyNot } from "../../../src/desk/platform.ts";
import { type DiscordSettings, LostToken, OtherApplication } from "../settings.ts";

const awayMs = 1_000;

/** Asks Discord what must be known before any line can be opened. */
export function createReach(rest: REST, settings: DiscordSettings, isOver: () => boolean) {
  return {
    /** @throws LostToken */
    async whoAmI(): Promise<{ application: string; bot: string }> {
      try {
        const { id, bot } = (await rest.get(Routes.currentApplication())) as APIApplication;
        if (settings.applicationId !== undefined && settings.applicationId !== id) throw new OtherApplication(id);
        return { application: id, bot: bot?.id ?? id };
      } catch (error) {
        throw (error as { status?: number }).status === 401 ? new LostToken(401) : error;
      }
    },
    /** The number of shards that Discord recommends now. */
    async enoughShards(): Promise<number> {
      return ((await rest.get(Routes.gatewayBot())) as APIGatewayBotInfo).shards;
    },
    /** Asks until Discord answers. */
    async patiently<T>(ask: () => Promise<T>): Promise<T> {
      for (;;) {
        try {
          return await ask();
        } catch (error) {
          if (error instanceof StartError || isOver()) throw error;
          settings.log.warn({ why: whyNot(error) }, "Discord cannot be reached; trying again");
          await new Promise((resolve) => setTimeout(resolve, awayMs));
        }
      }
    },
  };
}
