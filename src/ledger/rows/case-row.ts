import type { Case } from "../../conversation/types.ts";
import type { CaseKeys, Known } from "../case-keys.ts";
import { associatedData, open } from "../sealing.ts";
import { type Beside, caseOf, restForm, sealedWith } from "./case-body.ts";
import { brought } from "./earlier-case.ts";

/** The columns of a case's row that are read. */
export interface CaseRow extends Beside {
  mail: Buffer | null;
  phone: Buffer | null;
  key: Buffer;
  body: Buffer;
  /** 0 or `restForm`; absent in a file that an earlier build has made. */
  form?: number;
}

export const caseColumns = "id, version, world, flow, state, owner, mail, phone, due, created, key, body, form";

/** The data key of the row's case, and what the row was filed under. Both are then remembered. @throws SealBroken */
export function knownOfRow({ id, version, owner, mail, phone, key: wrapped }: CaseRow, caseKeys: CaseKeys): Known {
  const known = { key: caseKeys.unwrap(id, wrapped), version, owner, mail, phone };
  caseKeys.remember(id, known);
  return known;
}

/** @throws SealBroken */
export function openCase(row: CaseRow, caseKeys: CaseKeys): Case {
  const [{ key }, place] = [knownOfRow(row, caseKeys), associatedData.case(row.id, row.version)];
  if (row.form === restForm) return caseOf(row, open(key, row.body, sealedWith(row), place).toString());
  return brought(JSON.parse(open(key, row.body, place).toString()));
}

/** An SQL condition on rows that belong to a case: the case is of this world. */
export function inWorld(world: Case["world"] | undefined, caseId: string): string {
  return world ? `(select world from cases where id = ${caseId}) = '${world}'` : "true";
}
