import { expect, test } from "vitest";
import { allFlows } from "../../src/flows/all.ts";
import { durations } from "../../src/flows/durations.ts";
import { kindsOf } from "../../src/provisioning/kinds.ts";

const all = { accounts: {}, contacts: {}, officials: {}, classrooms: {} };

test("with all services every flow is offered, and without a service the flow that needs it is not", () => {
  const flows = allFlows({ countries: [], trades: [], profile: "2024" }, durations).map(({ id }) => id);
  expect(kindsOf(all)).toEqual(flows);
  for (const [n, part] of Object.keys(all).entries())
    expect(kindsOf({ ...all, [part]: undefined })).toEqual(flows.toSpliced(n, 1));
});
