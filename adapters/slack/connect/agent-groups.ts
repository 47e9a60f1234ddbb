import type { Reception } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import { rememberingRights } from "../../chat/asked-of-platform.ts";
import { LacksScope, type SlackSettings } from "../settings.ts";
import { codeOf } from "./error-codes.ts";
import type { Workspaces } from "./workspace.ts";

export const isGroup = (id: string): boolean => id.startsWith("S");

export type AgentGroups = ReturnType<typeof createAgentGroups>;

/**
 * Knows who is in the user groups whose members may open requests. A group that a workspace does not have is empty
 * there.
 */
export function createAgentGroups(
  { agentGroups, clock, log }: SlackSettings,
  workspaces: Workspaces,
  { tellOperators }: Pick<Reception, "tellOperators">,
) {
  const groups = () => agentGroups.filter(isGroup);
  const members = rememberingRights(membersOf, clock);

  async function membersOf(name: string): Promise<Set<string>> {
    const [team, usergroup] = name.split(":") as [string, string];
    const client = await workspaces.client(team);
    try {
      const { users = [] } = await client.usergroups.users.list({ usergroup });
      return new Set(users);
    } catch (error) {
      const code = codeOf(error);
      if (code === "missing_scope") void tellOperators(scopeIn(team), t("slack.no-group-scope", { team }));
      if (code !== "no_such_subteam") throw error;
      void tellOperators(name, t("slack.no-such-group", { group: usergroup, team }));
      return new Set();
    }
  }

  return {
    async has(team: string, user: string): Promise<boolean> {
      for (const group of groups()) if ((await members(`${team}:${group}`)).has(user)) return true;
      return false;
    },
    /** Whether a person is in one of these groups now. */
    async hasNow(team: string, user: string, ids: readonly string[]): Promise<boolean> {
      for (const group of ids) if ((await membersOf(`${team}:${group}`)).has(user)) return true;
      return false;
    },
    /** The users among these ids of users and groups, and those in the groups now. */
    async *peopleIn(team: string, ids: readonly string[]): AsyncIterable<string> {
      for (const id of ids) {
        if (isGroup(id)) yield* await membersOf(`${team}:${id}`);
        else yield id;
      }
    },
    /** Checks at the start that the groups of the only workspace can be read. @throws LacksScope */
    async checkTeam(team: string): Promise<void> {
      for (const group of groups()) {
        await members(`${team}:${group}`).catch((error) => {
          if (codeOf(error) === "missing_scope") throw new LacksScope();
          log.warn({ error: (error as Error).name, group }, "Slack does not tell who is in this group");
        });
      }
    },
    /**
     * Checks the groups of all workspaces in the background. The operators get one notice that names every workspace
     * without the scope.
     */
    async checkAllTeams(teams: readonly string[]): Promise<void> {
      const [group] = groups();
      if (group === undefined) return;
      const lacking: string[] = [];
      for (const team of teams) {
        const list = async () => (await workspaces.client(team)).usergroups.users.list({ usergroup: group });
        await list().catch((error: Error) => {
          if (codeOf(error) === "missing_scope") lacking.push(team);
          else log.info({ error: error.name, team }, "Slack does not tell who is in a group there");
        });
      }
      const team = lacking.join(", ");
      if (lacking.length > 0) void tellOperators(scopeIn(team), t("slack.no-group-scope", { team }));
    },
  };
}

const scopeIn = (team: string): string => `${team} scope`;
