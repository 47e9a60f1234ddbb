import type { Facts } from "../conversation/step.ts";

/**
 * Whether somebody must approve a request, by what the desk's policy said when it was opened. `approval` is true where
 * some request of that kind needs it. With `approvalIn`, only those need it whose country is one of these (ISO 3166
 * alpha-2), or is not known yet. A build that knows no `approvalIn` asks for an approval of each.
 */
export function needsApproval({ approval, approvalIn }: Facts, area: string | undefined): boolean {
  if (approval !== true) return false;
  return !Array.isArray(approvalIn) || area === undefined || approvalIn.includes(area);
}

/** Every kind of request, by the id of its flow. */
export const kindIds: readonly string[] = ["open", "verify", "official", "classroom"];
/** The kinds of request that have a country, by which a policy can tell them apart. */
export const kindsWithCountry: readonly string[] = ["open", "verify"];
