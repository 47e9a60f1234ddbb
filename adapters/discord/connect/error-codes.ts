import { DiscordAPIError, RateLimitError } from "discord.js";
import { DeliveryError } from "../../../src/desk/platform.ts";

/** Direct messages are closed, or there is no server in common. */
export const closedDm: ReadonlySet<number> = new Set([50007, 50278, 10013]);

/** No way in, now or later, unless somebody gives us a right. */
export const noWay: ReadonlySet<number> = new Set([10003, 10004, 50001, 50013, 50024, 50055, 160006, 30033, 40007]);

/** The message is gone, or not ours to touch any more. */
export const lostMessage: ReadonlySet<number> = new Set([10003, 10008, 50001, 50005, 50013, 50021]);

/** An interaction that was answered before, or that nobody waits for any more. */
export const tooLate: ReadonlySet<number> = new Set([10008, 10015, 10062, 40060, 50027]);

export const threadArchived = 50083;
/** No such member, or no such user. */
export const noMember: ReadonlySet<number> = new Set([10007, 10013, 10004, 50001]);

export function codeOf(error: unknown): number | undefined {
  return error instanceof DiscordAPIError ? Number(error.code) : undefined;
}

/** Undefined when Discord answers with one of these; any other failure is thrown. */
export async function unless<T>(codes: ReadonlySet<number>, call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (codes.has(codeOf(error) ?? 0)) return undefined;
    throw error;
  }
}

/** With the time that Discord wants us to wait, if it names one. */
export function later(address: string, error: unknown): unknown {
  return error instanceof RateLimitError ? new DeliveryError(address, error.retryAfter, error) : error;
}
