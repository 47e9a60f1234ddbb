import type { ShownCard } from "../../../src/desk/platform.ts";
import type { Ground } from "../ground.ts";
import { limits } from "../limits.ts";

/** A private note with a link for the customer, and the interaction whose token can still take it away. */
export interface LinkNote {
  caseId: string;
  /** The customer that the link names. */
  person: string;
  /** The agent who reads the note. */
  owner: string;
  token: string;
  message: string;
}

/** When a note is taken away at the latest, and how long Discord would let it be (ms after it was posted). */
const noteMs = limits.linkNoteMinutes * 60_000;
const tokenMs = 15 * 60_000;
const beginning = "discord:link-note:";

export type LinkNotes = ReturnType<typeof createLinkNotes>;

/**
 * Takes away the private notes with links for customers, and the QR codes in them: once the link is opened, replaced or
 * ended, and soon before Discord would not let it any more. They are remembered in the vault, so that any desk can.
 */
export function createLinkNotes({ settings, reception, replies }: Pick<Ground, "settings" | "reception" | "replies">) {
  const { clock } = settings;

  async function takeAway(name: string): Promise<void> {
    const kept = await reception.recall(name);
    if (kept === undefined) return;
    const { token, message } = JSON.parse(kept) as LinkNote;
    await replies.remove(token, message);
    await reception.remember(name, "");
  }

  /** Takes away the notes of a case whose links nobody waits for any more. */
  async function refresh({ caseId, link }: Pick<ShownCard, "caseId" | "link">): Promise<void> {
    if (!link) return;
    const awaited = link.waits ? `${beginning}${caseId}:${link.person}:` : undefined;
    for (const name of await reception.remembered(`${beginning}${caseId}:`))
      if (awaited === undefined || !name.startsWith(awaited)) await takeAway(name);
  }

  return {
    /** Remembers a note that was posted just now. */
    async posted(note: LinkNote): Promise<void> {
      const { caseId, person, owner } = note;
      await reception.remember(`${beginning}${caseId}:${person}:${clock()}`, JSON.stringify(note), tokenMs);
      const now = await reception.card(caseId, owner); // the link may have been opened before the note was remembered
      if (now) await refresh(now);
    },
    refresh,
    /** Takes away the notes that Discord would soon not let anybody take away. */
    async sweep(): Promise<void> {
      for (const name of await reception.remembered(beginning))
        if (Number(name.split(":").at(-1)) + noteMs <= clock()) await takeAway(name);
    },
  };
}
