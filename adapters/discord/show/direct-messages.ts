import { createRecent } from "../../../src/desk/platform.ts";
import type { Calls } from "../connect/calls.ts";

/** The channel of a user's direct messages. It never changes, so Discord is asked once. */
export function createDirects(calls: Calls, most = 10_000) {
  const known = createRecent<Promise<string>>(most);
  return {
    of(user: string): Promise<string> {
      const before = known.get(user);
      if (before !== undefined) return before;
      const channel = calls.direct(user);
      known.set(user, channel);
      channel.catch(() => known.delete(user));
      return channel;
    },
  };
}

export type Directs = ReturnType<typeof createDirects>;
