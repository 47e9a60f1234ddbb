import { labelValues as values } from "./label-values.ts";

/** One metric, before it has a value. */
export interface Metric {
  is: "counter" | "gauge" | "histogram";
  /** `ledger`: what all desks share, so each tells the same. `desk`: what this process did since it started. */
  of: "ledger" | "desk";
  help: string;
  /** The part of the watched desk that it tells about, and the heading it stands under. */
  about: "Desk" | "Requests" | "Texts" | "Tencent" | "Queues" | "Chats" | "Ledger";
  /** All values of each label. A label without a list holds a country's two letters, or a version. */
  labels: Readonly<Record<string, readonly string[] | undefined>>;
  /** The upper bounds of a histogram, in seconds. */
  buckets?: readonly number[];
  /** Whether each series is there from the start, with 0: else its first increase can't be seen. */
  zero?: true;
}

const counter = (about: Metric["about"], help: string, labels: Metric["labels"] = {}) =>
  ({ is: "counter", of: "desk", about, help, labels, zero: true }) satisfies Metric;
const gauge = (of: Metric["of"], about: Metric["about"], help: string, labels: Metric["labels"] = {}) =>
  ({ is: "gauge", of, about, help, labels }) satisfies Metric;
const histogram = (about: Metric["about"], help: string, labels: Metric["labels"], buckets: readonly number[]) =>
  ({ is: "histogram", of: "desk", about, help, labels, buckets }) satisfies Metric;

const waitBuckets = [0.05, 0.2, 0.5, 1, 2, 5, 10, 30];
/** Slack and Discord give up on an answer after three seconds. */
const ackBuckets = [0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 2.5, 3, 5];
/** A call may take half a minute. */
const callBuckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30];
const commitBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** Every metric of a desk beside those that Node tells about its process. */
export const metricList = {
  frontdesk_build_info: gauge("desk", "Desk", "1, for the version of this build and of Node.", {
    version: undefined,
    node: undefined,
  }),
  frontdesk_last_poll_seconds: gauge(
    "desk",
    "Desk",
    "When this desk last looked for promised work and got an answer, in seconds since 1970. 0 before the first time.",
  ),
  frontdesk_refusals_total: counter(
    "Desk",
    "Attempts that this desk refused, by what was tried and the platform. Forged ones are told by their kind.",
    { action: values.actions, front: values.fronts },
  ),

  frontdesk_ledger_up: gauge("desk", "Ledger", "1 while this desk can keep turns, found out by writing one."),
  frontdesk_commits_total: counter(
    "Ledger",
    "Commits of turns by how they ended: kept; seen, because the event came before; lost to another turn, and made again; conflict with a limit or a rule; down, because the ledger gave no answer.",
    { is: values.commits },
  ),
  frontdesk_commit_seconds: histogram("Ledger", "How long commits of turns took.", {}, commitBuckets),
  frontdesk_cases: gauge("ledger", "Requests", "Cases by state.", { state: values.caseStates }),
  frontdesk_requests_total: counter(
    "Requests",
    "Turns of requests, by kind and by what became of the request: started; texted, for each text; verified, when Tencent took the code; created; unknown, when an answer got lost; manual, when a person has to judge; cancelled; expired; failed.",
    { kind: values.kinds, is: values.became },
  ),
  frontdesk_requests_refused_total: counter(
    "Requests",
    "Texts and creates that were certainly refused, by Tencent's code, or by what kept the call from being sent.",
    { code: values.endCodes },
  ),
  frontdesk_creates_in_doubt: gauge(
    "ledger",
    "Requests",
    "Creates whose outcome nobody knows; of manual ones a person decides.",
    { state: values.doubts },
  ),
  frontdesk_creates_in_doubt_oldest_seconds: gauge(
    "ledger",
    "Requests",
    "How long ago the oldest of these creates was sent. 0 when there is none.",
    { state: values.doubts },
  ),
  frontdesk_paused: gauge("ledger", "Requests", "1 while all desks are paused, by what is paused.", {
    what: values.pauses,
  }),
  frontdesk_paused_until_seconds: gauge(
    "ledger",
    "Requests",
    "When a pause ends by itself, in seconds since 1970. Absent for one that does not.",
    { what: values.pauses },
  ),
  frontdesk_cases_paused: gauge(
    "ledger",
    "Requests",
    "Cases that wait for the end of a pause, or for their call after it.",
  ),

  frontdesk_texts_total: counter(
    "Texts",
    "Texts, those by e-mail among them: sent, which means asked for; proven, when the code was given and accepted; limited, when a limit kept one from being asked for.",
    { is: values.texts },
  ),
  frontdesk_texts_last_hour: gauge(
    "ledger",
    "Texts",
    "Texts of the last hour by country, and how many of them were proven: the code was given and accepted. Codes by e-mail count as mail.",
    { country: undefined, is: values.textsHeld },
  ),
  frontdesk_text_alarms: gauge("ledger", "Texts", "Alarms that ring because few texts are proven.", {
    of: values.watched,
  }),

  frontdesk_tencent_calls_total: counter("Tencent", "Calls to Tencent by API and outcome.", {
    api: values.apis,
    outcome: values.outcomes,
  }),
  frontdesk_tencent_refusals_total: counter(
    "Tencent",
    "Calls that Tencent refused, by the row of the table of errors that its code belongs to.",
    { code: values.tencentCodes },
  ),
  frontdesk_tencent_call_seconds: histogram(
    "Tencent",
    "How long calls to Tencent took, from the first byte to the end of the answer.",
    { api: values.apis },
    callBuckets,
  ),
  frontdesk_slot_wait_seconds: histogram(
    "Tencent",
    "How long calls to Tencent waited for their turn below its rate.",
    { api: values.apis },
    waitBuckets,
  ),

  frontdesk_outbox_jobs: gauge("ledger", "Queues", "Promised work that is not done, by the queue it waits in.", {
    queue: values.queues,
  }),
  frontdesk_outbox_oldest_seconds: gauge(
    "ledger",
    "Queues",
    "How long the longest waiting job of a queue has been due.",
    { queue: values.queues },
  ),
  frontdesk_queue_wait_seconds: histogram(
    "Queues",
    "How long a job had been due when this desk began it, its slot below Tencent's rate included.",
    { queue: values.queues },
    waitBuckets,
  ),

  frontdesk_side_up: gauge(
    "desk",
    "Chats",
    "1 while a side of this desk works, as /readyz?side= tells. Absent for a side that it has not.",
    { side: values.sides },
  ),
  frontdesk_ack_seconds: histogram(
    "Chats",
    "How long deliveries waited for their first answer. Slack and Discord give up after three seconds.",
    { front: values.chats },
    ackBuckets,
  ),
  frontdesk_acks_missed_total: counter("Chats", "Deliveries that got no answer at all, because something failed.", {
    front: values.chats,
  }),
  frontdesk_posts_total: counter(
    "Chats",
    "Tries to post, by platform: delivered; later, when the platform has told when to come again; refused; unreachable, because nobody reads there any more.",
    { front: values.fronts, is: values.posts },
  ),
  frontdesk_post_seconds: histogram("Chats", "How long posts took that were delivered.", { front: values.fronts }, [
    ...ackBuckets,
    10,
  ]),
} as const satisfies Record<`frontdesk_${string}`, Metric>;

export type MetricName = keyof typeof metricList;
