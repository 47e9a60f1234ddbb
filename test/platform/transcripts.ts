import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Rehearsal, Someone } from "./conformance.ts";

/** A rehearsal that can also tell what the desk showed, before the platform drew it. */
export interface Recorded extends Rehearsal {
  news(): string[];
  pass(ms: number): void;
}

const phone = "85251234567";
const whole = "company ana@example.com +852 5123 4567";
const fields = { type: "company", mail: "ana@example.com", country: "HK", phone: "5123 4567" };
const otherThan = (code: string) => (code === "111111" ? "222222" : "111111");

/** The same talks on every platform, held against the same files: view for view, whatever each platform makes of a view. */
export function tellsTheSame(platform: string, rehearse: () => Promise<Recorded>): void {
  describe(`${platform} shows the views that every platform shows`, () => {
    test.each(Object.entries(talks))("%s", async (name, talk) => {
      const at = await rehearse();
      const told: string[] = [];
      const did = async (words: string, act: () => Promise<unknown>) => {
        await act();
        await at.quiet();
        told.push(`▸ ${words}`, ...at.news());
      };
      await talk(at, did);
      await expect(masked(`${told.join("\n")}\n`)).toMatchFileSnapshot(
        fileURLToPath(new URL(`golden/${name}.txt`, import.meta.url)),
      );
    });
  });
}

type Did = (words: string, act: () => Promise<unknown>) => Promise<void>;

async function getsText(at: Recorded, did: Did, mei: Someone, text = whole): Promise<string> {
  await did(`opens with: ${text}`, async () => {
    await mei.opens({ text });
    await mei.sees("Yes, go on");
  });
  let code = "";
  await did("presses Yes, go on", async () => {
    await mei.presses("Yes, go on");
    code = await at.codeFor(phone);
  });
  return code;
}

const talks: Record<string, (at: Recorded, did: Did) => Promise<void>> = {
  async "one-form"(at, did) {
    const mei = at.person("Mei");
    await did("opens", () => mei.opens());
    await did("fills in the form", () => mei.fills(fields));
    await did("presses Yes, go on", () => mei.presses("Yes, go on"));
    const code = await at.codeFor(phone);
    await did("enters the code", () => mei.entersCode(code).then(() => mei.sees("UIN")));
    await did("presses Show the password once", () => mei.presses("Show the password once"));
  },

  async "step-by-step"(at, did) {
    const mei = at.person("Mei");
    await did("opens", () => mei.opens());
    await did("presses Company", () => mei.presses("Company").then(() => mei.sees("step 2 of")));
    for (const [said, next] of [
      ["ana@gmial.com", "Did you mean"],
      ["ana@example.com", "step 3 of"],
      ["nowhere", "no country by that name"],
      ["hong kong", "step 4 of"],
      ["back", "step 3 of"],
      ["hong kong", "step 4 of"],
      ["5123 4567", "Yes, go on"],
    ] as const) {
      await did(`says ${said}`, () => mei.says(said).then(() => mei.sees(next)));
    }
    await did("says status", () => mei.says("status"));
    await did("says help", () => mei.says("help"));
  },

  async customer(at, did) {
    const [mei, ana] = [at.person("Mei"), at.person("Ana")];
    await did(`opens for Ana with: ${whole}`, async () => {
      await mei.opens({ text: whole, customer: ana });
      await mei.sees("Yes, go on");
    });
    let code = "";
    await did("presses Yes, go on", async () => {
      await mei.presses("Yes, go on");
      code = await at.codeFor(phone);
      await ana.sees("6-digit code");
    });
    await did("Ana enters the code", () => ana.entersCode(code).then(() => mei.sees("UIN")));
    await did("Ana presses Show the password once", async () => {
      await ana.sees("Show the password once");
      await ana.presses("Show the password once");
    });
  },

  async "wrong-code"(at, did) {
    const mei = at.person("Mei");
    const code = await getsText(at, did, mei);
    for (const left of [4, 3, 2, 1])
      await did("enters a wrong code", () => mei.entersCode(otherThan(code)).then(() => mei.sees(`${left} tr`)));
    await did("enters a fifth wrong code", () =>
      mei.entersCode(otherThan(code)).then(() => mei.sees("one wrong code too many")),
    );
  },

  async "resend-too-soon"(at, did) {
    const mei = at.person("Mei");
    await getsText(at, did, mei);
    await did("presses Text a new code", () => mei.presses("Text a new code").then(() => mei.sees("Hold on")));
    await did("66 seconds pass", async () => at.pass(66_000));
    await did("presses Text a new code", () => mei.presses("Text a new code"));
  },

  async edit(at, did) {
    const mei = at.person("Mei");
    await getsText(at, did, mei);
    await did("says edit phone", () => mei.says("edit phone").then(() => mei.sees("step 4 of")));
    await did("says 6123 4567", () => mei.says("6123 4567").then(() => mei.sees("6123 4567")));
    await did("says edit mail", () => mei.says("edit mail").then(() => mei.sees("step 2 of")));
    await did("says ana.wong@example.com", () => mei.says("ana.wong@example.com").then(() => mei.sees("ana.wong@")));
  },

  async cancel(at, did) {
    const mei = at.person("Mei");
    await did("opens", () => mei.opens({ text: whole }).then(() => mei.sees("Yes, go on")));
    await did("presses Cancel request, and means it", () =>
      mei.presses("Cancel request").then(() => mei.sees("Cancelled")),
    );
    await did("presses Yes, go on, too late", () =>
      mei.pressesOldCard("Yes, go on").then(() => mei.sees("is finished")),
    );
  },

  async "next-day"(at, did) {
    const mei = at.person("Mei");
    await getsText(at, did, mei);
    await did("the desk is restarted, and a day passes", async () => {
      await at.restart();
      at.pass(20 * 3_600_000);
      await mei.sees("Text the code");
    });
    await did("presses Text the code", () => mei.presses("Text the code"));
  },

  async refused(at, did) {
    const mei = at.person("Mei");
    const code = await getsText(at, did, mei, "company refuse.denied@example.com +852 5123 4567");
    await did("enters the code", () => mei.entersCode(code).then(() => mei.sees("RequestId")));
  },
};

function masked(text: string): string {
  const cases = [...new Set(text.match(/\bR-[0-9A-Z]{4}\b/g) ?? [])];
  const named = cases.reduce((all, id, i) => all.replaceAll(id, `R-000${i + 1}`), text);
  return named
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "a9e390a7-a1af-42cd-8178-13bd046337a7")
    .replace(/\d{6}(?= is your verification code)/g, "123456");
}
