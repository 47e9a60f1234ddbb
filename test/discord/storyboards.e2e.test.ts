import { expect, test } from "vitest";
import { toldOfPauses } from "../platform/pauses.ts";
import { storyboard, type Watched } from "../platform/storyboard.ts";
import { agent, entersCode, modalOf, otherThan, presses, withButton } from "./acts.ts";
import { type DiscordDesk, discordDesk } from "./discord-desk.ts";
import { textOf } from "./fake/messages.ts";
import type { Person } from "./fake/person.ts";
import { titleOf } from "./fake/screen.ts";
import { masked } from "./story.ts";

/** A person with all that the bot has for them: direct messages, channels, threads, and the box on their screen. */
function watched({ discord }: DiscordDesk, person: Person): Watched {
  return {
    name: person.user.name,
    rings: () => discord.rings(person),
    sees() {
      const messages = person.reads().flatMap((message) => {
        if (message.components.length === 0) return []; // people write words alone
        const place = titleOf(discord.channel(message.channel));
        const where = message.reader ? `only for them in ${place}` : place;
        const raw = [message.content, ...textOf(message.components)].join("\n");
        return [{ id: message.id, where, text: discord.screen(message), raw }];
      });
      const { modal } = person;
      const box = modal && { id: modal.id, where: "a box", text: discord.screen(modal), raw: "" };
      return [...messages, ...(box ? [box] : [])];
    },
  };
}

test("an agent and a customer who is a guest", async () => {
  const desk = await discordDesk();
  const { discord } = desk;
  const [mei, ann] = [agent(desk), discord.person("Ana")];
  const board = storyboard([watched(desk, mei), watched(desk, ann)], desk.quiet);
  await board.step("Mei types /account open customer: @Ana details: company ana@example.com +852 5123 4567", () =>
    mei.command("/account open", { customer: ann, details: "company ana@example.com +852 5123 4567" }),
  );
  await board.step("Mei presses Text the code to +852 •••• 4567", () => presses(desk, mei, "Text the code to"));
  await board.step("Ana presses Enter the code, and mistypes it", async () =>
    entersCode(desk, ann, otherThan(await desk.codeFor("85251234567"))),
  );
  await board.step("Ana writes the right one to @Frontdesk in the thread", async () => {
    const code = await desk.codeFor("85251234567");
    await withButton(desk, ann, "Enter the code");
    ann.mentions(discord.threads()[0]!, code);
  });
  await board.step("Ana presses Show the password once", () => presses(desk, ann, "Show the password once"));
  await board.step("Mei presses Text for the customer", () => presses(desk, mei, "Text for the customer"));
  await board.step("Mei writes: note prefers to be called after 4 pm", () =>
    mei.says(mei.dm, "note prefers to be called after 4 pm"),
  );
  await board.step("Mei writes it with the number of the request", async () =>
    mei.says(mei.dm, `note ${(await desk.cases())[0]!.id} prefers to be called after 4 pm`),
  );
  await board.step("Mei presses Open another like this", () => presses(desk, mei, "Open another like this"));
  const [first, another] = (await desk.cases()).toSorted((one, other) => one.opened - other.opened);
  expect(first).toMatchObject({ state: "done", agentNotes: [{ text: "prefers to be called after 4 pm" }] });
  expect(another).toMatchObject({ state: "open", answers: { type: "company", country: { area: "HK" } } });
  expect(another!.answers).not.toHaveProperty("mail");
  await expect(masked(board.text())).toMatchFileSnapshot(
    "../platform/golden/storyboards/discord-agent-and-customer.txt",
  );
  expect([discord.faults, discord.misses]).toEqual([[], []]);
});

test("an agent alone", async () => {
  const desk = await discordDesk();
  const { discord } = desk;
  const mei = agent(desk);
  const board = storyboard([watched(desk, mei)], desk.quiet);
  await board.step("Mei types /account open, and fills in the form with a number that is too short", async () => {
    await mei.command("/account open", { country: "HK" });
    await mei.submit(await modalOf(desk, mei, "Request"), { type: "Company", mail: "ana@example.com", phone: "512" });
  });
  await board.step("Mei writes: 5123 4567", () => mei.says(mei.dm, "5123 4567"));
  await board.step("Mei presses Text the code to +852 •••• 4567", () => presses(desk, mei, "Text the code to"));
  await board.step("Mei writes the code", async () => mei.says(mei.dm, await desk.codeFor("85251234567")));
  await board.step("Mei presses Show the password once", () => presses(desk, mei, "Show the password once"));
  await expect(masked(board.text())).toMatchFileSnapshot("../platform/golden/storyboards/discord-agent-alone.txt");
  expect([discord.faults, discord.misses, discord.refusals]).toEqual([[], [], []]);
});

test("a supervisor pauses all desks, and lets them go on", async () => {
  const desk = await discordDesk({
    settingsOf: (discord) => ({
      supervisors: { at: `discord:${discord.guild.id}`, who: [discord.role("supervisors").id] },
    }),
  });
  const { discord } = desk;
  const mei = agent(desk);
  const kim = discord.person("Kim", { permissions: ["ManageGuild"], roles: ["supervisors"] });
  const board = storyboard([watched(desk, mei), watched(desk, kim)], desk.quiet);
  await board.step("Mei types /account open details: company ana@example.com +852 5123 4567", () =>
    mei.command("/account open", { details: "company ana@example.com +852 5123 4567" }),
  );
  await board.step("Mei types /account pause what: everything reason: just so", () =>
    mei.command("/account pause", { what: "everything", reason: "just so" }),
  );
  await board.step("Kim types /account pause what: everything for: 2h reason: numbers that cost", async () => {
    await kim.command("/account pause", { what: "everything", for: "2h", reason: "numbers that cost" });
    await toldOfPauses(desk.replica, true);
  });
  await board.step("Mei presses Text the code to +852 •••• 4567", async () => {
    await presses(desk, mei, "Text the code to");
    await discord.until(async () => ((await desk.cases())[0]!.stopped ? true : undefined));
  });
  await board.step("Mei types /account open details: company bo@example.com", () =>
    mei.command("/account open", { details: "company bo@example.com" }),
  );
  await board.step("Kim types /account help", () => kim.command("/account help"));
  expect(desk.books().texts).toBe(0);
  await board.step("Kim types /account go-on", async () => {
    await kim.command("/account go-on");
    await toldOfPauses(desk.replica, false);
  });
  expect(desk.books().texts).toBe(0);
  await board.step("Mei presses Text the code", async () => {
    await presses(desk, mei, "Text the code");
    await desk.codeFor("85251234567");
  });
  await expect(masked(board.text())).toMatchFileSnapshot("../platform/golden/storyboards/discord-pause.txt");
  expect([discord.faults, discord.misses]).toEqual([[], []]);
});
