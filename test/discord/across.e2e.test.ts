import { describe, expect, test } from "vitest";
import { agent, cardOf } from "./acts.ts";
import { discordDesk } from "./discord-desk.ts";

/** Somebody who began in Slack, as this desk knows them. */
const inSlack = "slack:T1:U9";

async function begunInSlack(isLinked: boolean) {
  const links: string[][] = [];
  const desk = await discordDesk({ links });
  const mei = agent(desk);
  if (isLinked) links.push([inSlack, `discord:${desk.discord.guild.id}:${mei.id}`]);
  const caseId = await desk.replica.desk.open({
    event: "slack:1",
    flow: "open",
    from: { id: inSlack },
    at: inSlack,
    facts: { masks: false },
  });
  return { desk, mei, caseId };
}

describe("a request that was begun in Slack", () => {
  test("is gone on with in Discord by its owner, once the operator has linked the two", async () => {
    const { desk, mei, caseId } = await begunInSlack(true);
    await mei.command("/account list");
    await desk.discord.until(() => desk.discord.screen(mei).includes(caseId));
    await mei.command("/account resume", { case: caseId });
    mei.says(mei.dm, "company");
    await cardOf(desk, mei, "step 2 of");
    expect((await desk.cases())[0]?.people.owner).toBe(`discord:${desk.discord.guild.id}:${mei.id}`);
  });

  test("is no business of anybody's in Discord without that", async () => {
    const { desk, mei, caseId } = await begunInSlack(false);
    await mei.command("/account resume", { case: caseId });
    await desk.discord.until(() => desk.discord.screen(mei).includes(`There's no request ${caseId} here.`));
    expect((await desk.cases())[0]?.people.owner).toBe(inSlack);
  });
});
