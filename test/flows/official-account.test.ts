import { describe, expect, test } from "vitest";
import { no, yes } from "../conversation/errands.ts";
import { ana, talk } from "../conversation/talk.ts";
import { naming, official } from "./other-talks.ts";

describe("making an official account", () => {
  test("checks the owner, asks for the rest, and makes it on a press", () => {
    const t = naming();
    expect(t.card()).toContain(
      [
        "Owner: mei-shop",
        "Name: Mei's flower shop",
        "Introduction: left out",
        "Picture: left out",
        "Organization: left out",
        "Subscriber limit: 100,000",
        "Note for your systems: left out",
        "[Make the official account] [Edit Owner] [Edit Name]",
      ].join("\n"),
    );
    expect(t.promised("createOfficial")).toEqual([]);
    t.presses(ana, "go");
    expect(t.promised("createOfficial")[0]?.input).toEqual({
      owner: "mei-shop",
      isNew: false,
      nick: null,
      name: "Mei's flower shop",
      introduction: null,
      face: null,
      organization: null,
      subscribers: null,
      custom: null,
    });
    t.settles("createOfficial", yes({ id: "@TOA#_R-7K2P-x", requestId: "42", at: Date.UTC(2026, 10, 22, 0, 2) }));
    expect(t.card()).toBe(
      [
        "Chat official account · R-7K2P",
        "The official account is ready.",
        "Your application reaches it under this ID.",
        "Official account: @TOA#_R-7K2P-x",
        "Name: Mei's flower shop",
        "Owner: mei-shop",
        "Call number: 42",
        "Made: 00:02:00",
        "[Text for the customer]",
      ].join("\n"),
    );
  });

  test("what a text told is said once the owner is looked up, and what could not be read with it", () => {
    const text = "Owner: mei-shop\nName: Mei's flower shop\nLogo: example.com/logo.png";
    const t = talk(official, { text });
    expect(t.asked).toBeUndefined();
    t.settles("checkOwner", yes({ imported: true }));
    expect(t.asked).toBe("introduction");
    expect(t.card()).toContain(
      [
        "Owner: mei-shop",
        "Name: Mei's flower shop",
        "Picture: I can't take it as it stands in your text, so I'll ask",
      ].join("\n"),
    );
    t.presses(ana, "skip");
    expect(t.card()).not.toContain("Owner: mei-shop");
    t.says(ana, "example.com/logo.png");
    expect(t.card()).toContain("[Use https://example.com/logo.png]");
    t.says(ana, "yes");
    expect(t.answer("face")).toBe("https://example.com/logo.png");
  });

  test("an owner whom the application does not know is named as new before anybody is taken in", () => {
    const t = talk(official);
    t.says(ana, "mei-shop");
    expect(t.started).toEqual(["checkOwner"]);
    t.settles("checkOwner", yes({ imported: false }));
    expect(t.card()).toContain("mei-shop isn't in the Chat application yet, so I'd add them.");
    t.says(ana, "Mei");
    t.says(ana, "Mei's flower shop");
    for (const _ of ["introduction", "face", "organization", "subscribers", "custom"]) t.presses(ana, "skip");
    expect(t.card()).toContain("Owner: mei-shop (new to the Chat application)\nOwner's name: Mei");
    t.presses(ana, "go");
    expect(t.promised("createOfficial")[0]?.input).toMatchObject({ isNew: true, nick: "Mei" });
  });

  test("a name given to an owner who was mistyped does not go to the right one", () => {
    const t = talk(official);
    t.says(ana, "mei-shopp");
    t.settles("checkOwner", yes({ imported: false }));
    t.says(ana, "Mei");
    t.says(ana, "edit owner");
    t.says(ana, "mei-shop2");
    t.settles("checkOwner", yes({ imported: false }));
    expect(t.asked).toBe("nick");
  });

  test("too many bytes are counted, and cost none of the other answers", () => {
    const t = naming();
    t.presses(ana, "edit:introduction");
    t.says(ana, "花".repeat(138));
    expect(t.card()).toContain("Introduction has room for 400 bytes, and this is 14 bytes too many.");
    t.says(ana, "花".repeat(133));
    expect(t.asked).toBe("review");
    expect(t.answer("introduction")).toBe("花".repeat(133));
  });

  test("a form may give everything at once, with the bad field asked again alone", () => {
    const t = talk(official);
    t.fills(ana, {
      owner: "mei-shop",
      name: "Mei's flower shop",
      introduction: "",
      face: "no address",
      organization: "Example Limited",
      subscribers: "5,000",
      custom: "",
    });
    t.settles("checkOwner", yes({ imported: true }));
    expect(t.asked).toBe("face");
    t.presses(ana, "skip");
    expect(t.asked).toBe("review");
    t.presses(ana, "go");
    expect(t.promised("createOfficial")[0]?.input).toMatchObject({
      subscribers: 5000,
      organization: "Example Limited",
    });
  });

  test("a refusal that names the owner has only the owner asked again", () => {
    const t = naming();
    t.presses(ana, "go");
    t.progresses("createOfficial", "sent");
    t.settles("createOfficial", no("error.owner-unknown", { redo: "owner" }));
    expect(t.asked).toBe("owner");
    t.says(ana, "mei-shop");
    expect(t.asked, "the same owner undoes nothing, and is tried again only on a press").toBe("official");
    expect(t.promised("createOfficial")).toHaveLength(1);
  });

  test("while nobody knows, nothing can change; what was not made is tried again on a press", () => {
    const t = naming();
    t.presses(ana, "go");
    t.progresses("createOfficial", "sent");
    t.progresses("createOfficial", "unknown");
    t.says(ana, "edit name");
    expect(t.heard).toContain("I can't tell yet whether it was made");
    t.settles("createOfficial", no("official.absent", { facts: { frozen: ["name"] } }));
    expect(t.card()).toContain("The official account wasn't made: I looked until it was certain.");
    expect(t.promised("createOfficial")).toHaveLength(1);
    t.says(ana, "edit name");
    expect(t.heard).toContain("can't be changed any more");
    t.presses(ana, "go");
    expect(t.promised("createOfficial")).toHaveLength(2);
  });
});
