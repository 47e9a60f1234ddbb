export const idleMs = 10 * 60_000;
const lookMs = 5_000;
const gestureMs = 5_000;

interface Watch {
  /** Whether something stands on the page that others should not see. */
  isShown: () => boolean;
  /** Somebody has touched the page. */
  touched: () => void;
  /** Nobody has touched it for ten minutes. */
  idle: () => void;
}

/**
 * Watches whether somebody is there. Gives what tells whether a person has just used a pointer or a key, because a form
 * that a script sends looks the same otherwise.
 */
export function watchHands(clock: () => number, { isShown, touched, idle }: Watch): () => boolean {
  let last = clock();
  let gesturedAt = Number.NEGATIVE_INFINITY;
  for (const kind of ["pointerdown", "keydown"])
    addEventListener(kind, ({ isTrusted }) => {
      last = clock();
      if (isTrusted) gesturedAt = last; // what a script makes is not trusted
      if (isShown()) touched();
    });
  setInterval(() => {
    if (isShown() && clock() - last >= idleMs) idle();
  }, lookMs);
  return () => clock() - gesturedAt < gestureMs;
}
