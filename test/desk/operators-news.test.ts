import { describe, expect, test } from "vitest";
import type { Text } from "../../src/conversation/types.ts";
import { createDayReport, dayText } from "../../src/desk/day-report.ts";
import { createOperatorsNews } from "../../src/desk/operators-news.ts";
import { createTextAlarm } from "../../src/desk/text-alarm.ts";
import type { Ledger, Write } from "../../src/ledger/ledger.ts";
import type { Log } from "../../src/machine/log.ts";
import type { Open } from "../ledger/opened.ts";
import { openPostgres } from "../ledger/postgres.ts";
import { openSqlite } from "../ledger/sqlite.ts";
import { attempt, caseAt, turn } from "../ledger/turns.ts";
import { withPostgres } from "../postgres/database.ts";
import { heard } from "./words.ts";

const [minute, hour] = [60_000, 3_600_000];
const day = 24 * hour;
const world = "practice";
const quiet = { debug() {}, info() {}, warn() {}, error() {} } as unknown as Log;
const readAt = "test:operators";

let cases = 0;

/** So many texts, each in a case of its own, and of the first so many the code was accepted. */
async function texts(
  ledger: Ledger,
  sent: number,
  proven: number,
  { country = "HK", place = "slack:T1" }: { country?: string; place?: string } = {},
): Promise<void> {
  for (let n = 0; n < sent; n += 1) {
    cases += 1;
    const [id, to] = [`R-${cases}`, `${cases}`];
    const of = { effect: `${id}.1.text`, world, place, ...(country && { country }) } as const;
    const text: Write = { write: "text", text: of, to, most: 3, withinMs: 10 * minute };
    await ledger.commit(turn(caseAt(1, { id }), { also: [text] }));
    if (n < proven) await ledger.commit(turn(caseAt(2, { id }), { also: [{ write: "text-proven" }] }));
  }
}

/** A desk, as far as it looks and tells. What it tells stands in `heard`. */
function deskOn(ledger: Ledger, heard: Text[], { fails = (): boolean => false, reads = true, at = 1 } = {}) {
  const platform = {
    name: "test",
    async tell(_: string, notice: Text) {
      if (fails()) throw new Error("the chat is away");
      heard.push(notice);
    },
  };
  return createOperatorsNews({
    ...{ ledger, platforms: [platform], readAt: reads ? readAt : undefined, log: quiet },
    looks: [createTextAlarm({ ledger, world, log: quiet }), createDayReport({ ledger, world, hour: at })],
  });
}

function alarmOn(name: string, open: Open): void {
  describe(`${name}: the alarm on texts`, () => {
    test("rings once for each country, place and the desk, however many desks look, and says when it is over", async () => {
      const { ledger, clock, reopen } = await open();
      const ledgers = [ledger, await reopen(), await reopen()];
      const told: Text[] = [];
      const look = () => Promise.all(ledgers.map((each) => deskOn(each, told)()));
      await texts(ledger, 12, 5);
      await texts(ledger, 7, 0, { country: "TH" });
      await look();
      expect(told).toEqual([]); // nineteen
      await texts(ledger, 8, 0, { place: "discord:S1" });
      await look();
      expect(heard(told.toSorted((a, b) => heard([a]).localeCompare(heard([b])))).match(/^.*?hour/gm)).toEqual([
        "Texts of this desk: 27 in the last hour",
        "Texts to Hong Kong: 20 in the last hour",
      ]);

      told.length = 0;
      clock.now += 10 * minute;
      await texts(ledger, 1, 0, { country: "TH" }); // now that place has twenty as well
      await look();
      await look();
      expect(told).toHaveLength(1);
      expect(heard(told)).toMatch(
        /^Texts from slack:T1: 20 in the last hour, and for only 5 of them the code was given/,
      );

      told.length = 0;
      await texts(ledger, 30, 30, { country: "TH" });
      await look();
      expect(heard(told)).toContain("Texts of this desk: the alarm is over. In the last hour 58 were sent, and for 35");
      expect(heard(told)).toContain("Texts from slack:T1: the alarm is over");
      expect(told).toHaveLength(2); // that of the country goes on

      told.length = 0;
      clock.now += hour;
      await look();
      expect(heard(told)).toBe(
        "Texts to Hong Kong: the alarm is over. In the last hour 0 were sent, and for 0 the code was given.",
      );
      await look();
      expect(told).toHaveLength(1);
    });

    test("rings again after an hour while it goes on, and not sooner after it was over, also by a new desk", async () => {
      const { ledger, clock, reopen } = await open();
      const told: Text[] = [];
      await texts(ledger, 20, 9, { country: "" }); // codes by e-mail are no texts
      await deskOn(ledger, told)();
      expect(told).toEqual([]);
      const rings = async () => {
        await deskOn(await reopen(), told)();
        return told.splice(0).map(({ key }) => key);
      };
      await texts(ledger, 20, 9);
      expect(await rings()).toEqual(["alarm.low", "alarm.low", "alarm.low"]);
      clock.now += 30 * minute;
      await texts(ledger, 2, 2);
      expect(await rings()).toEqual(["alarm.over", "alarm.over", "alarm.over"]);
      await texts(ledger, 3, 0);
      expect(await rings()).toEqual([]);
      clock.now += 30 * minute - 1;
      await texts(ledger, 20, 0);
      expect(await rings()).toEqual([]);
      clock.now += 1;
      expect(await rings()).toEqual(["alarm.low", "alarm.low", "alarm.low"]);
      clock.now += hour - 1;
      expect(await rings()).toEqual([]);
      await texts(ledger, 20, 0);
      clock.now += 1;
      expect(await rings()).toEqual(["alarm.low", "alarm.low", "alarm.low"]);
    });

    test("half is enough, and one less is not", async () => {
      const { ledger } = await open();
      const told: Text[] = [];
      await texts(ledger, 20, 10);
      await deskOn(ledger, told)();
      expect(told).toEqual([]);
      await texts(ledger, 1, 0);
      await deskOn(ledger, told)();
      expect(told).toHaveLength(3);
    });

    test("what can't be told is told later, by whichever desk comes first", async () => {
      const { ledger, clock, reopen } = await open();
      const told: Text[] = [];
      await texts(ledger, 20, 0);
      await deskOn(ledger, told, { reads: false })();
      await deskOn(ledger, told, { fails: () => true })();
      expect(told).toEqual([]);
      clock.now += 2 * minute;
      const [one, other] = [deskOn(ledger, told), deskOn(await reopen(), told)];
      await Promise.all([one(), other()]);
      expect(told.map(({ key }) => key)).toEqual(["alarm.low", "alarm.low", "alarm.low"]);
      clock.now += 2 * minute;
      await Promise.all([one(), other()]);
      expect(told).toHaveLength(3);
    });
  });

  describe(`${name}: the line of the day`, () => {
    test("comes once over all desks from the set hour on, and none is lost while no desk is there", async () => {
      const { ledger, clock, reopen } = await open();
      const midnight = Math.floor(clock.now / day) * day;
      const ledgers = [ledger, await reopen(), await reopen()];
      const told: Text[] = [];
      const look = async () => {
        await Promise.all(ledgers.map((each) => deskOn(each, told, { at: 7 })()));
        return told.splice(0).map((each) => heard([each]));
      };
      expect(await look()).toEqual([]);
      await texts(ledger, 3, 2);
      clock.now = midnight + day + 7 * hour - 1;
      expect(await look()).toEqual([]);
      clock.now += 1;
      expect(await look()).toEqual([
        "2026-01-05 (UTC): 3 requests opened; nothing made. Refused: none. In doubt now: 0. Texts: 3 sent, 2 proven.",
      ]);
      expect(await look()).toEqual([]);
      clock.now = midnight + 4 * day + 6 * hour; // nobody was there at two of those hours, and the third hasn't come
      expect((await look()).map((line) => line.slice(0, 10))).toEqual(["2026-01-06", "2026-01-07"]);
      clock.now += hour;
      expect((await look()).map((line) => line.slice(0, 10))).toEqual(["2026-01-08"]);
    });

    test("tells what was made, what was refused and why, and what is in doubt", async () => {
      const { ledger, clock } = await open();
      const told: Text[] = [];
      const news = deskOn(ledger, told);
      await news();
      const at = clock.now;
      await ledger.commit(turn(caseAt(1, { id: "R-9000" })));
      let version = 1;
      const also = async (write: Write) => {
        version += 1;
        expect(await ledger.commit(turn(caseAt(version, { id: "R-9000" }), { also: [write] }))).toEqual({ is: "kept" });
      };
      let n = 0;
      const tries = (api: string, state: "done" | "refused" | "unknown", code?: string) => {
        n += 1;
        const naturalKey = `${n}@example.com`;
        const row = attempt({ effect: `R-9000.${n}`, caseId: "R-9000", api, state, signedAt: at, naturalKey });
        return also({ write: "attempt", attempt: { ...row, ...(code && { code }) } });
      };
      await tries("CreateAccount", "done");
      await tries("CreateAccount", "done");
      await tries("CreateIntlPhoneEmail", "done");
      await tries("SendVerifyCode", "done");
      await tries("CreateAccount", "refused", "AccountQuotaOverLimit");
      await tries("SendVerifyCode", "refused", "SendVerifyCodeLimit");
      await tries("SendVerifyCode", "refused", "SendVerifyCodeLimit");
      await tries("CreateAccount", "unknown", "timeout");
      for (const limit of ["country", "soon"])
        await also({ write: "text-refused", text: { effect: `x.${limit}`, world, place: "slack:T1" }, limit });
      await texts(ledger, 2, 1, { country: "" });
      clock.now = Math.floor(at / day) * day + day + hour;
      await news();
      const line = heard(told);
      expect(line).toContain("3 requests opened; 2 accounts made, one contact verified.");
      expect(line).toMatch(/Refused: 2 by Tencent with SendVerifyCodeLimit, 1 by Tencent with AccountQuotaOverLimit, /);
      expect(line).toContain("1 at three texts to a number in ten minutes");
      expect(line).toContain("1 at the day's texts to a country");
      expect(line).toContain("In doubt now: 1. Texts: 0 sent, 0 proven, by e-mail 2 sent, 1 proven.");
    });
  });
}

alarmOn("SQLite", openSqlite);
withPostgres("operators' news on PostgreSQL", () => alarmOn("PostgreSQL", () => openPostgres()));

test("a day with many codes names the most frequent ones, and how many others there were", () => {
  const attempts = Array.from({ length: 7 }, (_, n) => ({
    ...{ api: "CreateAccount", state: "refused", code: `Code${n}`, count: 10 - n },
  }));
  const said = heard([dayText("2026-01-05", { opened: 0, attempts, texts: [], refused: [] }, 0)]);
  expect(said).toContain("10 by Tencent with Code0, 9 by Tencent with Code1");
  expect(said).toContain("6 by Tencent with Code4, 9 by Tencent with other codes");
  expect(said).not.toContain("Code5");
});
