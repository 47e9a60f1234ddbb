import type { Paused } from "../ledger/pauses.ts";

/** What somebody said who wants to pause all desks, or to end a pause. `lacks` is what has to be said as well. */
export type PauseSaid =
  | { is: "pause"; what: Paused; why: string; forMs?: number }
  | { is: "go on"; kinds: readonly Paused[] }
  | { is: "asks" }
  | { is: "unclear"; lacks: "what" | "why" | "how long" };

const whats: readonly [Paused, RegExp][] = [
  ["requests", /^(?:new\s+)?requests?(?![\p{L}\p{N}])|^new(?![\p{L}\p{N}])|^新申请|^申请/iu],
  [
    "spending",
    /^(?:texts?|spending|creates?)(?:\s+and\s+(?:new\s+)?(?:creates?|accounts?|texts?))?(?![\p{L}\p{N}])|^短信(?:和新?账号)?|^花费/iu,
  ],
  ["everything", /^(?:everything|all)(?:\s+but\s+look-?ups?)?(?![\p{L}\p{N}])|^全部|^一切/iu],
];

const unitMs: readonly [RegExp, number][] = [
  [/^(?:m|min|mins|minutes?|分钟|分)$/i, 60_000],
  [/^(?:h|hrs?|hours?|小时)$/i, 3_600_000],
  [/^(?:d|days?|天)$/i, 86_400_000],
];
const longestMs = 30 * 86_400_000;

/** A length of time: at the beginning, or behind everything else. */
const lasts =
  /^for\s+(\d{1,5})\s*([a-z]+|[\p{Script=Han}]{1,2})(?![\p{L}\p{N}])|\sfor\s+(\d{1,5})\s*([a-z]+|[\p{Script=Han}]{1,2})$/iu;

/**
 * Reads what stands behind `pause`: what, for how long if that is said, and why. `requests for 2h the desk moves`; nothing
 * asks how things stand, and `go on` ends every pause.
 */
export function readPause(said: string): PauseSaid {
  const text = said
    .trim()
    .replace(/\s+/g, " ")
    .replace(/^[:：,，]\s*/, "");
  if (text === "" || /^(?:status|state|状态)[.?？]?$/i.test(text)) return { is: "asks" };
  if (/^go[ -]?on(?![\p{L}\p{N}])|^(?:end|over|off|继续|恢复)(?![\p{L}\p{N}])/iu.test(text))
    return readGoOn(text.replace(/^go[ -]?on|^end|^over|^off|^继续|^恢复/iu, ""));
  const [what, form] = whats.find(([, each]) => each.test(text)) ?? [];
  if (!what) return { is: "unclear", lacks: "what" };
  const rest = trimmed(text.replace(form!, ""));
  if (/^until(?![\p{L}\p{N}])|^for\s+\d{6}/iu.test(rest)) return { is: "unclear", lacks: "how long" };
  const found = lasts.exec(rest);
  const [, first, firstUnit, last, lastUnit] = found ?? [];
  const unit = unitMs.find(([name]) => name.test(firstUnit ?? lastUnit ?? ""))?.[1];
  const forMs = unit === undefined ? undefined : Number(first ?? last) * unit;
  if (found && firstUnit !== undefined && unit === undefined) return { is: "unclear", lacks: "how long" };
  if (forMs !== undefined && (forMs === 0 || forMs > longestMs)) return { is: "unclear", lacks: "how long" };
  const why = trimmed(found && forMs !== undefined ? rest.replace(lasts, "") : rest);
  if (!/\p{L}/u.test(why)) return { is: "unclear", lacks: "why" };
  return { is: "pause", what, why: why.slice(0, mostWhy), ...(forMs !== undefined && { forMs }) };
}

const mostWhy = 300;
const every: readonly Paused[] = ["requests", "spending", "everything"];

/** Reads which pause ends. Every one does where none is named. */
function readGoOn(said: string): PauseSaid {
  const text = trimmed(said.replace(/^\s*(?:with\s)?/i, ""));
  if (text === "") return { is: "go on", kinds: every };
  const [what] = whats.find(([, each]) => each.test(text)) ?? [];
  return what ? { is: "go on", kinds: [what] } : { is: "unclear", lacks: "what" };
}

const trimmed = (text: string) => text.replace(/^[\s:：,，;.–-]+/u, "").trim();
