import { describe, expect, test } from "vitest";
import { errand } from "./errand.ts";
import { creating, creatingWithSlowLookup, no, slowLookup, yes } from "./errands.ts";
import { ana, boss, hour, second } from "./talk.ts";

const done = yes({ uin: "100001" });

describe("the last perform is a seal", () => {
  test("a deploy that adds a question while the create is under way cannot keep the account from being reported", () => {
    const t = creating();
    t.progresses("create", "sent");
    t.deploys(errand({ asksName: true }));
    expect(t.card()).toContain("Opening the account");
    t.settles("create", done);
    expect(t.case.state).toBe("done");
    expect(t.card()).toContain("UIN: 100001");
    expect(t.promised("create")).toHaveLength(1);
  });

  test("a deploy that renames the last step finds the account under its new name", () => {
    const t = creating();
    t.progresses("create", "sent");
    t.deploys(errand({ seal: "opening" }));
    t.progresses("create", "unknown");
    expect(t.card()).toContain("I can't tell yet");
    t.settles("create", done);
    expect(t.card()).toContain("UIN: 100001");
    t.deploys(errand());
    expect(t.card(), "also once it is renamed again").toContain("UIN: 100001");
  });

  test("a create refused under a new name is not promised again by itself", () => {
    const t = creating();
    t.progresses("create", "sent");
    t.deploys(errand({ seal: "opening" }));
    t.settles("create", no("create.unreachable", { until: t.case.touched + 5 * second }));
    expect(t.started).toEqual([]);
    expect(t.card()).toContain("can't reach Tencent");
    t.presses(ana, "go");
    expect(t.heard, "nor before its time").toContain("00:00:05");
    t.later(5 * second);
    t.presses(ana, "go");
    expect(t.started).toEqual(["create"]);
  });

  test("while it is under way nobody can change, skip, resend or cancel anything, and everybody hears why", () => {
    const t = creating({}, { facts: { approval: true } });
    t.progresses("create", "sent");
    const before = t.case;
    for (const word of ["cancel", "back", "edit phone", "skip", "resend", "85251230000"]) {
      t.says(ana, word);
      expect(t.heard, word).toContain("already being opened");
    }
    t.cancels(ana);
    t.goesBack(ana, "mail");
    t.presses(ana, "go");
    t.presses(boss, "decline");
    t.fills(ana, { mail: "bo@example.com" });
    expect(t.case).toEqual(before);
  });

  test("the draft does not expire under it, and a refusal gives people their time again", () => {
    const t = creating();
    t.progresses("create", "sent");
    t.later(200 * hour);
    expect(t.case.state).toBe("open");
    t.settles("create", no("error.mail-taken", { redo: "mail" }));
    expect(t.asked).toBe("mail");
    t.later(71 * hour);
    expect(t.case.state).toBe("open");
  });

  test("what the look-up of an earlier mail says meanwhile changes nothing", () => {
    const t = creatingWithSlowLookup();
    t.progresses("create", "sent");
    const { answers } = t.case;
    t.settles(slowLookup(t), no("create.already-ours", { redo: "mail", facts: { profile: "current" } }));
    expect(t.case.answers).toEqual(answers);
    expect(t.case.facts).toEqual({});
    expect(Object.keys(t.case.working ?? {})).toHaveLength(1);
  });

  test("a stage never goes back, so that a late report cannot open the seal", () => {
    const t = creating();
    t.progresses("create", "unknown");
    t.progresses("create", "sent");
    t.progresses("create", "queued");
    t.says(ana, "cancel");
    expect(t.heard).toContain("can't tell yet whether the account was created");
  });

  test("what was there before a create that was taken back is not the result of what is asked for since", () => {
    const t = creating();
    const { id } = t.promised("create")[0]!;
    t.says(ana, "edit mail");
    t.says(ana, "new@example.com");
    const before = t.case;
    t.endsUnsent(id, done);
    expect(t.case).toEqual(before);
    expect(t.posts).toEqual([]);
  });

  test("an account that was believed absent and shows after all closes the case, once another create that is under way has ended", () => {
    const t = creating();
    t.progresses("create", "unknown");
    const first = t.promised("create")[0]!.id;
    t.settles("create", no("create.absent", { redo: "text" }));
    t.presses(ana, "go");
    t.settles("text", yes({ sent: true }));
    t.says(ana, "111111");
    t.progresses("create", "sent");
    t.settles(first, done);
    expect(t.case.state).toBe("open");
    t.settles("create", no("error.code-wrong", { redo: "code" }));
    expect(t.case.state).toBe("done");
    expect(t.card()).toContain("UIN: 100001");
  });
});
