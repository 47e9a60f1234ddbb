import { createHmac } from "node:crypto";
import { parentPort } from "node:worker_threads";
import { Pool } from "undici";

/**
 * The signed slash commands to send to one address, `atOnce` at a time over lasting connections. A worker thread sends
 * them.
 */
export interface Load {
  url: string;
  signingSecret: string;
  atOnce: number;
  bodies: string[];
}

const pools = new Map<string, Pool>();

parentPort?.on("message", async ({ url, signingSecret, atOnce, bodies }: Load) => {
  const { origin, pathname } = new URL(url);
  const pool = pools.get(origin) ?? new Pool(origin);
  pools.set(origin, pool);
  const at = Math.floor(Date.now() / 1000);
  const left = bodies.values();
  const sendAll = async () => {
    for (const body of left) await send(pool, pathname, body, headersOf(signingSecret, at, body));
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, sendAll));
    parentPort!.postMessage("done");
  } catch (error) {
    parentPort!.postMessage((error as Error).message);
  }
});

export function headersOf(signingSecret: string, at: number, body: string) {
  const digest = createHmac("sha256", signingSecret).update(`v0:${at}:${body}`).digest("hex");
  return {
    "content-type": "application/x-www-form-urlencoded",
    "x-slack-request-timestamp": String(at),
    "x-slack-signature": `v0=${digest}`,
  };
}

/** Sends one command by undici's `dispatch`, because a costlier client would limit what a bare app can show. */
function send(pool: Pool, path: string, body: string, headers: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    let status = 0;
    pool.dispatch(
      { method: "POST", path, body, headers },
      {
        onRequestStart() {},
        onResponseStart(_, statusCode) {
          status = statusCode;
        },
        onResponseData() {},
        onResponseEnd() {
          if (status === 200) resolve();
          else reject(new Error(`A command was answered with ${status}.`));
        },
        onResponseError: (_, error) => reject(error),
      },
    );
  });
}
