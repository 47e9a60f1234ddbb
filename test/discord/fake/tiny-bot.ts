import { Client, type ClientOptions, GatewayIntentBits, Partials } from "discord.js";
import { onTestFinished } from "vitest";
import { type FakeDiscord, type FakeDiscordOptions, startFakeDiscord } from "./fake-discord.ts";

/** A fake Discord for one test. */
export async function fakeDiscord(options?: FakeDiscordOptions): Promise<FakeDiscord> {
  const fake = await startFakeDiscord(options);
  onTestFinished(() => fake.close());
  return fake;
}

const { Guilds, GuildMessages, DirectMessages } = GatewayIntentBits;

/** A real discord.js client that has logged in and knows its servers. */
export async function clientAt(
  fake: FakeDiscord,
  build: (client: Client) => void = () => {},
  more: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const client = new Client({
    intents: [Guilds, GuildMessages, DirectMessages],
    partials: [Partials.Channel],
    rest: { api: fake.apiUrl, version: "10", retries: 0 },
    ...more,
  });
  onTestFinished(() => client.destroy());
  // Without a listener an error of a handler would end the test run.
  client.on("error", () => {});
  const ready = new Promise<Client<true>>((resolve) => client.once("clientReady", resolve));
  build(client);
  await client.login(fake.token);
  return ready;
}

export const account = {
  name: "account",
  description: "Open a cloud account",
  contexts: [0, 1],
  options: [
    {
      type: 1,
      name: "open",
      description: "Start a new account",
      options: [
        { type: 3, name: "country", description: "Where the number is from", autocomplete: true },
        { type: 6, name: "customer", description: "Who enters the code" },
      ],
    },
    { type: 1, name: "help", description: "How this works" },
    {
      type: 1,
      name: "code",
      description: "Enter the code",
      options: [{ type: 3, name: "digits", description: "6 digits", min_length: 6, max_length: 10, required: true }],
    },
  ],
};
