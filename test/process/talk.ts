import { setTimeout as pause } from "node:timers/promises";
import { type AtPage, sitsAtPage } from "./at-page.ts";
import { codeFor, other } from "./codes.ts";
import { type Desk, type Line, type Post, type Step, stepOf } from "./desk.ts";
import type { Tencent } from "./tencent.ts";

export interface Customer {
  mail: string;
  phone: string;
  name: string;
  password: string;
}

/** What a customer does beside answering. */
export interface Manner {
  /** Gives two wrong answers, a name to mend at the review, a wrong code. */
  slips?: boolean;
  /** Asks for another text before the code. */
  resends?: boolean;
  /** Does not answer the code's question, until the desk dies over it. */
  waits?: boolean;
  /** Has the password made, and shown at the end. */
  makes?: boolean;
  /** Texts that are on the phone already; none of their codes is given. */
  had?: number;
  /** Sets the password and gives the code on the page of a link, which the agent makes at the review. */
  onPage?: boolean;
}

/** One case, over all the desks that led it. */
export interface Talk {
  customer: Customer;
  /** Steps that are still to be answered wrong once. */
  slips: Set<Step>;
  resends: boolean;
  waits: boolean;
  makes: boolean;
  had: number;
  onPage: boolean;
  /** Where the desk listens, for a customer at the page. */
  pagesAt?: string;
  /** The customer at the page, once the agent has a link for them. */
  page?: AtPage;
  case?: string;
  answers: number;
  lines: number;
  /** The answer sent last, and its question. */
  said?: { question: string; step: Step };
  /** Answers that a later card has taken in: question to step. */
  acked: Map<string, Step>;
  askedTwice: string[];
  /** Presses, each of which allows one text. */
  goes: number;
  /** How often the desk could not take an answer in, and said so. */
  sorry: number;
  closed?: { state: string; uin?: string | undefined };
  /** The made password, once it was shown. */
  revealed?: string;
}

export function newTalk(
  customer: Customer,
  { slips = false, resends = false, waits = false, makes = false, had = 0, onPage = false }: Manner,
): Talk {
  const planned: Step[] = slips ? ["type", "mail", "name", "code"] : [];
  const untold = { answers: 0, lines: 0, acked: new Map(), askedTwice: [], goes: 0, sorry: 0 };
  return { customer, slips: new Set(planned), resends, waits, makes, had, onPage, ...untold };
}

/** Whether the customer has all there is to have. */
export function isOver({ closed, makes, revealed, onPage, page }: Talk): boolean {
  const hasAll = onPage ? page?.isAtEnd() : !makes || revealed !== undefined;
  return closed !== undefined && hasAll === true;
}

/** Asked again when Tencent refuses, when nobody can know, or because the talk itself goes back there. */
const mayReturn = new Set<Step>(["name", "review", "code", "go"]);

/** An answer counts as taken in when anything later is asked; from then on it must never be asked for again. */
function watch(talk: Talk, question: string, step: Step): void {
  if (talk.said && talk.said.question !== question) talk.acked.set(talk.said.question, talk.said.step);
  if (talk.acked.has(question)) talk.askedTwice.push(`${step} ${question}`);
  else if ([...talk.acked.values()].includes(step) && !mayReturn.has(step))
    talk.askedTwice.push(`${step} as ${question}`);
}

export interface Witness {
  /** A line about this case was read, and nothing is said to it yet. */
  read?: () => void;
  /** An answer was sent. */
  said?: (step: Step) => void;
}

const again = " again";

function placeOf(question: string, text: string, step: Step): string {
  return question + (text.startsWith("Type it") ? again : ` ${step}`);
}

/** What was answered last is typed once more, and if that was a password it is asked for twice anew. */
function forgetSecondTyping(given: Map<string, string>): void {
  for (const place of given.keys()) if (place.endsWith(again)) given.delete(place);
}

/** Answers whatever the desk asks, until the talk is over or the desk is dead. */
export async function converse(desk: Desk, talk: Talk, tencent: Tencent, { read, said }: Witness = {}): Promise<void> {
  const given = new Map<string, string>();
  let last = "";
  if (talk.page) talk.page.said = said ?? (() => {});
  for (;;) {
    const line = await nextLine(desk, talk);
    if (!line) return;
    if (line.type === "post" && line.question !== null) talk.case ??= line.case;
    if (!("case" in line) || line.case !== talk.case) continue;
    talk.lines += 1;
    read?.();
    if (line.type === "closed") {
      talk.closed = { state: line.state, uin: line.result.uin };
      if (talk.makes) desk.presses("reveal");
    }
    if (line.type === "reveal") talk.revealed = line.secret;
    if (talk.onPage && (await servesPage(desk, talk, tencent, line, given, said))) continue;
    if (isOver(talk)) return;
    if (line.type !== "post") continue;
    if (line.question === null) {
      if (/Hold on/.test(line.text)) await resend(desk, talk);
      if (sorry.test(line.text)) {
        talk.sorry += 1;
        await pause(500);
        forgetSecondTyping(given);
        desk.says(last);
      }
      continue;
    }
    const step = stepOf(line);
    watch(talk, line.question, step);
    if (step === "code" && talk.waits) {
      talk.waits = false;
      await Promise.race([desk.exit, pause(longestWait, undefined, { ref: false })]);
    }
    const place = placeOf(line.question, line.text, step);
    const answer = await answerTo(step, line, talk, tencent);
    if (answer === undefined) await resend(desk, talk);
    if (answer === undefined || given.get(place) === answer) continue; // the same card, drawn again
    given.set(place, answer);
    talk.said = { question: line.question, step };
    talk.answers += 1;
    if (talk.answers > patience) return;
    if (answer === go) talk.goes += 1;
    last = answer;
    desk.says(answer);
    said?.(step);
  }
}

/** The next line, if there is more to come: once the agent has the end, only the customer's page is waited for. */
async function nextLine(desk: Desk, talk: Talk): Promise<Line | undefined> {
  if (talk.closed && talk.page) await Promise.race([talk.page.sawEnd, desk.exit]);
  return talk.page && isOver(talk) ? undefined : desk.next();
}

/** Does what an agent does for a customer at the page. Gives whether that is all that the line asks for. */
async function servesPage(
  desk: Desk,
  talk: Talk,
  tencent: Tencent,
  line: Line,
  given: Map<string, string>,
  said: Witness["said"] = () => {},
): Promise<boolean> {
  if (line.type === "link") {
    const page = sitsAtPage(line.url, talk, tencent);
    page.said = said;
    if (await page.opens()) talk.page = page;
    return true;
  }
  if (line.type !== "post" || line.question === null) return false;
  const step = stepOf(line);
  if (step === "password" || step === "code") return true;
  if (step !== "review" || talk.page) return false;
  if (given.get("link") !== line.question) desk.presses("link");
  given.set("link", line.question);
  return true;
}

export const sorry = /I can't reach my records just now/;

/** A straight talk takes eleven answers; whoever has given as many as this gives up. */
const patience = 60;

const go = '{"press":"go"}';
const make = '{"press":"make"}';
const longestWait = 20_000;

async function resend(desk: Desk, talk: Talk): Promise<void> {
  await pause(300);
  talk.goes += 1;
  desk.presses("resend");
}

/** Undefined when a code is wanted and no text has come. */
async function answerTo(step: Step, { text }: Post, talk: Talk, tencent: Tencent): Promise<string | undefined> {
  const { mail, phone, name, password } = talk.customer;
  switch (step) {
    case "type":
      return talk.slips.delete(step) ? "both" : "personal";
    case "mail":
      return talk.slips.delete(step) ? "ana@example" : mail;
    case "country":
      return "HK";
    case "phone":
      return phone;
    case "name":
      return talk.slips.delete(step) ? "Wrong Name" : name;
    case "industry":
      return "Internet";
    case "subindustry":
      return "Online tools";
    case "review":
      return text.includes(name) ? go : "edit name";
    case "password":
      return talk.makes ? make : password;
    case "code": {
      const code = await codeFor(phone, tencent, talk.had + (talk.resends ? 2 : 1));
      return code !== undefined && talk.slips.delete(step) ? other(code) : code;
    }
    default:
      return go;
  }
}
