import type { Choice } from "../../src/conversation/types.ts";
import type { ListKind, ShownCard } from "../../src/desk/platform.ts";
import { say } from "../../src/words/words.ts";
import type { Answer } from "../chat/front.ts";
import { kindIn as listIn, type Order, pauseIn } from "../chat/order.ts";
import { isWord } from "./render.ts";

export const you = { id: "terminal:you" };

/** Reads a line typed by a person: a choice by its number, key or label; else words, with the card before their eyes. */
export function readLine(line: string, card: ShownCard): Answer {
  const choices = card.view.choices ?? [];
  const numbered = choices.filter((choice) => !isWord(choice));
  const byNumber = /^[1-9]\d?$/.test(line.trim()) ? numbered[Number(line) - 1] : undefined;
  return answer(line, card, byNumber ?? named(line, card));
}

/** A line of a script: `{"press":"key"}`, or plain text. */
export function readScript(line: string, card: ShownCard): Answer {
  const pressed = pressOf(line);
  if (pressed !== undefined) return { type: "pressed", choice: pressed, ...questionOf(card) };
  return answer(line, card, named(line, card));
}

function answer(line: string, card: ShownCard, choice: Choice | undefined): Answer {
  if (choice) return { type: "pressed", choice: choice.key, ...questionOf(card) };
  const choices = (card.view.choices ?? []).map(({ key }) => key);
  return { type: "said", text: line, ...questionOf(card), seen: { ...questionOf(card), choices } };
}

function named(line: string, card: ShownCard): Choice | undefined {
  const said = line.trim().toLowerCase();
  return card.view.choices?.find(({ key, label }) => key === said || say(label, String).toLowerCase() === said);
}

function pressOf(line: string): string | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    const { press } = JSON.parse(line) as { press?: unknown };
    return typeof press === "string" ? press : undefined;
  } catch {
    return undefined; // a line with a brace may also be a password
  }
}

export function questionOf({ question }: ShownCard): { question?: string } {
  return question === undefined ? {} : { question };
}

/** Whether a line is a command. A password has a digit and a symbol, so no command can be a password. */
export function isCommand(said: string): boolean {
  return /^(help|back|cancel|status|skip|resend|person|link|unlink|(edit|change)( [a-z -]+)?)$/i.test(said.trim());
}

/**
 * The kind of request that a line opens, with what is typed behind it: `/account verify ops@example.com` at any time, and
 * without `/account` where it can be no answer, that is once the case is closed or before anything was answered in it.
 */
export function kindIn(line: string, flows: readonly string[], { state, version }: ShownCard): Opens | undefined {
  const [, command, word = "", text = ""] = /^(\/account\s+)?(\w+)(?:\s(.*))?$/is.exec(line.trim()) ?? [];
  const flow = word.toLowerCase();
  if (!flows.includes(flow)) return undefined;
  if (command === undefined && state === "open" && (version !== 1 || flow === "open")) return undefined;
  return { flow, ...(text.trim() && { text: text.trim() }) };
}

/** A request to open, and what was typed along with it. */
export interface Opens {
  flow: string;
  text?: string;
}

/** The request that a line names by its number, on its own, and whether to go on with it. */
export function askedAfter(line: string): { caseId: string; resumes: boolean } | undefined {
  const [, verb, id] = /^(?:\/account\s+)?(status|resume|find)\s+(R-[0-9A-Z]{4,5})$/i.exec(line.trim()) ?? [];
  return id === undefined ? undefined : { caseId: id.toUpperCase(), resumes: verb!.toLowerCase() === "resume" };
}

/** What a line looks for. Without `/account` only what can be no answer counts, such as an e-mail address. */
export function soughtIn(line: string): string | undefined {
  const [, command, text] = /^(\/account\s+)?find\s(.+)$/i.exec(line.trim()) ?? [];
  return text !== undefined && (command !== undefined || /@|\d{4}/.test(text)) ? text : undefined;
}

export type Leaf = "next" | "previous" | ListKind;

/** The page of one's requests that a line asks for. */
export function leafIn(line: string): Leaf | undefined {
  if (/^\/account\s+history$/i.test(line.trim())) return "done";
  const [found, which = ""] = /^(?:\/account\s+)?list(?:\s+(\S{1,10}))?$/i.exec(line.trim()) ?? [];
  if (found === undefined) return undefined;
  const word = which.toLowerCase();
  if (word === "next" || word === "previous") return word;
  return listIn(word).page ?? (word === "" ? "mine" : undefined);
}

/** What a line says about a pause of all desks. Without `/account` it may be an answer. */
export function pauseOf(line: string): Order | undefined {
  const [, said] = /^\/account\s(.*)$/is.exec(line.trim()) ?? [];
  return said === undefined ? undefined : pauseIn(said);
}

/** The line without `/account`, as on other platforms: `/account back` is `back`. */
export function spoken(line: string): string {
  const [, said] = /^\/account\b(.*)$/i.exec(line.trim()) ?? [];
  if (said === undefined) return line;
  const command = said.trim();
  const [, code] = /^code\b(.*)$/i.exec(command) ?? [];
  if (code !== undefined) return code.trim() || "resend";
  return isCommand(command) ? command : "help";
}
