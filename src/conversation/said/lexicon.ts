/** What a sentence can mean that answers no question. */
export const intents = [
  "no-text",
  "wrong-number",
  "edit-phone",
  "edit-mail",
  "edit-country",
  "edit-name",
  "edit",
  "keep",
  "start-over",
  "yes",
  "no",
  "ok",
  "wait",
  "later",
  "thanks",
  "hello",
  "bye",
  "sorry",
  "who-are-you",
  "safe",
  "why",
  "how-long",
  "im-customer",
  "person",
  "expired",
  "code-refused",
  "which-phone",
  "other-way",
  "what-is-this",
  "not-me",
  "why-me",
  "what-next",
  "resend",
  "skip",
  "back",
  "cancel",
  "stop-texts",
  "status",
  "done-yet",
  "help",
  "example",
  "dont-know",
  "no-phone",
  "already",
  "uin",
  "sign-in",
  "password",
  "who-asks",
  "cost",
  "language",
  "broken",
  "upset",
  "another",
] as const;

export type Intent = (typeof intents)[number];

/**
 * What people say in one language. A language is one such file and a line in `understand.ts`.
 *
 * A sentence is words and, in a script without spaces, known stretches of signs. A pattern is a list of slots in any
 * order, and a sentence has the meaning when each slot finds a word of its own and few other words are left that say
 * something. A slot is a word, words with `/` between them, or the name of a group after `@`.
 */
export interface Lexicon {
  /** Short forms and slang, and the words that they stand for. */
  short: Readonly<Record<string, string>>;
  /** Words that can stand for each other, by the name of their group. A sentence with `not` means only what says so. */
  groups: Readonly<Record<string, string>>;
  /** Words that change nothing. */
  filler: string;
  /** The patterns of each meaning. */
  means: Readonly<Partial<Record<Intent, readonly string[]>>>;
  /** Whole messages that decide like a press, when they may decide at all. */
  yes: string;
  no: string;
  /** Phrases that a yes in other words is made of: what must be among them, what agrees, and what is only polite. */
  acts: string;
  agrees: string;
  polite: string;
}
