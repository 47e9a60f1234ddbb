import { withAlerts } from "./alerts-page.ts";
import { board } from "./board.ts";
import { metricsPage } from "./metrics-page.ts";
import { rulesFile, rulesTestFile } from "./rules.ts";

/** Every file that is made out of the lists of metrics and alerts, and how. `before` reads what is there now. */
export const pages: Record<string, (before: () => string) => string> = {
  "deploy/prometheus/alerts.yml": rulesFile,
  "deploy/prometheus/alerts.test.yml": rulesTestFile,
  "deploy/grafana/dashboards/frontdesk.json": () => `${JSON.stringify(board(), null, 2)}\n`,
  "docs/metrics.md": metricsPage,
  "docs/watching.md": (before) => withAlerts(before()),
};
