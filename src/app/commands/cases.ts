import type { Case, Json } from "../../conversation/types.ts";
import { caseNumberIn } from "../../desk/case-number.ts";
import { maskMail, maskPhone } from "../../flows/fields/mask.ts";
import { verifyAudit } from "../../ledger/audit.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { StuckOf } from "./stuck.ts";

type Print = (line: string) => void;

interface Wanted {
  /** The number of the case to show. All cases when undefined. */
  id: string | undefined;
  json: boolean;
  print: Print;
  /** Tells why an open case cannot go on. Nothing is said about that when left out. */
  stuckOf?: StuckOf;
}

/**
 * What may be shown of a case outside the ledger: personal data is masked, and there is no secret and no reference to
 * one.
 */
export interface CaseFile {
  case: string;
  flow: string;
  world: Case["world"];
  state: Case["state"];
  /** The open question, or whoever must act. Null once the case is closed. */
  waitsFor: string | null;
  /** What is missing for the case to go on. */
  stuck: string | null;
  mail: string | null;
  phone: string | null;
  uin: string | null;
  requestId: string | null;
  opened: string;
  touched: string;
}

const most = 1000;

/** Prints one case or the list. False when there is no such case. */
export async function casesCommand(ledger: Ledger, { id, json, print, stuckOf }: Wanted): Promise<boolean> {
  if (id !== undefined)
    return showOne(ledger, {
      id: caseNumberIn(id)?.id ?? id.trim().toUpperCase(),
      json,
      print,
      ...(stuckOf && { stuckOf }),
    });
  const files = (await ledger.list({ limit: most })).map((theCase) => caseFile(theCase, stuckOf));
  if (json) print(JSON.stringify(files));
  else if (files.length === 0) print("No case yet. npm start opens the first.");
  else for (const line of [heading, ...files.map(row)]) print(line);
  if (!json && files.length === most) print(`These are the newest ${most}.`);
  return true;
}

async function showOne(ledger: Ledger, { id = "", json, print, stuckOf }: Wanted): Promise<boolean> {
  const theCase = await ledger.load(id);
  if (!theCase) {
    print(json ? "null" : `There is no case ${id}. npm run cases lists them.`);
    return false;
  }
  const file = caseFile(theCase, stuckOf);
  const timeline = [];
  for await (const { at, actor, what, detail } of ledger.audit(id)) {
    timeline.push({ at: new Date(at).toISOString(), actor, what, ...detail });
  }
  if (json) {
    print(JSON.stringify({ ...file, timeline }));
    return true;
  }
  for (const [name, value] of Object.entries(file)) print(`${name.padEnd(10)} ${value ?? "-"}`);
  print("");
  for (const { at, actor, what, ...detail } of timeline) {
    print(`${at}  ${actor.padEnd(14)} ${what.padEnd(10)} ${Object.values(detail).join(" ")}`.trimEnd());
  }
  return true;
}

const widths = [6, 8, 22, 28, 14];

function columns(cells: string[]): string {
  return cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join("  ");
}

const heading = columns(["case", "world", "state", "mail", "uin", "touched"]);

function row({ case: id, world, state, waitsFor, stuck, mail, uin, touched }: CaseFile): string {
  const standing = waitsFor === null ? state : `waits for ${waitsFor}`;
  return columns([id, world, standing, mail ?? "-", uin ?? "-", touched, ...(stuck === null ? [] : [stuck])]);
}

export function caseFile(theCase: Case, stuckOf?: StuckOf): CaseFile {
  const value = (key: string) => theCase.answers[key] as Record<string, Json> & string;
  const contact = value("contact");
  const phone = contact?.by === "phone" ? contact : value("phone");
  const mail = contact?.by === "mail" ? String(contact.mail) : theCase.answers.mail && value("mail");
  const account = value("account");
  const result = value(theCase.closedBy ?? "account");
  return {
    case: theCase.id,
    flow: theCase.flow,
    world: theCase.world,
    state: theCase.state,
    waitsFor: waitsFor(theCase),
    stuck: stuckOf?.(theCase) ?? null,
    mail: mail ? maskMail(mail) : null,
    phone: phone ? maskPhone(String(phone.dial), String(phone.national)) : null,
    uin: account ? String(account.uin) : null,
    requestId: result ? String(result.requestId) : null,
    opened: new Date(theCase.opened).toISOString(),
    touched: new Date(theCase.touched).toISOString(),
  };
}

function waitsFor({ state, pending, working }: Case): string | null {
  if (state !== "open") return null;
  const isStuck = Object.values(working ?? {}).some(({ stage }) => stage === "manual");
  return pending?.key ?? (isStuck ? "a person" : "Tencent");
}

/** Checks the audit chain. True when it holds. */
export async function auditCommand(ledger: Ledger, print: Print): Promise<boolean> {
  const result = await verifyAudit(ledger.audit());
  print(
    result.holds
      ? `The audit chain holds: ${result.rows} rows, head ${result.head || "none"}.`
      : `The audit chain is broken at row ${result.seq}.`,
  );
  return result.holds;
}
