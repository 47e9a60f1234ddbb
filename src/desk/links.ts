import type { Person, Text } from "../conversation/types.ts";

/**
 * Links by which customers read and answer in a browser. A link names its own customer of a case, `web:<id>`, and one
 * browser at a time has it. Of its token and of the browser's secret, only SHA-256 hashes are kept. Every method
 * rejects with StoreDown while the desk's database is away.
 */
export interface Links {
  /**
   * Names a new customer of a case, who reads in a browser, and ends the link that the case had. Only for its owner, and
   * only while nothing is being opened. The token is given once.
   */
  make(caseId: string, by: LinkBy): Promise<Made | { whyNot: Text }>;
  /** Ends the link of a case, and its customer's part in it. */
  withdraw(caseId: string, by: LinkBy): Promise<{ whyNot: Text } | undefined>;
  /** What a token is for this browser. Nothing changes. `browser` is the secret in its cookie, if it has one. */
  look(token: string, browser?: string): Promise<Seen>;
  /**
   * Gives an unopened link to this browser, once. `gesture` tells whether a person's pointer or key was used; without
   * it nothing is given. Where another browser has the link already, its agent is told, once.
   */
  open(token: string, browser: string, by: { gesture: boolean }): Promise<Seen>;
  /** The session of a browser by the secret in its cookie. Undefined when there is none, or it is over. */
  session(browser: string): Promise<Session | undefined>;
  /**
   * Asks the agent for a new link, from a browser that does not have this one. The agent is called once for a link.
   * False when nobody can be asked, because the case is over or the link is unknown.
   */
  askForNew(token: string): Promise<boolean>;
  /** Ends a link whose token stood in a path or query, where servers have seen it. Its agent is told. */
  leaked(token: string): Promise<void>;
}

/**
 * Who wants something done with a link. `event` is the identity of the deed: the same one counts once. `name` is what
 * the customer's page calls them.
 */
export interface LinkBy {
  event: string;
  from: Person;
  name?: string;
}

/** A link that was made just now. */
export interface Made {
  /** 256 random bits as 43 letters of base64url. It stands in the fragment of the address, and is kept nowhere. */
  token: string;
  /** Two words that stand on the agent's card and on the customer's page. */
  words: Words;
  /** Until when it can be opened (ms). */
  until: number;
  /** The customer's id and address, such as `web:…`. It is no secret. */
  person: string;
}

export type Words = readonly [string, string];

/** A browser that has a link. */
export interface Session {
  /** The customer's id and address, such as `web:…`. */
  person: string;
  caseId: string;
  words: Words;
  /** What the request is for. */
  kind: Text;
  /** The customer's e-mail address or phone number, masked, as far as the case knows one. */
  contact?: string;
  /** What the agent is called. Absent where their platform did not tell, and once another has the request. */
  agent?: string;
  /** Until when it can be read (ms). Infinity while the case is open. */
  until: number;
}

/**
 * What a token is for one browser. `unknown`: no link has it. `expired`: nobody opened it in time. `withdrawn`: its
 * agent has ended it, or given a new one. `leaked`: it was ended because servers have seen it. `over`: the case has
 * ended, and so has the time to read the end. `elsewhere`: another browser has it; `asked` tells whether a new one was
 * asked for. `robot`: it can be opened, but no person's gesture came along. `fresh`: it can be opened. `yours`: this
 * browser has it.
 */
export type Seen =
  | { is: "unknown" | "expired" | "withdrawn" | "leaked" | "over" }
  | { is: "elsewhere"; asked: boolean }
  | ({ is: "robot" | "fresh"; words: Words; until: number } & Pick<Session, "agent">)
  | ({ is: "yours" } & Session);
