import { test } from "vitest";
import { withPostgres } from "../../postgres/database.ts";
import { storm } from "./caps.ts";

withPostgres("limits on texts over three desks", () => {
  test("hold to the text while many ask at once, and one that is lifted is lifted for one", async () => {
    const size = { allowed: 4, others: 6, each: 6, inHongKong: 9, toOne: 8 };
    await storm({ ...size, perCountry: 2, perWorkspace: 5, left: 1 });
  });
});
