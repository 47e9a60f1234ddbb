import type { Mutation } from "./mutate.ts";

/** What keeps the promises, one guard each, and how the code reads without it. */
export interface Guard {
  name: string;
  /** Where the guard is SQLite's, only its own ledger shows what is missing. */
  store: "memory" | "sqlite";
  without: Mutation[];
}

function guard(name: string, store: Guard["store"], file: string, ...changes: [from: string, to: string][]): Guard {
  return { name, store, without: changes.map(([from, to]) => ({ file, from, to })) };
}

export const guards: Guard[] = [
  guard("compare-and-swap", "sqlite", "src/ledger/sqlite/commit.ts", [
    "where id = ?2), 0) = ?4",
    "where id = ?2), 0) >= ?4",
  ]),
  guard("event id", "sqlite", "src/ledger/sqlite/commit.ts", [
    "     on conflict do nothing`",
    "     on conflict do update set at = excluded.at`",
  ]),
  guard(
    "write-ahead attempt",
    "memory",
    "src/provisioning/create.ts",
    [
      "      const match = creation.matchOf(input);\n",
      "      const match = creation.matchOf(input);\n      const verdict = await creation.send(input, { key, secrets, signedAt, turn });\n",
    ],
    [`"kept" ? creation.send(input, { key, secrets, signedAt, turn }) : undefined`, `"kept" ? verdict : undefined`],
  ),
  guard("fence", "memory", "src/tencent/transport.ts", ["givenSignedAt ?? clock()", "clock()"]),
  guard(
    "fence of Chat",
    "memory",
    "src/tencent/chat-transport.ts",
    ["      if (signedAt !== undefined) return send(command, params, schema, sigs.once(signedAt), given);\n", ""],
    ["signedAt === undefined || clock()", "true || clock()"],
  ),
  guard("precheck", "memory", "src/provisioning/precheck.ts", [
    "      return known(p, creation, job, own, before);",
    "      return undefined;",
  ]),
  guard("natural key", "sqlite", "src/ledger/sqlite/writes.ts", [
    "set case_id = excluded.case_id where case_id = excluded.case_id",
    "set case_id = excluded.case_id",
  ]),
  guard("natural key kept by what was made", "memory", "src/provisioning/ends.ts", [
    "...(usedUp ? [] : [released(attempt)])",
    "released(attempt)",
  ]),
  guard("key that is ours alone", "memory", "src/provisioning/conclude.ts", ['whose === "ours"', "false"]),
  guard("lease", "sqlite", "src/ledger/sqlite/outbox.ts", [
    "lease.run([token, tick.now + leaseMs, id,",
    "lease.run([token, tick.now, id,",
  ]),
  guard("horizon before an empty look-up is believed", "memory", "src/provisioning/look.ts", [
    "now < signedAt + p.times.horizonMs || ",
    "",
  ]),
  guard("control before an empty look-up is believed", "memory", "src/provisioning/look.ts", [
    "return control !== undefined && now - control.at <= p.times.controlMs;",
    "return true;",
  ]),
  guard("frozen mail", "memory", "src/provisioning/look.ts", ["facts: { frozen }", "facts: {}"]),
  guard("ledger's clock", "memory", "simulate/world.ts", [
    "store.ledger(time.now), { ...behind",
    "store.ledger(clock), { ...behind",
  ]),
  guard("seal of the walk", "memory", "src/conversation/walk.ts", ['work.seal && work.stage !== "queued"', "false"]),
  guard("crash that is unknown", "memory", "src/provisioning/reconcile.ts", [
    '{ is: "unknown", code: "crash" }',
    '{ is: "not-sent", why: "unreachable" }',
  ]),
  guard("end that counts only while nothing was sent", "memory", "src/conversation/settle.ts", [
    'event.unsent && promised.stage !== "queued"',
    "false",
  ]),
  guard("end that counts only for what is still asked for", "memory", "src/conversation/settle.ts", [
    "!promised && !event.unsent && outcome.ok",
    "!promised && outcome.ok",
  ]),
  guard("text that is asked for once", "memory", "src/provisioning/send-code.ts", [
    "    if (earlier) {",
    "    if (false) {",
  ]),
  guard("hold after a restore", "memory", "src/provisioning/restored.ts", [
    "  if (!restore) return undefined;\n  const now",
    "  if (restore || !restore) return undefined;\n  const now",
  ]),
  guard(
    "sealing",
    "sqlite",
    "src/sealing.ts",
    [
      "  return Buffer.concat([iv, sealing.getAuthTag(), text]);",
      "  return Buffer.concat([iv, sealing.getAuthTag(), Buffer.from(plain)]);",
    ],
    ["  try {\n    const opening", "  return sealed.subarray(ivBytes + tagBytes);\n  try {\n    const opening"],
  ),
];
