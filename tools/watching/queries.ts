import { type Metric, type MetricName, metricList } from "../../src/app/metrics/metric-list.ts";

/** One line, or set of lines, of a panel. */
interface Query {
  expr: string;
  legend: string;
}

export interface Panel {
  title: string;
  help: string;
  unit: string;
  /** A figure for now, or lines over time. */
  is: "stat" | "timeseries";
  queries: Query[];
  /** Values from which a figure is red. */
  redFrom?: number;
  /** What 0 and 1 are called. */
  words?: [string, string];
}

const desk = 'job="frontdesk",instance=~"$desk"';
const title = (name: string) => {
  const words = name
    .replace(/^frontdesk_/, "")
    .replace(/_(total|seconds)$/, "")
    .replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};
const legendOf = (labels: readonly string[]) => labels.map((label) => `{{${label}}}`).join(" ") || "all";
const by = (labels: readonly string[]) => (labels.length > 0 ? ` by (${labels.join(", ")})` : "");

/** Counters of what happens a few times an hour: a rate a second says nothing. */
const rare = new Set<string>([
  "frontdesk_requests_total",
  "frontdesk_requests_refused_total",
  "frontdesk_texts_total",
  "frontdesk_tencent_refusals_total",
  "frontdesk_refusals_total",
  "frontdesk_acks_missed_total",
] satisfies MetricName[]);

/** Counters with many series, of which those without an increase are left out. */
const wide = new Set<string>([
  "frontdesk_requests_refused_total",
  "frontdesk_tencent_refusals_total",
  "frontdesk_refusals_total",
] satisfies MetricName[]);

/** The panel of one metric. */
export function panelOf(name: string, metric: Metric): Panel {
  const labels = Object.keys(metric.labels);
  const common = { title: title(name), help: metric.help, is: "timeseries" as const };
  if (metric.is === "histogram") return { ...common, unit: "s", queries: quantiles(name, labels) };
  if (metric.is === "counter") {
    if (!rare.has(name))
      return {
        ...common,
        unit: "ops",
        queries: [{ expr: `sum${by(labels)} (rate(${name}{${desk}}[$__rate_interval]))`, legend: legendOf(labels) }],
      };
    const expr = `sum${by(labels)} (increase(${name}{${desk}}[1h]))${wide.has(name) ? " > 0" : ""}`;
    return {
      ...common,
      title: `${common.title}, an hour`,
      unit: "short",
      queries: [{ expr, legend: legendOf(labels) }],
    };
  }
  const unit = name.endsWith("until_seconds") ? "dateTimeFromNow" : name.endsWith("_seconds") ? "s" : "short";
  if (metric.of === "ledger")
    return {
      ...common,
      unit,
      // every desk tells the same of what all share
      queries: [
        {
          expr: `max${by(labels)} (${name}{${desk}})${unit === "dateTimeFromNow" ? " * 1000" : ""}`,
          legend: legendOf(labels),
        },
      ],
    };
  return {
    ...common,
    unit,
    queries: [{ expr: `${name}{${desk}}`, legend: `{{instance}} ${legendOf(labels)}`.trim() }],
  };
}

function quantiles(name: string, labels: readonly string[]): Query[] {
  return [0.5, 0.95].map((quantile) => ({
    expr: `histogram_quantile(${quantile}, sum by (${["le", ...labels].join(", ")}) (rate(${name}_bucket{${desk}}[$__rate_interval])))`,
    legend: `${labels.length > 0 ? `${legendOf(labels)} ` : ""}p${quantile * 100}`,
  }));
}

/** What an operator looks at first. */
export const figures: Panel[] = [
  {
    title: "Desks",
    help: "How many desks answer.",
    is: "stat",
    unit: "short",
    queries: [{ expr: 'sum(up{job="frontdesk"})', legend: "up" }],
  },
  {
    ...{
      title: "Ledger",
      help: metricList.frontdesk_ledger_up.help,
      is: "stat",
      unit: "short",
      words: ["away", "there"],
    },
    queries: [{ expr: `min(frontdesk_ledger_up{${desk}})`, legend: "ledger" }],
  },
  {
    ...{ title: "Sides", help: metricList.frontdesk_side_up.help, is: "stat", unit: "short", words: ["down", "up"] },
    queries: [{ expr: `max by (side) (frontdesk_side_up{${desk}})`, legend: "{{side}}" }],
  },
  {
    ...{
      title: "Creates in doubt",
      help: metricList.frontdesk_creates_in_doubt.help,
      is: "stat",
      unit: "short",
      redFrom: 1,
    },
    queries: [{ expr: `sum(max by (state) (frontdesk_creates_in_doubt{${desk}}))`, legend: "in doubt" }],
  },
  {
    ...{
      title: "Longest wait",
      help: "How long the longest waiting job has been due.",
      is: "stat",
      unit: "s",
      redFrom: 300,
    },
    queries: [{ expr: `max(frontdesk_outbox_oldest_seconds{${desk}})`, legend: "due" }],
  },
  {
    ...{
      title: "Made today",
      help: "Requests that came to what they were for, in the last 24 hours.",
      is: "stat",
      unit: "short",
    },
    queries: [{ expr: `sum(increase(frontdesk_requests_total{${desk},is="created"}[24h]))`, legend: "made" }],
  },
  {
    ...{ title: "Builds", help: metricList.frontdesk_build_info.help, is: "stat", unit: "short" },
    queries: [{ expr: `count by (version, node) (frontdesk_build_info{${desk}})`, legend: "{{version}} on {{node}}" }],
  },
];

/** What Node tells about the process. */
export const ofProcess: Panel[] = [
  {
    ...{ title: "Event loop lag", help: "How late the event loop comes.", is: "timeseries", unit: "s" },
    queries: [
      { expr: `nodejs_eventloop_lag_p50_seconds{${desk}}`, legend: "{{instance}} p50" },
      { expr: `nodejs_eventloop_lag_p99_seconds{${desk}}`, legend: "{{instance}} p99" },
    ],
  },
  {
    ...{ title: "Processor", help: "Cores that the process takes.", is: "timeseries", unit: "percentunit" },
    queries: [{ expr: `rate(process_cpu_seconds_total{${desk}}[$__rate_interval])`, legend: "{{instance}}" }],
  },
  {
    ...{
      title: "Memory",
      help: "What the process holds, and what of it JavaScript uses.",
      is: "timeseries",
      unit: "bytes",
    },
    queries: [
      { expr: `process_resident_memory_bytes{${desk}}`, legend: "{{instance}} resident" },
      { expr: `nodejs_heap_size_used_bytes{${desk}}`, legend: "{{instance}} heap" },
    ],
  },
  {
    ...{
      title: "Garbage collection",
      help: "Share of the time that clearing away takes.",
      is: "timeseries",
      unit: "percentunit",
    },
    queries: [
      {
        expr: `sum by (instance) (rate(nodejs_gc_duration_seconds_sum{${desk}}[$__rate_interval]))`,
        legend: "{{instance}}",
      },
    ],
  },
  {
    ...{
      title: "Open files and sockets",
      help: "Descriptors that the process has open.",
      is: "timeseries",
      unit: "short",
    },
    queries: [{ expr: `process_open_fds{${desk}}`, legend: "{{instance}}" }],
  },
  {
    ...{ title: "Up since", help: "When the process started.", is: "timeseries", unit: "s" },
    queries: [{ expr: `time() - process_start_time_seconds{${desk}}`, legend: "{{instance}}" }],
  },
];
