/** Whose requests are served: ids of Slack's workspaces and organisations, or of Discord's servers; `*` is everybody. */
export type Enrolled = readonly string[];

/** Whether a workspace or server is on the list, by itself or with its organisation. An empty list has nobody. */
export function isEnrolled(list: Enrolled, home: string, organisation?: string): boolean {
  return ["*", home, organisation].some((id) => id !== undefined && list.includes(id));
}

/** Only then it matters to which organisation a workspace belongs. */
export function namesOrganisations(list: Enrolled): boolean {
  return list.some((id) => id.startsWith("E"));
}
