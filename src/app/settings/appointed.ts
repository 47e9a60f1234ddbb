import type { z } from "zod";
import { canonical } from "../../desk/linked-people.ts";
import { placeOutside, type Served } from "./required.ts";

/** Where those read who have a role, and the ids of those who have it; everybody who reads there if `who` is empty. */
export interface AppointedSetting {
  at: string;
  who: readonly string[];
}

const channel = /^(slack:[TE][0-9A-Z]+:[CG][0-9A-Z]+|discord:\d{1,20}:#\d{1,20})$/;
const person = /^(slack:[TE][0-9A-Z]+:[UW][0-9A-Z]+|discord:\d{1,20}:\d{1,20})$/;
const group = /^slack:[TE][0-9A-Z]+:S[0-9A-Z]+$/;
const bare = /^([SUW][0-9A-Z]{2,}|\d{15,20})$/;

export const approversAre =
  "is the private channel where approvers read, such as slack:T0123ABCD:C0456EFGH or discord:123:#456, and behind it the user groups, people or roles who may decide there, unless all who read it may; or one person, such as slack:T0123ABCD:U0456EFGH";

const supervisorsAre =
  "is a list of user groups, people or roles, the first with its workspace or server, such as slack:T0123ABCD:S0456EFGH,U0789ABCD or discord:123:456; or a private channel whose readers all supervise, such as slack:T0123ABCD:C0456EFGH or discord:123:#456";

interface Said {
  words: readonly string[];
  channels: readonly string[];
  others: readonly string[];
}

/** Reads where approvers read, and who of those who read there may decide. */
export function readApprovers(text: string, context: z.RefinementCtx): AppointedSetting {
  const said = wordsIn(text);
  const { channels, others } = said;
  const [at] = channels;
  const wrong = problemOf(said, at, { approve: "approve", are: approversAre }) ?? placeless(said);
  if (wrong !== undefined) context.addIssue(wrong);
  if (at === undefined) return { at: others[0] ?? "", who: [] };
  return { at, who: idsIn(others) };
}

/** Reads who supervises the desk. They need no channel of their own. */
export function readSupervisors(text: string, context: z.RefinementCtx): AppointedSetting {
  const said = wordsIn(text);
  const { channels, others } = said;
  const [at = others.find((word) => word.includes(":"))] = channels;
  const wrong = problemOf(said, at, { approve: "supervise", are: supervisorsAre });
  if (wrong !== undefined) context.addIssue(wrong);
  else if (at === undefined) context.addIssue(`says not in which workspace or server they are; it ${supervisorsAre}`);
  const [home = "", place] = channels.length > 0 ? [at, at] : [at?.split(":").slice(0, 2).join(":")];
  return { at: place ?? home, who: idsIn(others) };
}

function problemOf(
  { words, channels, others }: Said,
  at: string | undefined,
  { approve, are }: { approve: string; are: string },
): string | undefined {
  if (words.includes("*")) return `takes no *, because anybody could ${approve} then; it ${are}`;
  if (words.length === 0 || others.some((word) => ![person, group, bare].some((form) => form.test(word)))) return are;
  if (channels.length > 1) return `has two channels; give the one where all who ${approve} read`;
  if (at === undefined) return undefined;
  const isSlack = at.startsWith("slack:");
  const home = at.slice(0, at.lastIndexOf(":") + 1);
  if (others.some((word) => (word.includes(":") ? !word.startsWith(home) : /^\d/.test(word) === isSlack)))
    return channels.length > 0
      ? "names somebody who is not in the workspace or server of its channel, and could not read there; leave them out"
      : "names people of two workspaces or servers; give those of one";
  return undefined;
}

/** Why approvers without a channel won't do, unless they are one person. */
function placeless({ channels, others }: Said): string | undefined {
  if (channels.length > 0 || (others.length === 1 && person.test(others[0]!))) return undefined;
  return `says who approves, and not where they read; it ${approversAre}`;
}

function wordsIn(text: string): Said {
  const words = text
    .split(/[\s,;"']+/)
    .filter((word) => word !== "")
    .map((word) => (word.includes(":") ? canonical(word) : word.toUpperCase()));
  return {
    words,
    channels: words.filter((word) => channel.test(word)),
    others: words.filter((word) => !channel.test(word)),
  };
}

function idsIn(others: readonly string[]): string[] {
  return [...new Set(others.map((word) => word.split(":").at(-1)!))];
}

/** What is wrong with the place that a setting names: the desk is not on its platform, or does not serve it. */
export function placeProblems(
  name: string,
  { at }: AppointedSetting,
  served: Served,
  isOn: { slack: boolean; discord: boolean },
  nobody: string,
): string[] {
  const [platform = ""] = at.split(":");
  return [
    ...(isOn[platform as "slack" | "discord"]
      ? []
      : [`${name} is on a platform that this desk is not on, so ${nobody}; give a place where it is`]),
    ...placeOutside(name, at, served),
  ];
}
