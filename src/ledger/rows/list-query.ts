import { type DialectAdapter, DummyDriver, Kysely, type QueryCompiler } from "kysely";
import type { Case } from "../../conversation/types.ts";
import { fingerprintOf, type Keys } from "../../sealing.ts";
import type { CaseFilter } from "../ledger.ts";
import { caseColumns } from "./case-row.ts";

interface CaseColumns {
  id: string;
  version: number;
  state: Case["state"];
  owner: string;
  mail: Buffer | null;
  phone: Buffer | null;
  created: number;
  key: Buffer;
  body: Buffer;
}

interface Dialect {
  adapter: () => DialectAdapter;
  compiler: () => QueryCompiler;
}

interface Query {
  sql: string;
  parameters: readonly unknown[];
}

/** Writes the one query whose shape varies; nothing runs through it. */
export function createListQuery({ adapter, compiler }: Dialect, keys: Keys): (filter: CaseFilter) => Query {
  const query = new Kysely<{ cases: CaseColumns }>({
    dialect: {
      createAdapter: adapter,
      createDriver: () => new DummyDriver(),
      createIntrospector: () => {
        throw new Error("Nothing is looked up.");
      },
      createQueryCompiler: compiler,
    },
  });

  return function list({ owner, state, mail, phone, limit = 50 }) {
    let wanted = query.selectFrom("cases").select(caseColumns);
    if (owner !== undefined) wanted = wanted.where("owner", "=", owner);
    if (state !== undefined) wanted = wanted.where("state", "=", state);
    if (mail !== undefined) wanted = wanted.where("mail", "=", fingerprintOf(keys.index, "mail", mail));
    if (phone !== undefined) wanted = wanted.where("phone", "=", fingerprintOf(keys.index, "phone", phone));
    return wanted.orderBy("created", "desc").orderBy("id").limit(limit).compile();
  };
}
