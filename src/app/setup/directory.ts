import type { Listed } from "./calls.ts";

/** Who and what there is in a workspace or server, for the settings that name people and places. */
export interface Directory {
  platform: "Slack" | "Discord";
  /** How addresses there begin, such as `slack:T0123ABCD`. */
  home: string;
  /** The sign before a channel's id in an address. */
  sign: "" | "#";
  /** What groups of people are called there, and how one gets an id. */
  groupsAre: string;
  idsAre: string;
  /** An example of ids, as they are typed. */
  example: string;
  agents: "SLACK_AGENT_GROUPS" | "DISCORD_AGENT_ROLES";
  everybody: string;
  /** Whether a person's id can be in the setting of those who may open requests. */
  agentsArePeople: boolean;
  groups: () => Promise<Listed>;
  people: () => Promise<Listed>;
  /** The channels in which only some people read, as far as the platform tells. */
  channels: () => Promise<Listed>;
}
