import { maskWords } from "../../conversation/mask-words.ts";
import type { Case, Json } from "../../conversation/types.ts";
import { maskMail, maskPhone } from "../../flows/fields/mask.ts";
import type { StuckOf } from "./stuck.ts";

/**
 * A case as it may be shown outside the ledger: personal data is masked, and it has no secret and no reference to one.
 */
export interface CaseFile {
  case: string;
  flow: string;
  world: Case["world"];
  state: Case["state"];
  /** The open question, or who must act. Null once the case is closed. */
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

/** The notes of agents, and why limits were lifted, oldest first and with personal data masked. */
export function notesOf({ agentNotes = [], lifts = [] }: Case): { at: string; by: string; text: string }[] {
  const lifted = lifts.map(({ cap, why, ...lift }) => ({ ...lift, text: `lifted the limit (${cap}): ${why}` }));
  return [...agentNotes, ...lifted]
    .toSorted((one, other) => one.at - other.at)
    .map(({ at, by, text }) => ({ at: new Date(at).toISOString(), by, text: maskWords(text) }));
}

function waitsFor({ state, pending, working }: Case): string | null {
  if (state !== "open") return null;
  const isStuck = Object.values(working ?? {}).some(({ stage }) => stage === "manual");
  return pending?.key ?? (isStuck ? "a person" : "Tencent");
}
