import { type Metric, metricList } from "../../src/app/metrics/metric-list.ts";

const beginning = `# Metrics

<!-- Made by npm run watching out of src/app/metrics/metric-list.ts. -->

Every desk tells these at \`/metrics\` of its own port, in Prometheus' text format. [Watching a desk](watching.md) says what to do with them.

- **shared** is what all desks on one ledger share: each of them tells the same, so take \`max\` over desks and never \`sum\`. While the ledger does not answer, they are absent.
- **own** is what this process has done since it started: take \`sum\` over desks, and \`rate\` or \`increase\` over time. A restart begins again at 0, which both of them know.
- A label has no other values than those named here, so the number of series does not grow with workspaces, people or requests; none of those is ever a label. What is in no list is counted as \`other\`.
- Histograms tell \`_bucket\`, \`_sum\` and \`_count\`, in seconds.
- What Node tells about its process comes beside them: \`process_*\` and \`nodejs_*\` (processor, memory, files, event loop lag, garbage collection), by the names that all Node programs share.
`;

/** More values than a reader wants to see in a table stand below it. */
const few = 12;

export function metricsPage(): string {
  const all = Object.entries<Metric>(metricList);
  const sections = [...new Set(all.map(([, { about }]) => about))].map((section) => {
    const rows = all.filter(([, { about }]) => about === section).map(([name, metric]) => rowOf(name, metric));
    return [
      `\n## ${section}\n`,
      "| metric | | | labels | tells |",
      "| --- | --- | --- | --- | --- |",
      ...rows,
      "",
    ].join("\n");
  });
  return beginning + sections.join("") + longLists(all);
}

function rowOf(name: string, { is, of, help, labels }: Metric): string {
  const told = Object.entries(labels).map(([label, values]) => `\`${label}\`: ${shown(label, values)}`);
  return `| \`${name}\` | ${is} | ${of === "ledger" ? "shared" : "own"} | ${told.join("; ")} | ${help} |`;
}

function shown(label: string, values: readonly string[] | undefined): string {
  if (values === undefined) return label === "country" ? "two letters, `001` or `mail`" : "a version";
  return values.length > few
    ? `[one of ${values.length}](#values-of-${label})`
    : values.map((value) => `\`${value}\``).join(" ");
}

/** The values of labels that have many, once each. */
function longLists(all: [string, Metric][]): string {
  const lists = new Map<string, Set<string>>();
  for (const [, { labels }] of all)
    for (const [label, values = []] of Object.entries(labels))
      if (values.length > few) lists.set(label, new Set([...(lists.get(label) ?? []), ...values]));
  return [...lists]
    .map(([label, values]) => `\n## Values of ${label}\n\n${[...values].map((value) => `\`${value}\``).join(" ")}\n`)
    .join("");
}
