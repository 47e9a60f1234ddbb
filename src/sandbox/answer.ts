import type { OpenBooks } from "./books.ts";
import type { Settings } from "./options.ts";

/** How an answer reaches the client, or fails to. */
export type Delivery =
  | "plain"
  | "hang"
  | "cut"
  | "gateway"
  | "html"
  | "truncated"
  | "torn"
  | "slow"
  | "huge"
  | "redirect";

export interface Answer {
  /** What stands under `Response`; the server adds the RequestId. */
  response: Record<string, unknown>;
  delivery?: Delivery;
  /** Done to the books once the answer is long gone. Lost if the server stops first. */
  later?: { afterMs: number; act: (now: number) => void };
}

/** What an action may look at and change. It runs inside one transaction that is committed before the answer leaves. */
export interface World {
  books: OpenBooks;
  settings: Settings;
  now: number;
  requestId: string;
}

export type Input = Record<string, unknown>;
export type Action = (input: Input, world: World) => Answer;

export function refuse(code: string, message: string): Answer {
  return { response: { Error: { Code: code, Message: message } } };
}
