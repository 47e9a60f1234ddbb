import { createHash } from "node:crypto";
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { frame, frameReader } from "./frames.ts";
import { isRecord } from "./limits/schema.ts";
import type { Again, Carrier, Parcel, Receipt } from "./parcel.ts";
import { appId, type Json, secret, type World } from "./world.ts";

const mostSockets = 10;

interface Pending {
  kind: Parcel["kind"];
  over: Duplex;
  done(payload: unknown): void;
  /** The socket went before the answer. */
  lost(): void;
}

export interface SocketMode extends Carrier {
  /** What was not answered before its socket went, and so was sent again over another. */
  again: Parcel["kind"][];
  /** How many are open and greeted. */
  count(): number;
  /** Breaks them off without a word. */
  cut(): void;
  /** Asks each client to come again on a new socket, as Slack does every few hours. */
  refresh(): void;
  /** Gives the ten seconds' notice before a refresh. */
  warn(): void;
  /** Somebody has turned Socket Mode off. */
  disable(): void;
  /** Leaves the client's pings unanswered and sends none. */
  hush(silent?: boolean): void;
  url(): string;
  upgrade(request: IncomingMessage, socket: Duplex): void;
  close(): void;
}

export function createSocketMode(world: World, patienceMs: number): SocketMode {
  const open: Duplex[] = [];
  const all = new Set<Duplex>();
  const tickets = new Set<string>();
  const pending = new Map<string, Pending>();
  const answered = new Set<string>();
  /** Sent again over another socket: Bolt may ack the first one all the same once it is back. */
  const cutOff = new Set<string>();
  const again: Parcel["kind"][] = [];
  let turn = 0;
  let silent = false;
  let disabled = false;

  const send = (socket: Duplex, message: Json) => socket.write(frame("text", JSON.stringify(message)));
  const sendAll = (message: Json) => open.forEach((socket) => void send(socket, message));
  const pings = setInterval(() => {
    if (!silent) for (const socket of open) socket.write(frame("ping", "Ping from the server"));
  }, 5_000).unref();

  function upgrade(request: IncomingMessage, socket: Duplex): void {
    const ticket = new URL(request.url ?? "/", "http://slack").searchParams.get("ticket") ?? "";
    if (!tickets.delete(ticket)) return void socket.end("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n");
    socket.write(handshake(String(request.headers["sec-websocket-key"])));
    socket.on("error", () => {});
    all.add(socket);
    socket.on("close", () => all.delete(socket));
    socket.on("end", () => socket.end());
    if (disabled || open.length >= mostSockets) {
      send(socket, { type: "disconnect", reason: disabled ? "link_disabled" : "too_many_websockets", debug_info });
      return void socket.end(frame("close", closeCode));
    }
    open.push(socket);
    socket.on("close", () => gone(socket));
    const read = frameReader(({ kind, payload }) => {
      if (kind === "close") {
        gone(socket);
        socket.end(frame("close", payload));
      } else if (kind === "ping" && !silent) socket.write(frame("pong", payload));
      else if (kind === "text") take(JSON.parse(payload.toString()));
    });
    socket.on("data", read);
    send(socket, {
      type: "hello",
      num_connections: open.length,
      connection_info: { app_id: appId },
      debug_info: { ...debug_info, approximate_connection_time: 18_060 },
    });
    world.changed();
  }

  function gone(socket: Duplex): void {
    const at = open.indexOf(socket);
    if (at < 0) return;
    open.splice(at, 1);
    for (const wait of [...pending.values()]) if (wait.over === socket) wait.lost();
    world.changed();
  }

  function take(message: unknown): void {
    const { envelope_id, payload } = isRecord(message) ? message : {};
    const id = String(envelope_id);
    const wait = pending.get(id);
    if (!wait) {
      const what = answered.has(id) ? "acked twice" : "acked the unknown";
      if (!cutOff.delete(id)) world.fault(what, `${id} ${JSON.stringify(payload)}`);
      return;
    }
    if (wait.kind === "events_api" && isRecord(payload) && Object.keys(payload).length) {
      world.fault("answer unread", `an event was acked with ${JSON.stringify(payload)}`);
    }
    pending.delete(id);
    answered.add(id);
    wait.done(payload);
  }

  /** A socket to send over, waiting for one if none is open. */
  async function line(signal: AbortSignal): Promise<Duplex | undefined> {
    while (!open.length && !signal.aborted) await once(world.changes, "change", { signal }).catch(() => {});
    return open[turn++ % open.length];
  }

  async function carry(parcel: Parcel, retry?: Again): Promise<Receipt> {
    const patience = AbortSignal.timeout(patienceMs);
    const socket = await line(patience);
    if (!socket) return { outcome: "missed", reason: "connection_failed" };
    const envelope_id = `${secret(4)}-${secret(6)}`;
    const receipt = await new Promise<Receipt | "lost">((resolve) => {
      pending.set(envelope_id, {
        kind: parcel.kind,
        over: socket,
        done: (payload) => resolve({ outcome: "acked", payload }),
        lost: () => resolve("lost"),
      });
      patience.addEventListener("abort", () => resolve({ outcome: "missed", reason: "http_timeout" }));
      send(socket, {
        envelope_id,
        type: parcel.kind,
        payload: parcel.body,
        accepts_response_payload: parcel.kind !== "events_api",
        ...(parcel.kind === "events_api" && {
          retry_attempt: retry?.attempt ?? 0,
          retry_reason: retry?.reason ?? "",
        }),
      });
    });
    if (receipt === "lost") {
      pending.delete(envelope_id);
      cutOff.add(envelope_id);
      again.push(parcel.kind);
      return carry(parcel, retry);
    }
    if (receipt.outcome === "missed") lateAck(envelope_id);
    return receipt;
  }

  function lateAck(id: string): void {
    const { kind, over } = pending.get(id) ?? {};
    if (!kind || !over) return;
    pending.set(id, { kind, over, done: () => world.fault("acked late", kind), lost: () => pending.delete(id) });
  }

  return {
    again,
    carry,
    upgrade,
    count: () => open.length,
    cut: () => [...open].forEach((socket) => void socket.destroy()),
    refresh: () => sendAll({ type: "disconnect", reason: "refresh_requested", debug_info }),
    warn: () => sendAll({ type: "disconnect", reason: "warning", debug_info }),
    disable() {
      disabled = true;
      sendAll({ type: "disconnect", reason: "link_disabled", debug_info });
    },
    hush(quiet = true) {
      silent = quiet;
    },
    url() {
      const ticket = secret();
      tickets.add(ticket);
      return `${world.url.replace("http", "ws")}/link/?ticket=${ticket}&app_id=${appId}`;
    },
    close() {
      clearInterval(pings);
      for (const socket of all) socket.destroy();
    },
  };
}

const debug_info = { host: "applink-0", build_number: 1 };
const closeCode = Buffer.from([0x03, 0xe8]);

function handshake(key: string): string {
  const accept = createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
  return [
    "HTTP/1.1 101 Switching Protocols",
    "upgrade: websocket",
    "connection: Upgrade",
    `sec-websocket-accept: ${accept}`,
    "\r\n",
  ].join("\r\n");
}
