import { type Agented, rightsAreFresh } from "../platform/rights.ts";
import { agent, withButton } from "./acts.ts";
import { discordDesk } from "./discord-desk.ts";

const whole = "company ana@example.com +852 5123 4567";

async function stand(): Promise<Agented> {
  const desk = await discordDesk();
  const { discord } = desk;
  const mei = agent(desk);
  await mei.command("/account open", { details: whole });
  const review = await withButton(desk, mei, "Text the code to");
  await desk.quiet();
  return {
    desk,
    sends: () => mei.press(review, "Text the code to"),
    opens: () => mei.command("/account verify"),
    loses: () => mei.becomes(discord.guild, []),
    reads: () => discord.screen(mei),
    asked: () => discord.calls.filter(({ route }) => route.includes("/members/")).length,
  };
}

rightsAreFresh("Discord", stand);
