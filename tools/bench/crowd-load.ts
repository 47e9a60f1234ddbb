import { parentPort } from "node:worker_threads";
import { Pool } from "undici";

/** A POST as it is sent. */
export interface Post {
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** POSTs to send to one address at the same moment. A worker thread sends them. */
export interface Crowd {
  url: string;
  posts: Post[];
}

/** When a POST was sent and answered (ms since 1970, with fractions). */
export interface Sent {
  at: number;
  answered: number;
}

/** The instant, on a clock that all threads of a process share (ms since 1970, with fractions). */
export function instant(): number {
  return performance.timeOrigin + performance.now();
}

const pools = new Map<string, Pool>();

parentPort?.on("message", async ({ url, posts }: Crowd) => {
  const pool = pools.get(url) ?? new Pool(url);
  pools.set(url, pool);
  try {
    parentPort!.postMessage(await Promise.all(posts.map((post) => timed(pool, post))));
  } catch (error) {
    parentPort!.postMessage((error as Error).message);
  }
});

async function timed(pool: Pool, { path, headers, body }: Post): Promise<Sent> {
  const at = instant();
  const { statusCode, body: answer } = await pool.request({ method: "POST", path, headers, body });
  await answer.dump();
  if (statusCode !== 200) throw new Error(`A POST to ${path} was answered with ${statusCode}.`);
  return { at, answered: instant() };
}
