import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { frame, frameReader } from "../../slack/fake/frames.ts";
import { createCopies, type Delivery } from "./copies.ts";
import { shownGuildWhole } from "./guilds.ts";
import { heardBy, knownIntents, privileged } from "./intents.ts";
import { isRecord } from "./limits/schema.ts";
import { shownUser } from "./payloads.ts";
import { guildIn, isOf, isShard, nameOf, type Shard } from "./shards.ts";
import { type Channel, type Json, secret, type World } from "./world.ts";

/** As a bot has introduced itself. */
interface Session {
  id: string;
  intents: number;
  shard: Shard;
  sequence: number;
  /** Everything it was told, for a RESUME. */
  said: Json[];
  socket?: Duplex | undefined;
  /** Its client said goodbye, with a code at which it can be resumed. */
  isLeft?: true;
}

export interface Gateway {
  /** What bots are told: how many shards to have, and how many of them may introduce themselves at once. */
  advice: { shards: number; atOnce: number };
  /** Those that were introduced, the newest last. */
  identifies: Json[];
  resumes: Json[];
  /** The shards that have a live session, such as `0 of 2`, in order; one with two is there twice. */
  shards(): string[];
  /** Shards that were introduced while a live session had the same one: Discord tells both everything. One that was left and resumed is none. */
  doubles: string[];
  /** How often one was sent away for introducing itself too soon after another. */
  tooSoon(): number;
  /** How many sessions have a live socket. */
  count(): number;
  heartbeats(): number;
  /** Breaks the sockets off without a word; a session can be resumed. */
  cut(): void;
  /** Closes with a code, such as 4000 or 4004. */
  shut(code: number): void;
  /** Asks each client to connect again and resume, as Discord does now and then. */
  reconnect(): void;
  /** Tells each client that its session is invalid; one that may be resumed is kept. */
  invalidate(how?: { resumable?: boolean }): void;
  /** Forgets the sessions without a word: what happens next is lost, and a RESUME is refused. */
  forget(): void;
  /** Leaves heartbeats without an ack, or acks them again. */
  hush(silent?: boolean): void;
  /** Asks each client for a heartbeat at once. */
  askForHeartbeat(): void;
  /** Refuses new sockets, or takes them again. */
  down(unreachable?: boolean): void;
  /** Sends every copy still held back. */
  flush(): void;
  url(): string;
  upgrade(request: IncomingMessage, socket: Duplex): void;
  close(): void;
}

interface Options {
  heartbeatMs: number;
  /** Privileged intents that are switched on for the app. */
  allowed: number;
  delivery: Delivery;
  advice: Gateway["advice"];
  /** How long before another of those that may come at once introduces itself. */
  identifyMs: number;
}

const op = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voice: 4,
  resume: 6,
  reconnect: 7,
  members: 8,
  invalid: 9,
  hello: 10,
  ack: 11,
};

export function createGateway(world: World, options: Options): Gateway {
  const { heartbeatMs, allowed, delivery, advice, identifyMs } = options;
  const sessions = new Map<string, Session>();
  const sockets = new Set<Duplex>();
  const copies = createCopies(delivery);
  const identifies: Json[] = [];
  const resumes: Json[] = [];
  const doubles: string[] = [];
  const introduced = new Map<number, number>();
  let tooSoon = 0;
  let silent = false;
  let unreachable = false;
  let beats = 0;

  const send = (socket: Duplex, message: Json) =>
    void (socket.writable && socket.write(frame("text", JSON.stringify(message))));
  const shutOne = (socket: Duplex, code: number) => {
    const payload = Buffer.alloc(2);
    payload.writeUInt16BE(code);
    socket.end(frame("close", payload));
  };

  function dispatch(session: Session, t: string, d: Json): void {
    const message = { op: op.dispatch, t, s: ++session.sequence, d };
    session.said.push(message);
    const first = t === "READY" || t === "RESUMED" || t === "GUILD_CREATE";
    const say = () => session.socket && send(session.socket, message);
    if (first) say();
    else copies.send(say);
  }

  function tell(event: string, data: Json, channel?: Channel): void {
    const guild = guildIn(event, data, channel);
    for (const session of sessions.values()) {
      if (!isOf(session.shard, guild)) continue;
      const heard = heardBy(world, session.intents, event, data, channel);
      if (heard) dispatch(session, event, heard);
    }
  }
  world.changes.on("tell", tell);

  function upgrade(request: IncomingMessage, socket: Duplex): void {
    socket.on("error", () => {});
    if (unreachable) return void socket.end("HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\n\r\n");
    socket.write(handshake(String(request.headers["sec-websocket-key"])));
    sockets.add(socket);
    let session: Session | undefined;
    socket.on("close", () => {
      sockets.delete(socket);
      if (session?.socket === socket) session.socket = undefined;
      world.changed();
    });
    socket.on("end", () => socket.end());
    const read = frameReader(({ kind, payload }) => {
      if (kind === "close") {
        const code = payload.length >= 2 ? payload.readUInt16BE() : 1005;
        if (session && (code === 1000 || code === 1001)) sessions.delete(session.id);
        else if (session) session.isLeft = true;
        socket.end(frame("close", payload));
      } else if (kind === "ping") socket.write(frame("pong", payload));
      else if (kind === "text") take(payload.toString());
    });
    socket.on("data", read);
    send(socket, { op: op.hello, d: { heartbeat_interval: heartbeatMs } });

    function take(text: string): void {
      const message = parsed(text);
      if (!message) return shutOne(socket, 4002);
      const { d } = message;
      switch (message.op) {
        case op.heartbeat:
          beats++;
          if (!silent) send(socket, { op: op.ack });
          return world.changed();
        case op.identify:
          if (session) return shutOne(socket, 4005);
          return identify(isRecord(d) ? d : {});
        case op.resume:
          if (session) return shutOne(socket, 4005);
          return resume(isRecord(d) ? d : {});
        case op.presence:
        case op.voice:
        case op.members:
          return session ? undefined : shutOne(socket, 4003);
        default:
          return shutOne(socket, 4001);
      }
    }

    function identify(d: Json): void {
      const { token, ...shown } = d;
      identifies.push(shown);
      world.changed();
      const intents = Number(d.intents);
      if (token !== world.token) return shutOne(socket, 4004);
      if (!Number.isInteger(intents) || (intents & ~knownIntents) !== 0) return shutOne(socket, 4013);
      if ((intents & privileged & ~allowed) !== 0) return shutOne(socket, 4014);
      const shard = (d.shard ?? [0, 1]) as Shard;
      if (!isShard(shard)) return shutOne(socket, 4010);
      if (isTooSoon(shard)) return send(socket, { op: op.invalid, d: false });
      const name = nameOf(shard);
      if (live().some((other) => nameOf(other.shard) === name && !other.isLeft)) doubles.push(name);
      session = { id: secret(12), intents, shard, sequence: 0, said: [], socket };
      sessions.set(session.id, session);
      const guilds = [...world.guilds.values()].filter(({ id, installed }) => installed && isOf(shard, id));
      dispatch(session, "READY", {
        v: 10,
        user: shownUser(world.bot),
        guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
        session_id: session.id,
        resume_gateway_url: url(),
        application: { id: world.app.id, flags: 0 },
        shard,
      });
      for (const guild of guilds) {
        const heard = heardBy(world, intents, "GUILD_CREATE", shownGuildWhole(world, guild, intents));
        if (heard) dispatch(session, "GUILD_CREATE", heard);
      }
      world.changed();
    }

    function resume(d: Json): void {
      const { token, ...shown } = d;
      resumes.push(shown);
      world.changed();
      if (token !== world.token) return shutOne(socket, 4004);
      const known = sessions.get(String(d.session_id));
      if (!known) return send(socket, { op: op.invalid, d: false });
      const from = Number(d.seq);
      if (!(from <= known.sequence)) return shutOne(socket, 4007);
      known.socket?.destroy();
      session = known;
      known.socket = socket;
      for (const message of known.said) if (Number(message.s) > from) send(socket, message);
      dispatch(known, "RESUMED", {});
      world.changed();
    }
  }

  /** As Discord counts: by the shard's number and how many may come at once. */
  function isTooSoon([id]: Shard): boolean {
    const key = id % advice.atOnce;
    const isSoon = performance.now() - (introduced.get(key) ?? Number.NEGATIVE_INFINITY) < identifyMs;
    if (isSoon) tooSoon++;
    else introduced.set(key, performance.now());
    return isSoon;
  }

  const live = () => [...sessions.values()].filter(({ socket }) => socket);
  const sayAll = (message: Json) => live().forEach(({ socket }) => void (socket && send(socket, message)));
  const url = () => `${world.url.replace("http", "ws")}/gateway`;

  return {
    advice,
    identifies,
    resumes,
    doubles,
    tooSoon: () => tooSoon,
    shards: () =>
      live()
        .map(({ shard }) => nameOf(shard))
        .sort(),
    count: () => live().length,
    heartbeats: () => beats,
    cut: () => sockets.forEach((socket) => void socket.destroy()),
    shut: (code) => sockets.forEach((socket) => void shutOne(socket, code)),
    reconnect: () => sayAll({ op: op.reconnect, d: null }),
    invalidate({ resumable = false } = {}) {
      sayAll({ op: op.invalid, d: resumable });
      if (!resumable) sessions.clear();
    },
    forget: () => sessions.clear(),
    hush(now = true) {
      silent = now;
    },
    askForHeartbeat: () => sayAll({ op: op.heartbeat, d: null }),
    down(now = true) {
      unreachable = now;
    },
    flush: copies.flush,
    url,
    upgrade,
    close() {
      world.changes.off("tell", tell);
      for (const socket of sockets) socket.destroy();
    },
  };
}

function parsed(text: string): Json | undefined {
  try {
    const message: unknown = JSON.parse(text);
    return isRecord(message) ? message : undefined;
  } catch {
    return undefined;
  }
}

function handshake(key: string): string {
  const accept = createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
  return `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${accept}\r\n\r\n`;
}
