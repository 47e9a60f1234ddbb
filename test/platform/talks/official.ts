import { expect } from "vitest";
import type { Scene, Talks } from "./scene.ts";
import { act } from "./steps.ts";

/** An owner whom the Chat application knows, a name, and nothing more: at the review. */
async function reviews(at: Scene, name: string, owner = "administrator"): Promise<void> {
  await at.did("opens", () => at.mei.opens({ kind: "official" }));
  await act(
    at,
    "says",
    owner,
    owner === "administrator" ? "What's the official account called?" : "in the Chat application yet",
  );
  if (owner !== "administrator") await act(at, "says", "Mei", "What's the official account called?");
  await act(at, "says", name, "How does it introduce itself?");
  for (const next of [
    "Where is its picture?",
    "Which organization",
    "How many people may subscribe",
    "a note for your own",
    "Make the official account",
  ])
    await act(at, "presses", "Skip", next);
}

const officialsOf = (at: Scene, name: string) => at.books().officialAccounts.filter((account) => account.name === name);

export const officialTalks: Talks = {
  async "one form"(at) {
    const { mei } = at;
    await at.did("opens", () => mei.opens({ kind: "official" }));
    const given = { owner: "administrator", name: "Mei's flower shop" };
    await at.did("fills in the form, mends its picture, and skips what had no room in it", async () => {
      expect(Object.keys(await mei.fills({ ...given, face: "logo" }))).toEqual(["face"]);
      expect(await mei.fills({ ...given, face: "https://example.com/logo.png" })).toEqual({});
      for (await at.quiet(); !mei.reads().includes("[Make the official account]"); await at.quiet())
        await mei.presses("Skip");
    });
    await act(at, "presses", "Make the official account", "The official account is ready.");
    expect(officialsOf(at, given.name)).toMatchObject([
      { owner: given.owner, avatar: "https://example.com/logo.png", introduction: "" },
    ]);
  },

  async "step by step, with slips"(at) {
    await at.did("opens", () => at.mei.opens({ kind: "official" }));
    await act(at, "says", "mei shop", "one word");
    await act(at, "says", "mei-shop", "in the Chat application yet");
    await act(at, "says", "Mei", "What's the official account called?");
    await act(at, "says", "花".repeat(54), "12 bytes too many");
    await act(at, "says", "花店", "How does it introduce itself?");
    await act(at, "presses", "Skip", "Where is its picture?");
    await act(at, "says", "logo", "I can't find a web address");
    await act(at, "presses", "Skip", "Which organization");
    await act(at, "says", "Example Limited", "How many people may subscribe");
    await act(at, "says", "many", "can't find a whole number");
    await act(at, "says", "5000", "a note for your own");
    await act(at, "presses", "Skip", "Make the official account");
    await act(at, "presses", "Make the official account", "The official account is ready.");
    expect(officialsOf(at, "花店")).toMatchObject([
      { owner: "mei-shop", organization: "Example Limited", mostSubscribers: 5000 },
    ]);
    expect(at.books().imported).toContainEqual(expect.objectContaining({ userId: "mei-shop" }));
  },

  async "an owner whom Tencent refuses is given anew, and nothing else"(at) {
    await reviews(at, "Lotus Teahouse", "refuse.70107-mei");
    await act(at, "presses", "Make the official account", "Who should own the official account?");
    await act(at, "says", "administrator", "Make the official account");
    await act(at, "presses", "Make the official account", "The official account is ready.");
    expect(officialsOf(at, "Lotus Teahouse")).toMatchObject([{ owner: "administrator" }]);
  },

  async "an answer is edited; there is no text to send again"(at) {
    await reviews(at, "Mei's gardn");
    await act(at, "says", "resend", "no code to send again");
    await act(at, "says", "edit name", "What's the official account called?");
    await act(at, "says", "Mei's garden", "Make the official account");
    await act(at, "presses", "Make the official account", "The official account is ready.");
    expect(officialsOf(at, "Mei's garden")).toHaveLength(1);
    expect(officialsOf(at, "Mei's gardn")).toEqual([]);
  },

  async cancelled(at) {
    await reviews(at, "Never made");
    await act(at, "presses", "Cancel request", "Cancelled");
    await at.mei.says("yes");
    await at.quiet();
    expect(officialsOf(at, "Never made")).toEqual([]);
  },

  async "goes on after a restart"(at) {
    await reviews(at, "Bamboo Teahouse");
    await at.restarts();
    await act(at, "presses", "Make the official account", "The official account is ready.");
    expect(officialsOf(at, "Bamboo Teahouse")).toHaveLength(1);
  },

  async "an answer that got lost: it was made"(at) {
    await reviews(at, "torn.after-made");
    await act(at, "presses", "Make the official account", "The official account is ready.");
    const [account] = officialsOf(at, "torn.after-made");
    expect(at.mei.reads()).toContain(account!.id.split("_").at(-1));
  },

  async "an answer that got lost: it was not made, and is made on a press"(at) {
    await reviews(at, "Known to look-ups");
    await act(at, "presses", "Make the official account", "The official account is ready.");
    await reviews(at, "torn.before-lost");
    await act(at, "presses", "Make the official account", "wasn't made: I looked until it was certain");
    expect(officialsOf(at, "torn.before-lost")).toEqual([]);
    await act(at, "says", "edit name", "can't be changed any more");
    await act(at, "presses", "Make the official account", "The official account is ready.");
    expect(officialsOf(at, "torn.before-lost")).toHaveLength(1);
  },
};
