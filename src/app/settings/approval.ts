import type { z } from "zod";
import { kindIds } from "../../flows/approval.ts";
import { numbering } from "../../flows/fields/numbering.ts";
import { type AppointedSetting, approversAre, placeProblems } from "./appointed.ts";

/** Which requests need an approval, as `APPROVAL` says it. */
export interface ApprovalSetting {
  kinds: "*" | readonly string[];
  countries: readonly string[];
  over?: number;
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

function wordsIn(said: string): string[] {
  return said.split(/[\s,;"']+/).filter((word) => word !== "");
}

interface Read {
  APPROVAL?: ApprovalSetting | undefined;
  APPROVERS?: AppointedSetting | undefined;
  APPROVAL_HOURS: number;
  DRAFT_HOURS: number;
  SLACK_TEAMS?: string[] | "*" | undefined;
  DISCORD_GUILDS?: string[] | "*" | undefined;
}

/** What is wrong between the settings of approvals and the others. */
export function approvalProblems(read: Read, isOn: { slack: boolean; discord: boolean }): string[] {
  const { APPROVAL, APPROVERS, APPROVAL_HOURS, DRAFT_HOURS } = read;
  if (!APPROVAL && !APPROVERS) return [];
  if (!APPROVERS) return [`APPROVERS is missing, so nobody could approve what APPROVAL names; it ${approversAre}`];
  if (!APPROVAL) return [`APPROVAL is missing, so APPROVERS would have nothing to approve; ${example}`];
  return [
    ...placeProblems("APPROVERS", APPROVERS, read, isOn, "nobody could approve anything"),
    ...(APPROVAL_HOURS < DRAFT_HOURS
      ? []
      : [
          `APPROVAL_HOURS is ${APPROVAL_HOURS}, but a request ends after ${DRAFT_HOURS} hours: give fewer hours, or more in DRAFT_HOURS`,
        ]),
  ];
}
