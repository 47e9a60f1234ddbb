import { describe, expect, test } from "vitest";
import { statusOf } from "../../src/conversation/status.ts";
import { errand } from "./errand.ts";
import { creating, no, reviewed, yes } from "./errands.ts";
import { ana, bo, hour, minute, type Opening, type Person, type Talk, words } from "./talk.ts";

const day = 24 * hour;
const week = 7 * day;
const kim: Person = { id: "chat:T1:kim", roles: ["operators"] };

/** A create that waits for those who run the desk. */
function puzzled(opening: Opening = {}): Talk {
  const t = creating({}, opening);
  t.progresses("create", "sent");
  t.progresses("create", "unknown");
  t.progresses("create", "manual");
  return t;
}

const toOperators = (t: Talk) => t.heard.split("\n").filter((line) => line.startsWith("operators:"));

/** When it was asked to be woken, and the words to those who run the desk then. */
function wakes(t: Talk, ms: number): number {
  let times = 0;
  for (let passed = 0; passed < ms; passed += hour) {
    const before = t.case.version;
    t.later(hour);
    if (t.case.version !== before && toOperators(t).length > 0) times += 1;
  }
  return times;
}

describe("a create that no operator judges", () => {
  test("is told to the operators again after a day, then each week, and its people are told too", () => {
    const t = puzzled({ customer: bo });
    t.later(day - minute);
    expect(t.heard).toBe("");
    t.later(minute);
    expect(toOperators(t)).toMatchObject([expect.stringContaining("R-7K2P still waits for your decision")]);
    for (const who of [ana, bo])
      expect(t.heard).toContain(`${who.id}: R-7K2P: Nobody has found out yet whether it was made.`);
    expect(t.card()).toContain("Nobody has found out yet whether it was made.");
    expect(words(statusOf(errand(), t.case))).toContain("Nobody has found out yet");
    expect(t.choices("operators")).toContain("absent");
    t.later(week - minute);
    const { version } = t.case;
    t.later(minute);
    expect(t.case.version).toBe(version + 1);
    expect(toOperators(t)).toHaveLength(1);
    expect(t.case.state).toBe("open");
  });

  test("is told five times, the last time with the words that it is the last, and stays open", () => {
    const t = puzzled();
    expect(wakes(t, day + 3 * week)).toBe(4);
    expect(wakes(t, week)).toBe(1);
    expect(wakes(t, 20 * week)).toBe(0);
    expect(t.case).toMatchObject({ state: "open" });
    expect(t.case.due).toBeUndefined();
    t.says(kim, "found 100001");
    expect(t.promised("judge")).toHaveLength(1);
  });

  test("is told only once for all the time in which no desk ran", () => {
    const t = puzzled();
    t.unnoticed(2 * week + day);
    t.later(0);
    expect(toOperators(t)).toHaveLength(1);
    expect(wakes(t, 20 * week)).toBe(2);
  });

  test("that waits for a second verdict says in the reminder whose the first was", () => {
    const t = puzzled();
    t.says(kim, "confirmed absent");
    t.later(day);
    expect(t.heard).toContain(`operators: R-7K2P still waits for a second person: ${kim.id} says it isn't there`);
  });

  test("begins anew when another one comes to it, and is over when it is settled", () => {
    const t = puzzled();
    t.later(day);
    t.settles("create", no("create.confirmed-absent", { redo: "text" }));
    expect(t.case.state).toBe("open");
    t.presses(ana, "go");
    t.settles("text", yes({ sent: true }));
    t.says(ana, "135791");
    for (const stage of ["sent", "unknown", "manual"] as const) t.progresses("create", stage);
    expect(t.card()).not.toContain("Nobody has found out yet");
    t.later(day - minute);
    expect(t.heard).toBe("");
    t.later(minute);
    expect(toOperators(t)).toHaveLength(1);
    t.settles("create", yes({ uin: "100001" }));
    expect(t.case.due).toBeUndefined();
  });

  test("that an earlier build handed over is told from its next turn on", () => {
    const t = puzzled();
    delete t.case.waiting;
    t.says(kim, "confirmed absent");
    t.later(day);
    expect(toOperators(t)).toHaveLength(1);
  });

  test("reminds those who run the desk alone, where its people are served no more", () => {
    const t = puzzled();
    t.unnoticed(day);
    t.wakesQuietly();
    expect(t.heard).toMatch(/^operators: [^\n]*$/);
  });
});

describe("a person's help that nobody gives", () => {
  test("is asked for again after a day, and whoever asked hears so", () => {
    const t = reviewed({}, { customer: bo });
    t.says(ana, "human");
    t.later(day);
    expect(t.heard).toContain("operators: R-7K2P still needs a person's help");
    expect(t.heard).toContain(`${ana.id}: Nothing has changed in R-7K2P since a person was asked for`);
  });

  test("is not, once somebody has moved the request on, or asked for it anew", () => {
    const moved = reviewed();
    moved.says(ana, "human");
    moved.later(hour);
    moved.says(ana, "edit mail");
    expect(wakes(moved, 20 * hour + 4 * hour)).toBe(0);
    const again = reviewed();
    again.says(ana, "human");
    again.later(20 * hour);
    again.says(ana, "human");
    expect(wakes(again, 20 * hour)).toBe(0);
    expect(wakes(again, 4 * hour)).toBe(1);
  });

  test("is asked for again also while a create waits to be judged", () => {
    const t = puzzled();
    t.later(hour);
    t.says(ana, "human");
    t.later(23 * hour);
    expect(toOperators(t)).toMatchObject([expect.stringContaining("your decision")]);
    t.later(hour);
    expect(toOperators(t)).toMatchObject([expect.stringContaining("still needs a person's help")]);
  });
});

test("the people of a held request hear that nobody has decided, each time those who run the desk are reminded", () => {
  const t = puzzled({ customer: bo });
  t.settles("create", no("create.enough", { redo: "text", hold: true }));
  t.later(day);
  expect(t.heard).toContain("operators: R-7K2P still waits for you");
  for (const who of [ana, bo]) expect(t.heard).toContain(`${who.id}: R-7K2P: nobody has decided yet how it goes on`);
  t.later(2 * day);
  expect(t.case.state).toBe("expired");
});
