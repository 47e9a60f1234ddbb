import { type Durations, durations } from "../flows/durations.ts";
import { type ProtocolTimes, protocolTimes } from "../provisioning/protocol/times.ts";
import type { Config } from "./settings/config.ts";

/** How long everything may take (ms): what people have to do, and the calls to Tencent. */
export interface Times {
  flows: Durations;
  protocol: ProtocolTimes;
}

type Said = Pick<Config, "DRAFT_HOURS" | "APPROVAL_HOURS" | "REMIND_HOURS" | "REMIND_CODE_MINUTES" | "DURATIONS">;

export function timesOf({ DRAFT_HOURS, APPROVAL_HOURS, REMIND_HOURS, REMIND_CODE_MINUTES, DURATIONS }: Said): Times {
  const remindersMs = REMIND_HOURS?.map((hours) => hours * 3_600_000);
  return {
    flows: {
      ...durations,
      draftMs: DRAFT_HOURS * 3_600_000,
      takeBackMs: APPROVAL_HOURS * 3_600_000,
      codeRemindMs: REMIND_CODE_MINUTES * 60_000,
      ...(remindersMs && { remindersMs }),
      ...DURATIONS,
    },
    protocol: { ...protocolTimes, ...DURATIONS },
  };
}
