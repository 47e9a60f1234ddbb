import type { MessageKey } from "./en/all.ts";

/**
 * Every message that says somebody was told. `told` is who must have been promised a post of it, in the same turn or
 * an earlier one. `owner` and `customer` are what stands in its place, for each of them, where nobody is set who reads
 * for those who run the desk. Both may use the values of the message, and `case` and `owner` besides.
 */
export type Claim = { told: "owner" } | { told: "operators"; also?: "owner"; owner: MessageKey; customer: MessageKey };

export const claims: Readonly<Partial<Record<MessageKey, Claim>>> = {
  "talk.with-team": { told: "operators", owner: "talk.with-nobody", customer: "talk.with-owner" },
  "talk.person-called": { told: "operators", owner: "talk.nobody-runs", customer: "talk.person-called-owner" },
  "talk.person-called-both": {
    told: "operators",
    also: "owner",
    owner: "talk.nobody-runs",
    customer: "talk.person-called-owner",
  },
  "talk.person-rung-before": { told: "operators", owner: "talk.nobody-runs", customer: "talk.rung-before" },
  "talk.person-called-owner": { told: "owner" },
  "talk.rung-before": { told: "owner" },
  "talk.cancel-asked": { told: "owner" },
  "talk.number-told": { told: "owner" },
  "talk.number-told-before": { told: "owner" },
  "talk.no-number-yet": { told: "owner" },
  "talk.not-me-late": { told: "owner" },
  "talk.takeover-asked": { told: "owner" },
  "page.elsewhere-asked": { told: "owner" },
};
