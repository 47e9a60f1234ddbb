import { describe, expect, test } from "vitest";
import type { Case } from "../../src/conversation/types.ts";
import type { ShownCard } from "../../src/desk/platform.ts";
import type { Rehearsal, Someone } from "./conformance.ts";
import type { StageOptions } from "./stage.ts";

/** A desk whose operators read in a channel of their own. */
export interface Ruled extends Rehearsal {
  /** Those who run the desk, in their channel. */
  kim: Ruler;
  lee: Ruler;
  /** Somebody in that channel who must not decide, if the platform knows any. */
  guest?: Ruler;
  cases(): Promise<Case[]>;
  /** From now on, or no more, the channel is not the operators'. */
  isElsewhere(elsewhere: boolean): void;
}

interface Ruler extends Someone {
  /** Answers the newest card with this button in words, where it stands. */
  repliesTo(label: string, text: string): Promise<void>;
}

/** A create of Mei's that nobody knows the end of, before those who run the desk. */
export async function puzzledBefore<R extends Ruled>(at: R, mail: string): Promise<R & { mei: Someone }> {
  const mei = at.person("Mei");
  await mei.opens({ text: `company ${mail} +852 5123 4567` });
  await mei.sees("Yes, go on");
  await mei.presses("Yes, go on");
  await mei.entersCode(await at.codeFor("85251234567"));
  await at.kim.sees(absent);
  return { ...at, mei };
}

/** A person is asked at once, and two may be certain soon after. */
export const soon: Pick<StageOptions, "times"> = {
  times: { looksMs: [0, 100], lookEveryMs: 100, manualMs: 200, horizonMs: 200 },
};
const absent = "Confirmed absent";

/** A card that the operators read. */
export const judgement: ShownCard = {
  caseId: "R-7K2P",
  version: 1,
  world: "practice",
  state: "open",
  audience: "operators",
  people: { owner: "test:mei" },
  view: { title: { key: "talk.one-moment" }, body: [] },
};

/** What those who run the desk decide in their channel, on every platform that has channels. */
export function operatorsJudge(platform: string, rehearse: (options: StageOptions) => Promise<Ruled>): void {
  /** A case that nobody knows the end of. */
  async function puzzled(mail: string, sandbox = {}): Promise<Ruled & { mei: Someone }> {
    return puzzledBefore(await rehearse({ ...soon, sandbox }), mail);
  }

  describe(`${platform} lets operators judge`, () => {
    test("one operator presses what was found in their channel", async () => {
      const at = await puzzled("cut.after@example.com", { zoneMinutes: -300 });
      const { uin } = at.books().accounts[0]!;
      await at.kim.presses(`Found ${uin}`);
      await at.mei.sees("The account is open.");
      expect((await at.cases())[0]).toMatchObject({ state: "done" });
    });

    test("the verdict that nothing was made takes a second operator there", async () => {
      const at = await puzzled("cut.before@example.com");
      await at.kim.presses(absent);
      await at.kim.sees("Somebody else must say so too");
      await at.kim.presses(absent);
      await at.kim.sees("A second person must confirm");
      await at.lee.presses(absent);
      await at.mei.sees("Two people have looked and are certain");
    });

    test("words in reply to the card decide like its buttons", async () => {
      const at = await puzzled("cut.before@example.com");
      await at.kim.repliesTo(absent, "confirmed absent");
      await at.kim.sees("Somebody else must say so too");
      await at.lee.repliesTo(absent, "absent");
      await at.mei.sees("Two people have looked and are certain");
    });

    test("presses and words anywhere else decide nothing, nor does a guest's press", async () => {
      const at = await puzzled("cut.before@example.com");
      const isUndecided = async () => {
        await at.quiet();
        const [theCase] = await at.cases();
        expect(Object.values(theCase!.working ?? {})).toMatchObject([{ stage: "manual" }]);
        expect(Object.values(theCase!.working ?? {})[0]).not.toHaveProperty("absentBy");
      };
      await at.guest?.presses(absent);
      await isUndecided();
      at.isElsewhere(true);
      await at.kim.presses(absent);
      await at.kim.repliesTo(absent, "confirmed absent");
      await isUndecided();
      at.isElsewhere(false);
      await at.kim.presses(absent);
      await at.kim.sees("Somebody else must say so too");
    });
  });
}
