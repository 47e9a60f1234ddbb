import type { z } from "zod";
import { type Durations, durations } from "../../flows/durations.ts";
import { type ProtocolTimes, protocolTimes } from "../../provisioning/protocol/times.ts";

const builtIn = { ...durations, ...protocolTimes };
const names = Object.keys(builtIn).flatMap((name) => (name.endsWith("Ms") ? [name.slice(0, -2)] : []));

/**
 * Reads durations (`name=seconds,…`) that replace built-in ones, for tests. `looks` takes several, as in
 * `looks=0/0.5/2`.
 */
export function setDurations(list: string, context: z.RefinementCtx): Partial<Durations & ProtocolTimes> {
  const set: Record<string, number | number[]> = {};
  for (const pair of list.split(",").filter((each) => each.trim())) {
    const [name = "", seconds = ""] = pair.split("=").map((part) => part.trim());
    const before = builtIn[`${name}Ms` as keyof typeof builtIn];
    const form = typeof before === "number" ? /^\d+(\.\d+)?$/ : /^\d+(\.\d+)?(\/\d+(\.\d+)?)*$/;
    if (before === undefined || !form.test(seconds)) {
      const message = `has "${pair}"; it is name=seconds, separated by commas, with names of: ${names.join(", ")}`;
      context.addIssue({ code: "custom", message });
      continue;
    }
    const ms = seconds.split("/").map((each) => Number(each) * 1000);
    set[`${name}Ms`] = typeof before === "number" ? ms[0]! : ms;
  }
  return set;
}
