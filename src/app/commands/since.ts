import { InvalidArgumentError } from "commander";
import type { Ledger } from "../../ledger/ledger.ts";

const lengths = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** An instant, or how long ago (ms). */
export type Since = { at: number } | { agoMs: number };

/** The instant that is meant, by the ledger's clock (ms). */
export async function instantOf(since: Since, ledger: Pick<Ledger, "now">): Promise<number> {
  return "at" in since ? since.at : (await ledger.now()) - since.agoMs;
}

/** Reads a day, an instant or a span back from now, such as `2026-11-01` or `7d`. */
export function sinceSaid(said: string): Since {
  const [, count, unit] = /^(\d{1,5})\s*([mhdw])$/i.exec(said.trim()) ?? [];
  if (unit) return { agoMs: Number(count) * lengths[unit.toLowerCase() as keyof typeof lengths] };
  const isDay = /^\d{4}-\d\d-\d\d$/.test(said.trim());
  const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(said.trim());
  const at = isDay || isInstant ? Date.parse(said.trim()) : Number.NaN;
  if (Number.isNaN(at))
    throw new InvalidArgumentError(
      "Say a day (2026-11-01, in UTC), an instant (2026-11-01T09:00Z), or how long ago (7d).",
    );
  return { at };
}
