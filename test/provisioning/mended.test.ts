import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { explain } from "../../src/tencent/errors.ts";
import { type Office, openOffice } from "../desk/office.ts";
import { type Answers, type Request, request } from "../desk/request.ts";
import { allCodes } from "../tencent/documents.ts";
import { type Refusing, startRefusing } from "../tencent/refusing.ts";

/** One call that a talk leads to, and how a person mends what it may refuse. */
interface Kind {
  action: string;
  flow: string;
  /** Own to each talk. */
  answers: (n: number) => Answers;
  /** What else is asked again when this answer changes, because it hangs on it. */
  mended: Record<string, { answer: (n: number) => string; also?: (n: number) => Answers }>;
  /** What is edited when the refusal names no field. */
  edits: string;
  /** Where the talk waits then. */
  asks: string;
  /** Which of the talk's calls is refused. */
  call?: number;
}

const account: Omit<Kind, "action" | "asks"> = {
  flow: "open",
  answers: (n) => ({
    type: "personal",
    mail: `ana${n}@example.com`,
    country: "HK",
    phone: `5126${1000 + n}`,
    name: "Ana Example",
    industry: "Games",
    subindustry: "Mobile games",
  }),
  mended: {
    type: { answer: () => "company" },
    mail: { answer: (n) => `mei${n}@example.com` },
    country: { answer: () => "Singapore", also: (n) => ({ phone: `8126${1000 + n}` }) },
    phone: { answer: (n) => `5127${1000 + n}` },
    industry: { answer: () => "Retail", also: () => ({ subindustry: "Online shops" }) },
    subindustry: { answer: () => "PC games" },
  },
  edits: "name",
};

const contact: Omit<Kind, "action" | "asks"> = {
  flow: "verify",
  answers: (n) => ({ contact: `ana${n}@example.com` }),
  mended: { contact: { answer: (n) => `mei${n}@example.com` } },
  edits: "contact",
};

const official: Omit<Kind, "action" | "asks"> = {
  flow: "official",
  answers: (n) => ({ owner: "administrator", name: `Shop ${n}`, introduction: "Fresh flowers.", subscribers: "5000" }),
  mended: { owner: { answer: (n) => `owner-${n}`, also: () => ({ nick: "Mei" }) } },
  edits: "name",
};

const kinds: Kind[] = [
  { ...account, action: "CreateAccount", asks: "account" },
  { ...account, action: "SendVerifyCode", asks: "text" },
  { ...contact, action: "SendIntlPhoneEmailCode", asks: "text" },
  { ...contact, action: "CreateIntlPhoneEmail", asks: "proof" },
  {
    action: "RegisterUser",
    flow: "classroom",
    answers: (n) => ({ task: "new", originId: `ana-${n}`, name: "Ana Example" }),
    mended: { originId: { answer: (n) => `mei-${n}` } },
    edits: "name",
    asks: "user",
  },
  {
    action: "LoginOriginId",
    flow: "classroom",
    answers: () => ({ task: "token", whose: "ana-0" }),
    mended: { whose: { answer: () => "ana-00" } },
    edits: "whose",
    asks: "user",
  },
  { ...official, action: "create_official_account", asks: "official" },
  { ...official, action: "account_check", asks: "official", call: 2 }, // the first is an early word only
  {
    ...official,
    action: "account_import",
    answers: (n) => ({ ...official.answers(n), owner: `new-${n}`, nick: "Ana" }),
    asks: "official",
  },
];

/** What the person who was refused can put right, and nothing was made. */
function mendable(action: string): string[] {
  return allCodes.flatMap((each) => {
    const { mend, repeat, create } = explain(action, each.code);
    const isTheirs = mend !== undefined || repeat === "mend" || repeat === "new-code";
    return each.action === action && isTheirs && create !== "unknown" ? [each.code] : [];
  });
}

describe.each(kinds)(
  "what a person can mend after $action is asked again alone, and the talk reaches its end",
  (kind) => {
    const { action, flow } = kind;
    let office: Office;
    let tencent: Refusing;
    let close: () => Promise<void>;
    let talks = 0;

    beforeAll(async () => {
      const way = async (url: string) => {
        tencent = await startRefusing(url);
        return tencent;
      };
      office = await openOffice({ way, sandbox: { file: ":memory:" } }, (end) => {
        close = end;
      });
      if (action !== "LoginOriginId") return;
      for (const originId of ["ana-0", "ana-00"])
        await end(await request(office, "classroom", { task: "new", originId }, { who: `test:${originId}` }));
    });
    afterAll(() => close());

    test.each(mendable(action))("%s", async (code) => {
      talks += 1;
      const n = talks;
      const row = explain(action, code);
      const field = row.mend === "originId" && action === "LoginOriginId" ? "whose" : row.mend;
      const talk = await request(office, flow, kind.answers(n), { who: `test:${n}` });
      tencent.refuse(action, code, kind.call);
      for (let key = await talk.question(); !tencent.hasRefused(); key = await talk.question()) {
        if (key === "code" && kind.asks === "text") await office.until(() => tencent.hasRefused() || undefined);
        else await talk.answer(key!);
      }

      const first = field ?? kind.asks;
      await office.until(async () => Object.keys((await talk.case()).working ?? {}).length === 0 || undefined);
      expect(await talk.question()).toBe(first);
      expect(talk.card().view.body.map(({ key }) => key)).toContain(row.say);
      const before = await talk.case();
      if (!field) await talk.say(`edit ${kind.edits}`).then(() => talk.asks(kind.edits));

      const mends = field ?? kind.edits;
      const mended = kind.mended[mends];
      const also = mended?.also?.(n) ?? {};
      const asked = await end(talk, { ...also, ...(mended && { [mends]: mended.answer(n) }) });

      const anew = [mends, ...Object.keys(also)];
      const needsCode = kind.asks === "text" || ["code", "phone", "country", "contact"].includes(mends);
      expect(asked[0]).toBe(mends);
      expect(asked.filter((key) => !anew.includes(key) && !presses.includes(key))).toEqual(
        needsCode && mends !== "code" ? ["code"] : [],
      );
      const after = await talk.case();
      const kept = Object.keys(kind.answers(n)).filter((key) => !anew.includes(key));
      for (const key of kept) expect(after.answers[key], key).toEqual(before.answers[key]);
      expect(after.state).toBe("done");
    });

    test("each was refused once, and then made once", () => {
      const { accounts, contacts, classroomUsers, officialAccounts } = office.books();
      const made = { open: accounts, verify: contacts, classroom: classroomUsers, official: officialAccounts }[flow]!;
      expect(made).toHaveLength(action === "LoginOriginId" ? 2 : talks);
    });
  },
);

/** Questions that only want a button pressed. */
const presses = ["review", "text", "account", "proof", "user", "official"];

/** Answers whatever is asked, in these words once; gives what was asked. */
async function end(talk: Request, told: Answers = {}): Promise<string[]> {
  const left = { ...told };
  const asked: string[] = [];
  for (let key = await talk.question(); key !== undefined; key = await talk.question()) {
    asked.push(key);
    await talk.answer(key, left[key]);
    delete left[key];
    if (asked.length > 20) throw new Error(`It never ends: ${asked.join(", ")}`);
  }
  return asked;
}
