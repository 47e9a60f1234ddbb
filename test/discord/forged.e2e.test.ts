import { test } from "vitest";
import { essenceOf, forgedChoices, noneIsTaken, runsOf } from "../platform/forged.ts";
import { seeded } from "../seed.ts";
import { cardOf, presses, withButton } from "./acts.ts";
import { discordDesk } from "./discord-desk.ts";
import type { Person } from "./fake/person.ts";
import type { Message } from "./fake/world.ts";

const doings = ["press", "pick", "form", "code", "resume", "sure", "cancel", "keep", "reveal", "found", "why"];

test(`of ${runsOf(0.1)} forged and replayed inputs none is taken`, { timeout: 3_600_000 }, async () => {
  const { pick, whole } = seeded("forged inputs of Discord");
  const guilds = ["*"];
  const desk = await discordDesk({
    settingsOf: (discord) => ({ guilds, agentRoles: [discord.role("agents").id] }),
    durations: { codeFreshMs: 24 * 60 * 60_000 }, // a long run takes longer than a code is good
  });
  const { discord } = desk;
  const permissions = ["ManageGuild"] as const; // so that everybody is offered the command
  const [mei, bob] = ["Mei", "Bob"].map((name) =>
    discord.person(name, { permissions: [...permissions], roles: ["agents"] }),
  ) as [Person, Person];
  const guest = discord.person("Gus", { permissions: [...permissions] });
  const eve = discord.person("Eve", { guilds: [discord.newGuild("Other")], permissions: [...permissions] });

  // Mei's first request waits for its code, and her second one for her go
  await mei.command("/account open", { details: "company ana@example.com +852 5123 4567" });
  const review = structuredClone(await withButton(desk, mei, "Text the code to"));
  await presses(desk, mei, "Text the code to");
  await desk.codeFor("85251234567");
  await desk.quiet();
  await mei.command("/account open", { details: "company bo@example.com +852 5123 4568" });
  await cardOf(desk, mei, "bo@example.com");
  await desk.quiet();
  if (mei.modal) mei.dismisses(mei.modal);
  const cases = await desk.cases();
  const questions = cases.map(({ id, pending }) => `${id}.${pending!.n}`);
  const older = cases.flatMap(({ id, pending }) => Array.from({ length: pending!.n }, (_, n) => `${id}.${n}`));
  const anyRef = () => pick([...questions, ...cases.map(({ id }) => id), ...older]);

  /** A message that each of them has, on which a client that was tampered with puts what it likes. */
  const own = new Map<Person, Message>();
  for (const one of [mei, bob, guest, eve]) {
    await one.command("/account help");
    await desk.quiet();
    own.set(one, one.reads().at(-1)!);
  }
  guilds.splice(0, 1, discord.guild.id); // Eve's server is served no more

  async function pressed(who: Person, id: string): Promise<void> {
    const message = structuredClone(own.get(who)!);
    const button = { type: 2, id: 2, style: 2, label: "x", custom_id: id.slice(0, 100) };
    Object.assign(message, { components: [{ type: 1, id: 1, components: [button] }] });
    await who.pressLate(message, button.custom_id);
    if (who.modal) who.dismisses(who.modal);
  }
  const others = [bob, guest, eve];

  await noneIsTaken({
    front: "Discord",
    runs: runsOf(0.1),
    random: { pick },
    atOnce: 4,
    kinds: {
      "tampered ids of others' buttons": {
        weight: 60,
        send: () => pressed(pick(others), `fd:${pick(doings)}:${anyRef()}:${pick(forgedChoices)}`),
      },
      "buttons of others, as they are": {
        weight: 30,
        send: () => pressed(pick(others), `fd:press:${pick(questions)}:go`),
      },
      "old buttons of one's own": {
        weight: 30,
        send: () => pressed(mei, `fd:press:${pick(older)}:${pick(["go", "make", "resend", "skip", "back"])}`),
      },
      "a press that was taken before": {
        weight: 20,
        send: async () => void (await mei.pressLate(review, "Text the code to")),
      },
      "buttons that one was never shown": {
        weight: 20,
        send: () =>
          pressed(
            mei,
            `fd:press:${pick(questions)}:${pick(["decline:no", "found:200000123456", "absent", "lift:please"])}`,
          ),
      },
      // nobody answers these, so the client waits three seconds for each
      "nonsense for ids": {
        weight: 1,
        send: () => {
          const ref = pick([
            "",
            "-",
            "R-",
            "R-2222.1",
            "../../etc",
            "R-7K2P.999999999999",
            "{}",
            "💥".repeat(whole(20)),
          ]);
          return pressed(
            pick([mei, ...others]),
            pick([`fd:press:${ref}:go`, `fd:__proto__:${ref}:`, `x${ref}`, "fd:::"]),
          );
        },
      },
      "orders about others' requests": {
        weight: 20,
        async send() {
          const verb = pick(["cancel", "resend", "resume", "status", "link"]);
          await pick([bob, eve]).command(`/account ${verb}`, { case: pick(cases).id });
        },
      },
    },
    standing: async () => ({
      cases: (await desk.cases()).map(essenceOf),
      texts: desk.books().texts,
      accounts: desk.books().accounts,
    }),
    quiet: desk.quiet,
  });
});
