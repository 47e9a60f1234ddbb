import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { metricList } from "../../src/app/metrics/metric-list.ts";
import { board } from "../../tools/watching/board.ts";
import { pages } from "../../tools/watching/pages.ts";
import { alerts } from "../../tools/watching/rules.ts";

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
const names = Object.keys(metricList);
/** What of our own an expression asks for, by the name in the list. */
const asked = (expr: string) =>
  [...expr.matchAll(/\bfrontdesk_\w+/g)].map(([name]) =>
    names.includes(name) ? name : name.replace(/_(bucket|sum|count)$/, ""),
  );
const panels = board().panels.flatMap((panel) => ("targets" in panel ? [panel] : []));

test.each(Object.keys(pages))("%s is what npm run watching makes of the lists of metrics and alerts", (file) => {
  const page = read(file);
  expect(page).toBe(pages[file]!(() => page));
});

describe("the board", () => {
  test("has every metric of the list, and asks for no other", () => {
    const there = new Set(panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => asked(expr))));
    expect([...there].toSorted()).toEqual(names.toSorted());
  });

  test("puts what all desks share together by max, so that two desks do not tell twice as much", () => {
    const shared = names.filter((name) => metricList[name as keyof typeof metricList].of === "ledger");
    const added = panels.flatMap(({ targets }) =>
      targets.filter(({ expr }) => asked(expr).some((name) => shared.includes(name)) && !/\bmax\b/.test(expr)),
    );
    expect(added).toEqual([]);
  });

  test("has the form that Grafana's own schema of dashboards wants, as far as that names what is used here", () => {
    expect(form.safeParse(JSON.parse(read("deploy/grafana/dashboards/frontdesk.json"))).error?.issues).toBeUndefined();
    const all = board().panels;
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  test("lays no panel over another, and none beyond the edge", () => {
    const cells = board().panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, n) => `${x + (n % w)} ${y + Math.floor(n / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
  });
});

describe("alerts", () => {
  test("have names of their own, and ask for metrics that there are", () => {
    expect(new Set(alerts.map(({ name }) => name)).size).toBe(alerts.length);
    expect(alerts.flatMap(({ expr }) => asked(expr)).filter((name) => !names.includes(name))).toEqual([]);
  });

  test("say what happened, what is safe and what to do, in whole sentences, and where that stands", () => {
    const page = read("docs/watching.md");
    for (const { name, summary, happened, safe, todo } of alerts) {
      for (const words of [summary, happened, safe, todo]) expect(words, name).toMatch(/^([A-Z/]|\{\{|npm ).*\.$/s);
      expect(page).toContain(`### ${name}\n`);
    }
  });
});

const uid = z.object({ type: z.literal("prometheus"), uid: z.string() });
const gridPos = z.strictObject({
  x: z.int().min(0).max(23),
  y: z.int().min(0),
  w: z.int().min(1).max(24),
  h: z.int().min(1),
});
const target = z.strictObject({
  refId: z.string().regex(/^[A-Z]$/),
  datasource: uid,
  editorMode: z.enum(["code", "builder"]),
  expr: z.string().min(1),
  legendFormat: z.string(),
  instant: z.boolean(),
  range: z.boolean(),
});
const threshold = z.strictObject({ color: z.string(), value: z.number().nullable() });
const mapped = z.strictObject({ text: z.string().optional(), color: z.string().optional() });
const panel = z.strictObject({
  id: z.int().min(1),
  type: z.enum(["stat", "timeseries"]),
  title: z.string().min(1),
  description: z.string().min(1),
  datasource: uid,
  gridPos,
  fieldConfig: z.strictObject({
    defaults: z.strictObject({
      unit: z.enum(["short", "s", "ops", "bytes", "percentunit", "dateTimeFromNow"]), // of those that Grafana knows
      color: z.strictObject({ mode: z.enum(["thresholds", "palette-classic"]) }),
      mappings: z.array(z.strictObject({ type: z.literal("value"), options: z.record(z.string(), mapped) })),
      thresholds: z.strictObject({ mode: z.enum(["absolute", "percentage"]), steps: z.array(threshold).min(1) }),
      min: z.number().optional(),
      custom: z.record(z.string(), z.unknown()).optional(),
    }),
    overrides: z.array(z.never()),
  }),
  options: z.record(z.string(), z.unknown()),
  targets: z.array(target).min(1),
});
const row = z.strictObject({
  id: z.int().min(1),
  type: z.literal("row"),
  title: z.string(),
  collapsed: z.boolean(),
  gridPos,
  panels: z.array(z.never()),
});
const variable = z.looseObject({
  name: z.string().regex(/^\w+$/),
  type: z.enum(["query", "datasource"]),
  hide: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  query: z.union([z.string(), z.strictObject({ query: z.string(), refId: z.string() })]),
});
const form = z.strictObject({
  uid: z.string().min(1).max(40),
  title: z.string().min(1),
  description: z.string(),
  tags: z.array(z.string()),
  timezone: z.string(),
  editable: z.boolean(),
  graphTooltip: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  schemaVersion: z.int().min(36),
  version: z.int(),
  refresh: z.string().regex(/^\d+[smhd]$/),
  time: z.strictObject({ from: z.string(), to: z.string() }),
  templating: z.strictObject({ list: z.array(variable) }),
  annotations: z.strictObject({ list: z.array(z.never()) }),
  links: z.array(z.never()),
  panels: z.array(z.union([panel, row])),
});
