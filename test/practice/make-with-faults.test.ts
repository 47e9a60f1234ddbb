import { expect, test, vi } from "vitest";
import { domainCodes } from "../../src/practice/domain.ts";
import { faults } from "../../src/practice/faults.ts";
import { contactNumbers, faultCodes, isFault, makingMagic, ownerWords } from "../../src/practice/keyed-faults.ts";
import { lcicCodes } from "../../src/practice/lcic.ts";
import { chatCodes } from "../../src/practice/official.ts";
import chatErrors from "../tencent/facts/chat-errors.json" with { type: "json" };
import contactPage from "../tencent/facts/create-intl-phone-email.json" with { type: "json" };
import officialPage from "../tencent/facts/create-official-account.json" with { type: "json" };
import userPage from "../tencent/facts/register-user.json" with { type: "json" };
import { practice, type Seen } from "./practice.ts";
import { chatting, speaking } from "./services.ts";

const words = Object.keys(faults).filter(isFault);
const coded = ["error", "unlisted", "registered"] as const;

/** What each kind of thing needs to be made, asked about and counted, with a magic word in its usual place. */
const kinds = {
  CreateIntlPhoneEmail: async (word: string, options = {}) => {
    const t = await practice({ holdMs: 60, slowByteMs: 1, textGapMs: 0, ...options });
    const domain = speaking(t, "domain");
    const contact = { Type: 2, Code: `${word}@example.com` };
    return {
      ...t,
      async makes(): Promise<Seen> {
        await domain.says("SendIntlPhoneEmailCode", contact);
        return domain.see("CreateIntlPhoneEmail", { ...contact, VerifyCode: t.sandbox.phone().at(-1)?.code ?? "" });
      },
      code: (seen: Seen) => JSON.parse(seen.text).Response.Error?.Code,
      async finds() {
        const list = await domain.says("DescribeIntlPhoneEmailList", { Type: 2, Limit: 20, Offset: 0 });
        return list.Error ? "busy" : list.TotalCount === 1;
      },
      made: () => t.sandbox.books().contacts.length,
    };
  },
  RegisterUser: async (word: string, options = {}) => {
    const t = await practice({ holdMs: 60, slowByteMs: 1, ...options });
    const lcic = speaking(t, "lcic");
    const user = { SdkAppId: 3520001, OriginId: word };
    return {
      ...t,
      makes: () => lcic.see("RegisterUser", user),
      code: (seen: Seen) => JSON.parse(seen.text).Response.Error?.Code,
      async finds() {
        const refusal = await lcic.refusal("LoginOriginId", user);
        return refusal === "InternalError" ? "busy" : refusal === undefined;
      },
      made: () => t.sandbox.books().classroomUsers.length,
    };
  },
  create_official_account: async (word: string, options = {}) => {
    const t = await practice({ holdMs: 60, slowByteMs: 1, ...options });
    const chat = chatting(t);
    await chat.says("account_import", { UserID: word });
    const id = "@TOA#_R-7K2P";
    return {
      ...t,
      makes: () =>
        chat.see("create_official_account", { Owner_Account: word, Name: "Shop", OfficialAccountUserID: id }),
      code: (seen: Seen) => String(JSON.parse(seen.text).ErrorCode || "") || undefined,
      async finds() {
        const answer = await chat.says("get_official_account_info", {
          OfficialAccountIdList: [{ Official_Account: id }],
        });
        if (answer.ErrorCode === 10004) return "busy";
        return (answer.OfficialAccountInfoList as { ErrorCode: number }[])[0]?.ErrorCode === 0;
      },
      made: () => t.sandbox.books().officialAccounts.length,
    };
  },
};
type Kind = keyof typeof kinds;
const names = Object.keys(kinds) as Kind[];
const every = names.flatMap((kind) => words.map((word) => [kind, word] as const));

const wire: Record<string, (seen: Seen) => void> = {
  timeout: ({ broken }) => expect(broken).toBeDefined(),
  cut: ({ broken, status }) => expect([broken, status]).toEqual(["socket hang up", undefined]),
  blind: ({ broken, status }) => expect([broken, status]).toEqual(["socket hang up", undefined]),
  gateway: ({ status }) => expect(status).toBe(502),
  html: ({ status, text }) => expect([status, text.slice(0, 6)]).toEqual([200, "<html>"]),
  truncated: ({ status, text }) => {
    expect(status).toBe(200);
    expect(() => JSON.parse(text)).toThrow();
  },
  torn: ({ broken, text }) => expect([broken, text.slice(0, 1)]).toEqual(["aborted", "{"]),
  slow: ({ broken, text }) => expect([broken, text.slice(-1)]).toEqual([undefined, "}"]),
  huge: ({ text }) => expect(text.length).toBeGreaterThan(1 << 20),
  redirect: ({ status, headers }) => expect([status, headers?.location]).toEqual([307, "/moved"]),
};

test.each(every)("%s, %s.before: nothing is made, and the next try goes through", async (kind, word) => {
  const t = await kinds[kind](`${word}.before`);
  const seen = await t.makes();
  const isCoded = coded.find((each) => each === word);
  if (isCoded) expect(t.code(seen)).toBe(faultCodes[kind][isCoded]);
  else wire[word]?.(seen);
  expect(t.made()).toBe(0);
  const again = await t.makes();
  expect(t.code(again)).toBeUndefined();
  expect(t.made()).toBe(1);
});

test.each(every)("%s, %s.after: it is made, found, and not made twice", async (kind, word) => {
  const t = await kinds[kind](`${word}.after-7`);
  const seen = await t.makes();
  const isCoded = coded.find((each) => each === word);
  if (isCoded) expect(t.code(seen)).toBe(faultCodes[kind][isCoded]);
  else wire[word]?.(seen);
  expect(t.made()).toBe(1);
  if (word === "blind") for (const _ of [1, 2, 3]) expect(await t.finds()).toBe("busy");
  expect(await t.finds()).toBe(true);
  expect(t.code(await t.makes())).toBe(faultCodes[kind].registered);
  expect(t.made()).toBe(1);
});

test("every way an answer can go wrong on the wire is tested above", () => {
  expect([...Object.keys(wire), ...coded].sort()).toEqual([...words].sort());
});

test.each(names)("%s, blind.before: the next three look-ups fail, and then nothing is there", async (kind) => {
  const t = await kinds[kind]("blind.before");
  await t.makes();
  for (const _ of [1, 2, 3]) expect(await t.finds()).toBe("busy");
  expect(await t.finds()).toBe(false);
});

test.each(names)("%s, lag.after: look-ups show it 20 s later", async (kind) => {
  const t = await kinds[kind]("lag.after");
  expect((await t.makes()).broken).toBe("socket hang up");
  expect(t.made()).toBe(1);
  t.pass(19_999);
  expect(await t.finds()).toBe(false);
  t.pass(1);
  expect(await t.finds()).toBe(true);
});

test.each(names)("%s, late.after: it is made later, after all, and once", async (kind) => {
  const t = await kinds[kind]("late.after", { lateAccountMs: 30 });
  expect((await t.makes()).broken).toBe("socket hang up");
  await vi.waitFor(() => expect(t.made()).toBe(1), { timeout: 10_000 });
  expect(t.code(await t.makes())).toBe(faultCodes[kind].registered);
});

test("late.after: one that was made in between is not made again", async () => {
  const t = await practice({ lateAccountMs: 30 });
  const lcic = speaking(t, "lcic");
  const registers = (OriginId: string) => lcic.see("RegisterUser", { SdkAppId: 3520001, OriginId });
  const origins = () => t.sandbox.books().classroomUsers.map(({ originId }) => originId);
  await registers("late.after");
  await registers("late.after");
  expect(origins()).toEqual(["late.after"]);
  await registers("late.after-the-last"); // its time comes after the first one's
  await vi.waitFor(() => expect(origins()).toContain("late.after-the-last"), { timeout: 10_000 });
  expect(origins().sort()).toEqual(["late.after", "late.after-the-last"]);
});

const refusals: [Kind, string, string][] = [
  ...domainCodes.map((code): [Kind, string, string] => [
    "CreateIntlPhoneEmail",
    `refuse.${code.split(".").at(-1)}`,
    code,
  ]),
  ...lcicCodes.map((code): [Kind, string, string] => ["RegisterUser", `refuse.${code.split(".").at(-1)}`, code]),
  ...chatCodes.map((code): [Kind, string, string] => ["create_official_account", `refuse.${code}`, code]),
];

test.each(refusals)("%s, %s is %s, always, and nothing is made", async (kind, word, code) => {
  const t = await kinds[kind](word);
  for (const _ of [1, 2]) expect(t.code(await t.makes())).toBe(code);
  expect(t.made()).toBe(0);
});

test("every code of the three pages, and every one that Chat has for all commands, can be asked for", () => {
  expect([...domainCodes].sort()).toEqual([...contactPage.errors].sort());
  expect([...lcicCodes].sort()).toEqual([...userPage.errors].sort());
  expect([...chatCodes].sort()).toEqual([...officialPage.errors, ...chatErrors.errors].sort());
});

test("a word in the name counts where the id has none", async () => {
  const t = await practice();
  const lcic = speaking(t, "lcic");
  const user = { SdkAppId: 3520001, OriginId: "R-7K2P", Name: "refuse.InternalError" };
  expect(await lcic.refusal("RegisterUser", user)).toBe("InternalError");
  const chat = chatting(t);
  await chat.says("account_import", { UserID: "mei" });
  expect(await chat.code("create_official_account", { Owner_Account: "mei", Name: "refuse.130010" })).toBe(130010);
});

test.each(["timeout", "timeout.afterwards", "my.timeout.after", "refuse.nonsense", "bindlimit.after", "to.string", ""])(
  "%j is an ordinary word",
  (word) => {
    expect(makingMagic(word, chatCodes)).toBeUndefined();
  },
);

test("every number and word of the tables is known by its meaning", () => {
  const endings = Object.values(contactNumbers).map(({ ending }) => ending);
  expect(endings).toEqual(["00017", "00018", "00019", "00020", "00021", "00022", "00023"]);
  expect(Object.keys(ownerWords)).toEqual(["check.error", "import.error", "import.cut", "import.full"]);
});
