import { addressOf } from "../../adapters/slack/address.ts";
import { type Fronted, rolesHold } from "../platform/roles.ts";
import type { Person } from "./fake/person.ts";
import type { Channel } from "./fake/world.ts";
import { slackDesk } from "./slack-desk.ts";

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

async function stand(): Promise<Fronted> {
  const people = {} as Record<Name, Person>;
  const channels: Partial<Record<Name, Channel>> = {};
  const desk = await slackDesk({
    settingsOf(slack) {
      for (const name of names) people[name] = slack.person(name);
      const agents = slack.newGroup("agents", [people.owner, people.agentCustomer, people.agent, people.spare]);
      const place = (name: "approver" | "operator") => {
        channels[name] = slack.newChannel(name, [people[name]]);
        return addressOf({ team: slack.team.id, channel: channels[name]!.id });
      };
      return {
        agentGroups: [agents.id],
        operators: place("operator"),
        approvers: { at: place("approver"), who: [] },
        supervisors: { at: `slack:${slack.team.id}`, who: [people.supervisor.id] },
      };
    },
  });
  const ids = Object.fromEntries(
    names.map((name) => [name, addressOf({ team: desk.slack.team.id, person: people[name].id })]),
  ) as Fronted["ids"];
  return {
    ids,
    replica: desk.replica,
    quiet: desk.quiet,
    async orders(part, verb, { case: number, text, toSpare }) {
      const words = ["/account", verb, toSpare && "@spare", number, text].filter(Boolean).join(" ");
      const channel = channels[part];
      await people[part].command(words, channel ? { in: channel } : {});
    },
  };
}

rolesHold("Slack", stand);
