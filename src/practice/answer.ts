import type { OpenBooks } from "./books.ts";
import type { Profile, Settings } from "./options.ts";

/** How an answer reaches the client, or fails to reach it. */
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
  /** The members of `Response`, to which the RequestId is added. For Chat, the whole answer. */
  response: Record<string, unknown>;
  delivery?: Delivery;
  /** A change of the books some time after the answer. It is lost if the server stops before that. */
  later?: { afterMs: number; act: (now: number) => void };
}

/**
 * What an action may read and change. An action runs inside one transaction, which is committed before the answer
 * leaves.
 */
export interface World {
  books: OpenBooks;
  settings: Settings;
  now: number;
  /** The language that names are wanted in. English when left out. */
  language?: "en-US" | "zh-CN";
  requestId: string;
}

export type Input = Record<string, unknown>;
export type Action = (input: Input, world: World) => Answer;

/** One service of the Cloud API. */
export interface Service {
  /** The service's name, as it stands in the scope of a signature and at the front of its host. */
  service: string;
  version: string;
  actions: Record<
    string,
    {
      perSecond: number;
      run: Action;
      /** The only version of the document that has this action. Both have it when left out. */
      onlyIn?: Profile;
    }
  >;
}

export function refuse(code: string, message: string): Answer {
  return { response: { Error: { Code: code, Message: message } } };
}
