import type { IncomingMessage } from "node:http";
import type { Choice } from "../../../src/conversation/types.ts";
import type { Inspected, Platform } from "../../../src/desk/platform.ts";
import type { MessageKey } from "../../../src/words/en/all.ts";
import type { OneTalk } from "../../chat/one-talk.ts";

/** What the playground needs of the desk that it shows. */
export interface PlaygroundSettings {
  version: string;
  /** The folder into which the compiler wrote what runs in browsers. */
  built: string;
  /** The kinds of request that can be opened, each by its id and name. */
  flows: readonly Choice[];
  practice: Practice;
  /** What the practice Tencent can be asked to let go wrong. */
  mishaps: readonly Mishap[];
  /** How a case stands with its flow. Undefined when there is no such case. */
  inspect: (caseId: string) => Promise<Inspected | undefined>;
  /** The newest calls to Tencent, the newest first. */
  calls: () => readonly Call[];
  /** The request that the person talks about, here and at the terminal. */
  talk: OneTalk;
  /** Whether the person on the page also runs the desk, because nobody else does. */
  isOperator: boolean;
  /** The terminal of the same person, which gets every card as well. */
  terminal?: Platform;
  /** Whether a request comes from a program on this machine, through no proxy and for a name of this machine. */
  isHere: (request: IncomingMessage) => boolean;
  clock: () => number;
  /** The reader's time zone, by its IANA name. */
  zone: string;
  log: Record<"debug" | "warn" | "error", (fields: object, words: string) => void>;
}

/** What is seen of the practice Tencent. */
interface Practice {
  phone(): PhoneText[];
  books(): PracticeBooks;
  onText(heard: () => void): void;
}

/** A text that has arrived. `at` is an ISO instant. */
export interface PhoneText {
  to: string;
  text: string;
  code: string;
  at: string;
}

export interface PracticeBooks {
  accounts: { uin: string; mail: string; phone: string; area: string; name: string; at: string; bound: boolean }[];
  contacts: { code: string; at: string }[];
  classroomUsers: { userId: string; originId: string; name: string; at: string }[];
  officialAccounts: { id: string; name: string; at: string }[];
  texts: number;
  calls: Record<string, number>;
}

/** One thing to go wrong, and the answer that asks the practice Tencent for it. */
export interface Mishap {
  id: string;
  /** The kind of request that it can happen to. */
  kind: string;
  group: "texts" | "create" | "answer";
  label: MessageKey;
  /** The step whose answer it is, its name, and the answer. `n` makes an answer that was not given before. */
  field: string;
  fieldLabel: MessageKey;
  value: (n: number) => string;
}

/** One call to Tencent, and how it ended. `at` is when it ended (ms). */
export interface Call {
  n: number;
  at: number;
  api: string;
  is: "done" | "refused" | "not-sent" | "unknown";
  /** Tencent's code, or why nothing is known. */
  code?: string;
  requestId?: string;
}
