import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { withRolesTable } from "../../tools/roles-table.ts";

test("the table of who may do what in docs/security.md is that of the code", () => {
  const page = readFileSync(new URL("../../docs/security.md", import.meta.url), "utf8");
  expect(page).toBe(withRolesTable(page));
});
