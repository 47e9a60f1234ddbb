import { Agent, ProxyAgent } from "undici";
import type { NotSent, Unknown } from "./outcome.ts";
import { type Answer, type Post, post } from "./post.ts";

export type Connections = ReturnType<typeof createConnections>;

/** The ways to one host: a shared connection, or one of its own for a request that no dying socket may take along. */
export function createConnections({ deadlineMs, proxy }: { deadlineMs: number; proxy?: string | undefined }) {
  const connect = { timeout: deadlineMs };
  const shared = new Agent({ connect });

  return {
    async post(request: Omit<Post, "deadlineMs">, ownConnection = false): Promise<Answer | NotSent | Unknown> {
      const tunnel = request.url.protocol === "https:" ? proxy : undefined;
      // through a proxy always: undici reconnects for ever when a proxy drops its tunnel, until destroyed
      const own = tunnel
        ? new ProxyAgent({ uri: tunnel, pipelining: 0 })
        : ownConnection && new Agent({ connect, pipelining: 0 });
      const answer = await post(own || shared, { ...request, deadlineMs });
      if (own) await own.destroy();
      return answer;
    },
    /** Waits for calls under way. */
    close: () => shared.close(),
  };
}
