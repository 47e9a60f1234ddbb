import { table } from "../../conversation/may.ts";
import type { Case } from "../../conversation/types.ts";
import type { Became, Committing, Posted } from "../../desk/meters.ts";
import type { Forgery } from "../../desk/turned-down.ts";
import { kindIds } from "../../flows/approval.ts";
import { kindsOfPause } from "../../ledger/pauses.ts";
import { kinds as queues } from "../../ledger/queues.ts";
import { errorTables } from "../../tencent/errors.ts";
import type { CallOutcome, NotSent, Unknown } from "../../tencent/outcome.ts";
import { pacedApis } from "../../tencent/rates.ts";
import { sideNames } from "../web/sides.ts";

/** The names of a union's members, each once. The compiler finds one that is missing. */
const all = <Name extends string>(names: Record<Name, true>): Name[] => Object.keys(names) as Name[];

/** The value for whatever is not in a label's list. */
export const other = "other";

const forged = all<Forgery>({ signature: true, token: true, browser: true, origin: true, path: true, place: true });

/** Why a call has no answer of Tencent's. */
const unanswered = all<NotSent["why"] | Unknown["why"]>({
  "bad-input": true,
  credentials: true,
  dns: true,
  refused: true,
  unreachable: true,
  "connect-timeout": true,
  certificate: true,
  "stale-signature": true,
  "aborted-before-write": true,
  timeout: true,
  reset: true,
  aborted: true,
  "http-status": true,
  redirect: true,
  "too-large": true,
  "not-http": true,
  "not-json": true,
  "bad-shape": true,
});

const tencentCodes = [...new Set(Object.values(errorTables).flatMap((rows) => rows.map(({ code }) => code)))].sort();

/** All values that a label may have. What is none of them is counted as `other`. */
export const labelValues = {
  caseStates: all<Case["state"]>({ open: true, done: true, cancelled: true, expired: true, failed: true }),
  kinds: kindIds,
  became: all<Became>({
    started: true,
    texted: true,
    verified: true,
    created: true,
    unknown: true,
    manual: true,
    cancelled: true,
    expired: true,
    failed: true,
  }),
  fronts: ["slack", "discord", "web", "terminal"],
  chats: ["slack", "discord"],
  sides: sideNames,
  queues: [...queues],
  pauses: [...kindsOfPause],
  doubts: ["unknown", "manual"],
  apis: pacedApis,
  outcomes: all<CallOutcome<unknown>["is"]>({ done: true, refused: true, "not-sent": true, unknown: true }),
  tencentCodes,
  endCodes: [...new Set([...tencentCodes, ...unanswered])],
  actions: [...Object.keys(table), ...forged],
  commits: all<Committing>({ kept: true, seen: true, lost: true, conflict: true, down: true }),
  posts: all<Posted>({ delivered: true, later: true, refused: true, unreachable: true }),
  texts: ["sent", "proven", "limited"],
  textsHeld: ["sent", "proven"],
  watched: ["country", "workspace", "desk"],
} as const satisfies Record<string, readonly string[]>;
