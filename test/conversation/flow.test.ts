import { expect, test } from "vitest";
import { flow } from "../../src/conversation/flow.ts";

type Looks = { look: { input: Record<string, never>; output: { seen: boolean } } };
const label = { key: "open.name" };
const look = { label, input: () => ({}), repeat: "safe" as const };
const end = { draftMs: 1, view: () => ({ title: label, body: [] }) };

test("a flow whose steps share a key is refused when it is built", () => {
  const twice = flow<Looks>("looks", label).perform("look", "look", look).perform("look", "look", look);
  expect(() => twice.done(end)).toThrow("two steps with one key");
});

test("a flow with a time limit on a result that does not know when it was promised is refused when it is built", () => {
  const timed = (more: { againMs: number } | { freshMs: number }, ahead: object) =>
    flow<Looks>("looks", label)
      .perform("look", "look", { ...look, ...more, ...ahead })
      .done(end);
  for (const more of [{ againMs: 1 }, { freshMs: 1 }]) {
    expect(() => timed(more, {})).toThrow("times for look");
    expect(timed(more, { ahead: true }).performs).toHaveLength(1);
  }
});
