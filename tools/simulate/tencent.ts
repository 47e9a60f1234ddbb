import type { Answer as Found, World } from "../../src/practice/answer.ts";
import { createCalls } from "../../src/practice/calls.ts";
import { createChatCalls } from "../../src/practice/chat-calls.ts";
import { defaults, type Settings } from "../../src/practice/options.ts";
import { protocolTimes } from "../../src/provisioning/protocol/times.ts";
import type { Connections } from "../../src/tencent/connections.ts";
import type { Unknown } from "../../src/tencent/outcome.ts";
import type { Answer } from "../../src/tencent/post.ts";
import { memoryBooks } from "./books.ts";
import type { Made } from "./keyed-books.ts";
import type { Life } from "./life.ts";
import type { Time } from "./time.ts";
import type { Weather } from "./weather.ts";

const lastingCode = 424_242;

type Request = Parameters<Connections["post"]>[0];

interface Parts {
  time: Time;
  weather: Weather;
  isStormy: () => boolean;
  onMade: (made: Made) => void;
  tell: (what: string) => void;
}

/** The practice Tencent's own logic behind a network that loses, delays and garbles. It outlives every replica. */
export function createTencent({ time, weather, isStormy, onMade, tell }: Parts) {
  const { random, network } = weather;
  const ownNow = () => time.now() + weather.tencentSkewMs;
  let frozenAt: number | undefined;
  let requests = 0;
  const books = memoryBooks({
    uniqueMails: weather.uniqueMails,
    codesEnd: weather.codesEnd,
    visibleAt: (at) => at + weather.lagMs,
    now: ownNow,
    onMade,
  });
  const settings: Settings = {
    ...defaults,
    profile: "2024",
    clock: () => frozenAt ?? ownNow(),
    // a code that does not expire is texted again whenever another one is asked for
    ...(weather.codesEnd ? { random: random.whole } : { random: () => lastingCode, codeMinutes: 24 * 60 }),
    zoneMinutes: random.pick([0, 480]),
  };
  const cloud = createCalls(books, settings);
  const chat = createChatCalls(books, settings);
  const happens = (odds: number) => isStormy() && random.chance(odds);
  const travel = () => (happens(network.slow) ? random.wide(1000, network.slowestMs) : random.between(20, 300));

  /** Handles a request at Tencent. `reply` may be called long after. */
  function arrive({ url, headers, body: sent }: Request, reply: (found: Found, text: string) => void): void {
    const body = Buffer.from(sent);
    const isChat = url.pathname.startsWith("/v4/");
    const action = isChat ? url.pathname.split("/").at(-1) : headers["x-tc-action"];
    const requestId = `request-${++requests}`;
    const cameAt = ownNow();
    const work = (at?: number) => {
      frozenAt = at;
      const found = isChat
        ? chat(url.pathname + url.search, body, requestId)
        : cloud({ ...headers, host: url.hostname }, body, requestId);
      frozenAt = undefined;
      const { Error: error, ErrorCode } = found.response as { Error?: { Code: string }; ErrorCode?: number };
      tell(`Tencent: ${action} ${error?.Code ?? (ErrorCode || "done")} (${requestId})`);
      const { later } = found;
      if (later) time.at(later.afterMs, () => later.act(ownNow()));
      const whole = isChat ? found.response : { Response: { ...found.response, RequestId: requestId } };
      reply(found, JSON.stringify(whole));
    };
    // a signature is checked by the time of arrival, however long the work takes
    if (happens(network.lateCommit)) time.at(random.between(1000, 58_000), () => work(cameAt));
    else work();
  }

  function connections(life: Life): Connections {
    return { post: (request) => send(request, life), close: async () => {} };
  }

  async function send(request: Request, life: Life): ReturnType<Connections["post"]> {
    await time.sleep(random.between(1, 50), life);
    if (happens(network.notSent)) return { is: "not-sent", why: random.pick(["dns", "refused", "connect-timeout"]) };
    if (!request.mayBegin()) return { is: "not-sent", why: "stale-signature" };
    return new Promise((resolve) => {
      const end = (answer: Answer | Unknown, afterMs: number) => time.at(afterMs, () => resolve(answer), life);
      const unknown = (why: Unknown["why"], afterMs: number) => end({ is: "unknown", why }, afterMs);
      end({ is: "unknown", why: "timeout" }, answerMs);
      if (happens(network.lostRequest)) {
        if (random.chance(0.5)) unknown("reset", travel());
        return;
      }
      time.at(travel(), () =>
        arrive(request, (found, text) => {
          const serverTime = Math.floor(ownNow() / 1000) * 1000;
          const delivery = happens(network.garbled) ? random.pick(["gateway", "html"] as const) : found.delivery;
          if (happens(network.lostAnswer)) return random.chance(0.5) ? unknown("reset", travel()) : undefined;
          const spoilt = spoiltBy[delivery ?? "plain"];
          if (spoilt === "never") return;
          if (spoilt) unknown(spoilt, travel());
          else end({ is: "answered", text, serverTime }, travel());
        }),
      );
    });
  }

  return {
    books,
    keys: { cloud: books.keys, chat: books.chatApps.ofPlan("enterprise") },
    world: (): World => ({ books, settings, now: ownNow(), requestId: "" }),
    connections,
    /** The code in the newest text that has come to a number. */
    codeOn(phone: string): string | undefined {
      return books.texts.arriving(0).findLast((each) => each.phone === phone && each.arrivesAt <= ownNow())?.code;
    },
    textsTo: (phone: string) => books.texts.arriving(0).filter((each) => each.phone === phone).length,
  };
}

/** How long the client waits for an answer (ms). */
export const answerMs = protocolTimes.sendMs - 5_000;

/** The outcome at the client for each way in which an answer can fail to arrive whole. */
const spoiltBy: Partial<Record<NonNullable<Found["delivery"]>, Unknown["why"] | "never">> = {
  hang: "never",
  cut: "reset",
  gateway: "http-status",
  html: "not-json",
  truncated: "not-json",
  torn: "reset",
  huge: "too-large",
  redirect: "redirect",
};
