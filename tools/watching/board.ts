import { type Metric, metricList } from "../../src/app/metrics/metric-list.ts";
import { figures, ofProcess, type Panel, panelOf } from "./queries.ts";

const datasource = { type: "prometheus", uid: "${datasource}" }; // the variable of that name
const [rowHeight, figureHeight, height, columns] = [1, 4, 8, 3];
const whole = 24;
const sections = [
  "Requests",
  "Texts",
  "Tencent",
  "Chats",
  "Queues",
  "Ledger",
  "Desk",
] as const satisfies Metric["about"][];

/** Those that a figure at the top tells better. */
const onTop = new Set(["frontdesk_build_info", "frontdesk_ledger_up", "frontdesk_side_up"]);

/** The board for Grafana, a panel for each metric. */
export function board() {
  const all = Object.entries<Metric>(metricList).filter(([name]) => !onTop.has(name));
  const rows: [string, Panel[]][] = [
    ...sections.map((section): [string, Panel[]] => [
      section,
      all.filter(([, { about }]) => about === section).map(([name, metric]) => panelOf(name, metric)),
    ]),
    ["Process", ofProcess],
  ];
  return {
    uid: "frontdesk",
    title: "Frontdesk",
    description:
      "Desks that open Tencent Cloud accounts by conversation. Made by npm run watching out of the list of metrics.",
    tags: ["frontdesk"],
    timezone: "browser",
    editable: false,
    graphTooltip: 1,
    schemaVersion: 39,
    version: 1,
    refresh: "30s",
    time: { from: "now-6h", to: "now" },
    templating: { list: [chosenSource, chosenDesks] },
    annotations: { list: [] },
    links: [],
    panels: laidOut(rows),
  };
}

const chosenSource = {
  name: "datasource",
  label: "Prometheus",
  type: "datasource",
  query: "prometheus",
  hide: 0,
  includeAll: false,
  multi: false,
  current: {},
  options: [],
  refresh: 1,
  regex: "",
};

const chosenDesks = {
  name: "desk",
  label: "Desk",
  type: "query",
  datasource,
  query: { query: 'label_values(up{job="frontdesk"}, instance)', refId: "desks" },
  definition: 'label_values(up{job="frontdesk"}, instance)',
  hide: 0,
  includeAll: true,
  allValue: ".*",
  multi: true,
  current: { text: ["All"], value: ["$__all"] },
  options: [],
  refresh: 2,
  regex: "",
  sort: 1,
};

type Placed = ReturnType<typeof placed> | ReturnType<typeof row>;

/** The figures in one line, then a heading for each section with its panels in three columns. */
function laidOut(rows: readonly [string, Panel[]][]): Placed[] {
  const panels: Placed[] = [];
  const width = Math.floor(whole / figures.length);
  for (const [n, figure] of figures.entries())
    panels.push(placed(panels.length + 1, figure, { x: n * width, y: 0, w: width, h: figureHeight }));
  let y = figureHeight;
  for (const [title, its] of rows) {
    panels.push(row(panels.length + 1, title, y));
    y += rowHeight;
    for (const [n, panel] of its.entries()) {
      const w = whole / columns;
      const at = { x: (n % columns) * w, y: y + Math.floor(n / columns) * height, w, h: height };
      panels.push(placed(panels.length + 1, panel, at));
    }
    y += Math.ceil(its.length / columns) * height;
  }
  return panels;
}

function row(id: number, title: string, y: number) {
  return { id, type: "row", title, collapsed: false, gridPos: { x: 0, y, w: whole, h: rowHeight }, panels: [] };
}

interface Place {
  x: number;
  y: number;
  w: number;
  h: number;
}

function placed(id: number, { title, help, unit, is, queries, redFrom, words }: Panel, gridPos: Place) {
  const steps = [
    { color: words ? "red" : "green", value: null },
    ...(words ? [{ color: "green", value: 1 }] : []),
    ...(redFrom === undefined ? [] : [{ color: "red", value: redFrom }]),
  ];
  const mappings = words
    ? [{ type: "value", options: { 0: { text: words[0], color: "red" }, 1: { text: words[1], color: "green" } } }]
    : [];
  const lines = { drawStyle: "line", lineWidth: 1, fillOpacity: 10, showPoints: "never", spanNulls: false };
  return {
    id,
    type: is,
    title,
    description: help,
    datasource,
    gridPos,
    fieldConfig: {
      defaults: {
        unit,
        color: { mode: is === "stat" ? "thresholds" : "palette-classic" },
        mappings,
        thresholds: { mode: "absolute", steps },
        ...(is === "timeseries" && { min: 0, custom: lines }),
      },
      overrides: [],
    },
    options: is === "stat" ? statOptions(queries.some(({ legend }) => legend.includes("{{"))) : lineOptions,
    targets: queries.map(({ expr, legend }, n) => ({
      refId: String.fromCharCode(65 + n),
      datasource,
      editorMode: "code",
      expr,
      legendFormat: legend,
      ...(is === "stat" ? { instant: true, range: false } : { instant: false, range: true }),
    })),
  };
}

function statOptions(hasNames: boolean) {
  return {
    colorMode: "value",
    graphMode: "none",
    justifyMode: "auto",
    orientation: "auto",
    reduceOptions: { calcs: ["lastNotNull"], fields: "", values: false },
    textMode: hasNames ? "value_and_name" : "value",
  };
}

const lineOptions = {
  legend: { displayMode: "list", placement: "bottom", showLegend: true, calcs: [] },
  tooltip: { mode: "multi", sort: "desc" },
};
