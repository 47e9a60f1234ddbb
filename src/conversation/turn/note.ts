import type { Flow } from "../flow.ts";
import { may, partOf } from "../may.ts";
import type { Case, FromPerson } from "../types.ts";
import { draftOf, tell } from "./draft.ts";
import { finish } from "./finish.ts";
import type { Turn } from "./turn.ts";

const longest = 500;
const mostKept = 50;
const written = /^(?:note|备注)[\s:：]\s*/iu;

/** The note in a message of an agent. Undefined for any other message, and empty for a note without words. */
function noteIn(theCase: Case, event: FromPerson): string | undefined {
  if (event.type !== "said" || !may(partOf(theCase, event.from), "note")) return undefined;
  const said = event.text.trim();
  if (/^(?:note|备注)$/iu.test(said)) return "";
  return written.test(said) ? said.replace(written, "").trim() : undefined;
}

/**
 * Keeps a note for agents in the case, whatever its state. It answers no question and moves nothing on. Undefined when
 * the event is none.
 */
export function takeNote(flow: Flow, theCase: Case, event: FromPerson, now: number): Turn | undefined {
  const text = noteIn(theCase, event);
  if (text === undefined) return undefined;
  const { id: by } = event.from;
  const values = { case: theCase.id };
  if (text === "") return tell(theCase, by, { key: "talk.note-what", values });
  if (text.length > longest) return tell(theCase, by, { key: "talk.note-long", values: { ...values, most: longest } });
  const d = draftOf(flow, theCase, now);
  d.case.agentNotes = [...(theCase.agentNotes ?? []), { by, at: now, text }].slice(-mostKept);
  d.posts.push({ notice: { key: "talk.noted", values }, to: by });
  return finish(d);
}
