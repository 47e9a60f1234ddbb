import { setTimeout as pause } from "node:timers/promises";
import type { Reception } from "../../../src/desk/platform.ts";

/** A line's talk with Discord, which somebody else can take up: it tells all that came after `seq`. */
export interface Session {
  id: string;
  url: string;
  seq: number;
}

/** As much of a WebSocket as is needed here. */
export interface Socket {
  send(text: string): void;
  close(code?: number): void;
  addEventListener(what: "close" | "error", heard: () => void): void;
  addEventListener(what: "message", heard: (event: { data: unknown }) => void): void;
}

/** What comes in over a line, as Discord sends it. */
export interface Packet {
  op: number;
  t?: string | null;
  s?: number | null;
  d?: unknown;
}

/** Where a desk that leaves a line puts its session down, and the next one takes it up. */
export interface Handing {
  keep(session: Session): Promise<void>;
  take(): Promise<Session | undefined>;
  socket(url: string): Socket;
}

/** Discord itself keeps one for about as long. */
const keptMs = 2 * 60_000;
const [dispatch, heartbeat, resume, invalid, hello] = [0, 1, 6, 9, 10];

export function handing(
  { remember, recall }: Pick<Reception, "remember" | "recall">,
  socket: Handing["socket"],
  line: string,
): Handing {
  const name = `${line} session`;
  return {
    socket,
    keep: (session) => remember(name, JSON.stringify(session), keptMs),
    async take() {
      const kept = await recall(name);
      if (!kept) return undefined;
      await remember(name, "");
      return JSON.parse(kept) as Session;
    },
  };
}

/** At these Discord ends the session; at any other it keeps it for whoever takes it up. */
export const closeCodes = { ends: 1000, keeps: 4200 };

/**
 * Hears what came over a session since its desk left it, and goes on hearing until told to close, and with which code.
 * discord.js can only take up what it began itself, so it begins anew beside this. A session that Discord no longer has
 * tells nothing.
 */
export async function hearOut(
  { id, seq }: Session,
  socket: Socket,
  token: string,
  hear: (packet: Packet) => void,
  closing: Promise<number>,
): Promise<void> {
  const say = (op: number, d: unknown) => socket.send(JSON.stringify({ op, d }));
  let last = seq;
  const isOver = new Promise<void>((resolve) => {
    for (const end of ["close", "error"] as const) socket.addEventListener(end, () => resolve());
    socket.addEventListener("message", ({ data }) => {
      const packet = read(data);
      if (!packet) return resolve();
      last = packet.s ?? last;
      if (packet.op === hello) say(resume, { token, session_id: id, seq });
      else if (packet.op === heartbeat) say(heartbeat, last);
      else if (packet.op === invalid) resolve();
      else if (packet.op === dispatch) hear(packet);
    });
  });
  const code = await Promise.race([isOver, closing, pause(keptMs, undefined, { ref: false })]);
  socket.close(code ?? closeCodes.ends);
}

function read(data: unknown): Packet | undefined {
  try {
    return JSON.parse(String(data)) as Packet;
  } catch {
    return undefined;
  }
}
