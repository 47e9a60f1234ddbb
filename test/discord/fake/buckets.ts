import type { Answer } from "./rest.ts";

interface Limit {
  requests: number;
  perMs: number;
}

interface Bucket {
  left: number;
  /** In real ms: the library waits in real time. */
  resetAt: number;
}

const plenty: Limit = { requests: 1_000, perMs: 1_000 };

/** Rate limits per route and, as Discord's, per channel, server or webhook; none is reached until it is set. */
export function createBuckets(limited: (seconds: number, global: boolean) => Answer) {
  const limits = new Map<string, Limit>();
  const buckets = new Map<string, Bucket>();

  const keyOf = (route: string, path: string) => `${route} ${path.match(/^\/(channels|guilds|webhooks)\/[^/]+/)?.[0]}`;

  function bucketOf(route: string, path: string): Bucket {
    const { requests, perMs } = limits.get(route) ?? plenty;
    const key = keyOf(route, path);
    const known = buckets.get(key);
    if (known && known.resetAt > Date.now()) return known;
    const fresh = { left: requests, resetAt: Date.now() + perMs };
    buckets.set(key, fresh);
    return fresh;
  }

  return {
    limit(route: string, requests: number, perMs: number): void {
      limits.set(route, { requests, perMs });
      buckets.clear();
    },
    /** Counts the request; the 429 when it is one too many. */
    take(route: string, path: string): Answer | undefined {
      const bucket = bucketOf(route, path);
      if (bucket.left > 0) bucket.left--;
      else return limited((bucket.resetAt - Date.now()) / 1000, false);
      return undefined;
    },
    headers(route: string, path: string): Record<string, string> {
      const { requests } = limits.get(route) ?? plenty;
      const { left, resetAt } = bucketOf(route, path);
      return {
        "x-ratelimit-limit": String(requests),
        "x-ratelimit-remaining": String(left),
        "x-ratelimit-reset": String(resetAt / 1000),
        "x-ratelimit-reset-after": String(Math.max(0, (resetAt - Date.now()) / 1000)),
        "x-ratelimit-bucket": Buffer.from(route).toString("hex"),
      };
    },
  };
}

export type Buckets = ReturnType<typeof createBuckets>;
