import type { AppointedSetting } from "../../settings/appointed.ts";
import { saysOf, whoApproves } from "../../who-approves.ts";
import { lookFor } from "./appointed.ts";
import { call } from "./call.ts";
import { type Check, type CheckInput, type Finding, fine, warn, wrong } from "./check.ts";

/** Checks for whom somebody could approve, as a start does. */
export const approversCheck: Check = {
  title: "APPROVERS",
  async run(input) {
    const { APPROVERS: approvers, LINKED_IDS: links = [] } = input.config;
    if (!approvers) return undefined;
    const { people, opens } = lookFor(input, approvers);
    const found = await whoApproves({ approvers: people, opens, links });
    const says = saysOf(found);
    if (found.is === "fine" && (await isPublic(input, approvers))) return wrong(publicChannel);
    if (found.is === "fine") return fine(says);
    return found.is === "unseen" ? warn(says) : wrong(says);
  },
};

const publicChannel =
  "is a public channel, and whoever can read it can approve. Make it private, or name people or groups behind it.";

/** Whether anybody may join the channel whose readers all have the role, as far as Slack tells. */
export async function isPublic(input: CheckInput, { at, who }: AppointedSetting): Promise<boolean> {
  const { SLACK_API_URL: url, SLACK_BOT_TOKEN: token } = input.config;
  const [platform, , place = ""] = at.split(":");
  if (platform !== "slack" || who.length > 0 || !/^[CG]/.test(place) || !token) return false;
  const called = await call(input, `${url}conversations.info?channel=${place}`, `Bearer ${token}`, "POST");
  const channel = called.is === "answered" ? (called.body.channel as { is_private?: boolean } | undefined) : undefined;
  return channel?.is_private === false;
}

/** Which requests need an approval. */
export const approvalCheck: Check = {
  title: "APPROVAL",
  run({ config: { APPROVAL: approval, APPROVAL_HOURS: hours } }): Finding | undefined {
    if (!approval) return undefined;
    const { kinds, countries, over } = approval;
    const named = kinds === "*" ? ["every request"] : kinds.map((kind) => `every ${kind}`);
    const which = [
      ...named,
      ...(countries.length > 0 ? [`those for ${countries.join(", ")}`] : []),
      ...(over === undefined ? [] : [`what one person opens beyond ${over} a day`]),
    ];
    return fine(`${which.join(", ")}; after ${hours} hours without a decision its agent may take it back`);
  },
};
