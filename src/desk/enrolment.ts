/**
 * The places whose requests this desk serves: ids of Slack's workspaces and organisations, or of Discord's servers. `*`
 * is every place.
 */
export type Enrolled = readonly string[];

/** Whether a workspace or server is on the list, by itself or with its organisation. An empty list has nobody. */
export function isEnrolled(list: Enrolled, home: string, organisation?: string): boolean {
  return ["*", home, organisation].some((id) => id !== undefined && list.includes(id));
}

/** As `isEnrolled`. The organisation is looked up only if the list names one and the workspace is not on it by itself. */
export async function isServed(
  list: Enrolled,
  home: string,
  organisationOf: (home: string) => Promise<string | undefined>,
): Promise<boolean> {
  if (isEnrolled(list, home)) return true;
  return list.some((id) => id.startsWith("E")) && isEnrolled(list, home, await organisationOf(home));
}

export interface EnrolmentParts {
  /** The list of each platform. A platform without a list serves everybody. */
  lists: Readonly<Record<string, Enrolled | undefined>>;
  /** The organisation that one of Slack's workspaces is known to belong to. */
  organisationOf: (team: string) => Promise<string | undefined>;
}

export type Serves = (person: string) => Promise<boolean>;

/** Tells whether this desk serves the workspace or server in a person's id. It is asked wherever money is spent. */
export function createEnrolment({ lists, organisationOf }: EnrolmentParts): Serves {
  return async (person) => {
    const [platform = "", home = ""] = person.split(":");
    const list = lists[platform];
    return !list || isServed(list, home, organisationOf);
  };
}
