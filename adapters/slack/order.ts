import { typed } from "./escape.ts";
import { nearest } from "./nearest.ts";

/** What a slash command, a mention or a direct message tells the bot to do. */
export type Order =
  | { verb: "open"; flow: string; customer?: string; text?: string }
  | { verb: "list" | "help" }
  | { verb: (typeof aboutOne)[number]; caseId?: string; rest: string }
  | { verb: "unknown"; said: string; nearest?: string }
  /** Opening for somebody whom Slack did not recognise, as typed. */
  | { verb: "stranger"; name: string };

const aboutOne = ["status", "resume", "code", "resend", "cancel"] as const;
const always = ["open", "status", "list", "resume", "code", "resend", "cancel", "help"];

/** Reads the text as Slack sends it. `flows` are the kinds of request this desk opens; `open` alone needs no other word. */
export function readOrder(sent: string, flows: readonly string[]): Order {
  const [, first, rest] = /^\s*(\S*)\s*(.*)$/su.exec(sent)!;
  const said = typed(first!);
  const verb = said.toLowerCase().replace(/[.,:;!?]+$/, "");
  if (verb === "" && rest === "") return { verb: "open", flow: "open" };
  if (verb === "open" || flows.includes(verb)) return readOpening(verb, rest!);
  if (verb === "list" || verb === "help") return { verb };
  const one = aboutOne.find((known) => known === verb);
  if (one) return readAbout(one, typed(rest!));
  const near = nearest(verb, [...new Set([...always, ...flows])]);
  return { verb: "unknown", said, ...(near && { nearest: near }) };
}

function readOpening(flow: string, sent: string): Order {
  const member = /^(?:for\s+)?<@([UW]\w+)(?:\|[^>]*)?>\s*/i.exec(sent);
  const stranger = member ? null : /^for\s+@(\S+)/i.exec(sent);
  if (stranger) return { verb: "stranger", name: `@${typed(stranger[1]!)}` };
  const text = typed(sent.slice(member?.[0].length ?? 0)).trim();
  return { verb: "open", flow, ...(member && { customer: member[1]! }), ...(text && { text }) };
}

function readAbout(verb: (typeof aboutOne)[number], said: string): Order {
  const found = /\bR-[0-9A-Z]{4}\b/i.exec(said)?.[0].toUpperCase();
  return { verb, rest: said.trim(), ...(found && { caseId: found }) };
}
