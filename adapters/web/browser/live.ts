const silentMs = 32_000; // two beats
const pollMs = 5_000;

/** What a page hears: which version of the request there is, or that something was said. */
export type News = { version?: number; said?: true };

/**
 * Calls `heardOf` whenever the request may have moved on. All tabs that show one request share one stream,
 * which the one that holds the lock keeps, because a browser opens only six connections to a desk. Whoever hears
 * nothing for two beats asks by itself.
 */
export function listen(of: string, clock: () => number, heardOf: (news: News) => void): { ends(): void } {
  const tabs = "BroadcastChannel" in globalThis ? new BroadcastChannel(`frontdesk-${of}`) : undefined;
  let heard = clock();
  let isOver = false;
  let source: EventSource | undefined;
  let release = () => {};

  function hear(news: News): void {
    heard = clock();
    if (news.version !== undefined || news.said) heardOf(news);
  }

  function hearAll(news: News): void {
    hear(news);
    tabs?.postMessage(news);
  }

  function open(): void {
    source = new EventSource(`/c/live?of=${of}`);
    source.addEventListener("beat", () => hearAll({}));
    source.addEventListener("moved", ({ data }) => hearAll({ version: Number(data) }));
    source.addEventListener("said", () => hearAll({ said: true }));
  }

  tabs?.addEventListener("message", ({ data }) => hear(data as News));
  if (tabs && navigator.locks)
    void navigator.locks.request(`frontdesk-${of}`, () => {
      if (isOver) return undefined;
      open();
      return new Promise<void>((resolve) => {
        release = resolve;
      });
    });
  const polling = setInterval(() => {
    if (clock() - heard < silentMs || document.hidden) return;
    if (source?.readyState === EventSource.CLOSED) open();
    heardOf({ said: true });
  }, pollMs);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && !isOver) heardOf({ said: true });
  });

  return {
    ends() {
      isOver = true;
      clearInterval(polling);
      source?.close();
      tabs?.close();
      release();
    },
  };
}
