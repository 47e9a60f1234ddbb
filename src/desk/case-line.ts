import { answererOf, questionId } from "../conversation/case.ts";
import type { Flow } from "../conversation/flow.ts";
import { sideOf } from "../conversation/side.ts";
import { labelOf, statusOf } from "../conversation/status.ts";
import type { Case, Text } from "../conversation/types.ts";
import { maskDigits, maskMail } from "../flows/fields/mask.ts";
import { t } from "../words/words.ts";
import type { CaseLine } from "./platform.ts";

/** Who reads a line, by the id they have there and all their ids, and when (ms). */
export interface LineReader {
  id: string;
  ids: readonly string[];
  now: number;
}

/** The line of a case in a list. A colleague's line tells no more than its number, kind, side and holder. */
export function lineOf(flow: Flow, theCase: Case, reader: LineReader): CaseLine {
  const { id, state, people, touched } = theCase;
  const line = { id, kind: flow.id, flow: flow.name, state, touched };
  if (!reader.ids.includes(people.owner)) return { ...line, side: sideSeen(flow, theCase), owner: people.owner };
  const { name, contact } = customerOf(flow, theCase);
  return {
    ...line,
    ...(name !== undefined && { name }),
    ...(contact !== undefined && { contact }),
    side: ownSide(flow, theCase, reader.ids),
    age: ageOf(reader.now - touched),
    status: statusOf(flow, theCase),
    ...questionFor(flow, theCase, reader.id),
  };
}

/** Whom a request is for: the name in its answers, else the customer who was named; and their address, masked. */
export function customerOf({ index }: Flow, { answers, people }: Case): { name?: Text | string; contact?: string } {
  const { name, mail, phone } = index(answers);
  const contact = mail !== undefined ? maskMail(mail) : phone !== undefined ? maskDigits(phone) : undefined;
  const named =
    name ?? (people.customer === undefined ? undefined : t("talk.person", { person: { person: people.customer } }));
  return { ...(named !== undefined && { name: named }), ...(contact !== undefined && { contact }) };
}

function sideSeen(flow: Flow, theCase: Case): Text {
  const side = sideOf(flow, theCase);
  if (side && flow.retired) return t("line.rests");
  return side ? t(`line.side-${side}`) : t(`line.${endOf(theCase)}`);
}

/** The side that must act, as the owner reads it: with what is asked, and of whom. */
function ownSide(flow: Flow, theCase: Case, ids: readonly string[]): Text {
  const { people, pending } = theCase;
  const side = sideOf(flow, theCase);
  const step = pending && flow.byKey.get(pending.key);
  if (!step || flow.retired || (side !== "owner" && side !== "customer")) return sideSeen(flow, theCase);
  const field = labelOf(step);
  const answerer = answererOf(people, step);
  if (ids.includes(answerer)) return t("line.yours", { field });
  return t("line.theirs", { person: { person: answerer }, field });
}

function endOf({ state }: Case): "done" | "cancelled" | "expired" | "failed" {
  return state === "open" ? "failed" : state;
}

const [minute, hour, day] = [60_000, 60 * 60_000, 24 * 60 * 60_000];

/** How long ago something was, in the largest unit of which there are at least two. */
function ageOf(ms: number): Text {
  if (ms < minute) return t("line.age-now");
  if (ms < 2 * hour) return t("line.age-minutes", { n: Math.floor(ms / minute) });
  if (ms < 2 * day) return t("line.age-hours", { n: Math.floor(ms / hour) });
  return t("line.age-days", { n: Math.floor(ms / day) });
}

function questionFor(flow: Flow, theCase: Case, person: string): { question?: string } {
  const step = theCase.pending && flow.byKey.get(theCase.pending.key);
  if (!step || flow.retired || answererOf(theCase.people, step) !== person) return {};
  const question = questionId(theCase);
  return question === undefined ? {} : { question };
}
