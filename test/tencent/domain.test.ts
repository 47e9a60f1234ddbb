import { expect, test } from "vitest";
import { type Contact, contactCode, isContact, phoneForms } from "../../src/tencent/contact.ts";
import { createDomainApi, type DomainApi, domainRates, domainService } from "../../src/tencent/domain.ts";
import document from "./facts/create-intl-phone-email.json" with { type: "json" };
import neighbours from "./facts/domain-neighbours.json" with { type: "json" };
import { cloudAt, httpServer, responding } from "./loopback.ts";

const phone: Contact = { by: "phone", dialCode: "852", phone: "51234567", form: "national" };
const mail: Contact = { by: "mail", mail: "ana@example.com" };

function domainAt(url: string): DomainApi {
  return createDomainApi(cloudAt(url, domainService));
}

/** What reaches Tencent when `act` is done. */
async function sent(act: (domain: DomainApi) => Promise<unknown>, response: object = {}) {
  const { url, received } = await responding(response);
  await act(domainAt(url));
  return received.map(({ headers, body }) => ({ action: headers["x-tc-action"], body: JSON.parse(body) }));
}

test("service, host, version and rates are those of the documents", () => {
  expect(domainService).toEqual({ service: "domain", host: document.newerHost, version: document.version });
  expect(domainService).toEqual({ service: neighbours.service, host: neighbours.host, version: neighbours.version });
  const undocumented = { DescribeIntlPhoneEmailList: 20 };
  expect(domainRates).toEqual({
    CreateIntlPhoneEmail: document.requestsPerSecond,
    SendIntlPhoneEmailCode: neighbours.actions[0]?.requestsPerSecond,
    ...undocumented,
  });
});

test("every parameter of the document is sent, with its type and the value for a phone and for a mail", async () => {
  const proving = (contact: Contact) => sent((domain) => domain.createIntlPhoneEmail({ contact, code: "123456" }));
  expect(await proving({ ...phone, phone: document.sample.Code, dialCode: "86" })).toEqual([
    { action: document.action, body: document.sample },
  ]);
  expect(await proving(mail)).toEqual([
    { action: document.action, body: { Type: 2, Code: "ana@example.com", VerifyCode: "123456" } },
  ]);
  const [type] = document.parameters;
  expect([type?.phone, type?.mail]).toEqual([1, 2]);
});

test("sending and proving use the same string for a contact, in either form", async () => {
  for (const form of phoneForms) {
    const contact = { ...phone, form };
    const [text] = await sent((domain) => domain.sendIntlPhoneEmailCode(contact));
    const [proof] = await sent((domain) => domain.createIntlPhoneEmail({ contact, code: "123456" }));
    expect(text?.action).toBe("SendIntlPhoneEmailCode");
    expect(text?.body).toEqual({ Type: 1, Code: contactCode(contact) });
    expect(proof?.body.Code).toBe(text?.body.Code);
  }
  expect(phoneForms.map((form) => contactCode({ ...phone, form }))).toEqual(["51234567", "+852.51234567"]);
  expect(contactCode({ ...phone, dialCode: "1-242", form: "plus" })).toBe("+1242.51234567");
});

test.each([
  ["51234567", true],
  ["+852.51234567", true],
  ["+85251234567", true],
  ["+853.51234567", false],
  ["51234568", false],
  ["85251234567", false],
])("the list's %s is Ana's +852 51234567: %s", (listed, same) => {
  for (const form of phoneForms) expect(isContact(listed, { ...phone, form })).toBe(same);
});

test("a mail is the same in capitals, and nothing else is", () => {
  expect(isContact("Ana@Example.com", mail)).toBe(true);
  expect(isContact("ana.b@example.com", mail)).toBe(false);
});

test("a call that the client does not send is a certain no", async () => {
  const badInput = { is: "not-sent", why: "bad-input" };
  const { url, received } = await responding({ PhoneEmailList: [], TotalCount: 0 });
  const domain = domainAt(url);
  for (const bad of [
    { ...phone, phone: "5123 4567" },
    { ...phone, dialCode: "+852" },
    { ...mail, mail: "ana" },
  ]) {
    expect(await domain.sendIntlPhoneEmailCode(bad)).toEqual(badInput);
    expect(await domain.createIntlPhoneEmail({ contact: bad, code: "123456" })).toEqual(badInput);
    expect(await domain.verifiedContact(bad)).toEqual(badInput);
  }
  for (const code of ["", "12 34 56", "1".repeat(33)]) {
    expect(await domain.createIntlPhoneEmail({ contact: mail, code })).toEqual(badInput);
  }
  expect(received).toEqual([]);
});

const listed = (n: number) => Array.from({ length: n }, (_, i) => ({ Code: `${51_000_000 + i}`, Type: 1 }));

/** A listing of so many numbers that counts its offset by rows or by pages. */
async function listing(rows: { Code: string }[], counts: "rows" | "pages", claimed = rows.length) {
  let next = { Limit: 0, Offset: 0 };
  const { url, received } = await httpServer((_request, reply) => {
    next = JSON.parse(received.at(-1)?.body ?? "{}");
    const start = counts === "rows" ? next.Offset : next.Offset * next.Limit;
    const PhoneEmailList = rows.slice(start, start + next.Limit);
    reply.end(JSON.stringify({ Response: { RequestId: "r-1", PhoneEmailList, TotalCount: claimed } }));
  });
  return { domain: domainAt(url), received };
}

test.each(["rows", "pages"] as const)(
  "a contact is found wherever it stands, when Offset counts %s",
  async (counts) => {
    const many = [...listed(450), { Code: "+852.51234567", Type: 1, CreatedOn: "2026-11-22 01:02:03" }];
    const { domain, received } = await listing(many, counts);
    expect(await domain.verifiedContact(phone)).toMatchObject({
      is: "done",
      value: { code: "+852.51234567", createdOn: "2026-11-22 01:02:03" },
    });
    for (const { body } of received) expect(Object.keys(JSON.parse(body)).sort()).toEqual(["Limit", "Offset", "Type"]);
  },
);

test.each(["rows", "pages"] as const)(
  "a contact is absent only after the whole list, when Offset counts %s",
  async (counts) => {
    const { domain } = await listing(listed(450), counts);
    expect(await domain.verifiedContact(phone)).toMatchObject({ is: "done", value: undefined });
  },
);

test("a list that ends before its own count says nothing about who is absent", async () => {
  const { domain } = await listing(listed(10), "rows", 11);
  expect(await domain.verifiedContact(phone)).toMatchObject({ is: "unknown", why: "bad-shape" });
});

test.each([
  [
    { PhoneEmailList: null, TotalCount: 0 },
    { is: "done", value: undefined },
  ],
  [
    { PhoneEmailList: null, TotalCount: 1 },
    { is: "unknown", why: "bad-shape" },
  ],
  [{ PhoneEmailList: [] }, { is: "unknown", why: "bad-shape" }],
  [
    { PhoneEmailList: [{ Code: "ana@example.com", Type: 2, CreatedOn: null }], TotalCount: 1 },
    { is: "done", value: { code: "ana@example.com", createdOn: "" } },
  ],
])("the list %j reads as %j", async (response, outcome) => {
  const { url } = await responding(response);
  expect(await domainAt(url).verifiedContact(mail)).toMatchObject(outcome);
});
