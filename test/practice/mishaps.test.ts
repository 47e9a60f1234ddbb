import { expect, test } from "vitest";
import { mishapsOf } from "../../src/app/mishaps.ts";
import { labelOf } from "../../src/conversation/status.ts";
import { allFlows } from "../../src/flows/all.ts";
import { durations } from "../../src/flows/durations.ts";
import { mailMagic, numberMagic } from "../../src/practice/faults.ts";
import { contactNumber, makingMagic, ownerWord } from "../../src/practice/keyed-faults.ts";

const flows = new Map(
  allFlows({ countries: [], trades: [], profile: "2024" }, durations).map((flow) => [flow.id, flow]),
);
const mishaps = mishapsOf();

/** Whether the practice Tencent knows what this answer asks for. */
function isMagic(kind: string, value: string): boolean {
  const digits = value.replace(/\D/g, "");
  const ofNumber = value.startsWith("+") && (numberMagic(digits) ?? contactNumber(digits));
  const ofWord = kind === "open" ? mailMagic(value) : (makingMagic(value, []) ?? ownerWord(value));
  return Boolean(ofNumber || ofWord);
}

test.each([...flows.keys()])(
  "what goes wrong with %s is asked for by answers that the practice Tencent knows",
  (kind) => {
    const its = mishaps.filter((mishap) => mishap.kind === kind && mishap.group !== "answer");
    expect(its.length).toBeGreaterThan(20);
    const unknown = its.filter(({ value }) => !isMagic(kind, value(7)));
    expect(unknown.map(({ id }) => id)).toEqual([]);
  },
);

test("each of them is an answer to a step of its kind, and called as that step is", () => {
  for (const { kind, field, fieldLabel, id } of mishaps) {
    const step = flows.get(kind)?.byKey.get(field);
    expect(step?.kind === "ask" || step?.kind === "secret", id).toBe(true);
    expect(step && labelOf(step).key, id).toBe(fieldLabel);
  }
  expect(new Set(mishaps.map(({ id }) => id)).size).toBe(mishaps.length);
});
