/** An edit of the lines under `// guard: <marker>`: their text, and their text without the guard. */
export interface Edit {
  marker: string;
  from: string;
  to: string;
}

/** A guard: one thing in the code that a promise depends on, and the edits that remove it. */
export interface Guard {
  name: string;
  /** The store of the simulation. A guard in SQL is seen only with the SQLite ledger. */
  store: "memory" | "sqlite";
  without: Edit[];
}

/** Describes a guard. A guard in two places has a marker for each, which begins with the guard's name. */
function guard(name: string, store: Guard["store"], ...without: (Omit<Edit, "marker"> & { at?: string })[]): Guard {
  return {
    name,
    store,
    without: without.map(({ at, ...edit }) => ({ marker: at ? `${name}, ${at}` : name, ...edit })),
  };
}

export const guards: Guard[] = [
  guard("compare-and-swap", "sqlite", { from: "0) = ?4", to: "0) >= ?4" }),
  guard("event id", "sqlite", { from: "on conflict do nothing", to: "on conflict do update set at = excluded.at" }),
  guard(
    "write-ahead attempt",
    "memory",
    {
      from: "const match = creation.matchOf(input);",
      to: "const match = creation.matchOf(input);\n      const early = await creation.send(input, { key, secrets, signedAt, slot });",
    },
    {
      from: `"kept" ? creation.send(input, { key, secrets, signedAt, slot }) : undefined`,
      to: `"kept" ? early : undefined`,
    },
  ),
  guard("fence", "memory", { from: "givenSignedAt ?? clock()", to: "clock()" }),
  guard(
    "fence of Chat",
    "memory",
    { at: "signature", from: "if (signedAt !== undefined) return", to: "if (false) return" },
    { at: "age", from: "signedAt === undefined || clock()", to: "true || clock()" },
  ),
  guard("precheck", "memory", {
    from: "return known(p, creation, job, own, before, theCase);",
    to: "return undefined;",
  }),
  guard("natural key", "sqlite", { from: " where case_id = excluded.case_id", to: "" }),
  guard("natural key kept by what was made", "memory", {
    from: "...(usedUp ? [] : [released(attempt)])",
    to: "released(attempt)",
  }),
  guard("key that is ours alone", "memory", { from: 'whose === "ours"', to: "false" }),
  guard("lease", "sqlite", { from: "batch.now + leaseMs", to: "batch.now" }),
  guard("horizon before an empty look-up is believed", "memory", {
    from: "now < signedAt + p.times.horizonMs || ",
    to: "",
  }),
  guard("control before an empty look-up is believed", "memory", {
    from: "return control !== undefined && now - control.at <= p.times.controlMs;",
    to: "return true;",
  }),
  guard("frozen mail", "memory", { from: "facts: { frozen }", to: "facts: {}" }),
  guard("ledger's clock", "memory", { from: "store.ledger(time.now)", to: "store.ledger(clock)" }),
  guard("seal of the walk", "memory", { from: 'work.seal && work.stage !== "queued"', to: "false" }),
  guard("crash that is unknown", "memory", {
    from: '{ is: "unknown", code: "crash" }',
    to: '{ is: "not-sent", why: "unreachable" }',
  }),
  guard("end that counts only while nothing was sent", "memory", {
    from: 'event.unsent && promised.stage !== "queued"',
    to: "false",
  }),
  guard("text that is asked for once", "memory", { from: "if (earlier) {", to: "if (false) {" }),
  guard("hold after a restore", "memory", {
    from: "if (restore.spends !== undefined && now >= certain) return",
    to: "return",
  }),
  guard(
    "sealing",
    "sqlite",
    { at: "seal", from: "text]", to: "Buffer.from(plain)]" },
    { at: "open", from: "try {", to: "return sealed.subarray(ivBytes + tagBytes);\n try {" },
  ),
];
