import type { Flow } from "../../src/conversation/flow.ts";
import { digested, isDigest } from "../../src/conversation/made-from.ts";
import { inputOf } from "../../src/conversation/step.ts";
import type { Case, Json } from "../../src/conversation/types.ts";
import { applies, walk } from "../../src/conversation/walk.ts";

interface Changes {
  text: (text: string) => string;
  number: (value: number) => number;
}

/** A case with other texts, also as keys, and other numbers, and with the digests of what its answers were made from then. */
export function renamed(flow: Flow, theCase: Case, { text, number }: Changes): Case {
  const { answers, steps } = walk(flow, { ...theCase, aside: undefined });
  const digests = new Map<string, Json>();
  for (const step of flow.steps.slice(0, steps + 1)) {
    if (!applies(step, theCase)) continue;
    const from = inputOf(step, answers, theCase.facts);
    const kept = digested(from);
    if (from !== undefined && isDigest(kept)) digests.set(kept.sha256 as string, digested(changed(from)));
  }

  function changed(value: Json): Json {
    return JSON.parse(JSON.stringify(value), (_, each: Json) => {
      if (typeof each === "string") return text(each);
      if (typeof each === "number") return number(each);
      if (typeof each !== "object" || each === null || Array.isArray(each)) return each;
      const digest = isDigest(each) ? digests.get(each.sha256 as string) : undefined;
      return digest ?? Object.fromEntries(Object.entries(each).map(([key, value]) => [text(key), value]));
    });
  }
  return changed(theCase as unknown as Json) as unknown as Case;
}
