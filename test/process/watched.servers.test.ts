import { spawnSync } from "node:child_process";
import { expect, onTestFinished, test } from "vitest";
import { board } from "../../tools/watching/board.ts";
import { alerts } from "../../tools/watching/rules.ts";
import { poll } from "../poll.ts";
import { startFakeSlack } from "../slack/fake/fake-slack.ts";
import { opensAccount } from "../slack/opens-account.ts";
import { slackProcess } from "../slack/process.ts";
import { ourScopes } from "../slack/slack-desk.ts";
import { cleanEnv, program, tempFolder } from "./desk.ts";
import { deployed, prometheusFor, promtool, withPrometheus } from "./prometheus.ts";
import { startTencent } from "./tencent.ts";

/** The board's queries, as Grafana sends them for one desk over the time of this test. */
const queries = board().panels.flatMap((panel) =>
  "targets" in panel
    ? panel.targets.map(({ expr }) => ({
        panel: panel.title,
        query: expr.replaceAll("$__rate_interval", "1m").replaceAll('instance=~"$desk"', 'instance=~".*"'),
      }))
    : [],
);

withPrometheus("what watches a desk", () => {
  test("promtool takes the settings and the rules, and each alert rings where it should and nowhere else", () => {
    const config = promtool("check", "config", deployed("prometheus/prometheus.yml"));
    expect(config.said).toContain(`SUCCESS: ${alerts.length} rules found`);
    expect(config.status, config.said).toBe(0);
    const tried = promtool("test", "rules", deployed("prometheus/alerts.test.yml"));
    expect(tried.status, tried.said).toBe(0);
  });

  test("a desk that people work with gives data to every query of the board, and to every alert", async () => {
    const began = Date.now();
    const slack = await startFakeSlack({ scopes: ourScopes, patienceMs: 30_000 });
    onTestFinished(() => slack.close());
    const tencent = await startTencent(tempFolder());
    onTestFinished(() => tencent.close());
    const env = {
      ...{ ...tencent.env, SLACK_AGENT_GROUPS: "*", SMS_COUNTRIES: "*", SLACK_TEAMS: slack.team.id },
      ...{ FRONTDESK_KEY: "a key for a desk that is watched, long enough", LOG_LEVEL: "silent" },
    };
    const desk = slackProcess(slack, "http", env);
    await desk.start();
    const prometheus = await prometheusFor(desk.url);
    const sample = (query: string) => prometheus.series(query, began).then((all) => all.flat().at(-1));
    await poll("a first look", async () => ((await sample("frontdesk_ledger_up")) === 1 ? true : undefined));

    const mails = ["ana@example.com", "cut.after@example.com", "bo@example.com"];
    for (const [n, mail] of mails.entries()) {
      const person = slack.person(`Ana ${n}`);
      const mistypes = async () => {
        await person.says(slack.dm(person), "000000");
        const refused = () =>
          slack.dm(person).messages.find((card) => slack.screen(card).includes("That code isn't right"));
        await slack.until(refused);
      };
      const gotText = mail.startsWith("bo") ? mistypes : async () => {};
      await opensAccount({ slack, tencent, acted: () => {}, gotText }, person, { mail, phone: `5123450${n}` });
    }
    await fetch(`${desk.url}/slack/events`, { method: "POST", body: "{}" }); // nobody has signed it
    const paused = spawnSync(process.execPath, [program, "pause", "requests", "for", "2h", "a", "try"], {
      cwd: desk.folder,
      env: cleanEnv({
        ...env,
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_API_URL: slack.apiUrl,
        SLACK_SIGNING_SECRET: slack.signingSecret,
      }),
      encoding: "utf8",
    });
    expect(paused.status, paused.stderr).toBe(0);
    await poll("the pause", async () => ((await sample('frontdesk_paused{what="requests"}')) === 1 ? true : undefined));
    await poll("the last account", async () =>
      (await sample('frontdesk_requests_total{kind="open",is="created"}')) === mails.length ? true : undefined,
    );

    const held = await Promise.all(
      queries.map(async ({ panel, query }) => ({
        panel,
        query,
        series: (await prometheus.series(query, began)).filter((all) => all.length > 0),
      })),
    );
    expect(held.length).toBeGreaterThan(40);
    expect(held.filter(({ series }) => series.length === 0).map(({ panel, query }) => `${panel}: ${query}`)).toEqual(
      [],
    );

    const rules = await prometheus.rules();
    expect(rules.map(({ name }) => name).toSorted()).toEqual(alerts.map(({ name }) => name).toSorted());
    expect(rules.filter(({ health }) => health !== "ok")).toEqual([]);
    const selectors = new Set(
      alerts.flatMap(({ expr }) => expr.match(/\b(?:frontdesk|nodejs|process|up)[a-z0-9_]*\{[^}]*\}/g) ?? []),
    );
    expect(selectors.size).toBeGreaterThan(20);
    const dry = await Promise.all(
      [...selectors].map(async (each) => ({ each, found: (await prometheus.series(each, began)).length })),
    );
    expect(dry.filter(({ found }) => found === 0).map(({ each }) => each)).toEqual([]);
    for (const [query, value] of [
      ['frontdesk_requests_total{kind="open",is="unknown"}', 1],
      ['sum(frontdesk_tencent_refusals_total{code=~".*VerificationCodeIllegal"})', 1],
      ['frontdesk_refusals_total{action="signature",front="slack"}', 1],
      ['frontdesk_side_up{side="tencent"}', 1],
    ] as const)
      expect([query, await sample(query)]).toEqual([query, value]);
    console.log(`${held.length} queries of the board and ${rules.length} alerts held against a desk that is scraped`);
  });
});
