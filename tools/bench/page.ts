import { fork } from "node:child_process";
import { once } from "node:events";
import type { RequestListener } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Worker } from "node:worker_threads";
import { createPages } from "../../adapters/web/index.ts";
import { createLinks } from "../../src/desk/customer-links.ts";
import { benchDesk, quiet, serve } from "./bench-desk.ts";
import { type Crowd, instant, type Post, type Sent } from "./crowd-load.ts";
import type { Streams } from "./page-streams.ts";
import type { Row } from "./report.ts";
import { type Extent, quantile, ratioOf } from "./rounds.ts";
import { answerAsSlack, body, crowd, people, signingSecret, slackDesk } from "./slack-ack.ts";
import { headersOf } from "./slack-load.ts";

const rounds = 9;
const [streams, mostKB] = [2_000, 60];
const streamsEach = 4; // as many as a desk gives one person
const built = fileURLToPath(new URL("../../adapters/web/browser", import.meta.url));

/**
 * Compares a press on the customer's page, up to the next state drawn, with a slash command in Slack, up to the answer
 * that the desk posts, for the slowest of 200 people at once. Both come after their commit. Then tells what an open
 * page's event stream takes.
 */
export async function customersPage(_: Extent): Promise<Row[]> {
  const answered = new Map<string, number>();
  const api = await serve(noting(answered));
  const [slack, page] = [await slackDesk(`${api.url}/api/`), await pageDesk()];
  const endDelivery = slack.delivers();
  const browsers = await Promise.all(people.map((person) => page.opened(person)));
  const worker = new Worker(new URL("./crowd-load.js", import.meta.url));
  const [ours, other]: [number[], number[]] = [[], []];
  for (let round = -1; round < rounds; round++) {
    answered.clear();
    const commands = people.map((user, n) => commandBy(user, `${round}.${n}.page`));
    const typed = await sent(worker, { url: new URL(slack.url).origin, posts: commands });
    while (answered.size < crowd) await pause(20); // each gets a message in a channel of their own
    const presses = browsers.map((browser, n) => page.press(browser, `bench-${round}-${n}`));
    const pressed = await sent(worker, { url: page.url, posts: presses });
    if (round < 0) continue; // the first round warms up
    ours.push(
      quantile(
        pressed.map((each) => each.answered - each.at),
        0.99,
      ),
    );
    other.push(
      quantile(
        typed.map(({ at }, n) => answered.get(`D${people[n]}`)! - at),
        0.99,
      ),
    );
  }
  await worker.terminate();
  await endDelivery();
  const readers = Array.from({ length: streams / streamsEach }, (_, n) => `U0READER${n}`);
  const kB = await streamTakes(page.url, await Promise.all(readers.map((person) => page.opened(person))));
  await Promise.all([slack.close(), page.close(), api.close()]);
  return [
    {
      what: `a press until the next state is drawn, ${crowd} at once: the slowest hundredth`,
      ours: `${quantile(ours, 0.5).toFixed(0)} ms`,
      other: `${quantile(other, 0.5).toFixed(0)} ms`,
      ratio: ratioOf(ours, other),
      mark: { most: 2, noticed: "a customer looks at a button that does not give way, and presses again" },
    },
    {
      what: `an open page's stream, ${streams.toLocaleString("en")} of them: memory`,
      ours: `${kB.toFixed(1)} kB`,
      other: `${mostKB} kB`,
      ratio: { median: kB / mostKB, low: kB / mostKB, high: kB / mostKB },
      mark: { most: 1, noticed: "a desk with many customers at once is ended for its memory" },
    },
  ];
}

/** Answers as Slack does, and notes when a message for a channel comes. */
function noting(answered: Map<string, number>): RequestListener {
  return (request, response) => {
    let text = "";
    request.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
    request.on("end", () => {
      const asked = new URLSearchParams(text);
      const channel = asked.get("channel");
      if (channel !== null) answered.set(channel, instant());
      answerAsSlack(response, asked.get("user") ?? "U0BENCH");
    });
  };
}

async function sent(worker: Worker, load: Crowd): Promise<Sent[]> {
  worker.postMessage(load);
  const [times] = (await once(worker, "message")) as [Sent[] | string];
  if (typeof times === "string") throw new Error(times);
  return times;
}

function commandBy(user: string, trigger: string): Post {
  const text = body(user, "status", trigger);
  return { path: "/slack/events", headers: headersOf(signingSecret, Math.floor(Date.now() / 1000), text), body: text };
}

/** A browser that has opened a link, and the proof that its page was looked at. */
interface Browser {
  cookie: string;
  /** Which of a browser's requests is meant: the end of the cookie's name. */
  of: string;
  stamp: string;
}

async function pageDesk() {
  const { ledger, flow, desk, reception } = benchDesk("page", "practice");
  const links = createLinks({ desk, ledger, world: "practice", flow });
  const pages = createPages({ world: "practice", built, trustProxy: 0, clock: Date.now, log: quiet });
  pages.start(reception, links);
  const { url, close } = await serve((request, response) => {
    if (!pages.takes(request, response)) response.writeHead(404).end();
  });
  const headers = { "content-type": "application/json", origin: url };

  async function posted(path: string, what: object, cookie = "") {
    const init = { method: "POST", headers: { ...headers, cookie }, body: JSON.stringify(what) };
    const answer = await fetch(`${url}${path}`, init);
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}.`);
    return { reply: (await answer.json()) as Partial<Browser>, cookie: answer.headers.get("set-cookie") };
  }

  function act(of: string, stamp: string | undefined, id: string) {
    return { of, stamp, id, gesture: true, wanted: { is: "press", choice: "help" } };
  }

  return {
    url,
    /** Opens a request for somebody, gives its customer a link and opens that in a browser. */
    async opened(person: string): Promise<Browser> {
      const owner = { id: `slack:T0BENCH:${person}` };
      const opening = { event: `page:${person}`, flow: "open", from: owner, at: owner.id };
      const made = await links.make(await desk.open(opening), { event: `link:${person}`, from: owner });
      if ("whyNot" in made) throw new Error(`There is no link: ${made.whyNot.key}`);
      const looked = await posted("/c/look", { token: made.token });
      const cookie = looked.cookie!.split(";")[0]!;
      const of = /^frontdesk-([0-9a-f]{8})=/.exec(cookie)![1]!;
      const opened = await posted("/c/open", { token: made.token, gesture: true }, cookie);
      const { reply } = await posted("/c/act", act(of, opened.reply.stamp, `first-${person}`), cookie);
      if (reply.stamp === undefined) throw new Error("The page shows no request after a press.");
      return { cookie, of, stamp: reply.stamp };
    },
    press({ cookie, of, stamp }: Browser, id: string): Post {
      return { path: "/c/act", headers: { ...headers, cookie }, body: JSON.stringify(act(of, stamp, id)) };
    },
    async close() {
      pages.stop();
      await close();
      await ledger.close();
    },
  };
}

/** What an event stream takes of this process's heap and buffers (kB). */
async function streamTakes(url: string, browsers: Browser[]): Promise<number> {
  const child = fork(new URL("./page-streams.js", import.meta.url));
  const before = held();
  child.send({ url, browsers, count: streams } satisfies Streams);
  const [said] = await once(child, "message");
  if (said !== "open") throw new Error(String(said));
  const taken = held() - before;
  child.kill();
  await once(child, "close");
  return taken / streams;
}

/** The memory that this process holds on to (kB). */
function held(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1024;
}
