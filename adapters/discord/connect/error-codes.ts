import { DiscordAPIError, RateLimitError } from "discord.js";
import { DeliveryError } from "../../../src/desk/platform.ts";

/** Codes that mean: the user takes no direct messages, or shares no server with the bot. */
export const closedDm: ReadonlySet<number> = new Set([50007, 50278, 10013]);

/** Codes that mean: the bot may not write there, unless somebody gives it a permission. */
export const noWay: ReadonlySet<number> = new Set([10003, 10004, 50001, 50013, 50024, 50055, 160006, 30033, 40007]);

/** Codes that mean: the message is gone, or the bot may not edit it any more. */
export const lostMessage: ReadonlySet<number> = new Set([10003, 10008, 50001, 50005, 50013, 50021]);

/** The interaction was answered before, such as by a call whose own answer got lost. */
export const answeredBefore = 40060;

/** Codes that mean: the interaction is too old to be answered, or was never answered in time. */
export const tooLate: ReadonlySet<number> = new Set([10015, 10062, 50027]);

/** The message that answered the interaction is gone, such as one that the person has put away. */
export const putAway = 10008;

export const threadArchived = 50083;
/** Codes that mean: somebody has left the server, or their account is gone. */
export const goneMember: ReadonlySet<number> = new Set([10007, 10013]);

/** Codes that mean: there is no such member or user. */
export const noMember: ReadonlySet<number> = new Set([10007, 10013, 10004, 50001]);

export function codeOf(error: unknown): number | undefined {
  return error instanceof DiscordAPIError ? Number(error.code) : undefined;
}

/** Why something has failed, in a word: Discord's code or status if it has answered, else the kind of error. */
export function whyOf(error: unknown): string {
  const { status } = error as { status?: unknown };
  return String(codeOf(error) || (typeof status === "number" ? status : (error as Error).name));
}

/** Makes a call. Undefined when Discord answers with one of these codes. Any other failure is thrown. */
export async function unless<T>(codes: ReadonlySet<number>, call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (codes.has(codeOf(error) ?? 0)) return undefined;
    throw error;
  }
}

/** The error for a failed delivery, with the time that Discord wants the bot to wait, if it names one. */
export function later(address: string, error: unknown): unknown {
  return error instanceof RateLimitError ? new DeliveryError(address, error.retryAfter, error) : error;
}
