import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, onTestFinished } from "vitest";
import { poll } from "../poll.ts";
import { freePort } from "../postgres/server.ts";

/** Where what operators start stands. */
export const deployed = (file: string): string => resolve("deploy", file);

/** Tests that are skipped where no Prometheus is installed. */
export function withPrometheus(what: string, tests: () => void): void {
  const isThere = ["prometheus", "promtool"].every((program) => spawnSync(program, ["--version"]).status === 0);
  describe.skipIf(!isThere)(`${what} (needs Prometheus)`, tests);
}

/** What promtool says to these arguments, and how it ends. */
export function promtool(...args: string[]): { said: string; status: number | null } {
  const { stdout, stderr, status } = spawnSync("promtool", args, { encoding: "utf8" });
  return { said: stdout + stderr, status };
}

interface Rule {
  name: string;
  health: string;
  lastError?: string;
}

/** A real Prometheus with the settings of `deploy/`, that looks at a desk here once a second. */
export async function prometheusFor(desk: string) {
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-prometheus-"));
  const port = await freePort();
  const settings = readFileSync(deployed("prometheus/prometheus.yml"), "utf8")
    .replace('"desk:3000"', JSON.stringify(new URL(desk).host))
    .replaceAll(/(scrape|evaluation)_(interval|timeout): \d+s/g, "$1_$2: 1s")
    .replace("- alerts.yml", `- ${deployed("prometheus/alerts.yml")}`);
  writeFileSync(join(folder, "prometheus.yml"), settings);
  const at = `127.0.0.1:${port}`;
  const args = [`--config.file=${folder}/prometheus.yml`, `--storage.tsdb.path=${folder}/data`];
  const child: ChildProcess = spawn("prometheus", [...args, `--web.listen-address=${at}`, "--log.level=error"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const gone = once(child, "close");
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await gone;
    rmSync(folder, { recursive: true, force: true });
  });
  const ask = async <T>(path: string, query: Record<string, string> = {}): Promise<T> => {
    const answer = await fetch(`http://${at}/api/v1/${path}?${new URLSearchParams(query)}`);
    const { data, error } = (await answer.json()) as { data: T; error?: string };
    if (error !== undefined) throw new Error(`${query.query}: ${error}`);
    return data;
  };
  await poll("a Prometheus", () =>
    ask("status/buildinfo").then(
      () => true as const,
      () => undefined,
    ),
  );
  return {
    /** The series that an expression gives from `since` (ms) until now, each with those values that are numbers. */
    async series(query: string, since: number): Promise<number[][]> {
      const range = { start: String(since / 1000), end: String(Date.now() / 1000), step: "1" };
      const { result } = await ask<{ result: { values: [number, string][] }[] }>("query_range", { query, ...range });
      return result.map(({ values }) =>
        values.map(([, value]) => Number(value)).filter((value) => !Number.isNaN(value)),
      );
    },
    /** The rules that it has, once each was looked at. */
    rules: (): Promise<Rule[]> =>
      poll("every rule looked at", async () => {
        const { groups } = await ask<{ groups: { rules: Rule[] }[] }>("rules");
        const all = groups.flatMap(({ rules }) => rules);
        return all.length > 0 && all.every(({ health }) => health !== "unknown") ? all : undefined;
      }),
  };
}
