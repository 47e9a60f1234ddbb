import { expect, test } from "vitest";
import { card } from "../../src/conversation/shown/card.ts";
import { advance } from "../../src/conversation/turn/advance.ts";
import type { Case, FromPerson } from "../../src/conversation/types.ts";
import { durations } from "../../src/flows/durations.ts";
import { fallbackCountries } from "../../src/flows/fields/catalogue.ts";
import { openAccount } from "../../src/flows/open-account.ts";
import { brought } from "../../src/ledger/rows/earlier-case.ts";
import { say } from "../../src/words/words.ts";

const flow = openAccount({ countries: fallbackCountries(), trades: [], profile: "2024" }, durations);
const ana = "slack:T1:U9";
const begun = 1_750_000_000_000;
const base = {
  id: "R-7K2P",
  flow: "open",
  world: "practice",
  state: "open",
  people: { owner: ana },
  at: { owner: "slack:T1:D7" },
};
const memo = {
  type: { value: "company", asked: 2 },
  mail: { value: "ana@example.com", asked: 4 },
  lookup: {
    value: { seen: false, effect: "R-7K2P.4.lookup", at: begun + 15_000 },
    from: { mail: "ana@example.com" },
    asked: 4,
    at: begun + 15_000,
  },
  country: { value: { area: "HK", dial: "852", name: "Hong Kong" }, asked: 6 },
  phone: { value: { dial: "852", area: "HK", national: "51234567", shown: "+852 5123 4567" }, asked: 7, from: "852" },
  review: { value: true, asked: 8, from: ["company", "ana@example.com", "HK", "852", "51234567"] },
  password: { value: { ref: "R-7K2P/password/9" }, asked: 9 },
};
const sent = {
  ...base,
  version: 9,
  memo,
  facts: { profile: "2024" },
  working: {
    "R-7K2P.9.text": {
      key: "text",
      from: { dial: "852", national: "51234567" },
      stage: "queued",
      n: 9,
      at: begun + 40_000,
      ahead: true,
    },
  },
  spent: { lookUpMail: 4, sendCode: 8 },
  opened: begun,
  touched: begun + 40_000,
  asOf: begun + 40_000,
  pending: { key: "code", n: 9, from: "R-7K2P.9.text" },
  due: begun + 86_440_000,
};
const body = (theCase: Case) =>
  card(flow, theCase, "owner")
    .body.map((text) => say(text, String))
    .join("\n");

test("a talk that an earlier build kept goes on where it was, and nothing is asked or sent again", () => {
  const before = brought(JSON.parse(JSON.stringify(sent)));
  expect(body(before)).toContain("I asked Tencent to text a 6-digit code to +852 5123 4567");
  const texted = advance(
    flow,
    before,
    { type: "settled", id: "1", effect: "R-7K2P.9.text", outcome: { ok: true, value: { sent: true } } },
    begun + 45_000,
  );
  const said: FromPerson = { type: "said", id: "2", from: { id: ana }, text: "123456", question: "R-7K2P.9" };
  const coded = advance(flow, texted.case, said, begun + 50_000);
  expect([...texted.effects, ...coded.effects]).toMatchObject([
    {
      name: "createAccount",
      input: { mail: "ana@example.com", password: "R-7K2P/password/9", code: "R-7K2P/code/11" },
    },
  ]);
});

test("answers given anew while an effect of an earlier build ran are still known as new", () => {
  const phone = { value: { ...memo.phone.value, national: "51234568" }, asked: 10, from: "852" };
  const { working } = brought(JSON.parse(JSON.stringify({ ...sent, version: 10, memo: { ...memo, phone } })));
  expect(working?.["R-7K2P.9.text"]?.since).toEqual(["phone"]);
});

test("who approved for an earlier build, and when, is still shown", () => {
  const approved = { value: true, asked: 8, by: "slack:T1:U3", at: begun + 36_000, from: memo.review.from };
  const kept = { ...sent, roles: ["approvers"], facts: { ...sent.facts, approval: true }, memo: { ...memo, approved } };
  const view = card(flow, brought(JSON.parse(JSON.stringify(kept))), "approvers");
  expect(view.body.map((text) => say(text, String))[0]).toContain("slack:T1:U3");
});

test("a case as it is kept now is left alone", () => {
  const kept = advance(flow, brought(JSON.parse(JSON.stringify(sent))), { type: "expired", id: "1" }, begun).case;
  expect(brought(kept)).toBe(kept);
});
