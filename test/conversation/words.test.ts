import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Case } from "../../src/conversation/types.ts";
import { en } from "../../src/words/en/all.ts";

const folder = new URL("../../src/conversation/", import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => readFileSync(new URL(file, folder), "utf8"));

const states: Exclude<Case["state"], "open">[] = ["done", "cancelled", "expired", "failed"];

/** What may stand in a key that the code puts together. */
const ends: Record<string, readonly string[]> = {
  "talk.status-${theCase.state}": states,
  "talk.closed-${theCase.state}": states.filter((state) => state !== "done"),
};

describe("every message the conversation says has words", () => {
  const written = sources.flatMap((source) => [...source.matchAll(/"(talk\.[a-z-]+)"/g)].map(([, key]) => key!));
  const composed = sources.flatMap((source) => [...source.matchAll(/`(talk\.[^`]+)`/g)].map(([, key]) => key!));

  test.each([...new Set(written)])("%s", (key) => {
    expect(en).toHaveProperty([key]);
  });

  test.each([...new Set(composed)])("%s, whatever its end", (template) => {
    expect(ends, "the test must know what may stand there").toHaveProperty([template]);
    for (const end of ends[template]!) expect(en).toHaveProperty([template.replace(/\$\{[^}]+\}/, end)]);
  });

  test("the scan of the source has found messages", () => {
    expect(written.length).toBeGreaterThan(40);
    expect(composed.length).toBeGreaterThan(1);
  });
});
