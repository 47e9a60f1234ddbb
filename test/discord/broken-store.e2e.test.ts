import { expect, onTestFinished, test } from "vitest";
import { brokenStores } from "../platform/broken-stores.ts";
import { agent, presses } from "./acts.ts";
import { startFakeDiscord } from "./fake/fake-discord.ts";
import { discordProcess } from "./process.ts";

const sentence = "I can't reach my records just now";

test.for(brokenStores)(
  "on %s people in Discord are told in time, and the desk goes on by itself",
  async ([, open], { skip }) => {
    const discord = await startFakeDiscord();
    onTestFinished(() => discord.close());
    const store = await open();
    const desk = discordProcess(discord, store.env);
    await desk.start();
    const mei = agent({ discord });
    const said = () => mei.reads().filter((message) => discord.screen(message).includes(sentence)).length;
    await mei.command("/account open");
    await presses({ discord }, mei, "Company");
    await discord.until(() => discord.screen(mei).includes("step 2 of"));
    await store.strike(desk.url, skip, async () => {
      await mei.command("/account status");
      await discord.until(() => said() === 1);
      mei.says(mei.dm, "ana@example.com");
      await discord.until(() => said() === 2);
    });
    mei.says(mei.dm, "ana@example.com");
    await discord.until(() => discord.screen(mei).includes("step 3 of"));
    expect(await desk.terminate()).toBe(0);
  },
);
