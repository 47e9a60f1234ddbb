/** A line of a desk's log. */
export interface Line {
  msg: string;
  request?: string;
  event?: string;
  api?: string;
  post?: string;
  requestId?: string;
  case?: string;
  [name: string]: unknown;
}

/** The lines of the log in what a desk has written, in JSON. */
export function linesIn(written: string): Line[] {
  return written
    .split("\n")
    .filter((line) => line.startsWith('{"level"'))
    .map((line) => JSON.parse(line) as Line);
}

/** What stands in the lines with the id of the one create, each in a few words. */
export function toldOfCreate(lines: readonly Line[]): string[] {
  const { request } = lines.find(({ api }) => api === "CreateAccount")!;
  return lines
    .filter((line) => line.request === request)
    .map(({ msg, event, api, post }) => [msg, event ?? api ?? post].join(": "));
}

/** What a person's code has led to, from their words to the card that tells of the account. */
export const ledTo = [
  "a turn was committed: said",
  "an event was taken: said",
  "Tencent was called: CreateAccount",
  "a turn was committed: settled",
  "an event was taken: settled",
  "a post was tried: card",
];
