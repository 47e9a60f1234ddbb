import type { Case, Text, Value } from "../conversation/types.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Period, TextTally } from "../ledger/texts.ts";
import { en, type MessageKey } from "../words/en/all.ts";
import { t } from "../words/words.ts";

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;
/** What a day is told of is kept for a week, so older days are not told any more. */
const mostDays = 6;
const mostCodes = 5;
const subject = "day";

const madeBy: Record<string, MessageKey> = {
  CreateAccount: "report.made-account",
  CreateIntlPhoneEmail: "report.made-contact",
  create_official_account: "report.made-official",
  RegisterUser: "report.made-classroom",
};

export interface DayReportParts {
  ledger: Pick<Ledger, "now" | "period" | "figures" | "marks" | "write">;
  world: Case["world"];
  /** The hour (UTC) from which on the day before is told. */
  hour: number;
}

/**
 * Tells the operators of each day (UTC), from an hour of the next one on: once over all desks, and later if none was
 * there. The first day is that of the first look.
 */
export function createDayReport({ ledger, world, hour }: DayReportParts): () => Promise<void> {
  return async function look() {
    const now = await ledger.now();
    const today = Math.floor(now / dayMs);
    const last = Math.floor((now - hour * hourMs) / dayMs) - 1;
    const mark = (await ledger.marks()).find((each) => each.subject === subject);
    if (!mark) {
      const begun = { subject, n: today - 1, at: now, state: "told" };
      await ledger.write([{ write: "mark", world, mark: begun }]);
      return;
    }
    for (let day = Math.max(mark.n + 1, last - mostDays); day <= last; day += 1) {
      const [period, { doubts }] = await Promise.all([ledger.period(day * dayMs, (day + 1) * dayMs), ledger.figures()]);
      const doubt = doubts.reduce((sum, { count }) => sum + count, 0);
      const name = new Date(day * dayMs).toISOString().slice(0, 10);
      const { is } = await ledger.write([
        { write: "mark", world, mark: { subject, n: day, at: now, state: "told" } },
        { write: "bulletin", world, bulletin: { id: `day ${name}`, text: dayText(name, period, doubt) } },
      ]);
      if (is !== "kept") return; // another desk tells it
    }
  };
}

/** The line about one day. `doubt` is how many creates are in doubt now. */
export function dayText(day: string, { opened, attempts, texts, refused }: Period, doubt: number): Text {
  const made = attempts.flatMap(({ api, state, count }) => {
    const key = state === "done" ? madeBy[api] : undefined;
    return key ? [{ key, count }] : [];
  });
  const each = summed(made, ({ key }) => key).map(({ key, count }) => t(key, { count }));
  const codes = attempts.flatMap(({ state, code, count }) => (state === "refused" && code ? [{ code, count }] : []));
  const byCode = summed(codes, ({ code }) => code).toSorted((a, b) => b.count - a.count);
  const more = byCode.slice(mostCodes).reduce((sum, { count }) => sum + count, 0);
  const why = [
    ...byCode.slice(0, mostCodes).map(({ code, count }) => t("report.refused-code", { code, count })),
    ...(more > 0 ? [t("report.refused-more", { count: more })] : []),
    ...refused.flatMap(({ limit, count }) => {
      const key = `report.limit-${limit}`;
      return key in en ? [t(key as MessageKey, { count })] : [];
    }),
  ];
  const values: Record<string, Value> = {
    ...{ day, opened, doubt },
    made: listed(each, t("report.made-none")),
    refused: listed(why, t("report.none")),
    texts: textsSaid(texts),
  };
  return t("report.day", values);
}

/** How many texts were sent and proven, and codes by e-mail if there were any. */
function textsSaid(tallies: readonly TextTally[]): Text {
  const sum = (some: readonly TextTally[]) => ({
    sent: some.reduce((all, { sent }) => all + sent, 0),
    proven: some.reduce((all, { proven }) => all + proven, 0),
  });
  const [texts, mails] = [tallies.filter(({ country }) => country), tallies.filter(({ country }) => !country)];
  const said = t("report.texts", sum(texts));
  return mails.length === 0 ? said : t("report.and", { first: said, next: t("report.mails", sum(mails)) });
}

function listed([first, ...others]: Text[], none: Text): Text {
  return others.reduce((all, next) => t("report.and", { first: all, next }), first ?? none);
}

/** Adds up the counts of what has the same name. */
function summed<T extends { count: number }>(each: readonly T[], nameOf: (one: T) => string): T[] {
  const sums = new Map<string, T>();
  for (const one of each) {
    const before = sums.get(nameOf(one))?.count ?? 0;
    sums.set(nameOf(one), { ...one, count: before + one.count });
  }
  return [...sums.values()];
}
