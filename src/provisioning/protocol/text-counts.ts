import { liftedFor } from "../../conversation/turn/lift.ts";
import type { Case, Refusal, Value } from "../../conversation/types.ts";
import { placeOf } from "../../desk/address.ts";
import { idsOf } from "../../desk/linked-people.ts";
import type { Committed, Write } from "../../ledger/ledger.ts";
import type { TextOf } from "../../ledger/texts.ts";
import type { MessageKey } from "../../words/en/all.ts";
import { t } from "../../words/words.ts";
import type { Parts } from "./dependencies.ts";

type Counting = Pick<Parts, "caps" | "links" | "times">;

const day = 24 * 60 * 60_000;
/** So many texts may go to one number within `numberWindowMs`. */
const mostSoon = 3;
const noLimit = Number.MAX_SAFE_INTEGER;

/** The limits on texts: the two of the number, and one each of who and what a text is sent for. */
type Limit = "soon" | "number" | "agent" | "workspace" | "country" | "desk";

/** One text, and the case that it is sent for. */
export interface OneText {
  effect: string;
  /** Whom it goes to, in the form that it is counted by. */
  to: string;
  country?: { code: string; name: string } | undefined;
  theCase: Pick<Case, "world" | "people" | "lifts">;
}

/** What a text is counted under. */
export function countedAs({ effect, country, theCase: { world, people } }: OneText): TextOf {
  return { effect, world, place: placeOf(people.owner), ...(country && { country: country.code }) };
}

/**
 * The rows by which one more text is counted. None of them holds where its limit is reached, and then nothing of the
 * commit is kept. A limit that was lifted for this text counts it all the same, so that there is none for others.
 */
export function textCounts({ caps, links = [], times }: Counting, text: OneText, isAnyway = false): Write[] {
  const { to, country, effect, theCase } = text;
  const { owner } = theCase.people;
  const { perNumber, perAgent, perDesk, perWorkspace = perDesk, perCountry } = caps;
  const lifted = liftedFor(theCase, effect);
  const upTo = (of: Limit, limit: number) => (isAnyway || lifted.has(of) ? noLimit : limit);
  const count = (of: Limit, name: string, limit: number): Write => ({
    ...{ write: "count", name, windowMs: day, limit: upTo(of, limit), of },
  });
  const most = country && (perCountry?.of[country.code] ?? perCountry?.others);
  return [
    {
      ...{ write: "text", text: countedAs(text), to, of: "soon" },
      ...{ most: upTo("soon", mostSoon), withinMs: times.numberWindowMs },
    },
    count("number", `texts to ${to}`, perNumber),
    count("agent", `texts by ${idsOf(links, owner).toSorted()[0]}`, perAgent),
    count("workspace", `texts in ${placeOf(owner)}`, perWorkspace),
    ...(country && most !== undefined ? [count("country", `texts in country ${country.code}`, most)] : []),
    count("desk", "texts", perDesk),
  ];
}

const said: Record<Limit, MessageKey> = {
  soon: "create.cap-soon",
  number: "create.cap-number",
  agent: "create.cap-agent",
  workspace: "create.cap-workspace",
  country: "create.cap-country",
  desk: "create.cap",
};

/** What people are told of the limit that a text has met, with the instant from which on another is worth a try. */
export async function atLimit(
  { ledger, times }: Pick<Parts, "ledger" | "times">,
  { of }: Extract<Committed, { is: "conflict" }>,
  { to, country }: OneText,
): Promise<Refusal & { cap: Limit }> {
  const cap = of !== undefined && Object.hasOwn(said, of) ? (of as Limit) : "desk";
  const now = await ledger.now();
  const values: Record<string, Value> = country ? { country: { country: country.code, name: country.name } } : {};
  const why = t(said[cap], values);
  if (cap !== "soon") return { ok: false, why, until: (Math.floor(now / day) + 1) * day, cap };
  const lately = await ledger.textsTo(to, now - times.numberWindowMs);
  return { ok: false, why, until: (lately.at(-mostSoon) ?? now) + times.numberWindowMs, cap };
}
