import pg from "pg";
import type { Connector } from "./connector.ts";

export const workChannel = "frontdesk_work";

/** The channel on which desks in the same schema wake each other. */
export function channelOf({ schema }: { schema?: string | undefined }): string {
  return schema === undefined ? workChannel : `${workChannel}_${schema}`;
}

const deadlineMs = 6_000;
const againMs = 250;
const isPlain = /^[a-z_][a-z0-9_]*$/;

/**
 * Listens to a channel on a connection of its own. A lost connection is made again, and `heard` is then called as well,
 * because something may have been missed.
 */
export function openListener(connector: Connector, channel: string, heard: (payload: string) => void) {
  const Client = connector.clientOf({ connectMs: deadlineMs });
  let client: pg.Client | undefined;
  let again: NodeJS.Timeout | undefined;
  let isOpen = true;

  function begin(): void {
    const mine = new Client();
    client = mine;
    const lost = () => {
      if (client !== mine) return;
      client = undefined;
      void mine.end().catch(() => {});
      if (isOpen) again = setTimeout(begin, againMs + Math.random() * againMs);
    };
    mine.on("error", lost);
    mine.on("end", lost);
    mine.on("notification", ({ payload = "" }) => heard(payload));
    mine
      .connect()
      .then(() => mine.query(listening(channel)))
      .then(() => heard(""), lost);
  }

  begin();
  return {
    async close() {
      isOpen = false;
      clearTimeout(again);
      const last = client;
      client = undefined;
      await last?.end().catch(() => {});
    },
  };
}

/**
 * The statement that a listener begins with. It stays the connection's last one while nothing is heard, which is how
 * other desks recognise it.
 */
export function listening(channel: string): string {
  return `listen ${isPlain.test(channel) ? channel : pg.escapeIdentifier(channel)}`;
}
