import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { TurnedDown } from "../../desk/turned-down.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { kindsOfPause } from "../../ledger/pauses.ts";
import type { CallOutcome } from "../../tencent/outcome.ts";
import { createTextMetrics } from "./text-metrics.ts";

export type Metrics = ReturnType<typeof createMetrics>;

/**
 * Metrics for Prometheus: of what all desks share, counted when they are asked for, and of what this desk did. Labels
 * are our own names and those of Tencent's APIs, never what a person typed.
 */
export function createMetrics() {
  const registry = new Registry();
  const gauge = (name: string, help: string, label: string) =>
    new Gauge({ name: `frontdesk_${name}`, help, labelNames: [label], registers: [registry] });
  const cases = gauge("cases", "Cases by state.", "state");
  const jobs = gauge("outbox_jobs", "Promised work that is not done, by the queue it waits in.", "queue");
  const oldest = gauge("outbox_oldest_seconds", "How long the longest waiting job of a queue has been due.", "queue");
  const doubts = gauge(
    "creates_in_doubt",
    "Creates whose outcome nobody knows; of manual ones a person decides.",
    "state",
  );
  const paused = gauge("paused", "1 while all desks are paused, by what is paused.", "what");
  const pausedUntil = gauge(
    "paused_until_seconds",
    "When a pause ends by itself, in seconds since 1970. Absent for one that does not.",
    "what",
  );
  const waiting = new Gauge({
    name: "frontdesk_cases_paused",
    help: "Cases that wait for the end of a pause, or for their call after it.",
    registers: [registry],
  });
  const calls = new Counter({
    name: "frontdesk_tencent_calls_total",
    help: "Calls to Tencent by API and outcome.",
    labelNames: ["api", "outcome"],
    registers: [registry],
  });
  const refusals = new Counter({
    name: "frontdesk_refusals_total",
    help: "Attempts that this desk refused, by what was tried and the platform. Forged ones are told by their kind.",
    labelNames: ["action", "front"],
    registers: [registry],
  });
  const waits = new Histogram({
    name: "frontdesk_slot_wait_seconds",
    help: "How long calls to Tencent waited for their turn below its rate.",
    labelNames: ["api"],
    buckets: [0.05, 0.2, 0.5, 1, 2, 5, 10, 30],
    registers: [registry],
  });

  const readTexts = createTextMetrics(registry);

  return {
    contentType: registry.contentType,
    called: (api: string, { is }: CallOutcome<unknown>) => calls.inc({ api, outcome: is }),
    refused: ({ tried, front }: Pick<TurnedDown, "tried" | "front">) => refusals.inc({ action: tried, front }),
    waited: (api: string, ms: number) => waits.observe({ api }, ms / 1000),
    /** The metrics in Prometheus' text format. @throws StoreDown */
    async text(ledger: Pick<Ledger, "now" | "figures" | "texts" | "marks">): Promise<string> {
      const [now, figures] = await Promise.all([ledger.now(), ledger.figures()]);
      await readTexts(ledger, now);
      for (const each of [cases, jobs, oldest, doubts, pausedUntil]) each.reset();
      for (const what of kindsOfPause) paused.set({ what }, 0);
      for (const { what, until } of figures.pauses) {
        paused.set({ what }, 1);
        if (until !== null) pausedUntil.set({ what }, until / 1000);
      }
      waiting.set(figures.waits);
      for (const { state, count } of figures.cases) cases.set({ state }, count);
      for (const { kind, count, since } of figures.outbox) {
        jobs.set({ queue: kind }, count);
        oldest.set({ queue: kind }, Math.max(0, now - since) / 1000);
      }
      for (const state of ["unknown", "manual"]) doubts.set({ state }, 0);
      for (const { state, count } of figures.doubts) doubts.set({ state }, count);
      return registry.metrics();
    },
  };
}
