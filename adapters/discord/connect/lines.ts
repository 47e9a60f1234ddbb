import type { Reception } from "../../../src/desk/platform.ts";
import { createGateway, type GatewayParts } from "./gateway.ts";
import { waitingForIdentifySlot } from "./identify-slots.ts";
import { handing } from "./sessions.ts";
import { createShards, type Lines } from "./shards.ts";

/**
 * Makes this desk's lines, which are its gateway connections to Discord: all of them, or a share if other desks have
 * the rest.
 */
export function linesTo(
  around: Pick<GatewayParts, "settings" | "deliveries" | "heard">,
  reception: Reception,
  application: string,
  count: number,
): Lines {
  const { others, socket, log, onLost } = around.settings;
  if (!others) {
    const ids = Array.from({ length: count }, (_, id) => id);
    const line = createGateway({ ...around, shards: { ids, count }, mayAct: () => true });
    return { start: line.open, stop: line.close, held: () => [line] };
  }
  const lineOf = (id: number, mayAct: () => boolean) => {
    const throttler = waitingForIdentifySlot(others, mayAct, log);
    const left = socket && handing(reception, socket, `discord ${application} ${count} shard ${id}`);
    const own = { shards: { ids: [id], count }, mayAct, throttler, ...(left && { handing: left }) };
    return createGateway({ ...around, ...own });
  };
  return createShards({ application, count, others, lineOf, log, onLost });
}
