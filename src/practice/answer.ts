import type { OpenBooks } from "./books.ts";
import type { Profile, Settings } from "./options.ts";

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
  /** What stands under `Response`, where the RequestId is added; with Chat, the whole answer. */
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

/** One service of the Cloud API. */
export interface Service {
  /** Its name in the scope of a signature and at the front of its host. */
  service: string;
  version: string;
  actions: Record<
    string,
    {
      perSecond: number;
      run: Action;
      /** The one document that knows it. */
      onlyIn?: Profile;
    }
  >;
}

export function refuse(code: string, message: string): Answer {
  return { response: { Error: { Code: code, Message: message } } };
}
