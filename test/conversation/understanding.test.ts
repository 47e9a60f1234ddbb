import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { decides } from "../../src/hearing/decides.ts";
import { understand } from "../../src/hearing/understand.ts";
import { isoNames } from "../flows/typed/iso-names.ts";

interface Sentence {
  who: string;
  at: string;
  means: string;
  text: string;
}

function sentencesIn(file: string): Sentence[] {
  return readFileSync(new URL(file, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [who, at, means, text] = line.split("\t");
      return { who: who!, at: at!, means: means!, text: text! };
    });
}

/** Meanings that lead to the same answer at the place where the sentence is said. */
const alike: Record<string, readonly string[]> = {
  "edit-phone": ["wrong-number"],
  "wrong-number": ["edit-phone"],
  "never-mind": ["keep"],
  yes: ["ok"],
  ok: ["yes"],
};

/** Whether a sentence is understood as it was meant, or as one of two things that it can mean. */
function isUnderstood({ means, text }: Sentence): boolean {
  const got = [understand(text), decides(text)];
  return means.split(",").some((each) => got.some((is) => is === each || (alike[each] ?? []).includes(is ?? "")));
}

/**
 * Sentences of people who had not seen how they are understood. Those of the first file were written before, and what
 * was not understood was added to the known sentences; the others were written afterwards, and nothing was added.
 */
const files = ["sentences-before.txt", "sentences-after.txt", "sentences-later.txt"];

describe.each(files)("of %s", (file) => {
  const sentences = sentencesIn(file);
  const meaning = sentences.filter(({ means }) => !["answer", "unknown", "asked"].includes(means));

  test("at least 85 of 100 are understood", () => {
    const understood = meaning.filter(isUnderstood);
    expect(meaning.length).toBeGreaterThanOrEqual(120);
    expect(understood.length / meaning.length).toBeGreaterThanOrEqual(0.85);
  });

  test("none that is nothing but a yes or a no is meant otherwise", () => {
    const accidents = sentences.filter(({ means, text }) => {
      const decision = decides(text);
      return (
        decision !== undefined && ![decision, ...(decision === "no" ? ["keep", "never-mind"] : [])].includes(means)
      );
    });
    expect(accidents).toEqual([]);
  });
});

describe("sentences", () => {
  test.each([
    "ok",
    "OK!",
    "thanks",
    "👍",
    "yes but the number is wrong",
    "yes?",
    "go ahead with the other one",
    "好的吗？",
    "嗯",
  ])("%j decides nothing", (text) => expect(decides(text)).not.toBe("yes"));

  test("no name of a country is taken for a sentence", () => {
    const taken = Object.values(isoNames)
      .flat()
      .filter((name) => understand(name) !== undefined);
    expect(taken).toEqual([]);
  });

  test("a denial turns no sentence into its opposite", () => {
    for (const text of [
      "don't cancel",
      "please do not skip",
      "never send it again",
      "不要跳过",
      "I don't want to go back",
    ])
      expect(["cancel", "skip", "resend", "back"], text).not.toContain(understand(text));
  });
});
