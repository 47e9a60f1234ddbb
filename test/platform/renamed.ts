import type { Flow } from "../../src/conversation/flow.ts";
import { digested, isDigest } from "../../src/conversation/made-from.ts";
import type { Case, Json } from "../../src/conversation/types.ts";
import { walk } from "../../src/conversation/walk.ts";

/** A case in which this has changed every value, and with them the digests of what its answers were made from. */
export function renamed(flow: Flow, theCase: Case, rename: (value: Json) => Json): Case {
  const { answers, steps } = walk(flow, { ...theCase, aside: undefined });
  const { facts } = theCase;
  const passed = flow.stops.slice(0, steps + 1).filter(({ when }) => !when || when(theCase.answers, facts));
  const digests = new Map<string, Json>();
  for (const { dependsOn, performs } of passed) {
    const from = performs ? performs.input(answers, facts) : dependsOn?.(answers, facts);
    const kept = digested(from);
    if (from !== undefined && isDigest(kept)) digests.set(kept.sha256 as string, digested(inside(from)));
  }
  function inside(value: Json): Json {
    return JSON.parse(JSON.stringify(value), (_, each: Json) => {
      const digest = isDigest(each) ? digests.get(each.sha256 as string) : undefined;
      return digest ?? rename(each);
    });
  }
  return inside(theCase as unknown as Json) as unknown as Case;
}
