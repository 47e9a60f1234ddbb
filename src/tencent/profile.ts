import { explain } from "./errors.ts";
import type { CallOutcome } from "./outcome.ts";
import type { PartnerApi } from "./partner.ts";
import type { Industry } from "./trade-config.ts";

/** Which CreateAccount Tencent offers: with industries, or as in the document of 2024. */
export type Profile = "current" | "2024";

/** Asks for the industries, which costs nothing; a create that fails is never the probe. */
export async function probeProfile(
  partner: Pick<PartnerApi, "tradeConfig">,
): Promise<{ profile: Profile } | { undecided: Exclude<CallOutcome<Industry[]>, { is: "done" }> }> {
  const outcome = await partner.tradeConfig();
  if (outcome.is === "done") return { profile: outcome.value.length > 0 ? "current" : "2024" };
  const proven = outcome.is === "refused" ? explain("GetTradeConfigList", outcome.code).proves : undefined;
  if (proven) return { profile: proven };
  return { undecided: outcome };
}
