import type { Meters } from "../../desk/meters.ts";
import type { Look, Side } from "./sides.ts";

/** How long every post may fail before the chat counts as down (ms). */
const longMs = 60_000;

/**
 * Looks at chats: at the connection that people's words come in by, and at whether posts go out. `posted` must be told of
 * each try to post.
 */
export function createChatSides(clock = () => performance.now()) {
  const failingSince = new Map<string, number>();
  return {
    posted(platform: string, is: Parameters<Meters["posted"]>[1]): void {
      if (is === "delivered" || is === "unreachable") failingSince.delete(platform);
      else if (!failingSince.has(platform)) failingSince.set(platform, clock());
    },
    /** The side of a chat. `line` tells whether people's words come in now, in words for the operator. */
    of: (platform: string, line: () => Side): Look => ({
      now() {
        const { isUp, says } = line();
        const failing = clock() - (failingSince.get(platform) ?? clock());
        if (!isUp || failing < longMs) return { isUp, says };
        const seconds = Math.round(failing / 1000);
        return { isUp: false, says: `no post of this desk has arrived for ${seconds} s; look at its log` };
      },
    }),
  };
}
