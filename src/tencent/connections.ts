import { Agent } from "undici";
import type { NotSent, Unknown } from "./outcome.ts";
import { type Answer, type Post, post } from "./post.ts";
import { type HttpProxy, throughProxy } from "./through-proxy.ts";

export type Connections = ReturnType<typeof createConnections>;

/**
 * Connections to one host: a shared pool, or a connection for one request only, so that no reused socket can die under
 * it.
 */
export function createConnections({ deadlineMs, proxy }: { deadlineMs: number; proxy?: HttpProxy | undefined }) {
  const connect = { timeout: deadlineMs };
  const shared = new Agent({ connect });

  return {
    async post(request: Omit<Post, "deadlineMs">, ownConnection = false): Promise<Answer | NotSent | Unknown> {
      const tunnel = request.url.protocol === "https:" ? proxy : undefined;
      // always used with a proxy: when the proxy drops its tunnel, undici reconnects for ever unless it is destroyed
      const own = tunnel
        ? throughProxy(tunnel, { connect, pipelining: 0 })
        : ownConnection && new Agent({ connect, pipelining: 0 });
      const answer = await post(own || shared, { ...request, deadlineMs });
      if (own) await own.destroy();
      return answer;
    },
    /** Waits for calls under way. */
    close: () => shared.close(),
  };
}
