import { addressOf, personId } from "../../adapters/discord/address.ts";
import { type Fronted, rolesHold } from "../platform/roles.ts";
import { discordDesk } from "./discord-desk.ts";
import type { Person } from "./fake/person.ts";
import type { Channel } from "./fake/world.ts";

const names = [
  "owner",
  "agentCustomer",
  "customer",
  "agent",
  "approver",
  "supervisor",
  "operator",
  "stranger",
  "spare",
] as const;
type Name = (typeof names)[number];
const agents: readonly Name[] = ["owner", "agentCustomer", "agent", "spare"];

/** The option in which a command takes its words. */
const options: Record<string, string> = { code: "digits", note: "note", lift: "reason", pause: "reason" };

async function stand(): Promise<Fronted> {
  const people = {} as Record<Name, Person>;
  const channels: Partial<Record<Name, Channel>> = {};
  const desk = await discordDesk({
    settingsOf(discord) {
      const role = discord.role("agents");
      for (const name of names)
        people[name] = discord.person(name, {
          permissions: ["ManageGuild"], // so that everybody is offered the command
          roles: agents.includes(name) ? ["agents"] : name === "supervisor" ? ["supervisors"] : [],
        });
      const place = (name: "approver" | "operator") => {
        channels[name] = discord.newChannel(name, { only: [people[name]] });
        return addressOf({ guild: discord.guild.id, channel: channels[name]!.id });
      };
      return {
        agentRoles: [role.id],
        operators: place("operator"),
        approvers: { at: place("approver"), who: [] },
        supervisors: { at: `discord:${discord.guild.id}`, who: [discord.role("supervisors").id] },
      };
    },
  });
  const ids = Object.fromEntries(
    names.map((name) => [name, personId(desk.discord.guild.id, people[name].id)]),
  ) as Fronted["ids"];
  return {
    ids,
    replica: desk.replica,
    quiet: desk.quiet,
    async orders(part, verb, { case: number, text, toSpare }) {
      const given = {
        ...(toSpare && { to: people.spare }),
        ...(text && { [options[verb]!]: text }),
        ...(number && { case: number }),
      };
      const { modal } = people[part];
      if (modal) people[part].dismisses(modal);
      await people[part].command(`/account ${verb}`, given, channels[part]);
    },
  };
}

rolesHold("Discord", stand);
