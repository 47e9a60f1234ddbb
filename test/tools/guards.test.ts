import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { guards } from "../../tools/simulate/guards.ts";
import { markersIn, without } from "../../tools/simulate/mutate.ts";

const markers = markersIn(join(import.meta.dirname, "../.."));

test("every marker in the source stands once, and a mutant takes it out", () => {
  const marked = [...markers].flatMap(([marker, files]) => files.map(() => marker)).toSorted();
  expect(marked).toEqual([...new Set(guards.flatMap((guard) => guard.without.map(({ marker }) => marker)))].toSorted());
});

test.each(guards)("the $name can be taken out where it is marked", (guard) => {
  const texts = new Map<string, string>();
  for (const edit of guard.without) {
    const file = markers.get(edit.marker)![0]!;
    const text = texts.get(file) ?? readFileSync(file, "utf8");
    texts.set(file, without(text, edit));
    expect(texts.get(file)).not.toBe(text);
  }
});

const place = [
  "function f() {",
  "  // guard: one",
  "  // guard: two",
  "  const a = call(",
  "    1,",
  "  );",
  "  const b = 1;",
  "}",
];

test("a guard is the statement under its marker, to its last bracket", () => {
  const edit = { marker: "one", from: "1", to: "2" };
  expect(without(place.join("\n"), edit)).toBe(place.with(4, "    2,").join("\n"));
  expect(() => without(place.join("\n"), { ...edit, from: "b" })).toThrow("The guard one has this not once: b");
  expect(() => without(place.join("\n"), { ...edit, marker: "three" })).toThrow("There is no guard: three");
});
