import { request } from "node:http";
import type { Again, Carrier, Parcel, Receipt } from "./parcel.ts";
import { type Signing, signatureOf } from "./signing.ts";
import type { Json } from "./world.ts";

export interface HttpEvents extends Carrier {
  /** Where the bot takes its requests, such as `http://127.0.0.1:3000/slack/events`. */
  pointAt(url: string): void;
  /** Asks as Slack does when the address is typed in; gives what came back. */
  challenge(challenge: string): Promise<Seen>;
  /** Sends a parcel signed in some other way; gives what came back. */
  forge(parcel: Parcel, signing: Signing): Promise<Seen>;
}

export interface Seen {
  status: number;
  text: string;
  headers: Record<string, string | string[] | undefined>;
}

export function createHttpEvents(signingSecret: string, patienceMs: number): HttpEvents {
  let url = "";

  function send(parcel: Pick<Parcel, "kind" | "body">, again?: Again, signing?: Signing): Promise<Seen> {
    if (!url) throw new Error("say where the bot listens first: slack.listensAt(url)");
    const [type, body] = encoded(parcel);
    const retry = parcel.kind === "events_api" &&
      again && {
        "x-slack-retry-num": String(again.attempt),
        "x-slack-retry-reason": again.reason,
      };
    return posted(
      url,
      { "content-type": type, ...signatureOf(signingSecret, body, signing), ...retry },
      body,
      patienceMs,
    );
  }

  return {
    pointAt(address) {
      url = address;
    },
    forge: (parcel, signing) => send(parcel, undefined, signing),
    challenge: (challenge) => send({ kind: "events_api", body: { type: "url_verification", challenge } }),
    async carry(parcel, again): Promise<Receipt> {
      try {
        const seen = await send(parcel, again);
        if (seen.status === 200) return { outcome: "acked", payload: payloadOf(seen) };
        return { outcome: "failed", status: seen.status, noRetry: seen.headers["x-slack-no-retry"] === "1" };
      } catch (error) {
        const late = error instanceof Error && error.message === tooLate;
        return { outcome: "missed", reason: late ? "http_timeout" : "connection_failed" };
      }
    },
  };
}

const tooLate = "no answer in time";

function encoded({ kind, body }: Pick<Parcel, "kind" | "body">): [type: string, body: string] {
  if (kind === "events_api") return ["application/json", JSON.stringify(body)];
  const form = kind === "interactive" ? { payload: JSON.stringify(body) } : fieldsOf(body);
  return ["application/x-www-form-urlencoded", new URLSearchParams(form).toString()];
}

const fieldsOf = (body: Json) =>
  Object.fromEntries(
    Object.entries(body)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, String(value)]),
  );

function payloadOf({ text, headers }: Seen): unknown {
  return String(headers["content-type"]).includes("json") ? JSON.parse(text) : text;
}

/** One connection a request, so that the bot's server can close. */
function posted(url: string, headers: Record<string, string>, body: string, patienceMs: number): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: "POST", agent: false, headers: { "user-agent": "Slackbot 1.0", ...headers } });
    const patience = setTimeout(() => sent.destroy(new Error(tooLate)), patienceMs);
    sent.on("error", (error) => {
      clearTimeout(patience);
      reject(error);
    });
    sent.on("response", (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("error", reject);
      response.on("end", () => {
        clearTimeout(patience);
        resolve({ status: response.statusCode ?? 0, text, headers: response.headers });
      });
    });
    sent.end(body);
  });
}
