import { collectDefaultMetrics, Registry } from "prom-client";
import { countsOf, type Meters } from "../../desk/meters.ts";
import { watchedKinds } from "../../desk/text-alarm.ts";
import type { TurnedDown } from "../../desk/turned-down.ts";
import { StoreDown } from "../../ledger/errors.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { version } from "../../machine/package.ts";
import { explain } from "../../tencent/errors.ts";
import type { CallOutcome } from "../../tencent/outcome.ts";
import { labelValues, other } from "./label-values.ts";
import { type Registered, registerAll } from "./registered.ts";

export type Metrics = ReturnType<typeof createMetrics>;

/** What the metrics page reads when it is asked for. */
export interface Read {
  ledger: Pick<Ledger, "now" | "figures" | "texts" | "marks">;
  /** Whether turns can be kept. */
  ready?: () => Promise<boolean>;
  /** The sides that this desk has, and whether each works. */
  sides?: () => Record<string, boolean>;
}

const hourMs = 60 * 60_000;

/**
 * Metrics for Prometheus: of what all desks share, counted when they are asked for, and of what this desk did. Labels
 * are our own names and those of Tencent's APIs, never what a person typed. `ofProcess` adds what Node tells about its
 * process.
 */
export function createMetrics({ ofProcess = false } = {}) {
  const registry = new Registry();
  const all = registerAll(registry);
  if (ofProcess) collectDefaultMetrics({ register: registry });
  all.set("frontdesk_build_info", { version, node: process.version }, 1);
  all.set("frontdesk_last_poll_seconds", {}, 0);

  const meters: Meters = {
    kept(turn) {
      const { became, refusedBy, texts } = countsOf(turn);
      for (const is of became) all.inc("frontdesk_requests_total", { kind: turn.after.flow, is });
      for (const code of refusedBy) all.inc("frontdesk_requests_refused_total", { code: rowOf(code) });
      for (const is of texts) all.inc("frontdesk_texts_total", { is });
    },
    committed(is, ms) {
      all.inc("frontdesk_commits_total", { is });
      all.observe("frontdesk_commit_seconds", {}, ms);
    },
    posted(front, is, ms) {
      all.inc("frontdesk_posts_total", { front, is });
      if (is === "delivered") all.observe("frontdesk_post_seconds", { front }, ms);
    },
    waited: (queue, ms) => all.observe("frontdesk_queue_wait_seconds", { queue }, ms),
  };

  return {
    contentType: registry.contentType,
    meters,
    called(api: string, outcome: CallOutcome<unknown>): void {
      all.inc("frontdesk_tencent_calls_total", { api, outcome: outcome.is });
      if (outcome.is === "refused") all.inc("frontdesk_tencent_refusals_total", { code: rowOf(outcome.code, api) });
    },
    /** A call took so long (ms), the wait for its slot left out. */
    took: (api: string, ms: number) => all.observe("frontdesk_tencent_call_seconds", { api }, ms),
    refused: ({ tried, front }: Pick<TurnedDown, "tried" | "front">) =>
      all.inc("frontdesk_refusals_total", { action: tried, front }),
    waited: (api: string, ms: number) => all.observe("frontdesk_slot_wait_seconds", { api }, ms),
    /** A delivery of a chat was answered after so long (ms), or not at all. */
    acked(front: string, ms: number | undefined): void {
      if (ms === undefined) all.inc("frontdesk_acks_missed_total", { front });
      else all.observe("frontdesk_ack_seconds", { front }, ms);
    },
    polled: (): void => all.setToNow("frontdesk_last_poll_seconds"),
    /**
     * The metrics in Prometheus' text format. While the ledger does not answer, those of what all desks share are absent.
     */
    async text({ ledger, ready, sides = () => ({}) }: Read): Promise<string> {
      all.forgetShared();
      const isThere = await readShared(all, ledger).catch((error: unknown) => {
        if (!(error instanceof StoreDown)) throw error;
        all.forgetShared(); // half of them would tell of another moment than the other half
        return false;
      });
      all.set("frontdesk_ledger_up", {}, isThere && (!ready || (await ready())) ? 1 : 0);
      all.forget("frontdesk_side_up");
      for (const [side, isUp] of Object.entries(sides())) all.set("frontdesk_side_up", { side }, isUp ? 1 : 0);
      return registry.metrics();
    },
  };
}

/** The code of the row in the table of errors that a code belongs to, which is one of a closed list. */
function rowOf(code: string, api = ""): string {
  const known: readonly string[] = labelValues.endCodes;
  return known.includes(code) ? code : explain(api, code).code || other;
}

/** Reads what all desks share. @throws StoreDown */
async function readShared(all: Registered, ledger: Read["ledger"]): Promise<true> {
  const [now, figures, ringing] = await Promise.all([ledger.now(), ledger.figures(), ledger.marks()]);
  const tallies = await ledger.texts(now - hourMs, now + 1);
  for (const state of labelValues.caseStates) all.set("frontdesk_cases", { state }, 0);
  for (const { state, count } of figures.cases) all.set("frontdesk_cases", { state }, count);
  for (const what of labelValues.pauses) all.set("frontdesk_paused", { what }, 0);
  for (const { what, until } of figures.pauses) {
    all.set("frontdesk_paused", { what }, 1);
    if (until !== null) all.set("frontdesk_paused_until_seconds", { what }, until / 1000);
  }
  all.set("frontdesk_cases_paused", {}, figures.waits);
  for (const queue of labelValues.queues) {
    all.set("frontdesk_outbox_jobs", { queue }, 0);
    all.set("frontdesk_outbox_oldest_seconds", { queue }, 0);
  }
  for (const { kind: queue, count, since } of figures.outbox) {
    all.set("frontdesk_outbox_jobs", { queue }, count);
    all.set("frontdesk_outbox_oldest_seconds", { queue }, Math.max(0, now - since) / 1000);
  }
  for (const state of labelValues.doubts) {
    const { count = 0, since = now } = figures.doubts.find((each) => each.state === state) ?? {};
    all.set("frontdesk_creates_in_doubt", { state }, count);
    all.set("frontdesk_creates_in_doubt_oldest_seconds", { state }, Math.max(0, now - since) / 1000);
  }
  for (const { country, sent, proven } of tallies) {
    const label = country === "" ? "mail" : isCountry(country) ? country : other;
    all.add("frontdesk_texts_last_hour", { country: label, is: "sent" }, sent);
    all.add("frontdesk_texts_last_hour", { country: label, is: "proven" }, proven);
  }
  for (const [of, isOne] of Object.entries(watchedKinds)) {
    const count = ringing.filter(({ state, subject }) => state === "rings" && isOne(subject)).length;
    all.set("frontdesk_text_alarms", { of }, count);
  }
  return true;
}

const regions = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** Whether this is a country's two letters, or 001 for a number of none. */
function isCountry(code: string): boolean {
  return code === "001" || (/^[A-Z]{2}$/.test(code) && regions.of(code) !== undefined);
}
