import { createHmac } from "node:crypto";
import { Agent, request } from "node:http";
import { parentPort } from "node:worker_threads";

/** Signed slash commands to one address, so many at once over connections that stay. Runs beside the server, in a thread of its own. */
export interface Load {
  url: string;
  signingSecret: string;
  bodies: string[];
}

const atOnce = 32;
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });

parentPort?.on("message", async ({ url, signingSecret, bodies }: Load) => {
  const left = bodies.values();
  const sendAll = async () => {
    for (const body of left) await send(url, signingSecret, body);
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, sendAll));
    parentPort!.postMessage("done");
  } catch (error) {
    parentPort!.postMessage((error as Error).message);
  }
});

function send(url: string, signingSecret: string, body: string): Promise<void> {
  const at = Math.floor(Date.now() / 1000);
  const digest = createHmac("sha256", signingSecret).update(`v0:${at}:${body}`).digest("hex");
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    "content-length": Buffer.byteLength(body),
    "x-slack-request-timestamp": String(at),
    "x-slack-signature": `v0=${digest}`,
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: "POST", agent, headers }, (response) => {
      response.resume().on("end", () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`A command was answered with ${response.statusCode}.`));
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
