import type { Language } from "../../../src/words/languages.ts";

/** One page that is open somewhere. */
export interface Viewer {
  language: Language;
  /** Sends an event to the page. */
  send(event: "draw" | "beat", data: string): void;
  /** What the page has drawn of each region. */
  drawn: Map<string, string>;
  end(): void;
}

export type Streams = ReturnType<typeof createStreams>;

/** How long after a change it is drawn (ms), so that what changes together is drawn together. */
const soonMs = 20;
/** Books change without anybody saying so, for instance when an account shows up late. */
const lookMs = 2_000;
const beatMs = 15_000;

/** Keeps open pages up to date. `draw` gives every region as it is now, in each of these languages. */
export function createStreams(
  draw: (languages: readonly Language[]) => Promise<Map<Language, Record<string, string>>>,
  failed: (error: Error) => void,
) {
  const viewers = new Set<Viewer>();
  let isAwaited = false;
  let isDrawing = false;
  let isStale = false;

  async function refresh(): Promise<void> {
    isAwaited = false;
    isStale = isDrawing;
    if (isDrawing) return;
    isDrawing = true;
    try {
      const drawn = await draw([...new Set([...viewers].map(({ language }) => language))]);
      for (const viewer of viewers) update(viewer, drawn.get(viewer.language) ?? {});
    } catch (error) {
      failed(error as Error);
    } finally {
      isDrawing = false;
      if (isStale) changed();
    }
  }

  function update(viewer: Viewer, regions: Record<string, string>): void {
    const fresh = Object.entries(regions).filter(([region, html]) => viewer.drawn.get(region) !== html);
    if (fresh.length === 0) return;
    for (const [region, html] of fresh) viewer.drawn.set(region, html);
    viewer.send("draw", JSON.stringify(Object.fromEntries(fresh)));
  }

  function changed(): void {
    if (viewers.size === 0 || isAwaited) return;
    isAwaited = true;
    setTimeout(() => void refresh(), soonMs);
  }

  const looking = setInterval(changed, lookMs).unref();
  const beating = setInterval(() => {
    for (const viewer of viewers) viewer.send("beat", "");
  }, beatMs).unref();

  return {
    /** To be told of whatever may have changed what the page shows. */
    changed,
    /** Keeps a page up to date until the function that it gives is called. */
    add(viewer: Viewer): () => void {
      viewers.add(viewer);
      changed();
      return () => void viewers.delete(viewer);
    },
    /** Ends every stream, so that nothing keeps the port open. */
    close(): void {
      clearInterval(looking);
      clearInterval(beating);
      for (const viewer of viewers) viewer.end();
      viewers.clear();
    },
  };
}
