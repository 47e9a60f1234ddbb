import { describe, expect, test } from "vitest";
import { no, yes } from "../conversation/errands.ts";
import { ana, bo, talk } from "../conversation/talk.ts";
import { classroom } from "./other-talks.ts";

const user = yes({
  userId: "u-1",
  originId: "ana-2026",
  token: { ref: "R-7K2P.5.user/secret", made: true },
  until: Date.UTC(2026, 10, 29, 0, 1),
  requestId: "r-1",
  at: Date.UTC(2026, 10, 22, 0, 1),
});

function registering() {
  const t = talk(classroom);
  t.presses(ana, "new");
  t.says(ana, "ana-2026");
  t.says(ana, "Ana Example");
  t.presses(ana, "skip");
  return t;
}

describe("registering a classroom user", () => {
  test("asks for an id, a name and a picture, and hands the token over once", () => {
    const t = registering();
    expect(t.card()).toContain(
      "What to do: New user\nID in your system: ana-2026\nName: Ana Example\nPicture: left out",
    );
    t.presses(ana, "go");
    expect(t.promised("classroomUser")[0]?.input).toEqual({
      task: "new",
      originId: "ana-2026",
      name: "Ana Example",
      avatar: null,
    });
    t.settles("classroomUser", user);
    expect(t.card()).toBe(
      [
        "Classroom user · R-7K2P",
        "The user is registered.",
        "The token is good until 00:01:00. After that, start a classroom request again and choose New token.",
        "Press the button to see the token; that works once, so have a safe place for it ready. Whoever has it is let in.",
        "UserId: u-1",
        "ID in your system: ana-2026",
        "RequestId: r-1",
        "Done: 00:01:00",
        "[Show the token once] [Text for the customer] [Open another like this]",
      ].join("\n"),
    );
    t.presses(bo, "reveal");
    expect(t.posts.some((post) => "reveal" in post)).toBe(false);
    t.presses(ana, "reveal");
    expect(t.posts).toContainEqual({ reveal: "R-7K2P.5.user/secret", to: ana.id });
    t.presses(ana, "reveal");
    expect(t.heard).toContain("It was shown once already. If it's lost, start a classroom request again");
    expect(t.card()).not.toContain("Show the token");
  });

  test("without an id one is made from the case, and the review says so", () => {
    const t = talk(classroom);
    t.says(ana, "new user");
    for (const _ of ["originId", "name", "avatar"]) t.presses(ana, "skip");
    expect(t.card()).toContain("ID in your system: one that I make");
    t.presses(ana, "go");
    expect(t.promised("classroomUser")[0]?.input).toMatchObject({ originId: null });
  });

  test("an id that somebody has is asked for again, alone", () => {
    const t = registering();
    t.presses(ana, "go");
    t.progresses("classroomUser", "sent");
    t.settles("classroomUser", no("error.origin-id-taken", { redo: "originId" }));
    expect(t.asked).toBe("originId");
    t.says(ana, "ana-2027");
    expect(t.asked).toBe("review");
    expect(t.answer("name")).toBe("Ana Example");
  });

  test("a new token needs no more than the id, and says that the user is the same", () => {
    const t = talk(classroom);
    t.says(ana, "renew");
    t.says(ana, "ana-2026");
    t.presses(ana, "go");
    expect(t.promised("classroomUser")[0]?.input).toEqual({ task: "token", originId: "ana-2026" });
    t.settles("classroomUser", user);
    expect(t.card()).toContain("Here is a new token. The user is the same.");
    expect(t.choices()).toContain("reveal");
  });

  test("choosing the other task asks what that one needs", () => {
    const t = registering();
    t.presses(ana, "edit:task");
    t.presses(ana, "token");
    expect(t.asked).toBe("whose");
  });
});
