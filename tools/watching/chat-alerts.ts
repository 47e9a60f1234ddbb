import { type Alert, of } from "./alert.ts";

const side = of("frontdesk_side_up", 'side="slack"');
const posts = (is: string) => of("frontdesk_posts_total", `front="slack",is="${is}"`);
const acks = (le: string) => of("frontdesk_ack_seconds_bucket", `front="slack",le="${le}"`);
/** Prometheus 3 writes 3 as 3.0, and 2 leaves it as the desk has told it. */
const three = 'le=~"3([.]0)?"';
const allAcks = of("frontdesk_ack_seconds_count", 'front="slack"');
const missed = of("frontdesk_acks_missed_total", 'front="slack"');
const forged = of("frontdesk_refusals_total", 'action="signature",front="slack"');

/** Alerts about Slack, Discord and whoever comes over the network. */
export const chatAlerts: Alert[] = [
  {
    name: "FrontdeskSideDown",
    expr: 'max by (side) (frontdesk_side_up{job="frontdesk"}) == 0',
    for: "5m",
    severity: "page",
    summary: "No desk has a working connection to {{ $labels.side }}.",
    happened: "For five minutes nothing has come in from there, or nothing that the desks send arrives.",
    safe: "Cards and calls that could not be posted wait and are posted in order. Calls to Tencent are not repeated.",
    todo: "Ask /readyz?side={{ $labels.side }} of a desk; it says whether it is the network, a token or the platform, and npm run check says what to mend. Desks connect again by themselves.",
    rings: { series: { [side]: "1 0 0 0 0 0 0 0" }, at: "7m", labels: { side: "slack" } },
    quiet: {
      series: {
        [side]: "1 0 0 0 0 0 0 0",
        'frontdesk_side_up{job="frontdesk",instance="desk2:3000",side="slack"}': "1+0x9",
      },
      at: "7m",
    },
  },
  {
    name: "FrontdeskPostsRefused",
    expr:
      'sum by (front) (increase(frontdesk_posts_total{job="frontdesk",is="refused"}[10m])) > 3 and ' +
      'sum by (front) (increase(frontdesk_posts_total{job="frontdesk",is="delivered"}[10m])) < 1',
    for: "5m",
    severity: "page",
    summary: "{{ $labels.front }} takes no post.",
    happened:
      "In the last ten minutes every post to {{ $labels.front }} was refused: a scope was taken away, the app was removed, or a payload is wrong.",
    safe: "Posts are kept and tried again. Answers that people gave are kept; they don't see it.",
    todo: "The log says “will try again” with the platform's own code. npm run check tries the token and its scopes; mend the app and reinstall it.",
    rings: {
      series: { [posts("refused")]: "0+1x20", [posts("delivered")]: "5+0x20" },
      at: "16m",
      labels: { front: "slack" },
    },
    quiet: { series: { [posts("refused")]: "0+1x20", [posts("delivered")]: "5+3x20" }, at: "16m" },
  },
  {
    name: "FrontdeskAcksLate",
    expr:
      'sum by (front) (increase(frontdesk_ack_seconds_count{job="frontdesk"}[10m])) - ' +
      `sum by (front) (increase(frontdesk_ack_seconds_bucket{job="frontdesk",${three}}[10m])) > 0.5`,
    for: "1m",
    severity: "page",
    summary: "{{ $labels.front }} waited more than three seconds for an answer.",
    happened: "People saw an error of the platform although their answer may have been kept.",
    safe: "What was kept is kept once: Slack delivers again and finds it done. Their card shows the true state.",
    todo: "See on the board whether commits, the event loop or the database are slow. Under load a second desk helps.",
    rings: {
      series: { [acks("3.0")]: "10 10 11 12 12", [allAcks]: "10 10 12 14 14" },
      at: "4m",
      labels: { front: "slack" },
    },
    quiet: { series: { [acks("3")]: "10 20 30 40 50", [allAcks]: "10 20 30 40 50" }, at: "4m" },
  },
  {
    name: "FrontdeskAcksSlow",
    expr: 'histogram_quantile(0.95, sum by (le, front) (rate(frontdesk_ack_seconds_bucket{job="frontdesk"}[10m]))) > 1.5',
    for: "10m",
    severity: "ticket",
    summary: "Answers to {{ $labels.front }} take half of what they may.",
    happened:
      "One in twenty answers took more than one and a half seconds for ten minutes. After three, people see an error.",
    safe: "Nothing is lost yet, and nothing is late.",
    todo: "Compare with commits, the event loop and the load of the machine on the board.",
    rings: {
      series: { [acks("1.5")]: "0+5x40", [acks("2")]: "0+10x40", [acks("+Inf")]: "0+10x40" },
      at: "30m",
      labels: { front: "slack" },
    },
    quiet: { series: { [acks("1.5")]: "0+10x40", [acks("2")]: "0+10x40", [acks("+Inf")]: "0+10x40" }, at: "30m" },
  },
  {
    name: "FrontdeskAcksMissed",
    expr: 'sum by (front) (increase(frontdesk_acks_missed_total{job="frontdesk"}[10m])) > 3',
    for: "1m",
    severity: "ticket",
    summary: "Deliveries of {{ $labels.front }} got no answer.",
    happened: "More than three things that people did in the last ten minutes failed before they could be answered.",
    safe: "Nothing of them was kept, or it was kept whole. Slack sends events again; a press has to be pressed again, and people are told so.",
    todo: "Search the log for “went wrong” and for its request; the database being away is told apart (FrontdeskLedgerAway).",
    rings: { series: { [missed]: "0 0 3 6 6 6" }, at: "5m", labels: { front: "slack" } },
    quiet: { series: { [missed]: "0 0 0 1 1 1" }, at: "5m" },
  },
  {
    name: "FrontdeskForged",
    expr: 'sum by (front, action) (increase(frontdesk_refusals_total{job="frontdesk",action=~"signature|token|browser|origin"}[15m])) > 50',
    for: "1m",
    severity: "ticket",
    summary: "Somebody tries forged requests ({{ $labels.action }}, {{ $labels.front }}).",
    happened: "More than fifty requests in a quarter of an hour had a wrong signature, token, browser or origin.",
    safe: "Each was refused before anything was read from it.",
    todo: "If it is Slack itself, SLACK_SIGNING_SECRET is wrong. Else limit the address at your proxy; npm run refusals tells how often and since when.",
    rings: { series: { [forged]: "0+20x10" }, at: "8m", labels: { front: "slack", action: "signature" } },
    quiet: { series: { [forged]: "0+1x10" }, at: "8m" },
  },
];
