import { setTimeout as pause } from "node:timers/promises";
import type { Reception } from "../../../src/desk/platform.ts";

/** A gateway session, as another desk can resume it: Discord then sends everything that came after `seq`. */
export interface Session {
  id: string;
  url: string;
  seq: number;
}

/** The part of a WebSocket that is needed here. */
export interface Socket {
  send(text: string): void;
  close(code?: number): void;
  addEventListener(what: "close" | "error", heard: () => void): void;
  addEventListener(what: "message", heard: (event: { data: unknown }) => void): void;
}

/** A gateway packet, as Discord sends it. */
export interface Packet {
  op: number;
  t?: string | null;
  s?: number | null;
  d?: unknown;
}

/** Passes a session from the desk that leaves a line to the desk that has it next. */
export interface Handing {
  keep(session: Session): Promise<void>;
  take(): Promise<Session | undefined>;
  socket(url: string): Socket;
}

/** How long a session that was left is kept (ms). Discord itself keeps it about as long. */
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

/**
 * Codes to close a connection with. At `ends` Discord ends the session; at `keeps` it keeps the session to be resumed.
 */
export const closeCodes = { ends: 1000, keeps: 4200 };

/**
 * Resumes a session that another desk has left and hears its packets until told to close, and with which code. It is
 * done beside discord.js, which can resume only its own sessions and begins a new one meanwhile. A session that Discord
 * has ended gives no packets.
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
