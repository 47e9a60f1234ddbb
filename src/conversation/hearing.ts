/**
 * What a kind of request makes of words that answer no question, in whatever languages its people write. Pure, like the
 * conversation. Without one, people can give answers, press buttons and say commands such as `back`.
 */
export interface Hearing {
  /**
   * What a text means: one of the `Meaning`s that the conversation acts on by itself, or a name that `replies` or
   * `fields` has. Undefined where it isn't clear.
   */
  means(text: string): string | undefined;
  /** Whether a text is known word for word, so that it can't be a name. */
  knows(text: string): boolean;
  /** Whether a whole message decides like a press. */
  decides(text: string): "yes" | "no" | undefined;
  /** What is said to further meanings. */
  replies?: Readonly<Record<string, Reply>>;
  /** By meaning, the keys of the steps that somebody may want to change, the likeliest first. */
  fields?: Readonly<Record<string, readonly string[]>>;
}

/**
 * Keys of what is said to a meaning, by how the case stands and who hears it; `done` and `over` where it is. Null where
 * there is nothing to say but how it stands. The words may use `case`, `name`, `person`, `until` and `bot`.
 */
export interface Reply {
  says: string;
  customer?: string;
  over?: string | null;
  done?: string;
}

/** The meanings that the conversation acts on, or has an answer to. */
export type Meaning =
  | "no-text"
  | "wrong-number"
  | "edit"
  | "keep"
  | "start-over"
  | "yes"
  | "no"
  | "ok"
  | "wait"
  | "later"
  | "thanks"
  | "hello"
  | "bye"
  | "sorry"
  | "who-are-you"
  | "safe"
  | "why"
  | "how-long"
  | "im-customer"
  | "person"
  | "expired"
  | "code-refused"
  | "which-phone"
  | "other-way"
  | "what-is-this"
  | "not-me"
  | "what-next"
  | "resend"
  | "skip"
  | "back"
  | "cancel"
  | "stop-texts"
  | "status"
  | "done-yet"
  | "help"
  | "example"
  | "dont-know"
  | "no-phone"
  | "already"
  | "who-asks"
  | "cost"
  | "language"
  | "broken"
  | "upset"
  | "another";

/** The hearing of a flow that was given none. */
export const plainHearing: Hearing = {
  means: () => undefined,
  knows: () => false,
  decides(text) {
    const said = text.trim().toLowerCase();
    return said === "yes" || said === "no" ? said : undefined;
  },
};
