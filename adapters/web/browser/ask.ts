/** What the desk answers. */
export interface Reply {
  language: string;
  title: string;
  now: number;
  html: string;
  version?: number;
  stamp?: string;
  /** The name of the link that this browser has opened. */
  of?: string;
}

/** Why there is no reply: the desk has no time, can't keep anything just now, or can't be reached. */
export type NoReply = { failed: "busy" | "away"; says?: string };

const patienceMs = 20_000;

/** Posts to the desk, from the page's own origin. */
export async function ask(step: string, body: object): Promise<Reply | NoReply> {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  try {
    const response = await fetch(`/c/${step}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ zone, ...body }),
      credentials: "same-origin",
      redirect: "error",
      signal: AbortSignal.timeout(patienceMs),
    });
    if (response.status === 429) return { failed: "busy" };
    if (response.status === 503) return { failed: "away", ...((await response.json().catch(() => ({}))) as object) };
    if (!response.ok) return { failed: "away" };
    return (await response.json()) as Reply;
  } catch {
    return { failed: "away" };
  }
}
