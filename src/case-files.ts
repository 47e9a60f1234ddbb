import type { Case, Json } from "./conversation/types.ts";
import { verifyAudit } from "./ledger/audit.ts";
import type { Ledger } from "./ledger/ledger.ts";
import { maskMail, maskPhone } from "./policy/mask.ts";

type Print = (line: string) => void;

/** What may leave the ledger about a case: personal data masked, no secret and no reference to one. */
export interface CaseFile {
  case: string;
  flow: string;
  world: Case["world"];
  state: Case["state"];
  waitsFor: string | null;
  mail: string | null;
  phone: string | null;
  uin: string | null;
  requestId: string | null;
  opened: string;
  touched: string;
}

export async function casesCommand(ledger: Ledger, { id, json, print }: { id: string | undefined; json: boolean; print: Print }): Promise<void> {
  if (id !== undefined) return showOne(ledger, id.toUpperCase(), json, print);
  const files = (await ledger.list({ limit: 1000 })).map(caseFile);
  if (json) print(JSON.stringify(files));
  else if (files.length === 0) print("No case yet. npm start opens the first.");
  else for (const file of files) print(row(file));
}

async function showOne(ledger: Ledger, id: string, json: boolean, print: Print): Promise<void> {
  const theCase = await ledger.load(id);
  if (!theCase) {
    print(json ? "null" : `There is no case ${id}. npm run cases lists them.`);
    process.exitCode = 1;
    return;
  }
  const file = caseFile(theCase);
  const timeline = [];
  for await (const { at, actor, what, detail } of ledger.audit(id)) timeline.push({ at: new Date(at).toISOString(), actor, what, ...detail });
  if (json) return print(JSON.stringify({ ...file, timeline }));
  for (const [name, value] of Object.entries(file)) print(`${name.padEnd(10)} ${value ?? "-"}`);
  print("");
  for (const { at, actor, what, ...detail } of timeline) print(`${at}  ${actor.padEnd(14)} ${what.padEnd(10)} ${Object.values(detail).join(" ")}`);
}

function row({ case: id, world, state, waitsFor, mail, uin, touched }: CaseFile): string {
  const standing = state === "open" ? `waits for ${waitsFor ?? "Tencent"}` : state;
  return [id, world.padEnd(8), standing.padEnd(22), (mail ?? "-").padEnd(28), (uin ?? "-").padEnd(14), touched].join("  ");
}

export function caseFile(theCase: Case): CaseFile {
  const value = (key: string) => theCase.memo[key]?.value as Record<string, Json> & string;
  const phone = value("phone");
  const account = value("account");
  return {
    case: theCase.id,
    flow: theCase.flow,
    world: theCase.world,
    state: theCase.state,
    waitsFor: theCase.pending?.key ?? null,
    mail: theCase.memo.mail ? maskMail(value("mail")) : null,
    phone: phone ? maskPhone(String(phone.dial), String(phone.national)) : null,
    uin: account ? String(account.uin) : null,
    requestId: account ? String(account.requestId) : null,
    opened: new Date(theCase.opened).toISOString(),
    touched: new Date(theCase.touched).toISOString(),
  };
}

/** True when the chain holds. */
export async function auditCommand(ledger: Ledger, print: Print): Promise<boolean> {
  const verdict = await verifyAudit(ledger.audit());
  print(verdict.holds ? `The audit chain holds: ${verdict.rows} rows, head ${verdict.head || "none"}.` : `The audit chain is broken at row ${verdict.seq}.`);
  return verdict.holds;
}
