import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { Someone } from "../platform/conformance.ts";
import { quick } from "../platform/every-flow.ts";
import { everyTalk } from "../platform/talks/all.ts";
import { masked } from "./read-out.ts";
import { rehearsal } from "./rehearsal.ts";
import { until } from "./shop.ts";

const golden = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** An owner who gives her customer a link. What can be done at the page is done there, and what is read may stand there. */
function together(mei: Someone, ana: Someone, quiet: () => Promise<void>): Someone {
  const reads = () => `${mei.reads()}\n${ana.reads()}`;
  const has = (label: string) => ana.reads().includes(`(${label}`);
  return {
    ...mei,
    opens: (given) => mei.opens({ customer: ana, ...given }),
    presses: (label) => (has(label) ? ana : mei).presses(label),
    entersCode: (code) => ana.entersCode(code),
    reads,
    sees: (words) =>
      until(`“${words}” in\n${reads()}`, async () => {
        if (reads().includes(words)) return true;
        if (has("Make one for me")) await ana.presses("Make one for me");
        await quiet();
        return false;
      }).then(() => {}),
    secret: () => ana.secret(),
  };
}

/** Plays a talk that every platform plays. Gives what the customer's page showed after each act that changed it. */
async function played(flow: string, talk: string, { withCustomer }: { withCustomer: boolean }): Promise<string> {
  const at = await rehearsal(quick);
  const pages = new Map<string, Someone>();
  const last = new Map<string, string>();
  const told: string[] = [];
  const person = (name: string) => {
    const someone = at.person(name);
    pages.set(name, someone);
    return someone;
  };
  const owner = at.person("Mei");
  const mei = withCustomer ? together(owner, person("Ana"), at.quiet) : owner;
  await everyTalk[flow]![talk]!({
    ...{ codeFor: at.codeFor, books: at.books, quiet: at.quiet, restarts: at.restart, person, mei },
    passes: async (ms) => at.pass(ms),
    async did(words, act) {
      await act();
      await at.quiet();
      told.push(`▸ ${words}`);
      for (const [name, page] of pages) {
        const reads = page.reads();
        if (reads === last.get(name)) continue;
        last.set(name, reads);
        told.push(`${name} reads:`, ...reads.split("\n").map((line) => `  ${line}`));
      }
    },
  });
  expect(at.faults()).toEqual([]);
  return masked(`${told.join("\n")}\n`);
}

test("a customer is brought in, enters the code and sees the password", async () => {
  const told = await played("open", "the customer answers", { withCustomer: false });
  await expect(told).toMatchFileSnapshot(golden("golden/talk-customer-answers.txt"));
});

test("a customer types wrong codes until there is a pause", async () => {
  const told = await played("open", "a wrong code is typed again, up to five times", { withCustomer: true });
  await expect(told).toMatchFileSnapshot(golden("golden/talk-wrong-codes.txt"));
});

test("a customer wants a new code too soon, and in time", async () => {
  const told = await played("open", "a new text too soon, and in time", { withCustomer: true });
  await expect(told).toMatchFileSnapshot(golden("golden/talk-new-code.txt"));
});

test("an answer gets lost while a customer waits, and is found", async () => {
  const told = await played("open", "an answer that got lost: the account was made", { withCustomer: true });
  await expect(told).toMatchFileSnapshot(golden("golden/talk-lost-answer.txt"));
});

test("a customer's contact is not read by Tencent, and is given anew", async () => {
  const told = await played("verify", "a contact that Tencent does not read is given anew", { withCustomer: true });
  await expect(told).toMatchFileSnapshot(golden("golden/talk-contact-anew.txt"));
});
