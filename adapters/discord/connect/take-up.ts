import { setTimeout as pause } from "node:timers/promises";
import { GatewayDispatchEvents } from "discord.js";
import { closeCodes, type Handing, hearOut, type Packet, type Session } from "./sessions.ts";

interface TakingUpParts {
  token: string;
  /** Absent where there is no other desk to pass a session to or from. */
  handing: Handing | undefined;
  hear: (packet: Packet) => void;
  isOver: () => boolean;
  /** Resolves when the line is closed. */
  ended: Promise<void>;
}

/** How long the same packet may come over a second session after the first (ms). */
const overlapMs = 10_000;

/** Resumes the session of the desk that had the line before, and leaves this desk's session to the next. */
export function createTakingUp({ token, handing, hear, isOver, ended }: TakingUpParts) {
  /**
   * The session of this desk. Before there is one, the session of the desk before, as far as its packets were heard.
   */
  let session: Session | undefined;
  /** The ids of packets that were heard, kept while two sessions give the same packets. */
  let twice: Set<unknown> | undefined;

  return {
    /** Whether a packet has come over the other session already. */
    wasHeard(id: unknown): boolean {
      if (twice?.has(id)) return true;
      twice?.add(id);
      return false;
    },
    /** Notes how far the session is, for the desk that resumes it. */
    follow({ t, s, d }: Packet): void {
      const { session_id: id, resume_gateway_url: url } = (d ?? {}) as Record<string, string>;
      if (t === GatewayDispatchEvents.Ready && id && url) session = { id, url, seq: s ?? 0 };
      else if (session && s) session.seq = s;
    },
    /** Hears what came since another desk left this line. It goes on until this desk's own session is open. */
    async takeUp(login: Promise<unknown>): Promise<void> {
      const left = await handing?.take();
      if (!handing || !left) return;
      if (isOver()) return handing.keep(left); // for the desk that has the line next
      twice = new Set();
      session ??= left;
      const take = (packet: Packet): void => {
        if (isOver()) return;
        if (session === left && packet.s) session.seq = packet.s;
        hear(packet);
      };
      const socket = handing.socket(`${left.url}?v=10&encoding=json`);
      const closing = [login.then(() => closeCodes.ends), ended.then(() => closeCodes.keeps)];
      await hearOut({ ...left }, socket, token, take, Promise.race(closing));
      await pause(overlapMs, undefined, { ref: false });
      twice = undefined;
    },
    canBeLeft: (): boolean => session !== undefined && handing !== undefined,
    async leave(): Promise<void> {
      if (session) await handing?.keep(session);
    },
  };
}
