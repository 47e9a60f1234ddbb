/**
 * A link by which a customer reads in a browser. Instants are by the ledger's clock (ms). The link itself is kept
 * nowhere: `token` is SHA-256 of its token, `browser` that of the secret of the browser that has it, both in hex.
 */
export interface Link {
  token: string;
  caseId: string;
  /** The customer that it names, such as `web:…`. */
  person: string;
  /** Two words, with a blank between them, by which people know it again. */
  words: string;
  made: number;
  /** Until when it can be opened. */
  until: number;
  browser?: string;
  opened?: number;
  ended?: number;
  why?: LinkEnd;
  /** When its agent was told that somebody without it wants a new one. */
  asked?: number;
}

/**
 * Why a link has ended. `replaced`: there is a newer one. `leaked`: servers have seen its token. `restored`: the ledger
 * was put back from a backup, which can't know what became of it.
 */
type LinkEnd = "withdrawn" | "replaced" | "leaked" | "restored";

/** What one link is found by. */
export type LinkKey = { token: string } | { browser: string } | { person: string };

/** Rows about links in a commit. */
export type LinkWrite =
  /** Makes a link of this case, and ends the one before it. Refused if the token or the person has a link. */
  | { write: "link"; link: Pick<Link, "token" | "person" | "words" | "made" | "until"> }
  /** Gives a link to a browser. Refused unless it can be opened now, and by nobody else before. */
  | { write: "link-opened"; token: string; browser: string }
  /** Refused when it has ended before. */
  | { write: "link-ended"; token: string; why: LinkEnd }
  /** Refused when its agent was told before. */
  | { write: "link-asked"; token: string };

/** A link as it stands in its table. */
export interface LinkRow extends Pick<Link, "token" | "person" | "words" | "made" | "until"> {
  case_id: string;
  browser: string | null;
  opened: number | null;
  ended: number | null;
  why: LinkEnd | null;
  asked: number | null;
}

export const linkColumns = [
  ...["token", "case_id", "person", "words", "made", "until"],
  ...["browser", "opened", "ended", "why", "asked"],
] as const;

export function linkOf({ case_id: caseId, browser, opened, ended, why, asked, ...row }: LinkRow): Link {
  const { token, person, words, made, until } = row;
  return {
    ...{ token, caseId, person, words, made, until },
    ...(browser !== null && { browser }),
    ...(opened !== null && { opened }),
    ...(ended !== null && { ended }),
    ...(why !== null && { why }),
    ...(asked !== null && { asked }),
  };
}

/** The column and the value that a key finds its link by. */
export function keyColumn(key: LinkKey): ["token" | "browser" | "person", string] {
  if ("token" in key) return ["token", key.token];
  return "browser" in key ? ["browser", key.browser] : ["person", key.person];
}
