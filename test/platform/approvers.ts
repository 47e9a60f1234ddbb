import { describe, expect, test } from "vitest";
import type { Case, Decision } from "../../src/conversation/types.ts";
import type { Rehearsal, Someone } from "./conformance.ts";
import type { StageOptions } from "./stage.ts";

/** A desk whose approvers read in a channel of their own. Everybody may open requests. */
export interface Approved extends Rehearsal {
  /** Two of those who approve, in their channel. */
  kim: Approver;
  lee: Approver;
  /** Kim by another id, who opens requests. */
  twin: Someone;
  /** Somebody in that channel who is not among those who may. */
  guest: Approver;
  cases(): Promise<Case[]>;
  /** Who did what, as it is on record. */
  audit(): Promise<{ actor: string; what: string; detail: Record<string, string | number> }[]>;
}

interface Approver extends Someone {
  /** Presses Decline on the newest card, and submits this reason. Gives what the platform says is wrong with it. */
  declines(why: string): Promise<string>;
  /** Keeps the card as it is now, and gives a press on it for later. */
  holds(label: string): Promise<() => Promise<unknown>>;
  /** Is no member any more. The desk is not told of it. */
  leaves(): Promise<void>;
  /** Asks for a list, and resolves to what it shows. */
  lists(which: string): Promise<string>;
}

const mail = "ana@example.com";
const phone = "85251234567";
const hour = 3_600_000;
const always: StageOptions = { approval: { kinds: "*", countries: [] } };

/** What those who approve decide in their channel, on every platform that has channels. */
export function approversDecide(platform: string, rehearse: (options: StageOptions) => Promise<Approved>): void {
  /** A request of this person that waits for an approval. */
  async function asked(by = "Mei", options = always): Promise<Approved & { mei: Someone }> {
    const at = await rehearse(options);
    const mei = by === "twin" ? at.twin : by === "Kim" ? at.kim : at.person(by);
    await mei.opens({ text: `company ${mail} +852 5123 4567` });
    await mei.sees("Ask for approval");
    await mei.presses("Ask for approval");
    await at.lee.sees("May this account be opened?");
    await at.quiet();
    return { ...at, mei };
  }

  async function decisionOf(at: Approved): Promise<Decision | undefined> {
    await at.quiet();
    return (await at.cases())[0]!.answers.approved as Decision | undefined;
  }

  /** Nobody has decided it, and nothing was sent. */
  async function stillWaits(at: Approved): Promise<void> {
    expect(await decisionOf(at)).toBeUndefined();
    expect((await at.cases())[0]).toMatchObject({ state: "open", pending: { key: "approved" } });
    expect(at.books()).toMatchObject({ texts: 0, accounts: [] });
  }

  describe(`${platform} lets approvers decide`, () => {
    test("one approver is called, sees what will be sent, and their press lets it be sent", async () => {
      const at = await asked();
      expect(at.kim.reads()).toContain("+852 •••• 4567");
      expect(at.kim.reads()).not.toContain(mail);
      expect(at.kim.reads()).toContain("needs you: Approval");
      expect(at.books().texts).toBe(0);
      await at.kim.presses("Approve");
      await at.mei.sees("approved this.");
      await at.mei.entersCode(await at.codeFor(phone));
      await at.mei.sees("The account is open.");
      expect(await decisionOf(at)).toEqual({ by: at.kim.id, at: expect.any(Number), as: expect.any(Array) });
      const rows = (await at.audit()).filter(({ detail }) => detail.verdict !== undefined);
      expect(rows).toMatchObject([
        {
          actor: at.kim.id,
          what: "pressed",
          detail: { verdict: "approved", rights: expect.stringContaining("approvers") },
        },
      ]);
      expect(rows[0]!.detail.asked).toEqual(expect.any(Number));
    });

    test("own: nobody approves what they have opened, whatever their rights", async () => {
      const at = await asked("Kim");
      await at.kim.presses("Approve");
      await at.kim.sees("because you have a part in it, or had one");
      await stillWaits(at);
      await at.lee.presses("Approve");
      expect(await decisionOf(at)).toMatchObject({ by: at.lee.id });
    });

    test("linked: nor what they have opened by another id", async () => {
      const at = await asked("twin");
      await at.kim.presses("Approve");
      await at.kim.sees("because you have a part in it, or had one");
      await stillWaits(at);
      await at.lee.presses("Approve");
      expect(await decisionOf(at)).toMatchObject({ by: at.lee.id });
    });

    test("changed: a press on what it was before decides nothing", async () => {
      const at = await asked();
      const press = await at.kim.holds("Approve");
      await at.mei.says("edit mail");
      await at.quiet();
      await at.mei.says("other@example.com");
      await at.mei.sees("Ask for approval");
      await at.mei.presses("Ask for approval");
      await at.quiet();
      await press();
      await stillWaits(at);
      await at.lee.presses("Approve");
      expect(await decisionOf(at)).toMatchObject({ by: at.lee.id });
    });

    test("expired: a press after the request has ended decides nothing", async () => {
      const at = await asked();
      const press = await at.kim.holds("Approve");
      at.pass(73 * hour);
      await at.mei.sees("ran out of time");
      await press();
      expect(await decisionOf(at)).toBeUndefined();
      expect((await at.cases())[0]).toMatchObject({ state: "expired" });
      expect(at.books()).toMatchObject({ texts: 0, accounts: [] });
    });

    test("doubled: two presses of one person count once", async () => {
      const at = await asked();
      const [one, two] = [await at.kim.holds("Approve"), await at.kim.holds("Approve")];
      await Promise.all([one(), two()]);
      await at.codeFor(phone);
      await at.kim.sees("already");
      expect((await at.audit()).filter(({ detail }) => detail.verdict === "approved")).toHaveLength(1);
      expect(at.books().texts).toBe(1);
    });

    test("two at once: the first decides, and the other is told so", async () => {
      const at = await asked();
      const presses = [await at.kim.holds("Approve"), await at.lee.holds("Approve")];
      await Promise.all(presses.map((press) => press()));
      await at.codeFor(phone);
      const decision = await decisionOf(at);
      const late = decision!.by === at.kim.id ? at.lee : at.kim;
      await late.sees("already");
      expect((await at.audit()).filter(({ detail }) => detail.verdict === "approved")).toHaveLength(1);
      expect(at.books().texts).toBe(1);
    });

    test("an approver who is no member any more decides nothing, though they were known a moment ago", async () => {
      const at = await asked();
      await at.kim.lists("waiting");
      const press = await at.kim.holds("Approve");
      await at.kim.leaves();
      await press().catch(() => {});
      await stillWaits(at);
      await at.lee.presses("Approve");
      expect(await decisionOf(at)).toMatchObject({ by: at.lee.id });
    });

    test("somebody who reads there and is not named decides nothing", async () => {
      const at = await asked();
      await (await at.guest.holds("Approve"))();
      await stillWaits(at);
      expect(await at.guest.declines("I don't like it")).toContain("Only those who approve requests can decide this");
      await stillWaits(at);
    });

    test("declined: whoever asked reads who did it and why, mends it and asks again", async () => {
      const at = await asked();
      expect(await at.kim.declines("…")).toContain("Please say in a few words why");
      await stillWaits(at);
      await at.kim.declines("The customer has an account already.");
      await at.mei.sees("declined this: “The customer has an account already.” Change what needs changing");
      expect(await decisionOf(at)).toBeUndefined();
      expect((await at.audit()).filter(({ detail }) => detail.verdict === "declined")).toHaveLength(1);
      await at.mei.presses("Ask for approval");
      await at.lee.sees("May this account be opened?");
      await at.quiet();
      await at.lee.presses("Approve");
      await at.codeFor(phone);
    });

    test("what waits for an approval is on the list of those who may give it, and of nobody else", async () => {
      const at = await asked();
      const [{ id } = { id: "" }] = await at.cases();
      expect(await at.kim.lists("waiting")).toContain(id);
      expect(await at.guest.lists("waiting")).not.toContain(id);
    });

    test("after a while without a decision the agent takes it back", async () => {
      const at = await asked();
      at.pass(4 * hour);
      await at.mei.sees("Take it back");
      const press = await at.kim.holds("Approve");
      await at.mei.presses("Take it back");
      await at.mei.sees("You've taken it back");
      await at.quiet();
      await press();
      expect(await decisionOf(at)).toBeUndefined();
      expect(at.books().texts).toBe(0);
    });

    test("what the policy does not name is sent without anybody's word", async () => {
      const at = await rehearse({ approval: { kinds: ["verify"], countries: ["NG"] } });
      const mei = at.person("Mei");
      await mei.opens({ text: `company ${mail} +852 5123 4567` });
      await mei.sees("Text the code to");
      await mei.presses("Text the code to");
      await at.codeFor(phone);
    });
  });
}
