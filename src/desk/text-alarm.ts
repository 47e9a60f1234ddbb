import type { Case, Text, Value } from "../conversation/types.ts";
import { countryName } from "../flows/fields/text-country.ts";
import type { Mark } from "../ledger/bulletins.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { TextTally } from "../ledger/texts.ts";
import type { Log } from "../machine/log.ts";
import { t } from "../words/words.ts";

const hourMs = 60 * 60_000;
/** Of fewer texts nothing is said, because a few people who have changed their mind would be most of them. */
const fewest = 20;

interface Sum {
  what: Text;
  sent: number;
  proven: number;
}

/** What the alarm watches, by name: each country, each workspace or server, and the desk. Codes by e-mail are no texts. */
function watched(tallies: readonly TextTally[]): Map<string, Sum> {
  const sums = new Map<string, Sum>();
  for (const { country, place, sent, proven } of tallies.filter((each) => each.country !== "")) {
    const value: Value = { country, name: countryName(country) };
    const whats: [string, Text][] = [
      [`texts to ${country}`, t("alarm.to-country", { country: value })],
      [`texts from ${place}`, t("alarm.from-place", { place })],
      ["texts", t("alarm.of-desk")],
    ];
    for (const [name, what] of whats) {
      const sum = sums.get(name) ?? { what, sent: 0, proven: 0 };
      sums.set(name, { what, sent: sum.sent + sent, proven: sum.proven + proven });
    }
  }
  return sums;
}

/**
 * What the alarm has to say of texts now: that too few were proven, at most once an hour, or that it is over. `mark`
 * holds what it has said last; its instant is that of the last ring.
 */
function alarmNow(
  { sent, proven }: Pick<Sum, "sent" | "proven">,
  mark: Mark | undefined,
  now: number,
): "rings" | "over" | undefined {
  const isLow = sent >= fewest && proven * 2 < sent;
  if (!isLow) return mark?.state === "rings" ? "over" : undefined;
  return mark && now - mark.at < hourMs ? undefined : "rings";
}

export interface TextAlarmParts {
  ledger: Pick<Ledger, "now" | "texts" | "marks" | "write">;
  world: Case["world"];
  log: Log;
}

/**
 * Looks at the texts of the last hour. What there is to say goes to the operators as a bulletin, together with the mark
 * that keeps every other desk from saying it too.
 */
export function createTextAlarm({ ledger, world, log }: TextAlarmParts): () => Promise<void> {
  return async function look() {
    const now = await ledger.now();
    const [tallies, marks] = await Promise.all([ledger.texts(now - hourMs, now + 1), ledger.marks()]);
    const sums = watched(tallies);
    const known = new Map(
      marks.filter(({ state }) => state === "rings" || state === "over").map((m) => [m.subject, m]),
    );
    for (const subject of new Set([...sums.keys(), ...known.keys()])) {
      const mark = known.get(subject);
      const sum = sums.get(subject) ?? { what: whatOf(subject), sent: 0, proven: 0 };
      const says = alarmNow(sum, mark, now);
      if (says) await tell(subject, says, sum, mark, now);
    }
  };

  async function tell(
    subject: string,
    state: "rings" | "over",
    sum: Sum,
    mark: Mark | undefined,
    now: number,
  ): Promise<void> {
    const n = (mark?.n ?? 0) + 1;
    const text = t(state === "rings" ? "alarm.low" : "alarm.over", { ...sum });
    const { is } = await ledger.write([
      { write: "mark", world, mark: { subject, n, at: state === "over" ? mark!.at : now, state } },
      { write: "bulletin", world, bulletin: { id: `${subject} ${n} ${now}`, text } },
    ]);
    const { sent, proven } = sum;
    if (is === "kept" && state === "rings") log.error({ subject, sent, proven }, "ALARM: few texts are proven");
  }
}

/** The kinds of what the alarm watches, and whether a mark is of that kind. */
export const watchedKinds: Record<"country" | "workspace" | "desk", (subject: string) => boolean> = {
  country: (subject) => subject.startsWith("texts to "),
  workspace: (subject) => subject.startsWith("texts from "),
  desk: (subject) => subject === "texts",
};

/** What a subject is called of which nothing was sent lately. */
function whatOf(subject: string): Text {
  const [, way, name = ""] = /^texts (to|from) (.*)$/.exec(subject) ?? [];
  if (way === "to") return t("alarm.to-country", { country: { country: name, name: countryName(name) } });
  return way === "from" ? t("alarm.from-place", { place: name }) : t("alarm.of-desk");
}
