import type { Language } from "../../../src/words/languages.ts";

/** What a person wants of the case that their browser may see. The case itself is never named by the browser. */
export type Wanted =
  | { is: "press"; choice: string; question?: string }
  /** Answers to boxes, such as a password and the same once more. */
  | { is: "fill" | "code" | "form"; answers: Record<string, string>; question?: string }
  | { is: "say"; text: string; question?: string }
  /** The secret that was kept for this person. */
  | { is: "show" }
  /** The secret stands before their eyes, so it may be forgotten. */
  | { is: "seen" };

/** What the page's script has posted. */
export interface Asked {
  token?: string;
  /** The name of the link whose page it is, if there are several in this browser. */
  of?: string;
  /** The script has found a part of a token only. */
  isCut: boolean;
  language?: Language;
  zone: string;
  /** A person's pointer or key was used. */
  gesture: boolean;
  /** The identity of the deed: the same one counts once. */
  id?: string;
  /** Tells when the page was last looked at. */
  stamp?: string;
  wanted?: Wanted;
}

const mostText = 2_000;
const mostBoxes = 20;

/** Reads a body that anybody may have sent. Undefined when the page's script can't have sent it. */
export function readAsked(body: unknown): Asked | undefined {
  if (!isObject(body)) return undefined;
  const { token, of, cut, language, zone, gesture, id, stamp, wanted } = body;
  const wish = wanted === undefined ? undefined : readWanted(wanted);
  if (wanted !== undefined && !wish) return undefined;
  if (token !== undefined && !isToken(token)) return undefined;
  if (id !== undefined && !(typeof id === "string" && /^[\w-]{8,64}$/.test(id))) return undefined;
  if (stamp !== undefined && !isText(stamp, 100)) return undefined;
  return {
    zone: isZone(zone) ? zone : "UTC",
    gesture: gesture === true,
    isCut: cut === true,
    ...(token !== undefined && { token: token as string }),
    ...(typeof of === "string" && /^[0-9a-f]{8}$/.test(of) && { of }),
    ...((language === "en" || language === "zh") && { language: language as Language }),
    ...(id !== undefined && { id: id as string }),
    ...(stamp !== undefined && { stamp: stamp as string }),
    ...(wish && { wanted: wish }),
  };
}

function readWanted(wanted: unknown): Wanted | undefined {
  if (!isObject(wanted)) return undefined;
  const { is, choice, answers, text, question } = wanted;
  if (question !== undefined && !isText(question, 100)) return undefined;
  const asked = question === undefined ? {} : { question: question as string };
  if (is === "press" && isText(choice, 200)) return { is, choice, ...asked };
  if ((is === "fill" || is === "code" || is === "form") && isAnswers(answers)) return { is, answers, ...asked };
  if (is === "say" && isText(text, mostText)) return { is, text, ...asked };
  return is === "show" || is === "seen" ? { is } : undefined;
}

/** 256 bits as base64url. */
function isToken(token: unknown): token is string {
  return typeof token === "string" && /^[\w-]{43}$/.test(token);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown, most: number): value is string {
  return typeof value === "string" && value.length <= most;
}

function isAnswers(value: unknown): value is Record<string, string> {
  if (!isObject(value)) return false;
  const boxes = Object.entries(value);
  return boxes.length <= mostBoxes && boxes.every(([key, text]) => /^\w{1,40}$/.test(key) && isText(text, mostText));
}

/** Whether this machine knows a time zone by that name. */
function isZone(zone: unknown): zone is string {
  if (!isText(zone, 50)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
