import { setTimeout as pause } from "node:timers/promises";
import { GatewayDispatchEvents } from "discord.js";
import { closeCodes, type Handing, hearOut, type Packet, type Session } from "./sessions.ts";

interface TakingUpParts {
  token: string;
  /** Absent where no other desk can take the line up. */
  handing: Handing | undefined;
  hear: (packet: Packet) => void;
  isOver: () => boolean;
  /** Resolves when the line is given up. */
  ended: Promise<void>;
}

/** How much later than over one session the same may come over another. */
const overlapMs = 10_000;

/** Takes up the session of the desk before, and leaves ours to the desk after. */
export function createTakingUp({ token, handing, hear, isOver, ended }: TakingUpParts) {
  /** Our own, or as long as there is none, that of the desk before, as far as we have heard it. */
  let session: Session | undefined;
  /** While the session of the desk before is heard out, which tells the same as our own. */
  let twice: Set<unknown> | undefined;

  return {
    /** Whether the other session has told it already. */
    wasHeard(id: unknown): boolean {
      if (twice?.has(id)) return true;
      twice?.add(id);
      return false;
    },
    /** Where the session stands, for whoever takes it up. */
    follow({ t, s, d }: Packet): void {
      const { session_id: id, resume_gateway_url: url } = (d ?? {}) as Record<string, string>;
      if (t === GatewayDispatchEvents.Ready && id && url) session = { id, url, seq: s ?? 0 };
      else if (session && s) session.seq = s;
    },
    /** What was said and pressed since another desk left this line; until our own session tells it, that one does. */
    async takeUp(login: Promise<unknown>): Promise<void> {
      const left = await handing?.take();
      if (!handing || !left) return;
      if (isOver()) return handing.keep(left); // for the one after us
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
