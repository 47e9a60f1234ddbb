import type { DiscordLog, LostToken } from "../settings.ts";
import type { Gateway } from "./gateway.ts";

interface HeldLinesParts {
  count: number;
  lineOf: (shard: number, mayAct: () => boolean) => Gateway;
  /** Whether this desk's leases are certainly valid, so that no other desk can have its lines. */
  isSafe: () => boolean;
  log: DiscordLog;
  onLost: (error: LostToken) => void;
}

/** The gateway connections ("lines") that this desk has. */
export function createHeldLines({ count, lineOf, isSafe, log, onLost }: HeldLinesParts) {
  const held = new Map<number, Gateway>();
  const connecting = new Set<Promise<void>>();

  function enter(id: number): void {
    const line: Gateway = lineOf(id, () => held.get(id) === line && isSafe());
    held.set(id, line);
    log.info({ shard: id, of: count }, "this desk has this line to Discord now");
    const opened = line.open();
    connecting.add(opened);
    opened.catch(onLost).finally(() => connecting.delete(opened));
  }

  function leave(id: number, why: string): void {
    const line = held.get(id);
    if (!line) return;
    held.delete(id);
    log.warn({ shard: id, of: count }, why);
    void line.close();
  }

  async function giveUp(id: number): Promise<void> {
    const line = held.get(id);
    if (!line) return;
    held.delete(id);
    log.info({ shard: id, of: count }, "another desk may have this line to Discord");
    await handOver(line);
  }

  async function handOver(line: Gateway): Promise<void> {
    await line
      .handOver()
      .catch((error: Error) => log.warn({ error: error.name }, "a line was left without its session"));
  }

  return {
    lines: held as ReadonlyMap<number, Gateway>,
    enter,
    leave,
    giveUp,
    /** Resolves once every line that was entered is open. */
    opened: () => Promise.all(connecting),
    async handAllOver(): Promise<void> {
      const lines = [...held.values()];
      held.clear();
      await Promise.all(lines.map(handOver));
    },
  };
}
