import { expect, onTestFinished, test } from "vitest";
import { createRest } from "../../adapters/discord/connect/client.ts";
import { startFakeDiscord } from "./fake/fake-discord.ts";

test("a burst beyond Discord's limit of 50 calls a second waits for the next second, and no call is given up", async () => {
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.close());
  const { apiUrl, token } = discord;
  const rest = createRest({ apiUrl, token, onLost: (error) => expect.unreachable(error.message) });
  const channels = Array.from({ length: 60 }, (_, n) => discord.newChannel(`acme-${n}`)); // each has a queue of its own
  const calls = await Promise.allSettled(channels.map(({ id }) => rest.get(`/channels/${id}`)));
  expect(calls.filter(({ status }) => status === "rejected")).toEqual([]);
});
