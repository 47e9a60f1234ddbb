import { describe, expect, test } from "vitest";
import { errand } from "./errand.ts";
import { creating, creatingWithSlowLookup, no, reviewed, slowLookup, texted, yes } from "./errands.ts";
import { ana, hour, minute, second, talk } from "./talk.ts";

describe("spending needs a go", () => {
  test("a text that is refused without a field to mend becomes a question, and only its button asks again", () => {
    const t = texted();
    t.settles("text", no("create.unreachable"));
    expect(t.started).toEqual([]);
    expect(t.asked).toBe("text");
    expect(t.choices()).toEqual(expect.arrayContaining(["go", "edit", "cancel"]));
    t.mentions(ana, "yes, please");
    expect(t.started).toEqual([]);
    t.presses(ana, "go");
    expect(t.started).toEqual(["text"]);
  });

  test("one press, clicked twice, sends one text", () => {
    const t = texted();
    t.settles("text", no("create.unreachable"));
    const question = t.question;
    t.presses(ana, "go", question);
    t.presses(ana, "go", question);
    expect(t.promised("text")).toHaveLength(2);
    expect(t.heard).toContain("moved on");
  });

  test("before the time the refusal names, the button says when", () => {
    const t = texted();
    t.settles("text", no("error.text-too-soon", { until: t.case.touched + 65 * second }));
    expect(t.card()).toContain("from 00:01:05");
    t.presses(ana, "go");
    expect(t.heard).toContain("00:01:05");
    expect(t.started).toEqual([]);
    t.later(65 * second);
    expect(t.started).toEqual([]);
    expect(t.card()).not.toContain("00:01:05");
    t.presses(ana, "go");
    expect(t.started).toEqual(["text"]);
  });

  test("a restart, time, a settled look-up or a review pressed again never sends a second text", () => {
    const t = texted();
    t.settles("text", yes({ sent: true }));
    t.says(ana, "edit mail");
    t.says(ana, "bo@example.com");
    t.settles("look", yes({ seen: false }));
    t.presses(ana, "go");
    expect(t.asked).toBe("code");
    t.later(71 * minute);
    expect(t.asked).toBe("text");
    expect(t.promised("text")).toHaveLength(1);
  });

  test("a text that must be had again is not sent by a review that was pressed for something else", () => {
    const t = creating();
    t.progresses("create", "sent");
    t.settles("create", no("error.mail-taken", { redo: "mail" }));
    t.says(ana, "bo@example.com");
    t.settles("look", yes({ seen: false }));
    t.presses(ana, "go");
    t.progresses("create", "sent");
    t.settles("create", no("create.absent", { redo: "text" }));
    expect(t.asked).toBe("text");
    expect(t.promised("text")).toHaveLength(1);
  });

  test.each([{ sender: "Example" }, { sms: true }] as const)(
    "a deploy that reshapes or renames the text asks before another one goes out: %o",
    (version) => {
      const t = texted();
      t.settles("text", yes({ sent: true }));
      t.deploys(errand(version));
      t.says(ana, "246810");
      expect(t.asked).toMatch(/text|sms/);
      expect(t.promised("text")).toHaveLength(1);
      t.presses(ana, "go");
      expect(t.promised("text")).toHaveLength(2);
    },
  );

  test("a go that a deploy kept from being used waits for a person, not for the clock", () => {
    const t = talk(errand());
    t.fills(ana, { mail: "ana@example.com", country: "852", phone: "51234567", note: "" });
    t.presses(ana, "go");
    t.deploys(errand({ asksName: true }));
    t.settles("look", yes({ seen: false }));
    expect(t.asked).toBe("name");
    t.deploys(errand());
    t.later(25 * hour);
    expect(t.asked).toBe("text");
    expect(t.promised("text")).toHaveLength(0);
  });

  test("one review lets the create run once; a refusal waits for another press", () => {
    const t = creating();
    t.settles("create", no("create.unreachable"));
    expect(t.asked).toBe("account");
    expect(t.promised("create")).toHaveLength(1);
    t.presses(ana, "go");
    expect(t.promised("create")).toHaveLength(2);
  });

  test("a create taken back by an edit that changes nothing waits for a press", () => {
    const t = creating();
    t.says(ana, "edit phone");
    t.presses(ana, "keep");
    expect(t.asked).toBe("account");
    expect(t.promised("create")).toHaveLength(1);
  });

  test("a create that a deploy has overtaken before it began makes way for the one that a person lets go", () => {
    const t = creatingWithSlowLookup();
    t.deploys(errand({ asksName: true }));
    t.settles(slowLookup(t), yes({ seen: false }));
    expect(t.asked).toBe("name");
    t.says(ana, "Ana Example");
    t.presses(ana, "go");
    expect(t.promised("create")).toHaveLength(2);
    const creates = Object.entries(t.case.working ?? {}).filter(([, { seal }]) => seal);
    expect(creates.map(([id]) => id)).toEqual([t.promised("create")[1]!.id]);
    expect(t.promised("create")[1]!.input).toMatchObject({ name: "Ana Example" });
  });
});

describe("repeat is declared", () => {
  test("a look-up may be repeated, a text and a create never", () => {
    const t = creating();
    expect(t.effects.map(({ name, repeat }) => [name, repeat])).toEqual([
      ["look", "safe"],
      ["text", "once"],
      ["create", "once"],
    ]);
  });

  test("each promise has an id of its own, and the answer to another one settles nothing", () => {
    const t = reviewed();
    t.presses(ana, "go");
    t.settles("R-7K2P.99.text", yes({ sent: true }));
    expect(t.case.answers.text).toBeUndefined();
    t.settles("text", yes({ sent: true }));
    const { version } = t.case;
    t.settles("text", no("create.unreachable"));
    expect(t.case.version).toBe(version);
    expect(new Set(t.effects.map(({ id }) => id)).size).toBe(t.effects.length);
  });
});
