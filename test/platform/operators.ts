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
  /** Who did what, as it is on record. */
  audit(): Promise<{ actor: string; what: string }[]>;
  /** From now on, or no more, the channel is not the operators'. */
  isElsewhere(elsewhere: boolean): void;
}

interface Ruler extends Someone {
  /** Answers the newest card with this button in words, where it stands. */
  /** `unheard`: without the bot's name, which most apps do not hear in a channel. */
  repliesTo(label: string, text: string, how?: { unheard?: boolean }): Promise<void>;
  /** Gives the command there: its first word, and what stands behind it, by the names that a platform may have for it. */
  orders(verb: string, given?: { number?: string; case?: string }): Promise<void>;
  /** Writes there with the bot's name in it, in reply to nothing. */
  mentions(text: string): Promise<void>;
  /** Presses the button that opens the box for a number, and submits the number. */
  findsIt(number: string): Promise<void>;
  /** Everything in the channel that others read too. */
  channel(): string;
  /** Resolves once these words are gone from their screen. */
  seesNoMore(words: string): Promise<void>;
}

/** A create of Mei's that nobody knows the end of, before those who run the desk. */
export async function puzzledBefore<R extends Ruled>(at: R, mail: string): Promise<R & { mei: Someone }> {
  const mei = at.person("Mei");
  await mei.opens({ text: `company ${mail} +852 5123 4567` });
  await mei.sees("Text the code to");
  await mei.presses("Text the code to");
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

    test.each<[string, (kim: Ruler, uin: string, caseId: string) => Promise<void>]>([
      ["in the box behind the button", (kim, uin) => kim.findsIt(`UIN: ${uin}`)],
      ["in reply to the card", (kim, uin) => kim.repliesTo(absent, `found ${uin}`)],
      ["by the bot's name, the case first", (kim, uin, id) => kim.mentions(`${id} found ${uin}`)],
      ["by the bot's name, the case behind the word", (kim, uin, id) => kim.mentions(`Found ${id}: ${uin}`)],
      ["by the bot's name, without a case where one waits", (kim, uin) => kim.mentions(`found ${uin}`)],
      ["by the command", (kim, uin, id) => kim.orders("found", { case: id, number: uin })],
      ["by the command, without a case", (kim, uin) => kim.orders("found", { number: uin })],
    ])("a number that is found is taken %s", async (_, finds) => {
      const at = await puzzled("cut.after@example.com", { zoneMinutes: -300 });
      const [{ id } = { id: "" }] = await at.cases();
      await at.quiet();
      await finds(at.kim, at.books().accounts[0]!.uin, id);
      await at.mei.sees("The account is open.");
      expect((await at.cases())[0]).toMatchObject({ state: "done" });
    });

    test("the box says what is wrong with a number that is none, and takes nothing", async () => {
      const at = await puzzled("cut.before@example.com");
      await at.kim.findsIt("it is there");
      await at.kim.sees("I can't find a number in that.");
      await at.quiet();
      expect(Object.values((await at.cases())[0]!.working ?? {})[0]).not.toHaveProperty("said");
    });

    test("confirmed absent is taken from the command and by the bot's name, from two people", async () => {
      const at = await puzzled("cut.before@example.com");
      await at.quiet();
      await at.kim.orders("absent");
      await at.kim.sees("Somebody else must say so too");
      await at.lee.mentions("confirmed absent");
      await at.mei.sees("Two people have looked and are certain");
    });

    test("nobody decides by these words anywhere else, and is told of no request by them", async () => {
      const at = await puzzled("cut.before@example.com");
      const [{ id } = { id: "" }] = await at.cases();
      await at.mei.says(`found ${id} 200000123456`);
      await at.guest?.orders("found", { number: "200000123456", case: id });
      await at.quiet();
      expect(Object.values((await at.cases())[0]!.working ?? {})[0]).not.toHaveProperty("said");
    });

    test("the e-mail is shown to whoever presses, alone and for a while, and a record says so", async () => {
      const at = await puzzledBefore(await rehearse({ ...soon, peekMs: 700 }), "cut.before@example.com");
      await at.quiet();
      expect(at.kim.reads()).not.toContain("cut.before@example.com");
      await at.kim.presses("Show the e-mail");
      await at.kim.sees("is for cut.before@example.com. Only you see this");
      expect(at.lee.reads()).not.toContain("cut.before@example.com");
      expect(at.kim.channel()).not.toContain("cut.before@example.com");
      expect(await at.audit()).toContainEqual(
        expect.objectContaining({ actor: at.kim.id, what: "saw whom it is for" }),
      );
      await at.kim.seesNoMore("cut.before@example.com");
      await at.guest?.presses("Show the e-mail");
      await at.quiet();
      expect(at.guest?.reads() ?? "").not.toContain("cut.before@example.com");
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
