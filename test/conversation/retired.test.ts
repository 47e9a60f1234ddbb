import { describe, expect, test } from "vitest";
import { formOf } from "../../src/conversation/shown/form.ts";
import { statusOf } from "../../src/conversation/status.ts";
import { errand } from "./errand.ts";
import { creating, no, reviewed, texted, yes } from "./errands.ts";
import { ana, bo, hour, type Person, type Talk, talk, words } from "./talk.ts";

const retired = { ...errand(), retired: true as const };
const kim: Person = { id: "chat:T1:kim", roles: ["operators"] };
const gone = "R-7K2P can't go on: this desk doesn't offer New Tencent Cloud account any more.";

/** A request at this point, of a kind that the desk has just stopped to offer. */
function left(t: Talk): Talk {
  t.deploys(retired);
  return t;
}

describe("a request of a kind that is offered no more", () => {
  test.each([
    ["an answer", (t: Talk) => t.says(ana, "ana@example.com")],
    ["a form", (t: Talk) => t.fills(ana, { mail: "ana@example.com" })],
    ["edit", (t: Talk) => t.says(ana, "edit mail")],
    ["back", (t: Talk) => t.goesBack(ana)],
    ["skip", (t: Talk) => t.says(ana, "skip")],
    ["resend", (t: Talk) => t.presses(ana, "resend")],
    ["status", (t: Talk) => t.says(ana, "status")],
    ["an old button", (t: Talk) => t.presses(ana, "go", "R-7K2P.1")],
  ])("answers whatever its owner does with why, and stays as it is: %s", (_, does) => {
    const t = left(reviewed());
    const before = t.case;
    does(t);
    expect(t.heard).toContain(`${ana.id}: ${gone}`);
    expect(t.case).toEqual(before);
    expect(t.started).toEqual([]);
  });

  test("shows why, and nothing but cancel, wherever it is shown", () => {
    const t = left(reviewed({}, { customer: bo }));
    for (const [audience, choices] of [
      ["owner", ["cancel"]],
      ["customer", ["ask-cancel"]],
    ] as const) {
      expect(t.card(audience)).toContain(gone);
      expect(t.choices(audience)).toEqual(choices);
    }
    expect(words(statusOf(retired, t.case))).toContain(gone);
    expect(formOf(retired, t.case, ana.id)).toBeUndefined();
  });

  test("is cancelled once that is confirmed, or kept, and goes nowhere by that", () => {
    const t = left(texted());
    t.settles("text", yes({ sent: true }));
    t.presses(ana, "cancel");
    t.presses(ana, "keep");
    expect(t.started).toEqual([]);
    expect(t.card()).toContain(gone);
    t.presses(ana, "cancel");
    t.presses(ana, "cancel:yes");
    expect(t.case.state).toBe("cancelled");
  });

  test("reminds nobody of a question, and ends at its deadline with why", () => {
    const t = left(reviewed({}, { customer: bo }));
    t.later(24 * hour);
    expect(t.heard).toContain(`${ana.id}: ${gone}`);
    expect(t.heard).not.toContain("still waits for you");
    t.later(48 * hour);
    expect(t.case.state).toBe("expired");
    for (const who of [ana, bo]) expect(t.heard).toContain(`${who.id}: R-7K2P has ended: this desk doesn't offer`);
    expect(t.card()).toContain("this desk doesn't offer");
    expect(t.card()).not.toContain("start again");
    expect(t.vault).toEqual({});
  });

  test("promises nothing more when what was under way ends", () => {
    const t = talk(errand());
    t.says(ana, "ana@example.com");
    left(t);
    t.endsUnsent("look", no("create.unreachable"));
    expect(t.effects).toHaveLength(1);
    expect(t.card()).toContain(gone);
  });

  test("finishes a create that may have been made, by look-ups and by people", () => {
    const found = left(creating());
    found.progresses("create", "sent");
    found.says(ana, "edit mail");
    expect(found.heard).not.toContain(gone);
    found.settles("create", yes({ uin: "100001" }));
    expect(found.case.state).toBe("done");
    expect(found.card()).toContain("UIN: 100001");

    const judged = left(creating());
    judged.progresses("create", "unknown");
    judged.progresses("create", "manual");
    judged.says(kim, "found 100001");
    expect(judged.promised("judge")).toHaveLength(1);
    judged.settles("create", no("create.confirmed-absent", { redo: "text" }));
    expect(judged.card()).toContain(gone);
    judged.later(72 * hour);
    expect(judged.case.state).toBe("expired");
  });

  test("that is held can be closed, and is not let go on", () => {
    const t = creating();
    t.progresses("create", "unknown");
    t.settles("create", no("create.enough", { redo: "text", hold: true }));
    left(t);
    expect(t.choices("operators")).toEqual(["close", "found"]);
    t.presses(kim, "more", `R-7K2P.${t.case.held!.n}`);
    expect(t.heard).toContain(`${kim.id}: ${gone}`);
    expect(t.case.held).toBeDefined();
    t.presses(kim, "close", `R-7K2P.${t.case.held!.n}`);
    expect(t.case.state).toBe("failed");
  });

  test("goes on where it was once the kind is offered again", () => {
    const t = left(reviewed());
    t.says(ana, "go");
    t.deploys(errand());
    expect(t.choices()).toContain("go");
    t.presses(ana, "go");
    expect(t.started).toEqual(["text"]);
  });
});
