import { test } from "vitest";
import { withPostgres } from "../../postgres/database.ts";
import { storm } from "./caps.ts";

withPostgres("limits on texts over three desks, with ten thousand starts", () => {
  test("hold to the text in two hundred countries", { timeout: 1_800_000 }, async () => {
    const size = { allowed: 30, others: 168, each: 45, inHongKong: 495, toOne: 100 };
    await storm({ ...size, perCountry: 10, perWorkspace: 200, left: 60 });
  });
});
