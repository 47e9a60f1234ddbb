import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Case, LinkTrouble } from "../../src/conversation/types.ts";
import { en } from "../../src/words/en/all.ts";
import { english } from "../../src/words/en/engine/all.ts";

const folder = new URL("../../src/conversation/", import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => readFileSync(new URL(file, folder), "utf8"));

const states: Exclude<Case["state"], "open">[] = ["done", "cancelled", "expired", "failed"];
const troubles: LinkTrouble[] = ["elsewhere", "asked", "leaked"];

/** What may stand in a key that the code puts together. */
const ends: Record<string, readonly string[]> = {
  "talk.status-${theCase.state}": states,
  "talk.closed-${theCase.state}": states.filter((state) => state !== "done"),
  "said.${means}": ["expired", "code-refused"],
  "link.${trouble.is}": troubles,
  "link.call-${is}": troubles,
};

describe("the conversation's own words are exactly what it says", () => {
  const sections = [...new Set(Object.keys(english).map((key) => key.split(".")[0]))].join("|");
  const found = (quoted: RegExp) => sources.flatMap((source) => [...source.matchAll(quoted)].map(([, key]) => key!));
  const written = new Set(found(new RegExp(`"((?:${sections})\\.[a-z-]+)"`, "g")));
  const composed = new Set(found(new RegExp(`\`((?:${sections})\\.[^\`]*\\$[^\`]*)\``, "g")));
  const made = [...composed].flatMap((key) => (ends[key] ?? []).map((end) => key.replace(/\$\{[^}]+\}/, end)));

  test("each message that it says has words of its own, and a bot of another subject needs no others", () => {
    expect([...composed].toSorted(), "the test must know what may stand in these keys").toEqual(
      Object.keys(ends).toSorted(),
    );
    expect([...new Set([...written, ...made])].toSorted()).toEqual(Object.keys(english).toSorted());
  });

  test("they speak of nobody's subject, and neither does the conversation", () => {
    const subject = /tencent|\buin\b|frontdesk|wechat|account|domain|classroom|npm |team's console/i;
    for (const [key, words] of Object.entries(english)) expect(words, key).not.toMatch(subject);
    for (const source of sources) expect(source).not.toMatch(/tencent|\buin\b|frontdesk(?!\/conversation)/i);
  });

  test("a desk that says others in their place has words for all of them", () => {
    expect(Object.keys(en)).toEqual(expect.arrayContaining(Object.keys(english)));
  });
});
