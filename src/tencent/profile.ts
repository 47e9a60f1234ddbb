import { explain } from "./errors.ts";
import type { CallOutcome } from "./outcome.ts";
import type { PartnerApi } from "./partner.ts";
import type { Industry } from "./trade-config.ts";

/** The form of CreateAccount that Tencent offers: `current` has industries, `2024` is the document of 2024. */
export type Profile = "current" | "2024";

/**
 * Finds out the profile by asking for the list of industries, which costs nothing. A create is never sent to find it
 * out.
 */
export async function probeProfile(
  partner: Pick<PartnerApi, "tradeConfig">,
): Promise<{ profile: Profile } | { undecided: Exclude<CallOutcome<Industry[]>, { is: "done" }> }> {
  const outcome = await partner.tradeConfig();
  if (outcome.is === "done") return { profile: outcome.value.length > 0 ? "current" : "2024" };
  const proven = outcome.is === "refused" ? explain("GetTradeConfigList", outcome.code).proves : undefined;
  if (proven) return { profile: proven };
  return { undecided: outcome };
}
