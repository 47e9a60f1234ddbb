export const idleMs = 10 * 60_000;
const lookMs = 5_000;

interface Watch {
  /** Whether something stands on the page that others should not see. */
  isShown: () => boolean;
  /** Somebody has touched the page. */
  touched: () => void;
  /** Nobody has touched it for ten minutes. */
  idle: () => void;
}

const gestureMs = 5_000;
let gesturedAt = Number.NEGATIVE_INFINITY;
for (const kind of ["pointerdown", "keydown"])
  addEventListener(kind, ({ isTrusted }) => {
    if (isTrusted) gesturedAt = Date.now(); // what a script makes is not trusted
  });

/** Whether a person has just used a pointer or a key here. A form that a script sends looks the same otherwise. */
export const hasGesture = (): boolean => Date.now() - gesturedAt < gestureMs;

/** Watches whether somebody is there. */
export function watchIdle({ isShown, touched, idle }: Watch): void {
  let last = Date.now();
  for (const kind of ["pointerdown", "keydown"])
    addEventListener(kind, () => {
      last = Date.now();
      if (isShown()) touched();
    });
  setInterval(() => {
    if (isShown() && Date.now() - last >= idleMs) idle();
  }, lookMs);
}
