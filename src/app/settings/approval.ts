import type { z } from "zod";
import { canonical } from "../../desk/linked-people.ts";
import { kindIds } from "../../flows/approval.ts";
import { numbering } from "../../flows/fields/numbering.ts";

/** Which requests need an approval, as `APPROVAL` says it. */
export interface ApprovalSetting {
  kinds: "*" | readonly string[];
  countries: readonly string[];
  over?: number;
}

/** Where approvers read, and the ids of those who may decide there; everybody who reads there if `who` is empty. */
export interface ApproversSetting {
  at: string;
  who: readonly string[];
}

const example = "give always, or a list such as verify,NG,over:20";

/** Reads `always`, or kinds of request, two-letter countries, and `over:` with how many a person may open in a day alone. */
export function readApproval(said: string, context: z.RefinementCtx): ApprovalSetting {
  const words = wordsIn(said).map((word) => word.toLowerCase());
  const kinds = words.filter((word) => kindIds.includes(word));
  const countries = words.filter((word) => /^[a-z]{2}$/.test(word)).map((word) => word.toUpperCase());
  const limits = words.flatMap((word) => /^over:(\d{1,6})$/.exec(word)?.[1] ?? []).map(Number);
  const isAlways = words.length === 1 && words[0] === "always";
  const known = kinds.length + countries.length + limits.length;
  const strange = countries.filter((area) => !numbering().isSupportedCountry(area));
  if (strange.length > 0)
    context.addIssue(
      `has ${strange.join(" and ")}, which ${strange.length === 1 ? "is" : "are"} no country; ${example}`,
    );
  else if (!isAlways && (known === 0 || known < words.length))
    context.addIssue(
      `names which requests need an approval: ${example} (kinds of request are ${kindIds.join(", ")}; always stands alone)`,
    );
  if (limits.length > 1) context.addIssue("has over: twice; keep one");
  const [over] = limits;
  return { kinds: isAlways ? "*" : kinds, countries, ...(over !== undefined && { over }) };
}

const channel = /^(slack:[TE][0-9A-Z]+:[CG][0-9A-Z]+|discord:\d{1,20}:#\d{1,20})$/;
const person = /^(slack:[TE][0-9A-Z]+:[UW][0-9A-Z]+|discord:\d{1,20}:\d{1,20})$/;
const group = /^slack:[TE][0-9A-Z]+:S[0-9A-Z]+$/;
const bare = /^([SUW][0-9A-Z]{2,}|\d{15,20})$/;

const places =
  "is the private channel where approvers read, such as slack:T0123ABCD:C0456EFGH or discord:123:#456, and behind it the user groups, people or roles who may decide there, unless all who read it may; or one person, such as slack:T0123ABCD:U0456EFGH";

/** Reads where approvers read, and who of those who read there may decide. */
export function readApprovers(said: string, context: z.RefinementCtx): ApproversSetting {
  const words = wordsIn(said).map((word) => (word.includes(":") ? canonical(word) : word.toUpperCase()));
  const [at, another] = words.filter((word) => channel.test(word));
  const others = words.filter((word) => !channel.test(word));
  const wrong = problemOf(words, at, another, others);
  if (wrong !== undefined) context.addIssue(wrong);
  if (at === undefined) return { at: others[0] ?? "", who: [] };
  return { at, who: [...new Set(others.map((word) => word.split(":").at(-1)!))] };
}

function problemOf(
  words: readonly string[],
  at: string | undefined,
  another: string | undefined,
  others: readonly string[],
): string | undefined {
  if (words.includes("*")) return `takes no *, because anybody could approve then; it ${places}`;
  if (words.length === 0 || others.some((word) => ![person, group, bare].some((form) => form.test(word))))
    return places;
  if (another !== undefined) return "has two channels; give the one where all who approve read";
  if (at === undefined)
    return others.length === 1 && person.test(others[0]!)
      ? undefined
      : `says who approves, and not where they read; it ${places}`;
  const isSlack = at.startsWith("slack:");
  const home = at.slice(0, at.lastIndexOf(":") + 1);
  if (others.some((word) => (word.includes(":") ? !word.startsWith(home) : /^\d/.test(word) === isSlack)))
    return "names somebody who is not in the workspace or server of its channel, and could not read there; leave them out";
  return undefined;
}

function wordsIn(said: string): string[] {
  return said.split(/[\s,;"']+/).filter((word) => word !== "");
}

/** Whether requests of another kind than an account may need an approval. Desks of 0.4.0 know none for those. */
export function asksForOthers({ APPROVAL }: { APPROVAL?: ApprovalSetting | undefined }): boolean {
  if (!APPROVAL) return false;
  const { kinds, countries, over } = APPROVAL;
  return kinds === "*" || kinds.some((kind) => kind !== "open") || countries.length > 0 || over !== undefined;
}

interface Read {
  APPROVAL?: ApprovalSetting | undefined;
  APPROVERS?: ApproversSetting | undefined;
  APPROVAL_HOURS: number;
  DRAFT_HOURS: number;
  SLACK_TEAMS?: string[] | "*" | undefined;
  DISCORD_GUILDS?: string[] | "*" | undefined;
}

/** What is wrong between the settings of approvals and the others. */
export function approvalProblems(
  { APPROVAL, APPROVERS, APPROVAL_HOURS, DRAFT_HOURS, SLACK_TEAMS, DISCORD_GUILDS }: Read,
  isOn: { slack: boolean; discord: boolean },
): string[] {
  if (!APPROVAL && !APPROVERS) return [];
  if (!APPROVERS) return [`APPROVERS is missing, so nobody could approve what APPROVAL names; it ${places}`];
  if (!APPROVAL) return [`APPROVAL is missing, so APPROVERS would have nothing to approve; ${example}`];
  const [platform = "", home = ""] = APPROVERS.at.split(":");
  const [list, name] = platform === "slack" ? [SLACK_TEAMS, "SLACK_TEAMS"] : [DISCORD_GUILDS, "DISCORD_GUILDS"];
  const isServed = !list || list === "*" || list.some((id) => id === home || id.startsWith("E"));
  return [
    ...(isOn[platform as "slack" | "discord"]
      ? []
      : [
          "APPROVERS is on a platform that this desk is not on, so nobody could approve anything; give a place where it is",
        ]),
    ...(isServed
      ? []
      : [`APPROVERS is in a place that ${name} does not list; add it there, or nobody can press anything`]),
    ...(APPROVAL_HOURS < DRAFT_HOURS
      ? []
      : [
          `APPROVAL_HOURS is ${APPROVAL_HOURS}, but a request ends after ${DRAFT_HOURS} hours: give fewer hours, or more in DRAFT_HOURS`,
        ]),
  ];
}
