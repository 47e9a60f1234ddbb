import { createContext, useContext } from "hono/jsx";
import type { Text } from "../../../../src/conversation/types.ts";
import type { MessageKey } from "../../../../src/words/en/all.ts";
import { say, t } from "../../../../src/words/words.ts";
import { piecesOf } from "../../../chat/text.ts";
import { people, type Side } from "../front.ts";

/** A text for one side, with the instants and people in it. It is drawn in the language that is spoken around it. */
export function Words({ text, to }: { text: Text | string; to: Side }) {
  return (
    <>
      {piecesOf(text).map((piece) => {
        if (typeof piece === "string") return piece;
        if ("at" in piece) return <Instant at={piece.at} />;
        return <b>{nameOf(piece.person, to)}</b>;
      })}
    </>
  );
}

/** The reader's time zone, by its IANA name, and the instant of the drawing (ms). */
export const WallClock = createContext({ zone: "UTC", now: 0 });

/** An hour on the reader's clock, with the day if that is another. */
export function Instant({ at }: { at: number }) {
  const { zone: timeZone, now } = useContext(WallClock);
  const dayOf = (ms: number) => new Date(ms).toLocaleDateString("en-GB", { timeZone, day: "numeric", month: "short" });
  const then = new Date(at);
  const day = dayOf(at) === dayOf(now) ? "" : `${dayOf(at)}, `;
  return <time datetime={then.toISOString()}>{day + then.toLocaleTimeString("en-GB", { timeZone })}</time>;
}

/** A sentence of the page itself. */
export function plain(key: MessageKey, values?: Parameters<typeof t>[1]): string {
  return say(t(key, values), String);
}

/** What somebody is called by the one who reads. An id of another platform stays as it is. */
export function nameOf(person: string, to: Side): string {
  if (person === people[to]) return plain("play.you");
  if (person === people.agent) return "@agent";
  if (person === people.customer || person.startsWith("web:")) return "@customer";
  return person;
}
