import type { Config } from "./settings/config.ts";
import { isInDiscord, isInSlack } from "./settings/in-chat.ts";

/**
 * Why nobody hears of what only the people who run the desk can do, and the remedy. Undefined where somebody is set,
 * and for a desk in a terminal, whose one person hears of it there.
 */
export function nobodyHears(config: Config): { says: string; isSet: boolean } | undefined {
  const [slack, discord] = [isInSlack(config), isInDiscord(config)];
  if (!slack && !discord) return undefined;
  const [platform] = config.OPERATORS?.split(":") ?? [];
  if (platform === undefined) return { says: missing, isSet: false };
  const isHere = (platform === "slack" && slack) || (platform === "discord" && discord);
  return isHere ? undefined : { says: elsewhere, isSet: true };
}

const missing =
  "is missing, so nobody hears of a create whose end only a person can find out, of a key that Tencent refuses, or of somebody who asks for help: " +
  "such requests wait, and their people are told that nobody is named. Give a private channel, such as slack:T0123ABCD:C0456EFGH.";
const elsewhere =
  "is on a platform that this desk is not on, so nobody hears of what only a person can judge. Give a private channel where it is.";
