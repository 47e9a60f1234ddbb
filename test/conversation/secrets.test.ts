import { describe, expect, test } from "vitest";
import { creating, no, texted, yes } from "./errands.ts";
import { ana, second } from "./talk.ts";

const canary = "918273";

describe("a secret", () => {
  test("leaves beside the turn and never enters the case, its posts or its effects", () => {
    const t = texted();
    t.says(ana, canary);
    t.settles("text", yes({ sent: true }));
    expect(Object.values(t.vault)).toEqual([canary]);
    expect(JSON.stringify([t.case, t.posts, t.effects, t.card()])).not.toContain(canary);
    t.progresses("create", "sent");
    t.settles("create", yes({ uin: "100001" }));
    expect(JSON.stringify([t.case, t.posts, t.effects, t.card()])).not.toContain(canary);
  });

  test("is gone when the account is there", () => {
    const t = creating();
    t.settles("create", yes({ uin: "100001" }));
    expect(t.vault).toEqual({});
  });

  test("is gone when another takes its place", () => {
    const t = texted();
    t.says(ana, "111111");
    t.says(ana, "edit code");
    t.says(ana, "222222");
    expect(Object.values(t.vault)).toEqual(["222222"]);
  });

  test("that a refusal did not name is kept", () => {
    const t = creating();
    t.progresses("create", "sent");
    t.settles("create", no("error.mail-taken", { redo: "mail" }));
    expect(Object.values(t.vault)).toEqual(["246810"]);
  });

  test("which nobody can find any more is asked again, and is no new text", () => {
    const t = creating();
    t.settles("create", no("create.secret-gone", { redo: "code" }));
    expect(t.asked).toBe("code");
    expect(t.card()).toContain("Please give it to me once more");
    t.later(30 * second);
    t.says(ana, "246810");
    expect(t.promised("create")).toHaveLength(2);
    expect(t.promised("text")).toHaveLength(1);
  });
});
