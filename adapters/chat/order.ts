import { caseNumberIn, type ListKind, nearest } from "../../src/desk/platform.ts";
import { type Judgement, judgementIn } from "./judgement.ts";
import { verbs } from "./verbs.ts";

/** What a command, a mention or a direct message tells the bot to do. */
export type Order =
  | { verb: "open"; flow: string; customer?: string; text?: string; country?: string }
  /** `page` is a kind of list, or a name that a list gives to the page beside it. */
  | { verb: "list"; page?: string }
  | { verb: "help" }
  | { verb: (typeof caseVerbs)[number]; caseId?: string; rest: string }
  | { verb: "find"; text: string }
  /** `said` is what stands behind `pause`, or `go on` with what stands behind that. */
  | { verb: "pause"; said: string }
  /** `to` is absent when nobody was named. */
  | { verb: "hand" | "customer"; to?: string; caseId?: string }
  | { verb: "unknown"; said: string; nearest?: string }
  /** What those who run the desk decide by. From anybody else it is no order. */
  | ({ verb: "judge" } & Judgement)
  /** Somebody was named whom the platform did not recognise, as typed. */
  | { verb: "stranger"; name: string }
  /** More than one person was named as the customer. */
  | { verb: "several" };

export type Puzzle = Extract<Order, { verb: "unknown" | "stranger" | "several" }>;

/** How a platform sends what people type. */
export interface Dialect {
  /** Turns what was sent into what stood on the screen. */
  typed: (sent: string) => string;
  /** Matches a person at the beginning, with or without `for`. The first group is their id. */
  member: RegExp;
  /** Matches every person in a text, with the global flag. The first group is their id. */
  members: RegExp;
}

const caseVerbs = ["status", "resume", "code", "resend", "note", "cancel", "link", "lift"] as const;

/**
 * Reads a text, as the platform sends it, as an order. `flows` are the kinds of request that this desk opens. An empty
 * text is `open`.
 */
export function readOrder(sent: string, flows: readonly string[], dialect: Dialect): Order {
  const { typed } = dialect;
  const [, first, rest] = /^\s*(\S*)\s*(.*)$/su.exec(sent)!;
  const said = typed(first!);
  const verb = said.toLowerCase().replace(/(?<![.,:;!?])[.,:;!?]+$/, "");
  if (verb === "" && rest === "") return { verb: "open", flow: "open" };
  const judgement = judgementIn(typed(sent));
  if (judgement) return { verb: "judge", ...judgement };
  const pausing = pauseIn(typed(sent));
  if (pausing) return pausing;
  if (verb === "open" || flows.includes(verb)) return readOpening(verb, rest!, dialect);
  if (verb === "help") return { verb };
  if (verb === "list") return { verb, ...kindIn(typed(rest!)) };
  if (verb === "history" && rest === "") return { verb: "list", page: "done" };
  if (verb === "find") return { verb, text: typed(rest!).trim() };
  if (verb === "hand" || verb === "customer") return readHanding(verb, rest!, dialect);
  const near = meant(verb, [...new Set([...verbs, ...flows])]);
  return readCaseOrder(verb, typed(rest!)) ?? { verb: "unknown", said, ...(near && { nearest: near }) };
}

const kinds: Record<string, ListKind> = {
  ...{ mine: "mine", my: "mine", waiting: "waiting", team: "team", done: "done", finished: "done" },
  ...{ 我的: "mine", 待办: "waiting", 团队: "team", 已完成: "done" },
};

/** The kind of list in what stands behind `list`. Anything else is the usual list. */
export function kindIn(said: string): { page?: ListKind } {
  const word = said.trim().toLowerCase();
  const kind = Object.hasOwn(kinds, word) ? kinds[word] : undefined;
  return kind ? { page: kind } : {};
}

/**
 * Reads what stands behind the kind of request. A customer may be named anywhere in it behind `for` or 给, and without
 * them at its beginning.
 */
export function readOpening(flow: string, sent: string, { typed, members }: Dialect): Order {
  const named = [...sent.matchAll(members)].flatMap(({ 0: mention, 1: id, index }) => {
    const before = sent.slice(0, index);
    const [lead] = led.exec(before) ?? [];
    return lead !== undefined || before.trim() === ""
      ? [{ id: id!, from: index - (lead?.length ?? 0), to: index + mention.length }]
      : [];
  });
  const [customer, another] = new Set(named.map(({ id }) => id));
  if (another !== undefined) return { verb: "several" };
  const stranger = customer === undefined ? strange.exec(sent) : null;
  if (stranger) return { verb: "stranger", name: `@${typed(stranger[1]!)}` };
  const rest = named.reduceRight((left, { from, to }) => `${left.slice(0, from)}${left.slice(to)}`, sent);
  const text = typed(rest.replace(/^[\s,，]+/, "")).trim();
  return { verb: "open", flow, ...(customer !== undefined && { customer }), ...(text && { text }) };
}

const led =
  /(?:(?<![\p{L}\p{N}])(?:for|customer|client)(?: is)?[ :]{0,3}|(?:给|給|为|為|帮|幫|替|客户|客戶)(?:是|开|開)?[ :：]{0,3})$/iu;
const strange = /(?:(?:^|\s)for\s{1,3}|(?:给|給|为|為|帮|幫|替)\s{0,3})@([^\s@,，。]{1,80})/i;

/** `hand @ben R-7K2P` or `hand R-7K2P over to @ben`. */
function readHanding(verb: "hand" | "customer", sent: string, { typed, member }: Dialect): Order {
  const numbered = caseNumberIn(sent);
  const who = (numbered?.rest ?? sent).replace(/^\s*(over\s+)?(to\s+)?/i, "");
  const named = member.exec(who)?.[1];
  const stranger = named ? null : /^(?:for\s+)?@(\S+)/i.exec(who);
  if (stranger) return { verb: "stranger", name: `@${typed(stranger[1]!)}` };
  return { verb, ...(named && { to: named }), ...(numbered && { caseId: numbered.id }) };
}

/** An order for one case; undefined when the verb is another. */
export function readCaseOrder(verb: string, said: string): Order | undefined {
  const known = caseVerbs.find((each) => each === verb);
  return known && { verb: known, rest: said.trim(), ...caseIn(said) };
}

/** An order to pause all desks, or to let them go on. Undefined for other words. */
export function pauseIn(said: string): Order | undefined {
  const text = said.trim();
  const [pause] = /^(?:pause(?![\p{L}\p{N}-])|暂停|暫停)/iu.exec(text) ?? [];
  if (pause !== undefined) return { verb: "pause", said: text.slice(pause.length) };
  return /^go[ -]on(?![\p{L}\p{N}-])|^继续$|^恢复/iu.test(text) ? { verb: "pause", said: text } : undefined;
}

/** The text without the case number. */
export function beside(rest: string): string {
  return (caseNumberIn(rest)?.rest ?? rest).trim();
}

export function caseIn(said: string): { caseId?: string } {
  const found = caseNumberIn(said);
  return found ? { caseId: found.id } : {};
}

/** The word that was probably meant: the only one that begins so, else one at an edit distance of at most two. */
function meant(said: string, known: readonly string[]): string | undefined {
  const begun = said.length > 2 ? known.filter((word) => word.startsWith(said)) : [];
  if (begun.length === 1) return begun[0];
  return nearest(said, known, said.length > 3 ? 2 : 1);
}
