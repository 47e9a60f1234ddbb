import type { Case } from "../../conversation/types.ts";
import { platformOf } from "../../desk/address.ts";
import { settingsOf } from "../../provisioning/kinds.ts";
import { kindsFor } from "../real-tencent.ts";
import type { Config } from "../settings/config.ts";
import { isInDiscord, isInSlack } from "../settings/in-chat.ts";

export type StuckOf = (theCase: Case) => string | undefined;

/** Tells what is missing in these settings for an open request to go on, in words for the operator. */
export function createStuckOf(config: Config): StuckOf {
  const kinds = kindsFor(config);
  const isMissing: Record<string, boolean> = { slack: !isInSlack(config), discord: !isInDiscord(config) };

  return ({ state, world, flow, people: { owner } }) => {
    if (state !== "open" || world !== config.world) return undefined;
    if (world === "real" && !kinds.includes(flow))
      return `not offered without ${settingsOf(flow) ?? `a newer build: ${flow}`}`;
    const platform = platformOf(owner);
    return isMissing[platform] ? `its owner can't be told without ${tokens[platform]}` : undefined;
  };
}

const tokens: Record<string, string> = { slack: "SLACK_APP_TOKEN", discord: "DISCORD_TOKEN" };
