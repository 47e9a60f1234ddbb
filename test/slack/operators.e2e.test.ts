import { expect, test } from "vitest";
import { operatorsJudge, puzzledBefore, soon } from "../platform/operators.ts";
import { ruled } from "./rehearsal.ts";
import { ourScopes } from "./slack-desk.ts";

/** Over the socket alone: who may judge is asked behind both ways in, and those are shown to be alike by every flow's talks. */
operatorsJudge("Slack", (options) => ruled("socket", options));

test("a reply in the thread of the card needs no mention where the app hears what is written there", async () => {
  const scopes = [...ourScopes, "channels:history", "groups:history"];
  const at = await puzzledBefore(
    await ruled("socket", { ...soon, sandbox: { zoneMinutes: -300 }, slack: { scopes } }),
    "cut.after@example.com",
  );
  await at.kim.repliesTo("Confirmed absent", "what do you think?", { unheard: true });
  await at.quiet();
  expect(Object.values((await at.cases())[0]!.working ?? {})[0]).not.toHaveProperty("said");
  await at.kim.repliesTo("Confirmed absent", `found ${at.books().accounts[0]!.uin}`, { unheard: true });
  await at.mei.sees("The account is open.");
});
