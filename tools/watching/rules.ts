import type { Alert, Tried } from "./alert.ts";
import { chatAlerts } from "./chat-alerts.ts";
import { deskAlerts } from "./desk-alerts.ts";
import { requestAlerts } from "./request-alerts.ts";
import { yaml } from "./yaml.ts";

/** Every alert, by the group it stands in. */
const alertGroups: Record<string, Alert[]> = {
  "frontdesk: desks and their ledger": deskAlerts,
  "frontdesk: requests and Tencent": requestAlerts,
  "frontdesk: chats": chatAlerts,
};

export const alerts: Alert[] = Object.values(alertGroups).flat();

const made = "# Made by npm run watching out of tools/watching. Change it there.\n";

/** The rules, as Prometheus reads them. */
export function rulesFile(): string {
  const groups = Object.entries(alertGroups).map(([name, of]) => ({ name, rules: of.map(ruleOf) }));
  return made + yaml({ groups });
}

function ruleOf(alert: Alert) {
  const { name, expr, severity } = alert;
  return { alert: name, expr, for: alert.for, labels: { severity }, annotations: annotationsOf(alert) };
}

function annotationsOf({ name, summary, happened, safe, todo }: Alert): Record<string, string> {
  return { summary, happened, safe, todo, runbook: `docs/watching.md#${name.toLowerCase()}` };
}

/** The tests of the rules, as promtool reads them: each rings where it should, and is quiet where it should be. */
export function rulesTestFile(): string {
  const tests = alerts.flatMap((alert) => [
    tryOf(alert, `${alert.name} rings`, alert.rings, [
      {
        exp_labels: { severity: alert.severity, ...labelsOf(alert) },
        exp_annotations: rendered(annotationsOf(alert), labelsOf(alert)),
      },
    ]),
    tryOf(alert, `${alert.name} is quiet`, alert.quiet, []),
  ]);
  return made + yaml({ rule_files: ["alerts.yml"], evaluation_interval: "1m", tests });
}

/** The labels of the alert that rings. What is not put together over desks is also told apart by the job. */
function labelsOf({ rings: { labels = {} } }: Alert): Record<string, string> {
  return { ...("instance" in labels && { job: "frontdesk" }), ...labels };
}

function tryOf({ name: alertname }: Alert, name: string, { series, at }: Tried, exp_alerts: object[]) {
  return {
    name,
    interval: "1m",
    input_series: Object.entries(series).map(([each, values]) => ({ series: each, values })),
    alert_rule_test: [{ eval_time: at, alertname, exp_alerts }],
  };
}

function rendered(annotations: Record<string, string>, labels: Record<string, string>): Record<string, string> {
  const render = (text: string) =>
    text.replace(/\{\{ \$labels\.(\w+) \}\}/g, (_, label: string) => labels[label] ?? "");
  return Object.fromEntries(Object.entries(annotations).map(([key, text]) => [key, render(text)]));
}
