import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { decides, understand } from "../../src/conversation/said/understand.ts";
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
};

/** Whether a sentence is understood as it was meant. A decision is a whole message that can press a button. */
function isUnderstood({ means, text }: Sentence): boolean {
  const [got, decision] = [understand(text)?.means, decides(text)];
  if (means === "answer" || means === "unknown") return got === undefined && decision === undefined;
  if (means === "asked") return got !== undefined || decision !== undefined;
  if (means === "yes") return decision === "yes";
  return got === means || decision === means || (alike[means] ?? []).includes(got ?? "");
}

describe("sentences are understood", () => {
  const before = sentencesIn("sentences-before.txt");

  test("as many as were written down before", () => {
    expect(before.length).toBeGreaterThanOrEqual(150);
    expect(before.filter((sentence) => !isUnderstood(sentence)).map(({ text }) => text)).toEqual([]);
  });

  test("and nothing that decides is anything but a yes", () => {
    expect(before.filter(({ means, text }) => decides(text) === "yes" && means !== "yes")).toEqual([]);
  });

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
      expect(["cancel", "skip", "resend", "back"], text).not.toContain(understand(text)?.means);
  });
});
