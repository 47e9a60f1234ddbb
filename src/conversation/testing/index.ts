/**
 * A conformance kit for what is built on the conversation: import `frontdesk/conversation/testing`. Plain functions that
 * throw a BrokenPromise with a sentence, for any test runner.
 */
export type { Bot } from "./bot.ts";
export { checkFlow, type Played } from "./check-flow.ts";
export { checkStore, type Kept, type Store } from "./check-store.ts";
export { BrokenPromise } from "./promise.ts";
