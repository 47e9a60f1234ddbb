import { once } from "node:events";
import type { App } from "@slack/bolt";
import { WebSocket } from "undici";
import { describe, expect, test } from "vitest";
import { type FakeSlack, type FakeSlackOptions, leastScopes, type Mode } from "./fake-slack.ts";
import { boltAt, fakeSlack, serve } from "./tiny-bot.ts";

interface Heard {
  what: string;
  text: string;
  retry: string;
}

/** A bot that writes down everything it is sent, acks commands and can be told to do something first. */
async function ears(mode: Mode, options: FakeSlackOptions = {}, first: () => Promise<void> = async () => {}) {
  const slack = await fakeSlack({ scopes: [...leastScopes, "im:history", "channels:history"], ...options });
  const heard: Heard[] = [];
  await boltAt(
    slack,
    mode,
    (app: App) => {
      app.error(async () => {});
      app.use(async ({ body, context, next }) => {
        const event = ("event" in body ? body.event : body) as { type?: string; text?: string };
        const retry = context.retryNum ? `${context.retryNum} ${context.retryReason}` : "";
        heard.push({ what: event.type ?? "command", text: event.text ?? "", retry });
        await first();
        await next();
      });
      app.command("/account", async ({ ack }) => ack());
    },
    { ignoreSelf: false },
  );
  return { slack, heard, mei: slack.person("Mei") };
}

const texts = (heard: Heard[]) => heard.map(({ text }) => text);

describe.each<Mode>(["socket", "http"])("over %s", (mode) => {
  test("every copy is heard, and events say which it is", async () => {
    const { slack, heard, mei } = await ears(mode, { delivery: { copies: 3 } });
    await mei.says(slack.dm(mei), "hello");
    await mei.command("/account open");
    await slack.drained();
    const again = heard.filter(({ what }) => what === "message").map(({ retry }) => retry);
    expect(again.sort()).toEqual(["", "1 http_timeout", "2 http_timeout"]);
    expect(texts(heard.filter(({ what }) => what === "command"))).toEqual(["open", "open", "open"]);
  });

  test("shuffled copies come among later ones, the same way each time", async () => {
    const order = async (seed: number) => {
      const { slack, heard, mei } = await ears(mode, { delivery: { copies: 2, shuffled: true, seed } });
      for (const word of ["a", "b", "c", "d"]) await mei.says(slack.dm(mei), word);
      await slack.drained();
      return texts(heard);
    };
    const one = await order(7);
    expect([...one].sort()).toEqual(["a", "a", "b", "b", "c", "c", "d", "d"]);
    expect(one).not.toEqual(["a", "a", "b", "b", "c", "c", "d", "d"]);
    expect(await order(7)).toEqual(one);
  });

  test("what the bot may not hear is not sent", async () => {
    const { slack, heard, mei } = await ears(mode, { scopes: leastScopes });
    const acme = slack.newChannel("acme", [mei]);
    expect(await mei.says(slack.dm(mei), "123456")).toMatchObject({ outcome: "unheard" });
    expect(await mei.says(acme, "hello")).toMatchObject({ outcome: "unheard" });
    acme.members.delete(slack.team.bot.userId);
    expect(await mei.mentions(acme, "hello")).toMatchObject({ outcome: "unheard" });
    expect(heard).toEqual([]);
  });

  test("a mention in a channel it may read is told twice, in direct messages once", async () => {
    const { slack, heard, mei } = await ears(mode);
    await mei.mentions(slack.newChannel("acme", [mei]), "123456");
    await mei.mentions(slack.dm(mei), "123456");
    expect(heard.map(({ what }) => what).sort()).toEqual(["app_mention", "message", "message"]);
  });

  test("its own messages and edits come back where it may read", async () => {
    const { slack, heard, mei } = await ears(mode);
    const post = (method: string, args: Record<string, string>) =>
      fetch(`${slack.apiUrl}${method}`, {
        method: "POST",
        headers: { authorization: `Bearer ${slack.botToken}` },
        body: new URLSearchParams({ channel: slack.dm(mei).id, ...args }),
      });
    await post("chat.postMessage", { text: "Waiting" });
    await post("chat.update", { text: "Done", ts: slack.dm(mei).messages[0]?.ts ?? "" });
    await slack.drained();
    expect(texts(heard)).toEqual(["Waiting", ""]);
  });

  test("the end of an installation is told after its token is dead", async () => {
    const { slack, heard } = await ears(mode);
    await slack.uninstall();
    expect(heard.map(({ what }) => what)).toEqual(["tokens_revoked", "app_uninstalled"]);
    expect(slack.team.tokens.map(({ state }) => state)).toEqual(["uninstalled"]);
  });

  test("what people do before the bot is there is kept for a moment, then given up", async () => {
    const slack = await fakeSlack({ patienceMs: 50, mode });
    if (mode === "http") slack.listensAt("http://127.0.0.1:1/slack/events");
    const mei = slack.person("Mei");
    expect(await mei.command("/account open")).toMatchObject({ outcome: "missed" });
    expect(slack.screen(mei)).toContain("dispatch_failed");
    expect(slack.misses).toMatchObject([{ detail: "/account: connection_failed" }]);
  });

  test("response urls work five times, for half an hour", async () => {
    const urls: string[] = [];
    const slack = await fakeSlack();
    await boltAt(slack, mode, (app) => {
      app.command("/account", async ({ ack, body }) => {
        urls.push(body.response_url);
        await ack();
      });
    });
    const mei = slack.person("Mei");
    const answer = async (url: string | undefined, body: object) => {
      const response = await fetch(url ?? "", { method: "POST", body: JSON.stringify(body) });
      return `${response.status} ${await response.text()}`;
    };
    await mei.command("/account open");
    for (const word of ["1", "2", "3", "4"]) await answer(urls[0], { text: word });
    expect(await answer(urls[0], { text: "5", response_type: "in_channel" })).toBe("200 ok");
    expect(await answer(urls[0], { text: "6" })).toBe('404 {"ok":false,"error":"used_url"}');
    expect(slack.dm(mei).messages.map(({ text }) => text)).toEqual(["5"]);
    expect(slack.read(mei)).toHaveLength(5);

    await mei.command("/account open");
    slack.pass(30 * 60_000 + 1);
    expect(await answer(urls[1], { text: "late" })).toBe('404 {"ok":false,"error":"expired_url"}');
    expect(await answer(`${slack.apiUrl.replace("/api/", "")}/actions/T0/1/2`, { text: "forged" })).toMatch(/^404/);

    await mei.command("/account open");
    expect(await answer(urls[2], { text: "hm", blocks: [{ type: "shout" }] })).toBe("200 invalid_blocks");
    expect(slack.faults.map(({ what }) => what)).toEqual([
      "response_url refused",
      "response_url refused",
      "response_url refused",
      "answer refused",
    ]);
  });
});

describe("over sockets", () => {
  test("an app has at most ten, each opened with a fresh ticket", async () => {
    const slack = await fakeSlack();
    for (let count = 1; count <= 10; count++) await boltAt(slack, "socket", () => {});
    expect(slack.sockets.count()).toBe(10);
    const eleventh = new WebSocketLog(slack.sockets.url());
    expect(JSON.parse((await eleventh.closed)[0] ?? "")).toMatchObject({
      type: "disconnect",
      reason: "too_many_websockets",
    });
    expect(slack.sockets.count()).toBe(10);
  });

  test("a ticket opens one socket", async () => {
    const slack = await fakeSlack();
    const url = slack.sockets.url();
    const first = new WebSocketLog(url);
    await slack.until(() => slack.sockets.count() === 1);
    expect(await new WebSocketLog(url).closed).toEqual([]);
    first.socket.close();
    expect(JSON.parse((await first.closed)[0] ?? "")).toMatchObject({ type: "hello", num_connections: 1 });
    expect(slack.sockets.count()).toBe(0);
  });

  test.each(["refresh", "warn"] as const)("after a %s the client comes again and nothing is lost", async (how) => {
    const { slack, heard, mei } = await ears("socket");
    slack.sockets[how]();
    await slack.until(() => slack.sockets.count() === 0);
    expect(await mei.command("/account open")).toMatchObject({ outcome: "acked" });
    expect(texts(heard)).toEqual(["open"]);
  });

  test("an ack that is cut off with its socket makes Slack send again over another", async () => {
    let cutOnce = true;
    const { slack, heard, mei } = await ears("socket", {}, async () => {
      if (cutOnce) slack.sockets.cut();
      cutOnce = false;
    });
    expect(await mei.command("/account open")).toMatchObject({ outcome: "acked" });
    expect(texts(heard)).toEqual(["open", "open"]);
    expect(slack.faults).toEqual([]);
  });

  test("a disabled Socket Mode lets nobody back in", async () => {
    const slack = await fakeSlack();
    const log = new WebSocketLog(slack.sockets.url());
    await slack.until(() => slack.sockets.count() === 1);
    slack.sockets.disable();
    await once(log.socket, "message");
    expect(log.last()).toMatchObject({ type: "disconnect", reason: "link_disabled" });
    expect(JSON.parse((await new WebSocketLog(slack.sockets.url()).closed)[0] ?? "")).toMatchObject({
      reason: "link_disabled",
    });
  });

  test("pings left unanswered make the client come again", async () => {
    const { slack, mei } = await ears("socket");
    slack.sockets.hush();
    await slack.until(() => slack.sockets.count() === 0);
    slack.sockets.hush(false);
    expect(await mei.command("/account open")).toMatchObject({ outcome: "acked" });
    expect(slack.calls.filter(({ method }) => method === "apps.connections.open").length).toBeGreaterThan(1);
  });

  test("acks that are late, double, unknown or say too much are noticed", async () => {
    const slack = await fakeSlack({
      patienceMs: 50,
      scopes: [...leastScopes, "im:history"],
      delivery: { retriesMs: [] },
    });
    const mei = slack.person("Mei");
    const log = new WebSocketLog(slack.sockets.url());
    await slack.until(() => slack.sockets.count() === 1);
    const ack = (payload: object = {}, id = log.last().envelope_id) =>
      log.socket.send(JSON.stringify({ envelope_id: id, payload }));

    expect(await mei.says(slack.dm(mei), "one")).toMatchObject({ outcome: "missed" });
    ack();
    await slack.until(() => slack.faults.length === 2);
    ack({}, "made-up");
    await slack.until(() => slack.faults.length === 3);
    log.next((message) => {
      ack({ text: "hello" }, message.envelope_id);
      ack({}, message.envelope_id);
    });
    expect(await mei.says(slack.dm(mei), "two")).toMatchObject({ outcome: "acked" });
    await slack.until(() => slack.faults.length === 5);
    expect(slack.faults.map(({ what }) => what)).toEqual([
      "not acked",
      "acked late",
      "acked the unknown",
      "answer unread",
      "acked twice",
    ]);
  });

  test("an event nobody acks comes again with its number and reason; a command does not", async () => {
    const slack = await fakeSlack({
      patienceMs: 30,
      scopes: [...leastScopes, "im:history"],
      delivery: { retriesMs: [0, 1] },
    });
    const mei = slack.person("Mei");
    const log = new WebSocketLog(slack.sockets.url());
    await slack.until(() => slack.sockets.count() === 1);
    await mei.says(slack.dm(mei), "hello");
    await slack.drained();
    await mei.command("/account open");
    await slack.drained();
    const sent = log.messages
      .slice(1)
      .map(({ type, retry_attempt, retry_reason }) => [type, retry_attempt, retry_reason]);
    expect(sent).toEqual([
      ["events_api", 0, ""],
      ["events_api", 1, "http_timeout"],
      ["events_api", 2, "http_timeout"],
      ["slash_commands", undefined, undefined],
    ]);
  });
});

describe("over HTTP", () => {
  test("the address is verified by a challenge", async () => {
    const { slack } = await ears("http");
    expect(await slack.challenge("3eZbrw1aB")).toMatchObject({ status: 200, text: '{"challenge":"3eZbrw1aB"}' });
  });

  test.each(["bad", "stale", "none"] as const)("a real Bolt app refuses a signature that is %s", async (signing) => {
    const { slack, heard } = await ears("http");
    const parcel = {
      kind: "slash_commands" as const,
      body: { command: "/account", text: "open", team_id: slack.team.id },
    };
    expect(await slack.forge(parcel, signing)).toMatchObject({ status: 401 });
    expect(heard).toEqual([]);
    expect(await slack.forge(parcel, "right")).toMatchObject({ status: 200 });
    expect(heard).toHaveLength(1);
  });

  test("an event that fails comes again at once and twice more, then never", async () => {
    const seen = await failing(503);
    expect(seen.retries).toEqual([undefined, "1 http_error", "2 http_error", "3 http_error"]);
    expect(seen.slack.misses).toHaveLength(4);
  });

  test("unless the bot asks not to", async () => {
    const seen = await failing(503, { "x-slack-no-retry": "1" });
    expect(seen.retries).toEqual([undefined]);
  });

  test("an interaction that fails never comes again", async () => {
    const { slack, retries } = await failing(500, {}, false);
    const mei = slack.person("Mei");
    expect(await mei.command("/account open")).toMatchObject({ outcome: "failed" });
    await slack.drained();
    expect(retries).toEqual([undefined]);
    expect(slack.screen(mei)).toBe('Slackbot (only you): /account failed with the error "dispatch_failed"');
  });

  /** A server that is always in trouble, and which time it was each time. */
  async function failing(status: number, headers = {}, say = true): Promise<{ slack: FakeSlack; retries: unknown[] }> {
    const slack = await fakeSlack({ scopes: [...leastScopes, "im:history"] });
    const retries: unknown[] = [];
    const origin = await serve((request, response) => {
      const { "x-slack-retry-num": again, "x-slack-retry-reason": reason } = request.headers;
      retries.push(again && `${again} ${reason}`);
      response.writeHead(status, headers).end();
    });
    slack.listensAt(`${origin}/slack/events`);
    const mei = slack.person("Mei");
    if (say) await mei.says(slack.dm(mei), "hello");
    await slack.drained();
    return { slack, retries };
  }
});

type Envelope = Record<string, unknown> & { envelope_id: string };

/** A bare client of the socket endpoint. */
class WebSocketLog {
  readonly socket: WebSocket;
  readonly raw: string[] = [];
  readonly closed: Promise<string[]>;
  #then: ((message: Envelope) => void) | undefined;

  constructor(url: string) {
    this.socket = new WebSocket(url);
    this.socket.addEventListener("message", ({ data }) => {
      this.raw.push(String(data));
      this.#then?.(this.last());
    });
    this.closed = new Promise((resolve) => {
      this.socket.addEventListener("close", () => resolve(this.raw));
      this.socket.addEventListener("error", () => resolve(this.raw));
    });
  }

  get messages(): Envelope[] {
    return this.raw.map((line) => JSON.parse(line) as Envelope);
  }

  last(): Envelope {
    return this.messages.at(-1)!;
  }

  next(then: (message: Envelope) => void): void {
    this.#then = then;
  }
}
