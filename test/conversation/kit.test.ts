import { expect, test } from "vitest";
import { flow } from "../../src/conversation/flow.ts";
import { type Bot, BrokenPromise, checkFlow, checkStore, type Store } from "../../src/conversation/testing/index.ts";
import type { Case, Json, Outcome } from "../../src/conversation/types.ts";
import { allFlows } from "../../src/flows/all.ts";
import { durations } from "../../src/flows/durations.ts";
import { fallbackCountries } from "../../src/flows/fields/catalogue.ts";
import { hearing } from "../../src/hearing/hearing.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { speaker } from "../../src/words/speaker.ts";
import { textsOf } from "../../src/words/texts.ts";
import { account } from "../flows/account-talks.ts";
import { classroom, official, verify } from "../flows/other-talks.ts";
import { openSqlite } from "../ledger/sqlite.ts";
import { errand } from "./errand.ts";
import { words } from "./talk.ts";

const refused: Outcome = { ok: false, why: { key: "create.unreachable" } };
const ends = (value: Json): readonly [Outcome, Outcome] => [{ ok: true, value }, refused];
const made = { requestId: "a9e390a7", at: 1_800_000_000_000 };
const password = ["Blue#Kite42"];
const code = ["918273"];

const bots: Record<string, Bot> = {
  errand: {
    flow: errand({ asksName: true }),
    answers: {
      mail: ["ana@example.com", "bo@example.com"],
      country: ["852", "65"],
      phone: ["51234567", "61234567"],
      note: ["none", "some"],
      name: ["Ana Example", "Bo Example"],
      code,
    },
    outcomes: { look: ends({ seen: false }), text: ends({ sent: true }), create: ends({ uin: "100001" }) },
    say: words,
    facts: { approval: true },
  },
  open: {
    flow: account,
    answers: {
      type: ["company", "personal"],
      mail: ["ana@example.com", "bo@example.com"],
      country: ["HK", "Hong Kong"],
      phone: ["5123 4567", "6123 4567"],
      name: ["Ana Example", "Bo Example"],
      industry: ["1"],
      subindustry: ["11", "12"],
      password,
      code,
    },
    outcomes: {
      lookUpMail: ends({ seen: false }),
      sendCode: ends({ sent: true }),
      createAccount: ends({ uin: "200000123456", ...made }),
    },
    say: words,
    facts: { profile: "current" },
  },
  verify: {
    flow: verify,
    answers: { contact: ["+852 5123 4567", "ana@example.com"], code },
    outcomes: {
      lookUpContact: ends({ verified: false, requestId: "r-list" }),
      sendContactCode: ends({ sent: true, form: "national" }),
      verifyContact: ends({ was: "proven", ...made }),
    },
    say: words,
  },
  official: {
    flow: official,
    answers: {
      owner: ["mei-shop", "li-shop"],
      nick: ["Mei"],
      name: ["Mei's flower shop", "Li's flower shop"],
      introduction: ["Flowers", "Tulips"],
      face: ["https://example.com/face.png"],
      organization: ["Example Ltd"],
      subscribers: ["100"],
      custom: ["vip"],
    },
    outcomes: { checkOwner: ends({ imported: true }), createOfficial: ends({ id: "@TOA#_1", ...made }) },
    say: words,
  },
  classroom: {
    flow: classroom,
    answers: {
      task: ["new"],
      originId: ["mei-42", "li-42"],
      name: ["Mei", "Li"],
      avatar: ["https://example.com/mei.png"],
      whose: ["mei-42"],
    },
    outcomes: {
      classroomUser: ends({
        userId: "u-1",
        originId: "mei-42",
        token: { ref: "K-1.9.token", made: true },
        until: made.at,
        ...made,
      }),
    },
    say: words,
  },
};

test("every kind of request that a desk offers is played, and hears its people's sentences", () => {
  const flows = allFlows({ countries: fallbackCountries(), trades: [], profile: "current" }, durations);
  expect(Object.keys(bots)).toEqual(["errand", ...flows.map(({ id }) => id)]);
  expect(flows.filter(({ hears, links }) => hears !== hearing || !links)).toEqual([]);
});

test.each(Object.entries(bots))("%s keeps what a conversation promises", (_, bot) => {
  const { turns, edited } = checkFlow(bot, { games: 40 });
  expect(turns).toBeGreaterThan(3);
  expect(edited.length).toBeGreaterThan(0);
});

const menu = { "tea.name": "Tea", "tea.ask": "Which tea?", "tea.when": "When?", "tea.go": "Make it" } as const;
const t = textsOf<keyof typeof menu>();
const any = (said: string): Outcome<string, keyof typeof menu> => ({ ok: true, value: said });
const field = { label: t("tea.name"), help: t("tea.ask"), show: (value: string) => value };
const asking = { ...field, view: () => ({ body: [t("tea.ask")] }), read: any };
const check = { label: t("tea.go"), intro: t("tea.ask"), go: t("tea.go"), fields: () => [] };
const making = { label: t("tea.name"), repeat: "once", go: ["check"] } as const;
const over = { draftMs: 60_000, view: () => ({ title: t("tea.name"), body: [] }) };
type Effects = { make: { input: { tea: string }; output: { cup: number } } };
const begun = () => flow<Effects, keyof typeof menu>("tea", t("tea.name"));
const whole = { "talk.title-step": "{name}" } as Record<string, string>;

/** Says whatever it is told but the keys of the menu that are missing in it. */
function say({ key }: { key: string }): void {
  if (key.startsWith("tea.") && !(key in { ...menu, ...whole })) speaker(menu)({ key }, String);
}
const bot = (its: Bot["flow"], answers: Bot["answers"] = {}): Bot => ({
  flow: its,
  answers: { tea: ["green", "black"], ...answers },
  outcomes: { make: ends({ cup: 1 }) },
  say,
});
const rightly = begun()
  .ask("tea", asking)
  .review("check", { ...check, dependsOn: (a) => a.tea })
  .perform("made", "make", { ...making, input: (a) => ({ tea: a.tea }) });

test("a bot of another subject that is right is found right", () => {
  expect(checkFlow(bot(rightly.done(over))).finished).toBeGreaterThan(50);
});

const wrong: [string, () => Bot, RegExp][] = [
  [
    "a review that doesn't notice what changes",
    () =>
      bot(
        begun()
          .ask("tea", asking)
          .review("check", { ...check, dependsOn: () => null })
          .perform("made", "make", { ...making, input: (a) => ({ tea: a.tea }) })
          .done(over),
      ),
    /"check" lets the effect "make" run, which is made from "tea", and does not notice when "tea" changes: name it in the dependsOn of "check"/,
  ],
  [
    "an answer that is read with another and doesn't say so",
    () =>
      bot(
        begun()
          .ask("tea", asking)
          .ask("size", { ...asking, read: (said, a) => any(`${said} of ${a.tea ?? "?"}`) })
          .review("check", { ...check, dependsOn: (a) => [a.tea, a.size] })
          .perform("made", "make", { ...making, input: (a) => ({ tea: `${a.tea} ${a.size}` }) })
          .done(over),
        { size: ["a cup"] },
      ),
    /The answer to "size" is read with "tea", and does not notice when "tea" changes/,
  ],
  [
    "a step that asks for the time",
    () =>
      bot(
        begun()
          .ask("tea", { ...asking, read: (said) => any(`${said} at ${Date.now()}`) })
          .review("check", { ...check, dependsOn: (a) => a.tea })
          .perform("made", "make", { ...making, input: (a) => ({ tea: a.tea }) })
          .done(over),
      ),
    /asks for the time/,
  ],
  [
    "an answer that is no plain data",
    () =>
      bot(
        begun()
          .ask("tea", { ...asking, read: (said) => ({ ok: true, value: new Map([[said, 1]]) as unknown as string }) })
          .review("check", { ...check, dependsOn: () => null })
          .perform("made", "make", { ...making, input: () => ({ tea: "" }) })
          .done(over),
      ),
    /doesn't survive a restart/,
  ],
  [
    "a secret that is told on",
    () =>
      bot(
        begun()
          .ask("tea", asking)
          .secret("pin", {
            ...asking,
            keepMs: 1,
            read: (said) => ({ ok: false, why: { key: "tea.when", values: { said } } }),
          })
          .review("check", { ...check, dependsOn: (a) => a.tea })
          .perform("made", "make", { ...making, input: (a) => ({ tea: a.tea }) })
          .done(over),
        { pin: ["canary-1"] },
      ),
    /A secret that somebody typed stands in the case/,
  ],
  [
    "a message without words",
    () =>
      bot(
        begun()
          .ask("tea", { ...asking, view: () => ({ body: [{ key: "tea.lost" as "tea.ask" }] }) })
          .review("check", { ...check, dependsOn: (a) => a.tea })
          .perform("made", "make", { ...making, input: (a) => ({ tea: a.tea }) })
          .done(over),
      ),
    /No words for "tea.lost"/,
  ],
  [
    "a flow that remembers something outside of its answers",
    () => {
      let asked = 0;
      const counting = {
        ...asking,
        view: () => ({ body: [t("tea.ask")] }),
        read: (said: string) => any(said + asked++),
      };
      return bot(
        begun()
          .ask("tea", counting)
          .review("check", { ...check, dependsOn: (a) => a.tea })
          .perform("made", "make", { ...making, input: (a) => ({ tea: a.tea }) })
          .done(over),
      );
    },
    /The same event gives another turn the second time/,
  ],
  [
    "an answer that the kit was not given",
    () => bot(rightly.done(over), { tea: [] }),
    /The kit needs an answer to the step "tea": give answers\.tea/,
  ],
];

test.each(wrong)("%s is found, in a sentence", (_, made, sentence) => {
  const play = () => checkFlow(made());
  expect(play).toThrow(BrokenPromise);
  expect(play).toThrow(sentence);
});

/** The ledger of a desk, as the kit wants a store. */
function storeOf(ledger: Ledger): Store {
  return {
    load: (id) => ledger.load(id),
    async commit({ event, expect: version, case: theCase, effects }) {
      const audit = { actor: theCase.people.owner, what: "said" };
      const { is } = await ledger.commit({ event, expect: version, case: theCase, effects, posts: [], audit });
      if (is === "conflict") throw new Error("No further row was asked for.");
      return is;
    },
    async owed() {
      const jobs = await ledger.claim("effect", 10, 0);
      return jobs.flatMap(({ work }) => ("effect" in work ? [work.effect] : []));
    },
  };
}

test("the ledger of a desk keeps what a conversation promises", async () => {
  await checkStore(async () => {
    const { ledger, reopen } = await openSqlite();
    return { store: storeOf(ledger), reopen: async () => storeOf(await reopen()) };
  });
});

/** A store in memory, with what is wrong about it. */
function inMemory(wrongly: { forgets?: true; twice?: true; late?: true } = {}) {
  const [cases, seen, owed] = [new Map<string, Case>(), new Set<string>(), new Map<string, never>()];
  const store: Store = {
    load: async (id) => cases.get(id),
    async commit({ event, expect: version, case: theCase, effects }) {
      if (seen.has(event) && !wrongly.twice) return "seen";
      if ((cases.get(theCase.id)?.version ?? 0) !== version && !wrongly.late) return "lost";
      seen.add(event);
      cases.set(theCase.id, theCase);
      for (const effect of effects) owed.set(effect.id, effect as never);
      return "kept";
    },
    owed: async () => [...owed.values()],
  };
  return async () => ({ store, reopen: async () => (wrongly.forgets ? (await inMemory()()).store : store) });
}

test("a store is found right that is, and one that isn't is found in a sentence", async () => {
  await checkStore(inMemory());
  await expect(checkStore(inMemory({ twice: true, late: true }))).rejects.toThrow(
    "An event that came twice was kept twice.",
  );
  await expect(checkStore(inMemory({ late: true }))).rejects.toThrow(
    "A turn that was made from an older version is kept.",
  );
  await expect(checkStore(inMemory({ forgets: true }))).rejects.toThrow("A case isn't there any more after a restart.");
});
