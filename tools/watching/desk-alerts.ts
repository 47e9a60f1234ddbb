import { type Alert, of, up } from "./alert.ts";

const slowLoop = of("nodejs_eventloop_lag_p99_seconds");
const polled = of("frontdesk_last_poll_seconds");
const there = of("frontdesk_ledger_up");

/** Alerts about desks themselves and their ledger. */
export const deskAlerts: Alert[] = [
  {
    name: "FrontdeskDown",
    expr: 'up{job="frontdesk"} == 0',
    for: "2m",
    severity: "page",
    summary: "The desk at {{ $labels.instance }} does not answer.",
    happened:
      "Prometheus could not read /metrics of this desk for two minutes: it has ended, hangs, or can't be reached.",
    safe: "Every answer that people were told is kept stays kept. Nothing that was begun is sent twice; another desk on the same ledger goes on at once.",
    todo: "Look at its log and exit code. After 78 only you can mend it: the last line says what, and so does npm run check. Else start it again; it goes on where it was.",
    rings: { series: { [up]: "1 0 0 0 0" }, at: "4m", labels: { instance: "desk:3000" } },
    quiet: { series: { [up]: "1 0 1 0 1" }, at: "4m" },
  },
  {
    name: "FrontdeskAllDown",
    expr: 'absent(up{job="frontdesk"} == 1)',
    for: "1m",
    severity: "page",
    summary: "No desk answers.",
    happened: "For a minute there was no desk that Prometheus could read. People get no answers now.",
    safe: "What was kept is in the database. Slack sends messages again for some minutes; presses and commands, and everything in Discord, fail before people's eyes.",
    todo: "Start one desk. It finds out first how calls ended whose answers were lost, and sends nothing twice.",
    rings: { series: { [up]: "1 0 0 0" }, at: "3m" },
    quiet: { series: { [up]: "0 0 0 0", 'up{job="frontdesk",instance="desk2:3000"}': "1 1 1 1" }, at: "3m" },
  },
  {
    name: "FrontdeskRestarts",
    expr: 'changes(process_start_time_seconds{job="frontdesk"}[30m]) > 3',
    for: "1m",
    severity: "ticket",
    summary: "The desk at {{ $labels.instance }} has started more than three times in half an hour.",
    happened: "Something ends the process again and again, or whatever starts it thinks that it is not well.",
    safe: "A stop loses no answer, however often it comes.",
    todo: "Look at the last line of its log before each end. If your orchestrator ends it, compare its probes with /healthz and /readyz: neither asks Slack, Discord or Tencent.",
    rings: {
      series: { [of("process_start_time_seconds")]: "1 2 3 4 5 5 5" },
      at: "6m",
      labels: { instance: "desk:3000" },
    },
    quiet: { series: { [of("process_start_time_seconds")]: "1 2 2 2 2 2 2" }, at: "6m" },
  },
  {
    name: "FrontdeskLedgerAway",
    expr: "frontdesk_ledger_up == 0",
    for: "1m",
    severity: "page",
    summary: "The desk at {{ $labels.instance }} can keep nothing.",
    happened:
      "Its database did not answer, or took no writing, for a minute. People are told that nothing can be kept now.",
    safe: "No answer counts that was not kept, and no text and no account is asked for meanwhile. A call under way is written down before it is sent, so its end is found out later.",
    todo: "Look at PostgreSQL (is it there, is a standby missing that it waits for, is its disk full), or at the disk under DATABASE_URL. The desk looks for it once a second and goes on by itself.",
    rings: { series: { [there]: "1 0 0 0" }, at: "3m", labels: { instance: "desk:3000" } },
    quiet: { series: { [there]: "1 0 1 0" }, at: "3m" },
  },
  {
    name: "FrontdeskIdle",
    expr: 'time() - max(frontdesk_last_poll_seconds{job="frontdesk"}) > 120 and on() max(frontdesk_ledger_up{job="frontdesk"}) == 1',
    for: "2m",
    severity: "page",
    summary: "No desk looks for promised work.",
    happened:
      "Desks are there and their ledger answers, but for two minutes none of them has looked for what is due: cards, texts, creates and look-ups all wait.",
    safe: "Promised work stays promised, in order. Whoever looks first does it, once.",
    todo: "Start the desks anew, one after the other. Keep the log of the first: this should not happen.",
    rings: { series: { [polled]: "0+0x9", [there]: "1+0x9" }, at: "6m" },
    quiet: { series: { [polled]: "0+60x9", [there]: "1+0x9" }, at: "6m" },
  },
  {
    name: "FrontdeskCommitsSlow",
    expr: 'histogram_quantile(0.95, sum by (le) (rate(frontdesk_commit_seconds_bucket{job="frontdesk"}[10m]))) > 0.5',
    for: "10m",
    severity: "ticket",
    summary: "Keeping an answer takes more than half a second.",
    happened:
      "Of the commits of the last ten minutes one in twenty took longer than half a second. People wait at most 1.4 seconds for the database, and are told then that nothing was kept.",
    safe: "A commit that took too long is kept once or not at all; the same delivery again finds out which.",
    todo: "Look at the disk's latency, at PostgreSQL's load, and at a synchronous standby that is far away.",
    rings: {
      series: {
        [of("frontdesk_commit_seconds_bucket", 'le="0.5"')]: "0+1x40",
        [of("frontdesk_commit_seconds_bucket", 'le="1"')]: "0+10x40",
        [of("frontdesk_commit_seconds_bucket", 'le="+Inf"')]: "0+10x40",
      },
      at: "30m",
    },
    quiet: {
      series: {
        [of("frontdesk_commit_seconds_bucket", 'le="0.5"')]: "0+10x40",
        [of("frontdesk_commit_seconds_bucket", 'le="+Inf"')]: "0+10x40",
      },
      at: "30m",
    },
  },
  {
    name: "FrontdeskEventLoopSlow",
    expr: 'nodejs_eventloop_lag_p99_seconds{job="frontdesk"} > 0.25',
    for: "5m",
    severity: "ticket",
    summary: "The desk at {{ $labels.instance }} is out of breath.",
    happened:
      "Its event loop comes a quarter of a second late, one time in a hundred, for five minutes: everything it does waits that long.",
    safe: "Being slow loses nothing; Slack and Discord send people an error when an answer takes over three seconds.",
    todo: "See whether the machine has a core for it and whether something else takes it. A second desk on PostgreSQL takes half of the work.",
    rings: { series: { [slowLoop]: "0.3+0x10" }, at: "6m", labels: { instance: "desk:3000" } },
    quiet: { series: { [slowLoop]: "0.3 0.3 0.01 0.3 0.3 0.3 0.3" }, at: "6m" },
  },
  {
    name: "FrontdeskTwoBuilds",
    expr: 'count(count by (version) (frontdesk_build_info{job="frontdesk"})) > 1',
    for: "1h",
    severity: "ticket",
    summary: "Desks of different builds have worked side by side for an hour.",
    happened: "An upgrade was begun and not finished.",
    safe: "Neighbouring builds read what each other keeps. Limits and pauses that only the newer one knows hold on the newer one alone.",
    todo: "Replace the older desks, or go back; CHANGELOG.md says under Before you upgrade what matters.",
    rings: {
      series: {
        'frontdesk_build_info{job="frontdesk",instance="a",version="0.6.0"}': "1+0x90",
        'frontdesk_build_info{job="frontdesk",instance="b",version="0.7.0"}': "1+0x90",
      },
      at: "70m",
    },
    quiet: {
      series: {
        'frontdesk_build_info{job="frontdesk",instance="a",version="0.7.0"}': "1+0x90",
        'frontdesk_build_info{job="frontdesk",instance="b",version="0.7.0"}': "1+0x90",
      },
      at: "70m",
    },
  },
];
