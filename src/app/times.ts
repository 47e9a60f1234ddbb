import { type Durations, durations } from "../flows/durations.ts";
import { type ProtocolTimes, protocolTimes } from "../provisioning/protocol/times.ts";
import type { Config } from "./settings/config.ts";

/** How long everything may take (ms): what people have to do, and the calls to Tencent. */
export interface Times {
  flows: Durations;
  protocol: ProtocolTimes;
}

export function timesOf({ DRAFT_HOURS, DURATIONS }: Pick<Config, "DRAFT_HOURS" | "DURATIONS">): Times {
  return {
    flows: { ...durations, draftMs: DRAFT_HOURS * 3_600_000, ...DURATIONS },
    protocol: { ...protocolTimes, ...DURATIONS },
  };
}
