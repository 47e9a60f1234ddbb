import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { ChatLog } from "../../chat/settings.ts";
import type { LostToken, Others } from "../settings.ts";
import type { Gateway } from "./gateway.ts";

/** The lines (gateway connections) of this desk. */
export interface Lines {
  /** Resolves once the first lines of this desk are open, or when it is stopped. @throws LostToken */
  start(): Promise<void>;
  /** Gives all lines back. */
  stop(): Promise<void>;
  held(): Gateway[];
}

interface ShardParts {
  /** The id of the bot's application. */
  application: string;
  count: number;
  others: Others;
  lineOf: (shard: number, mayAct: () => boolean) => Gateway;
  log: ChatLog;
  onLost: (error: LostToken) => void;
}

/**
 * The part of a lease's time after which its line is closed. The rest is for closing, and for clocks that run
 * differently.
 */
const safe = 0.8;
/** How often a lease is renewed during its time, and how often a desk with too few lines tries to get one. */
const [renewals, checks] = [6, 30];

/**
 * Shares the lines among desks. Each line is held by one desk under a lease, and no desk takes more than its share. A
 * desk that could not renew a lease in time stops taking packets before another desk may have the line.
 */
export function createShards(parts: ShardParts): Lines {
  const { application, count, others, log } = parts;
  const { leases, leaseMs } = others;
  const beginning = `discord ${application} ${count} `;
  const desks = `${beginning}desk `;
  const me = desks + randomUUID();
  const ids = Array.from({ length: count }, (_, id) => id);
  const nameOf = (id: number) => `${beginning}shard ${id}`;
  const stopping = new AbortController();
  const { signal } = stopping;
  let sinceRenewal = stopwatch();
  let fence: NodeJS.Timeout | undefined;
  let keeping: Promise<void> | undefined;
  let [isWaiting, isAway] = [false, false];

  const isSafe = () => sinceRenewal() < leaseMs * safe;
  const held = createHeldLines(parts, isSafe);
  const ours = () => [...held.lines.keys()];

  async function takeShare(): Promise<void> {
    const live = await leases.live(beginning);
    const all = new Set([...live.keys(), me].filter((name) => name.startsWith(desks))).size;
    const share = Math.ceil(count / all);
    for (const id of ours().slice(share)) {
      await held.giveUp(id);
      await leases.release([nameOf(id)]);
    }
    const free = ids
      .filter((id) => !held.lines.has(id) && live.get(nameOf(id)) !== false)
      .slice(0, share - held.lines.size);
    const isTaken = ours().some((id) => live.get(nameOf(id)) === false);
    const isDue = sinceRenewal() > leaseMs / renewals || !live.has(me);
    if (free.length > 0 || isTaken || isDue) await renew(ours(), free);
    if (held.lines.size === 0 && !isWaiting)
      log.warn({ of: count }, "other desks have the lines to Discord; this one waits for one");
    isWaiting = held.lines.size === 0;
  }

  async function renew(before: number[], free: number[]): Promise<void> {
    const since = stopwatch();
    const leased = new Set(await leases.hold([me, ...[...before, ...free].map(nameOf)], leaseMs));
    sinceRenewal = since;
    for (const id of before) if (!leased.has(nameOf(id))) held.leave(id, "another desk has this line to Discord now");
    if (!isSafe() || signal.aborted) return;
    armFence();
    for (const id of free) if (leased.has(nameOf(id))) held.enter(id);
  }

  function armFence(): void {
    clearTimeout(fence);
    fence = setTimeout(
      () => {
        if (isSafe()) return armFence();
        for (const id of ours()) held.leave(id, "this line to Discord could not be renewed in time");
      },
      Math.max(1, leaseMs * safe - sinceRenewal()),
    );
  }

  /** Takes this desk's share of lines. False when the database could not be asked. */
  async function tookShare(): Promise<boolean> {
    try {
      await takeShare();
      isAway = false;
      return true;
    } catch (error) {
      const { name, message } = error as Error;
      if (!isAway) log.warn({ error: name, message }, "which desk has which line to Discord can't be looked up");
      isAway = true;
      return false;
    }
  }

  const resting = () => pause(leaseMs / checks, undefined, { signal }).catch(() => {});

  async function keep(): Promise<void> {
    while (!signal.aborted) {
      await resting();
      if (!signal.aborted) await tookShare();
    }
  }

  return {
    async start() {
      while (!(await tookShare()) && !signal.aborted) await resting();
      keeping = keep();
      await held.opened();
    },
    async stop() {
      stopping.abort();
      await keeping;
      clearTimeout(fence);
      const ids = ours();
      await held.handAllOver();
      await leases.release([me, ...ids.map(nameOf)]).catch(() => {}); // leases that could not be released run out
    },
    held: () => [...held.lines.values()],
  };
}

/**
 * The gateway connections ("lines") that this desk has. `isSafe` tells whether this desk's leases are certainly valid, so
 * that no other desk can have its lines.
 */
function createHeldLines({ count, lineOf, log, onLost }: ShardParts, isSafe: () => boolean) {
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

/**
 * Measures the time gone by (ms). One clock stands still while the machine sleeps, and the other may be set, so the
 * longer time counts.
 */
function stopwatch(): () => number {
  const [ticks, time] = [performance.now(), Date.now()];
  return () => Math.max(performance.now() - ticks, Date.now() - time);
}
