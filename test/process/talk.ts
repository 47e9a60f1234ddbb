import { setTimeout as pause } from "node:timers/promises";
import { type Desk, type Post, type Step, stepOf } from "./desk.ts";
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
  { slips = false, resends = false, waits = false, makes = false, had = 0 }: Manner,
): Talk {
  const planned: Step[] = slips ? ["type", "mail", "name", "code"] : [];
  const untold = { answers: 0, lines: 0, acked: new Map(), askedTwice: [], goes: 0, sorry: 0 };
  return { customer, slips: new Set(planned), resends, waits, makes, had, ...untold };
}

/** Whether the customer has all there is to have. */
export function isOver({ closed, makes, revealed }: Talk): boolean {
  return closed !== undefined && (!makes || revealed !== undefined);
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
  for (;;) {
    const line = await desk.next();
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

/** The newest of at least so many. */
async function codeFor(phone: string, tencent: Tencent, least: number): Promise<string | undefined> {
  for (let look = 0; look < 15; look += 1) {
    const texts = (await tencent.phone()).filter(({ to }) => to.endsWith(phone));
    if (texts.length >= least) return texts.at(-1)!.code;
    await pause(50);
  }
  return undefined;
}

function other(code: string): string {
  return code === "123456" ? "654321" : "123456";
}
