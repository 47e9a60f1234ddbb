import { describe, expect, test } from "vitest";
import type { Flow } from "../../src/conversation/flow.ts";
import { card } from "../../src/conversation/shown/card.ts";
import type { Case, Outcome, Post, Refusal, Text } from "../../src/conversation/types.ts";
import { createOnlyIfTrue } from "../../src/desk/only-if-true.ts";
import { type Claim, claims } from "../../src/words/claims.ts";
import { en, type MessageKey } from "../../src/words/en/all.ts";
import { say, t as text } from "../../src/words/words.ts";
import { zh } from "../../src/words/zh/all.ts";
import { no, yes } from "../conversation/errands.ts";
import { ana, bo, boss, eve, hour, type Opening, type Person, type Talk, talk } from "../conversation/talk.ts";
import { account, creating, opened } from "../flows/account-talks.ts";
import { classroom, codeSent, naming, official, verify, verifying } from "../flows/other-talks.ts";
import { openOffice } from "./office.ts";
import { heard } from "./words.ts";

const readAt = "chat:C-operators";
const kim: Person = { id: "chat:kim", roles: ["operators"] };
const day = 24 * hour;

interface Kind {
  flow: Flow;
  effect: string;
  made: Extract<Outcome, { ok: true }>;
  /** The create on its way to Tencent. */
  creating: (opening: Opening) => Talk;
}

const kinds: Record<string, Kind> = {
  open: { flow: account, effect: "createAccount", made: opened as Kind["made"], creating },
  verify: {
    flow: verify,
    effect: "verifyContact",
    made: yes({ was: "proven", requestId: "r-1", at: 0 }) as Kind["made"],
    creating: (opening) => {
      const t = verifying("ana@example.com", opening);
      t.presses(ana, "go");
      t.settles("sendContactCode", codeSent);
      t.says(opening.customer ?? ana, "4711");
      t.progresses("verifyContact", "sent");
      return t;
    },
  },
  official: {
    flow: official,
    effect: "createOfficial",
    made: yes({ id: "@TOA#_R-7K2P-x", requestId: "42", at: 0 }) as Kind["made"],
    creating: (opening) => {
      const t = naming(opening);
      t.presses(ana, "go");
      t.progresses("createOfficial", "sent");
      return t;
    },
  },
  classroom: {
    flow: classroom,
    effect: "classroomUser",
    made: yes({ userId: "u-1", originId: "ana-2026", until: 0, requestId: "r-1", at: 0 }) as Kind["made"],
    creating: (opening) => {
      const t = talk(classroom, opening);
      t.presses(ana, "new");
      t.says(ana, "ana-2026");
      t.presses(ana, "skip");
      t.presses(ana, "skip");
      t.presses(ana, "go");
      t.progresses("classroomUser", "sent");
      return t;
    },
  },
};

const evidence = { fields: [], found: ["200000123456"] };
const held = (why: MessageKey): Refusal => ({ ok: false, why: text(why), hold: true });

/** Every way in which a create ends that nobody knows the end of, or that only those who run the desk can mend. */
const outcomes: Record<string, (t: Talk, kind: Kind) => void> = {
  "no look-up shows it": (t, { effect }) => {
    for (const stage of ["unknown", "manual"] as const) t.progresses(effect, stage);
  },
  "nobody judges it for a month": (t, { effect }) => {
    for (const stage of ["unknown", "manual"] as const) t.progresses(effect, stage);
    for (const days of [1, 7, 7, 7, 7]) t.later(days * day);
  },
  "one operator says that it is absent": (t, { effect }) => {
    for (const stage of ["unknown", "manual"] as const) t.progresses(effect, stage);
    t.says(kim, "absent");
    t.later(2 * day);
  },
  "a number is found that no look-up shows": (t, { effect }) => {
    for (const stage of ["unknown", "manual"] as const) t.progresses(effect, stage);
    t.says(kim, "found 200000123456");
  },
  "three tries came to nothing": (t, { effect }) => {
    t.progresses(effect, "unknown");
    t.settles(effect, held("create.enough"));
  },
  "somebody may have made it since, and nobody decides": (t, { effect }) => {
    t.progresses(effect, "unknown");
    t.settles(effect, held("create.whose"));
    t.later(2 * day);
  },
  "it is made, and perhaps not bound": (t, { effect, made }) => {
    const value = { ...(made.value as object), reason: "Not bound." };
    t.settles(effect, { ...made, value, remedy: text("remedy.unbound", { reason: "Not bound." }) });
  },
  "what was said to be made is in doubt again": (t, { effect, made }) => {
    t.settles(effect, made);
    t.corrects(t.promised(effect)[0]!.id, { evidence });
    t.later(2 * day);
  },
  "an earlier try has made something as well": (t, { effect, made }) => {
    const first = t.promised(effect)[0]!.id;
    t.progresses(effect, "unknown");
    t.settles(effect, no("create.absent", { redo: "nothing" }));
    t.corrects(first, { value: made.value });
    t.corrects(
      first.replace(/\.(\d+)\./, (_, n) => `.${Number(n) - 1}.`),
      { value: made.value },
    );
  },
  "Tencent takes the key no more": (t, { effect }) => {
    const remedy = text("remedy.credential");
    t.settles(effect, no("create.no-key", { remedy }));
    t.presses(ana, "go");
    t.settles(effect, no("error.parameter", { remedy, why: text("error.credential", { requestId: "r-9" }) }));
  },
  "its owner has left": (t, { effect }) => {
    t.leaves("owner", ana);
    t.progresses(effect, "unknown");
    t.settles(effect, no("create.absent"));
    t.later(2 * day);
  },
  "the partner account is on no allow-list": (t, { effect }) => {
    const values = { code: "UnauthorizedOperation", requestId: "r-9" };
    t.settles(effect, { ok: false, why: text("error.allowlist", values), remedy: text("remedy.allowlist", values) });
  },
};

interface Heard {
  reader: string;
  text: Text;
  /** Who had been promised a post by then: the operators, and the owner. */
  told: Set<string>;
}

/** Every text that a reader gets in the talk, and who had been told of the case by then. */
function walked(kind: Kind, act: (t: Talk, kind: Kind) => void, isStaffed: boolean, opening: Opening): Heard[] {
  const onlyIfTrue = createOnlyIfTrue(isStaffed ? readAt : undefined);
  const heard: Heard[] = [];
  const told = new Set<string>();
  const quiet = kind.creating(opening);
  let seen: Post[] = quiet.posts;

  function look({ case: theCase, posts }: Talk): void {
    if (posts === seen) return;
    seen = posts;
    for (const post of posts) {
      if ("notice" in post) told.add(post.to === theCase.people.owner ? "owner" : post.to);
      else if ("card" in post) told.add(post.card);
    }
    const then = new Set(told);
    for (const post of onlyIfTrue.posts(posts, theCase))
      if ("notice" in post) heard.push({ reader: readerOf(post.to, theCase), text: post.notice, told: then });
    for (const audience of ["owner", "customer", "operators", "approvers", "left-customer"]) {
      const { title, body, fields = [] } = onlyIfTrue.view(card(kind.flow, theCase, audience), audience, theCase);
      const values = fields.flatMap(({ value }) => (typeof value === "string" ? [] : [value]));
      for (const text of [title, ...body, ...values]) heard.push({ reader: audience, text, told: then });
    }
  }

  /** The same talk, looked at after each turn. */
  const t = new Proxy(quiet, {
    get(of, name, receiver) {
      const member = Reflect.get(of, name, receiver);
      if (typeof member !== "function") return member;
      return (...given: unknown[]) => {
        const gives = member.apply(of, given);
        look(of);
        return gives;
      };
    },
  });
  act(t, kind);
  const everybody = [ana, ...(opening.customer ? [opening.customer] : []), boss, eve];
  for (const who of everybody)
    for (const word of ["status", "human", "human", "edit phone", "hello", "cancel"]) t.says(who, word);
  t.later(2 * day);
  return heard;
}

function readerOf(to: string, { people }: Case): string {
  if (to === people.owner) return "owner";
  return to === people.customer ? "customer" : to === "operators" ? to : "stranger";
}

/** The keys of a message and of all messages in it. */
function keysIn({ key, values = {} }: Text): string[] {
  const inner = Object.values(values).flatMap((value) =>
    typeof value === "object" && "key" in value ? keysIn(value) : [],
  );
  return [key, ...inner];
}

const settingsNames = /\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b|\bOPERATORS\b|npm run/;

describe.each(Object.keys(kinds))("whoever waits for the end of %s", (name) => {
  const kind = kinds[name]!;
  describe.each(Object.keys(outcomes))("when %s", (outcome) => {
    test.each([
      ["somebody runs the desk", true],
      ["nobody is set who does", false],
    ])("reads only what is true: %s", (_, isStaffed) => {
      for (const opening of [{}, { customer: bo }]) {
        const heard = walked(kind, outcomes[outcome]!, isStaffed, opening);
        expect(heard.length).toBeGreaterThan(20);
        for (const { reader, text, told } of heard) {
          const words = say(text, String);
          if (reader !== "operators") expect(words, `${reader}: a setting's name`).not.toMatch(settingsNames);
          for (const key of keysIn(text)) {
            const claim: Claim | undefined = claims[key as MessageKey];
            if (!claim) continue;
            expect(isStaffed || claim.told === "owner", `${reader} reads: ${words}`).toBe(true);
            expect([...told], `${reader} reads: ${words}`).toContain(claim.told);
            if ("also" in claim) expect([...told], words).toContain(claim.also);
          }
        }
        const asked = heard.filter(({ text }) => keysIn(text).includes("talk.with-nobody"));
        const isTold = outcome !== "it is made, and perhaps not bound" || name === "open"; // nothing else is bound to anybody
        if (!isStaffed && isTold)
          expect(
            asked.some(({ reader }) => reader === "owner"),
            "the owner hears whom to ask",
          ).toBe(true);
        for (const { reader } of asked) expect(reader).not.toBe("customer");
      }
    });
  });
});

test("a request that waits is shown anew once somebody is set who hears of it, and when nobody is any more", async () => {
  const office = await openOffice();
  office.desk.power.cut();
  const nobody = { roles: { operators: undefined } };
  const alone = await office.second(nobody);
  const mei = await office.talk("test:mei", alone).open({ mail: "bindlimit.after@example.com" });
  await mei.finish();
  await mei.comesTo("unknown");
  const read = (words: string) => office.until(() => heard(mei.card().view.body).includes(words) || undefined);
  await office.passUntil(60_000, async () => mei.card().stage === "manual" || undefined);
  await read(`Nobody is named here who would hear of it, so please tell whoever set up this bot that ${mei.id} needs`);
  await office.until(() => heard(office.screen.notices("test:mei")).includes("nobody is named here") || undefined);
  expect(office.screen.cards(mei.id, "test:operators")).toEqual([]);

  alone.power.cut();
  const staffed = await office.second();
  await staffed.tellOfOpen();
  await read("I've told the team that runs this bot.");
  await office.passUntil(60_000, async () => office.screen.cards(mei.id, "test:operators").at(0));

  staffed.power.cut();
  const again = await office.second(nobody);
  await again.tellOfOpen();
  await read("Nobody is named here who would hear of it");
});

/** Words that say somebody was told, looks or must act. A message with such words is a claim, or says why it is none. */
const claiming = {
  en: /\b(?:I've|I have|has been|have been|were) (?:told|asked(?! Tencent)|reminded|informed)\b|\b(?:person|people|somebody|team|operators?)\b[^.]*\b(?:is|are) looking\b|\b(?:people who run|team that runs|whoever runs|operators?)\b[^.]*\b(?:must|knows?|decides?|will)\b/i,
  zh: /(?:已|再次)(?:经)?(?:告诉|通知|提醒|转告|告知)|有人(?:正)?在(?:查看|核实)|管理员已(?:知悉|收到|知道)|(?:须由|需要)管理员/,
};

const noClaims: Partial<Record<MessageKey, string>> = {
  "talk.operators-trouble": "read by the operators, of what the people of the case read",
  "talk.in-doubt-operators": "read by the operators",
  "talk.made-twice-operators": "read by the operators",
  "talk.person-wanted": "is what was asked",
  "talk.held-reminder": "read by the operators",
};

test.each([
  ["en", en],
  ["zh", zh],
] as const)("every message in %s that says somebody was told is on the list of claims", (language, all) => {
  const strays = Object.entries(all).filter(
    ([key, words]) =>
      claiming[language].test(words) && !(key in claims) && !(key in noClaims) && !/^(remedy|chat\.retired)/.test(key),
  );
  expect(strays.map(([key, words]) => `${key}: ${words}`)).toEqual([]);
});

test("what stands in place of a claim claims nothing of the operators", () => {
  for (const claim of Object.values(claims)) {
    if (claim.told !== "operators") continue;
    for (const key of [claim.owner, claim.customer]) expect(claims[key]?.told, key).not.toBe("operators");
  }
});

/** Messages that only those who run the desk read, by how their keys begin. */
const forOperators =
  /^(refused\.(often|many)|remedy\.|slack\.(no-group-scope|no-such-group|lacks-scope|token-)|create\.alarm|talk\.restored$)/;

test.each([
  ["en", en],
  ["zh", zh],
] as const)("no message in %s but those for the operators has a setting's name in it", (_, all) => {
  const named = Object.entries(all).filter(([key, words]) => settingsNames.test(words) && !forOperators.test(key));
  expect(named.map(([key]) => key)).toEqual([]);
});
