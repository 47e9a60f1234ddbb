import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import { other } from "./label-values.ts";
import { type Metric, type MetricName, metricList } from "./metric-list.ts";

type Named<Is extends Metric["is"]> = {
  [Name in MetricName]: (typeof metricList)[Name]["is"] extends Is ? Name : never;
}[MetricName];

/** The labels of a metric, as a caller gives them. */
export type LabelsOf<Name extends MetricName> = Record<keyof (typeof metricList)[Name]["labels"] & string, string>;

/**
 * Makes every metric of the list in a registry. A label's value that is not in its list is counted as `other`, so that
 * the number of series has a bound whatever people do.
 */
export function registerAll(registry: Registry) {
  const made = new Map(Object.entries(metricList).map(([name, metric]) => [name, make(registry, name, metric)]));

  function closed(name: MetricName, labels: Record<string, string>): Record<string, string> {
    const lists: Metric["labels"] = metricList[name].labels;
    const kept = Object.entries(labels).map(([label, value]) => {
      const list = lists[label];
      return [label, list && !list.includes(value) ? other : value];
    });
    return Object.fromEntries(kept);
  }

  return {
    inc<Name extends Named<"counter">>(name: Name, labels: LabelsOf<Name>, by = 1): void {
      (made.get(name) as Counter).inc(closed(name, labels), by);
    },
    set<Name extends Named<"gauge">>(name: Name, labels: LabelsOf<Name>, value: number): void {
      (made.get(name) as Gauge).set(closed(name, labels), value);
    },
    /** Sets a gauge without labels to the time of now, in seconds since 1970. */
    setToNow: (name: Named<"gauge">): void => (made.get(name) as Gauge).setToCurrentTime(),
    add<Name extends Named<"gauge">>(name: Name, labels: LabelsOf<Name>, value: number): void {
      (made.get(name) as Gauge).inc(closed(name, labels), value);
    },
    observe<Name extends Named<"histogram">>(name: Name, labels: LabelsOf<Name>, ms: number): void {
      (made.get(name) as Histogram).observe(closed(name, labels), ms / 1000);
    },
    /** Takes away all series of what all desks share, before they are read anew. */
    forgetShared(): void {
      for (const [name, metric] of Object.entries(metricList))
        if (metric.of === "ledger") forget(made.get(name) as Gauge, metric);
    },
    /** Makes a metric absent. */
    forget: (name: Named<"gauge">): void => forget(made.get(name) as Gauge, metricList[name]),
  };
}

export type Registered = ReturnType<typeof registerAll>;

/** Takes away all series. After a reset, a metric without labels would be there with 0. */
function forget(gauge: Gauge, { labels }: Metric): void {
  if (Object.keys(labels).length === 0) gauge.remove();
  else gauge.reset();
}

function make(registry: Registry, name: string, { is, help, labels, buckets, zero }: Metric) {
  const own = { name, help, labelNames: Object.keys(labels), registers: [registry] };
  if (is === "gauge") return new Gauge(own);
  if (is === "histogram") return new Histogram({ ...own, buckets: [...buckets!] });
  const counter = new Counter(own);
  for (const each of zero ? everyOne(labels) : []) counter.inc(each, 0);
  return counter;
}

/** Every combination of values that these labels may have, `other` left out. */
function everyOne(labels: Metric["labels"]): Record<string, string>[] {
  return Object.entries(labels).reduce<Record<string, string>[]>(
    (sofar, [label, list = []]) => sofar.flatMap((each) => list.map((value) => ({ ...each, [label]: value }))),
    [{}],
  );
}
