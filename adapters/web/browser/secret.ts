/** How long after a press on the button for a secret the page fetches it by itself (ms). */
const fetchesMs = 20_000;

interface SecretParts {
  /** Sends the form that shows the secret. */
  send: (form: HTMLFormElement) => void;
  /** Tells the desk that the secret stands before somebody's eyes, so that it need not be kept. */
  seen: () => void;
}

/** Fetches a secret that somebody has pressed for once it has come, and tells the desk when it is on the screen. */
export function createSecret(page: HTMLElement, clock: () => number, { send, seen }: SecretParts) {
  let wantedAt = Number.NEGATIVE_INFINITY;
  let told: Element | null = null;
  return {
    wanted(): void {
      wantedAt = clock();
    },
    drawn(): void {
      const secret = page.querySelector("[data-keep]");
      if (secret && secret !== told) {
        told = secret;
        seen();
      }
      const form = page.querySelector<HTMLFormElement>('form[data-name="show"]');
      if (!form || clock() - wantedAt > fetchesMs) return;
      wantedAt = Number.NEGATIVE_INFINITY;
      send(form);
    },
  };
}
