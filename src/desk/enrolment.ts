import { type Enrolled, isEnrolled, namesOrganisations } from "./enrolled.ts";

export interface EnrolmentParts {
  /** By platform; one without a list serves everybody. */
  lists: Readonly<Record<string, Enrolled | undefined>>;
  /** The organisation that one of Slack's workspaces is known to belong to. */
  organisationOf: (team: string) => Promise<string | undefined>;
}

export type Serves = (person: string) => Promise<boolean>;

/** Whether whoever runs the desk serves the place that somebody is known through: asked where money is spent. */
export function createEnrolment({ lists, organisationOf }: EnrolmentParts): Serves {
  return async (person) => {
    const [platform = "", home = ""] = person.split(":");
    const list = lists[platform];
    if (!list || isEnrolled(list, home)) return true;
    return namesOrganisations(list) && isEnrolled(list, home, await organisationOf(home));
  };
}
