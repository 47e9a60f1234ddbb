/** How long things last, in milliseconds. Tests shorten them; the practice Tencent has its own. */
export interface Durations {
  /** An untouched draft ends after this. */
  draftMs: number;
  /** Tencent wants over 60 s between two texts to one number (SendVerifyCodeLimit60). */
  textAgainMs: number;
  /** After this we no longer trust a texted code. Tencent does not say how long it lives. */
  codeFreshMs: number;
  /** A typed password or code is forgotten after this. */
  secretMs: number;
  /** A password we made waits this long to be shown. */
  deliverableMs: number;
  /** Pause after too many wrong codes for one number. */
  codeLockMs: number;
}

const minute = 60_000;

export const durations: Durations = {
  draftMs: 72 * 60 * minute,
  textAgainMs: 65_000,
  codeFreshMs: 10 * minute,
  secretMs: 30 * minute,
  deliverableMs: 72 * 60 * minute,
  codeLockMs: 15 * minute,
};
