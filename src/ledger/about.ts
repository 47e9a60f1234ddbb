/** What each sealed column is bound to: a row swapped for another's, or for its own past, does not open. */
export const about = {
  case: (caseId: string, version: number) => `${caseId}|case|${version}`,
  job: (caseId: string, id: string, version: number) => `${caseId}|${id}|${version}`,
  attempt: (caseId: string, effect: string) => `${caseId}|attempt|${effect}`,
};
