import { addressOf, personId } from "../../adapters/discord/address.ts";
import type { Approved } from "../platform/approvers.ts";
import { type DiscordDeskOptions, discordDesk } from "./discord-desk.ts";
import type { Person } from "./fake/person.ts";
import type { Channel } from "./fake/world.ts";
import { rehearsing, someone } from "./rehearsal.ts";

/** A desk with Kim and Lee, who approve, in a channel that a third person reads. Kim has a second id. */
export async function approved(options: DiscordDeskOptions): Promise<Approved> {
  let people: Person[] = [];
  let twin!: Person;
  let channel!: Channel;
  const links: string[][] = [];
  const desk = await discordDesk({
    ...options,
    links,
    settingsOf(discord) {
      const role = discord.role("approvers");
      people = ["Kim", "Lee", "Joe"].map((name) =>
        discord.person(name, { permissions: ["ManageGuild"], ...(name === "Kim" && { roles: ["approvers"] }) }),
      );
      twin = discord.person("Kay", { permissions: ["ManageGuild"] });
      channel = discord.newChannel("approvers", { only: people });
      const idOf = (person: Person) => personId(discord.guild.id, person.id);
      links.push([idOf(people[0]!), idOf(twin)]);
      return {
        approvers: {
          at: addressOf({ guild: discord.guild.id, channel: channel.id }),
          who: [role.id, people[1]!.id],
        },
      };
    },
  });
  const { discord } = desk;
  const [kim, lee, guest] = people.map((person) => {
    const self = someone(desk, desk.quiet, person);
    const card = (label: string) =>
      discord.until(() => person.reads(channel).findLast((one) => discord.screen(one).includes(`[${label}`)));
    const newest = () => discord.screen(person.reads(channel).at(-1)!);
    return {
      ...self,
      async declines(why: string) {
        await desk.quiet();
        await person.press(await card("Decline"), "Decline");
        await desk.quiet();
        if (!person.modal) return newest();
        await person.submit(person.modal, { why });
        await desk.quiet();
        return newest();
      },
      async holds(label: string) {
        const held = structuredClone(await card(label));
        return () => person.pressLate(held, label);
      },
      async leaves() {
        person.leaves(discord.guild);
      },
      async lists(which: string) {
        await person.command("/account list", { which });
        await desk.quiet();
        return discord.screen(person.reads().at(-1)!);
      },
    };
  });
  return {
    ...rehearsing(desk),
    ...{ kim: kim!, lee: lee!, guest: guest! },
    twin: someone(desk, desk.quiet, twin),
    cases: desk.cases,
    async audit() {
      const rows: Awaited<ReturnType<Approved["audit"]>> = [];
      for await (const row of desk.replica.ledger.audit()) rows.push(row);
      return rows;
    },
  };
}
