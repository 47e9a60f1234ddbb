/** How long things last, in milliseconds. Tests shorten them; the practice Tencent has its own. */
export interface Durations {
  /** How long an open request lives without anybody moving it on. */
  draftMs: number;
  /**
   * When whoever must answer is called again, after a person last moved it on. At a third and two thirds of `draftMs`
   * when left out.
   */
  remindersMs?: readonly number[];
  /** How long a request waits for an approval before its agent may take it back. */
  takeBackMs: number;
  /** When somebody who was texted a code and does not give it is called again. */
  codeRemindMs: number;
  /** How long one with nothing in it yet but its kind lives. */
  emptyMs: number;
  /** Tencent wants over 60 s between two texts to one number (SendVerifyCodeLimit60). */
  textAgainMs: number;
  /** How long a texted code is trusted. Tencent does not say how long it lives. */
  codeFreshMs: number;
  /** How long a typed password or code is kept. */
  secretMs: number;
  /** How long a password is kept that a customer has typed on the page of their link. */
  pageSecretMs: number;
  /** How long a password that the bot made waits to be shown. */
  deliverableMs: number;
  /** Pause after too many wrong codes for one number. */
  codeLockMs: number;
}

const minute = 60_000;

export const durations: Durations = {
  draftMs: 72 * 60 * minute,
  takeBackMs: 4 * 60 * minute,
  codeRemindMs: 5 * minute,
  emptyMs: 2 * 60 * minute,
  textAgainMs: 65_000,
  codeFreshMs: 10 * minute,
  secretMs: 30 * minute,
  pageSecretMs: 24 * 60 * minute,
  deliverableMs: 72 * 60 * minute,
  codeLockMs: 15 * minute,
};
