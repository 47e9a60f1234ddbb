/** The SQLSTATE of an error, or the system's own code. */
export function codeOf(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === "string" ? code : undefined;
}

/** A server that takes connections and lets nobody write, such as a standby. */
export class OnlyReads extends Error {
  override name = "OnlyReads" as const;
  constructor(host: string) {
    super(`${host} only reads`);
  }
}

/**
 * A server that takes a connection and then says nothing: neither a request for a password nor an answer to the first
 * statement.
 */
export class Silent extends Error {
  override name = "Silent" as const;
  readonly to: "login" | "question";
  constructor(to: "login" | "question") {
    super(`it takes the connection, and gives no answer to the first ${to}`);
    this.to = to;
  }
}

/** None of several hosts serves. `reasons` has one error for each host. */
export class NoHost extends Error {
  override name = "NoHost" as const;
  /** The code of the errors, when all hosts have the same. */
  readonly code: string | undefined;
  readonly reasons: readonly unknown[];
  constructor(reasons: readonly unknown[]) {
    super(reasons.map((reason) => (reason as Error).message || codeOf(reason)).join("; "));
    const codes = new Set(reasons.map(codeOf));
    this.code = codes.size === 1 ? [...codes][0] : undefined;
    this.reasons = reasons;
  }
}
