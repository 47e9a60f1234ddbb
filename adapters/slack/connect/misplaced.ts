import { type Enrolled, isEnrolled } from "../../../src/desk/platform.ts";
import { WrongWorkspace } from "../settings.ts";

/** What auth.test says of a bot's token. */
export interface Whose {
  team_id?: string | undefined;
  enterprise_id?: string | undefined;
  is_enterprise_install?: boolean | undefined;
}

/** Why a desk with this list can't start with a token of that place; undefined where it can. */
export function misplacedFor(
  teams: Enrolled,
  { team_id: team = "", enterprise_id: organisation, is_enterprise_install: isOfAll }: Whose,
): WrongWorkspace | undefined {
  if (isOfAll)
    return new WrongWorkspace("SLACK_BOT_TOKEN is for a whole organisation. Install the app in one workspace instead.");
  if (isEnrolled(teams, team, organisation)) return undefined;
  return new WrongWorkspace(`SLACK_TEAMS does not list ${team}, the workspace of SLACK_BOT_TOKEN. Add it there.`);
}
