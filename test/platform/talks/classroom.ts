import { expect } from "vitest";
import type { Scene, Talks } from "./scene.ts";
import { act } from "./steps.ts";

/** A new user with a name and no picture: at the review. */
async function reviews(at: Scene, id: string, name = "Ana Example"): Promise<void> {
  await at.did("opens", () => at.mei.opens({ kind: "classroom" }));
  await act(at, "presses", "New user", "Which ID does the user have");
  await act(at, "says", id, "called in class");
  await act(at, "says", name, "Where's the user's picture?");
  await act(at, "presses", "Skip", "Make the user");
}

const usersOf = (at: Scene, id: string) => at.books().classroomUsers.filter((user) => user.originId === id);

export const classroomTalks: Talks = {
  async "step by step, with slips"(at) {
    const { mei } = at;
    await at.did("opens", () => mei.opens({ kind: "classroom" }));
    await act(at, "says", "both", "two things I can do here");
    await act(at, "presses", "New user", "Which ID does the user have");
    await act(at, "says", "ana 2026", "An ID is one word");
    await act(at, "says", "ana-2026", "called in class");
    await act(at, "says", "Ana Example", "Where's the user's picture?");
    await act(at, "presses", "Skip", "Make the user");
    await act(at, "presses", "Make the user", "The user is registered.");
    await act(at, "presses", "Show the token once", "The token for");
    const token = mei.secret()!;
    expect(token).toMatch(/^[0-9a-f]{48}$/);
    expect(mei.reads()).not.toMatch(/This is the password|sign-in/);
    expect(mei.history()).not.toContain(token);
    expect(usersOf(at, "ana-2026")).toMatchObject([{ name: "Ana Example", tokens: 1 }]);
  },

  async "an id that somebody has is given anew, and nothing else"(at) {
    await reviews(at, "registered.before-1");
    await act(at, "presses", "Make the user", "Which ID does the user have");
    await act(at, "says", "ana-another", "Make the user");
    await act(at, "presses", "Make the user", "The user is registered.");
    expect(usersOf(at, "ana-another")).toMatchObject([{ name: "Ana Example" }]);
    expect(usersOf(at, "registered.before-1")).toEqual([]);
  },

  async "a new token, for an id that nobody has at first"(at) {
    await reviews(at, "ana-token");
    await act(at, "presses", "Make the user", "The user is registered.");
    await at.did("opens", () => at.mei.opens({ kind: "classroom" }));
    await act(at, "presses", "New token", "Which user is the token for?");
    await act(at, "says", "ana-tokne", "Get the token");
    await act(at, "presses", "Get the token", "I can't find anybody with that ID here");
    await act(at, "says", "ana-token", "Get the token");
    await act(at, "presses", "Get the token", "Here is a new token.");
    expect(usersOf(at, "ana-token")).toMatchObject([{ tokens: 2 }]);
  },

  async "an answer is edited; there is no text to send again"(at) {
    await reviews(at, "ana-edit", "Ana Beispiel");
    await act(at, "says", "resend", "no code to send again");
    await act(at, "says", "edit name", "called in class");
    await act(at, "says", "Ana Example", "Make the user");
    await act(at, "presses", "Make the user", "The user is registered.");
    expect(usersOf(at, "ana-edit")).toMatchObject([{ name: "Ana Example" }]);
  },

  async cancelled(at) {
    await reviews(at, "ana-cancel");
    await act(at, "presses", "Cancel request", "Cancelled");
    await at.mei.says("yes");
    await at.quiet();
    expect(usersOf(at, "ana-cancel")).toEqual([]);
  },

  async "goes on after a restart"(at) {
    await reviews(at, "ana-later");
    await at.restarts();
    await act(at, "presses", "Make the user", "The user is registered.");
    expect(usersOf(at, "ana-later")).toHaveLength(1);
  },

  async "an answer that got lost: the user was made"(at) {
    await reviews(at, "cut.after-made");
    await act(at, "presses", "Make the user", "The user is registered.");
    expect(usersOf(at, "cut.after-made")).toHaveLength(1);
    await act(at, "presses", "Show the token once", "The token for");
    expect(at.mei.secret()).toMatch(/^[0-9a-f]{48}$/);
  },

  async "an answer that got lost: the user was not made, and is made on a press"(at) {
    await reviews(at, "cut.before-lost");
    await act(at, "presses", "Make the user", "wasn't made: I looked until it was certain");
    expect(usersOf(at, "cut.before-lost")).toEqual([]);
    await act(at, "presses", "Try again", "The user is registered.");
    expect(usersOf(at, "cut.before-lost")).toHaveLength(1);
  },
};
