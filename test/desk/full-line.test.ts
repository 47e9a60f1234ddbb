import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { drawCard } from "../../adapters/terminal/render.ts";
import { openOffice } from "./office.ts";

test("with the lines full nothing is promised or lost, drafts go on, and the same button works once there is room", async () => {
  const office = await openOffice();
  const full = await office.second({ longestLineMs: 0 });
  const ana = office.talk();
  const onFull = async (event: { type: "pressed"; choice: string } | { type: "said"; text: string }) => {
    const { question } = ana.card();
    const from = { id: ana.who };
    await full.desk.tell(ana.id, { id: randomUUID(), from, ...(question !== undefined && { question }), ...event });
  };
  const shown = () =>
    drawCard(ana.card(), 72, { now: office.now(), zone: "UTC" })
      .replaceAll(ana.id, "R-7K2P")
      .replace(/\d\d:\d\d:\d\d/, "12:01:00");

  await ana.open();
  await onFull({ type: "said", text: "personal" });
  await ana.goTo("review");
  await ana.press("go");
  await ana.asks("password");
  await onFull({ type: "said", text: ana.answers.password });
  await ana.asks("text");
  expect(shown()).toMatchInlineSnapshot(`
    "
    ── practice · New Tencent Cloud account · R-7K2P · step 9 of 10 ────────
    Too many requests are waiting for Tencent just now, so I haven't queued
    yours. Nothing was sent, and all your answers are safe. Please try again
    in a few minutes.
    It's worth another try from 12:01:00.

       1  Text the code
       2  Edit an answer
      Type a number, or one of: back, link, cancel, help"
  `);
  expect(office.books().texts).toBe(0);

  await ana.press("go");
  await office.until(() => office.screen.notices(ana.who).find(({ key }) => key === "talk.not-before"));
  office.pass(60_000);
  await ana.press("go");
  await ana.asks("code");
  await onFull({ type: "said", text: await ana.code() });
  await ana.asks("account");
  expect(shown()).toMatchInlineSnapshot(`
    "
    ── practice · New Tencent Cloud account · R-7K2P · step 10 of 10 ───────
    Too many requests are waiting for Tencent just now, so I haven't queued
    yours. Nothing was sent, and all your answers are safe. Please try again
    in a few minutes.
    It's worth another try from 12:01:00.

       1  Open the account
       2  Edit an answer
      Type a number, or one of: back, link, cancel, help"
  `);
  expect(await office.attempts(ana.answers.mail)).toEqual([]);

  await onFull({ type: "pressed", choice: "go" });
  office.pass(60_000);
  await onFull({ type: "pressed", choice: "go" });
  await ana.asks("account");
  office.pass(60_000);
  await ana.press("go");
  await ana.comesTo("done");
  expect(office.books()).toMatchObject({ accounts: [{ mail: ana.answers.mail }], texts: 1 });
});
