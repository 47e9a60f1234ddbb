import { once } from "node:events";
import type { RequestListener, ServerResponse } from "node:http";
import { Worker } from "node:worker_threads";
import { App, HTTPReceiver, LogLevel } from "@slack/bolt";
import { createSlack } from "../../adapters/slack/index.ts";
import { t } from "../../src/words/words.ts";
import { benchDesk, quiet, serve } from "./bench-desk.ts";
import { pace, type Row } from "./report.ts";
import { type Contender, type Extent, interleave, ratio } from "./rounds.ts";
import type { Load } from "./slack-load.ts";

const team = "T0BENCH";
export const signingSecret = "a signing secret of the bench only";
export const crowd = 200; // people at once, as many as in the tests
export const people = Array.from({ length: crowd }, (_, i) => `U0BENCH${i}`);
const commandsEach = 10;

/**
 * Compares a desk that acks a signed slash command after its commit with a bare Bolt app that only acks. The bare app
 * is as fast with few people at once as with a crowd. In the desk more commits share a sync with a crowd, so the crowd
 * shows what it can do.
 */
export async function slackAck(extent: Extent): Promise<Row[]> {
  const api = await serve(slackAnswers);
  const desk = await slackDesk(`${api.url}/api/`);
  const bare = await bareBolt(`${api.url}/api/`);
  const worker = new Worker(new URL("./slack-load.js", import.meta.url));
  const rows: Row[] = [];
  for (const atOnce of [crowd, 32]) {
    const pair: [Contender, Contender] = [sends(worker, desk.url, atOnce), sends(worker, bare.url, atOnce)];
    const [ours, other] = await interleave(pair, extent);
    rows.push({
      what: `commands acked, ${atOnce} at once: rate`,
      ours: pace(ours),
      other: pace(other),
      ratio: ratio(other, ours), // the ratio of commands a second
      mark: undefined,
    });
  }
  await worker.terminate();
  await Promise.all([desk.close(), bare.close(), api.close()]);
  return rows;
}

let commands = 0;

/**
 * A contender that sends `/account status`. The event, its answer and an audit row are committed before the ack. The
 * outbox delivers the answer.
 */
function sends(worker: Worker, url: string, atOnce: number): Contender {
  return async () => {
    const bodies = Array.from({ length: atOnce * commandsEach }, () => {
      const n = commands++;
      return body(people[n % people.length]!, "status", `${n}.1.bench`);
    });
    worker.postMessage({ url, signingSecret, atOnce, bodies } satisfies Load);
    const [said] = await once(worker, "message");
    if (said !== "done") throw new Error(String(said));
    return bodies.length;
  };
}

export function body(user: string, text: string, trigger_id: string): string {
  const of = { team_id: team, channel_id: `D${user}`, user_id: user, command: "/account", text, trigger_id };
  return new URLSearchParams({ ...of, token: "x", api_app_id: "A0BENCH", is_enterprise_install: "false" }).toString();
}

/** The whole desk and adapter with real files. It delivers nothing until it is told to, because no ack waits for posts. */
export async function slackDesk(apiUrl: string) {
  const { ledger, desk, reception, delivers } = benchDesk("slack", "real");
  const slack = createSlack({
    world: "real",
    command: "/account",
    flows: [{ key: "open", label: t("open.name") }],
    reached: { by: "http", signingSecret },
    workspaces: { botToken: "xoxb-bench" },
    teams: ["*"],
    agentGroups: [],
    channels: [],
    apiUrl,
    clock: Date.now,
    log: quiet,
    onLost: (error) => {
      throw error;
    },
  });
  await slack.start(reception);
  for (const user of people) {
    const person = `slack:${team}:${user}`;
    await desk.open({ event: `bench:${user}`, flow: "open", from: { id: person }, at: person });
  }
  const server = await serve((request, response) => {
    if (!slack.takes(request, response)) response.writeHead(404).end();
  });
  return {
    url: `${server.url}/slack/events`,
    delivers: () => delivers([slack.platform]),
    async close() {
      await server.close();
      await slack.stop();
      await ledger.close();
    },
  };
}

/** Bolt as its documentation sets it up, with a check of the signature. */
async function bareBolt(slackApiUrl: string) {
  const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR });
  const app = new App({ receiver, token: "xoxb-bench", clientOptions: { slackApiUrl }, logLevel: LogLevel.ERROR });
  app.command("/account", ({ ack }) => ack());
  const server = await serve((request, response) => receiver.requestListener(request, response));
  return { url: `${server.url}/slack/events`, close: server.close };
}

const slackAnswers: RequestListener = (request, response) => {
  request.resume().on("end", () => answerAsSlack(response, "U0BENCH"));
};

/** An answer that fits every method the desk calls, about a user. */
export function answerAsSlack(response: ServerResponse, id: string): void {
  const user = { id, team_id: team };
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify({ ok: true, team_id: team, user_id: "U0BOT", bot_id: "B0BOT", user }));
}
