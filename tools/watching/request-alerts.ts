import { errorTables } from "../../src/tencent/errors.ts";
import { type Alert, of } from "./alert.ts";

const rows = Object.values(errorTables).flat();
const anyOf = (codes: readonly string[]) =>
  [...new Set(codes)]
    .sort()
    .map((code) => code.replaceAll(".", "[.]"))
    .join("|");
/** What Tencent answers to a key that it does not take, or that may not do what is asked. */
const ofKeys = anyOf(
  rows.flatMap(({ code, fault }) => (fault || /^(AuthFailure|Ip(Not)?In)/.test(code) ? [code] : [])),
);
/** What Tencent answers to whoever calls too often. */
const ofRates = anyOf(rows.flatMap(({ code, say }) => (say === "error.rate-limit" ? [code] : [])));

const badKey = rows.find(({ fault }) => fault === "secret")!.code;
const tooOften = rows.find(({ say }) => say === "error.rate-limit")!.code;
const wrongCode = rows.find(({ mend }) => mend === "code")!.code;

const oldest = (state: string) => of("frontdesk_creates_in_doubt_oldest_seconds", `state="${state}"`);
const calls = (outcome: string) => of("frontdesk_tencent_calls_total", `api="CreateAccount",outcome="${outcome}"`);
const refusals = (code: string) => of("frontdesk_tencent_refusals_total", `code="${code}"`);
const manual = of("frontdesk_creates_in_doubt", 'state="manual"');
const waiting = of("frontdesk_outbox_oldest_seconds", 'queue="createAccount"');
const ringing = of("frontdesk_text_alarms", 'of="country"');
const paused = of("frontdesk_paused", 'what="spending"');

/** Alerts about what becomes of requests, and about Tencent. */
export const requestAlerts: Alert[] = [
  {
    name: "FrontdeskCreateInDoubt",
    expr: 'max(frontdesk_creates_in_doubt_oldest_seconds{job="frontdesk",state="unknown"}) > 1200',
    for: "2m",
    severity: "page",
    summary: "Nobody knows for twenty minutes whether an account was made.",
    happened:
      "The answer to a create got lost, and the look-ups of twenty minutes have not found out how it ended. Usually they do within two.",
    safe: "It is not asked for again: there is at most one account. Its people are told that the desk is looking.",
    todo: "Look at Tencent's side (/readyz?side=tencent, the calls on the board). The desk goes on looking each minute, and asks the operators to judge when it can't find out.",
    rings: { series: { [oldest("unknown")]: "1100+60x10" }, at: "6m" },
    quiet: { series: { [oldest("unknown")]: "1100 1160 0 60 120 180 240" }, at: "6m" },
  },
  {
    name: "FrontdeskCreateToJudge",
    expr: 'max(frontdesk_creates_in_doubt{job="frontdesk",state="manual"}) > 0',
    for: "15m",
    severity: "page",
    summary: "A create waits for a person's judgement.",
    happened:
      "The look-ups can't tell how a create has ended, and the operators' card with the evidence is unanswered for a quarter of an hour.",
    safe: "Nothing is made meanwhile, and the customer's e-mail address stays with this request.",
    todo: "Open the operators' card where OPERATORS reads, compare with the partner console, and press what is true. A second person confirms it.",
    rings: { series: { [manual]: "1+0x30" }, at: "20m" },
    quiet: { series: { [manual]: "1 1 1 1 1 1 1 1 1 1 0 1 1 1 1 1 1 1 1 1 1" }, at: "20m" },
  },
  {
    name: "FrontdeskOutboxStuck",
    expr: 'max by (queue) (frontdesk_outbox_oldest_seconds{job="frontdesk"}) > 300',
    for: "5m",
    severity: "page",
    summary: "Promised work waits in the queue {{ $labels.queue }} for more than five minutes.",
    happened:
      "Something that was promised to people has been due for five minutes, and no desk has done it. Desks are away, or it fails each time.",
    safe: "It stays promised, in order. What may happen once happens once.",
    todo: "Search the log for “will try again”: each line says the case and why. For post look at /readyz?side=slack and ?side=discord, for the others at ?side=tencent.",
    rings: { series: { [waiting]: "250+60x20" }, at: "10m", labels: { queue: "createAccount" } },
    quiet: { series: { [waiting]: "250 310 370 0 0 310 0 0 0 0 0" }, at: "10m" },
  },
  {
    name: "FrontdeskTencentRefusesKey",
    expr: `sum by (code) (increase(frontdesk_tencent_refusals_total{job="frontdesk",code=~"${ofKeys}"}[10m])) > 0`,
    for: "1m",
    severity: "page",
    summary: "Tencent refuses this desk's key ({{ $labels.code }}).",
    happened: "Tencent does not take the key, its signature or its rights. Nothing can be texted or created.",
    safe: "A refusal of the key is a certain no: nothing was made. Requests keep all their answers and can go on afterwards.",
    todo: "npm run check says what is wrong: key, secret, token, this machine's clock, its address, or a right that is missing. Put the right key in and start anew.",
    rings: {
      series: { [refusals(badKey)]: "0 0 2 3 3" },
      at: "4m",
      labels: { code: badKey },
    },
    quiet: { series: { [refusals(wrongCode)]: "0 0 2 3 3" }, at: "4m" },
  },
  {
    name: "FrontdeskTencentRate",
    expr: `sum(increase(frontdesk_tencent_refusals_total{job="frontdesk",code=~"${ofRates}"}[10m])) > 5`,
    for: "5m",
    severity: "ticket",
    summary: "Tencent says that this desk calls too often.",
    happened:
      "More than five calls in ten minutes were refused for their rate, although all desks on one ledger share it. Somebody else calls with the same partner account, or desks work on different ledgers.",
    safe: "Such a refusal makes nothing, and the call is tried again after a pause.",
    todo: "Find what else uses this key: another program, another desk with a database of its own, a test.",
    rings: { series: { [refusals(tooOften)]: "0+2x20" }, at: "15m" },
    quiet: { series: { [refusals(tooOften)]: "0 1 1 1 2 2 2 2 2 2 2 2 2 2 2 2" }, at: "15m" },
  },
  {
    name: "FrontdeskTencentSilent",
    expr:
      'sum(increase(frontdesk_tencent_calls_total{job="frontdesk",outcome=~"unknown|not-sent"}[10m])) > 3 and ' +
      'sum(increase(frontdesk_tencent_calls_total{job="frontdesk",outcome=~"unknown|not-sent"}[10m])) > 0.2 * sum(increase(frontdesk_tencent_calls_total{job="frontdesk"}[10m]))',
    for: "5m",
    severity: "page",
    summary: "Calls to Tencent get no answer.",
    happened: "More than one in five calls of the last ten minutes ended without an answer, or could not be sent.",
    safe: "A create or a text whose answer is lost is never sent again; look-ups find out how it ended.",
    todo: "Look at this machine's network, DNS and HTTPS_PROXY, and at Tencent's status page. If it lasts, pause: npm run pause -- texts for 1h Tencent is away.",
    rings: { series: { [calls("unknown")]: "0+1x20", [calls("done")]: "0+1x20" }, at: "15m" },
    quiet: { series: { [calls("unknown")]: "0+1x20", [calls("done")]: "0+20x20" }, at: "15m" },
  },
  {
    name: "FrontdeskTextAlarm",
    expr: 'max by (of) (frontdesk_text_alarms{job="frontdesk"}) > 0',
    for: "1m",
    severity: "page",
    summary: "Few texts are proven (by {{ $labels.of }}).",
    happened:
      "Of at least twenty texts of the last hour fewer than half were followed by their code. Texts don't arrive, or somebody has them sent to numbers that are not theirs, which costs money.",
    safe: "The limits on texts hold, by number, person, workspace, country and day.",
    todo: "The operators' channel says which country or workspace. If it looks like abuse: npm run pause -- texts, take the country out of SMS_COUNTRIES or the workspace off its list. npm run cases shows who asked.",
    rings: { series: { [ringing]: "0 1 1 1" }, at: "3m", labels: { of: "country" } },
    quiet: { series: { [ringing]: "0 0 0 0" }, at: "3m" },
  },
  {
    name: "FrontdeskPausedLong",
    expr: 'max by (what) (frontdesk_paused{job="frontdesk"}) == 1',
    for: "12h",
    severity: "ticket",
    summary: "The desks have been paused for half a day ({{ $labels.what }}).",
    happened: "Somebody paused the desks and nobody has ended it. It may be meant so.",
    safe: "Open requests keep their answers and don't run out of time while they wait.",
    todo: "npm run pause says who paused what, why and until when; npm run pause -- go on ends it, and whoever waited is called.",
    rings: { series: { [paused]: "1+0x800" }, at: "730m", labels: { what: "spending" } },
    quiet: { series: { [paused]: "1+0x600 0 1+0x200" }, at: "730m" },
  },
];
