import { GatewayIntentBits } from "discord.js";
import { describe, test } from "vitest";
import { operatorsJudge, puzzledBefore, soon } from "../platform/operators.ts";
import { ruled } from "./rehearsal.ts";

operatorsJudge("Discord", ruled);

describe("somebody who alone reads where the operators do", () => {
  const absent = "Confirmed absent";
  const reason = "confirmed absent: not in the console, and no mail came";

  test("gives the second word as well, with a reason, where Discord lists members", async () => {
    const discord = { privilegedIntents: GatewayIntentBits.GuildMembers };
    const at = await puzzledBefore(await ruled({ ...soon, discord }, { alone: true }), "cut.before@example.com");
    await at.kim.presses(absent);
    await at.kim.sees("You're the only one who can judge");
    await at.kim.presses(absent);
    await at.kim.repliesTo(absent, reason);
    await at.mei.sees("who runs this desk alone");
  });

  test("does not, where Discord doesn't", async () => {
    const at = await puzzledBefore(await ruled(soon, { alone: true }), "cut.before@example.com");
    await at.kim.presses(absent);
    await at.kim.repliesTo(absent, reason);
    await at.kim.sees("You've already said so");
  });
});
