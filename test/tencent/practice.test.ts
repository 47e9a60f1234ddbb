import { createRequire } from "node:module";
import { expect, onTestFinished, test } from "vitest";
import type { SandboxOptions } from "../../src/practice/options.ts";
import { startSandbox } from "../../src/practice/server.ts";
import { createChatApi } from "../../src/tencent/chat.ts";
import { createChatRest } from "../../src/tencent/chat-transport.ts";
import type { Contact } from "../../src/tencent/contact.ts";
import { createDomainApi, domainService } from "../../src/tencent/domain.ts";
import { createLcicApi, lcicService } from "../../src/tencent/lcic.ts";
import { cloudAt } from "./loopback.ts";

/** All our clients at a practice Tencent that checks every signature. */
async function practising(options: SandboxOptions = {}) {
  const sandbox = await startSandbox(options);
  onTestFinished(() => sandbox.close());
  const { url, secretId, secretKey, chat: admin } = sandbox;
  const credential = async () => ({ secretId, secretKey });
  const rest = createChatRest({ url, admin, clock: Date.now });
  onTestFinished(() => rest.close());
  return {
    sandbox,
    domain: createDomainApi(cloudAt(url, { ...domainService, credential })),
    lcic: createLcicApi(cloudAt(url, { ...lcicService, credential })),
    chat: createChatApi(rest),
  };
}

const phone: Contact = { by: "phone", dialCode: "852", phone: "51234567", form: "national" };
const mail: Contact = { by: "mail", mail: "ana@example.com" };

test.each([
  ["a phone", phone, "national"],
  ["a phone with plus", { ...phone, form: "plus" }, "plus"],
  ["a mail", mail, "national"],
] as const)("%s is verified with the code that was sent, and then found", async (_, contact, domainPhone) => {
  const { domain, sandbox } = await practising({ domainPhone });
  expect(await domain.verifiedContact(contact)).toMatchObject({ is: "done", value: undefined });
  expect(await domain.sendIntlPhoneEmailCode(contact)).toMatchObject({ is: "done" });
  const code = sandbox.phone()[0]?.code ?? "";
  expect(await domain.createIntlPhoneEmail({ contact, code })).toMatchObject({ is: "done" });
  expect(await domain.verifiedContact(contact)).toMatchObject({ is: "done", value: { code: expect.any(String) } });
  expect(await domain.createIntlPhoneEmail({ contact, code })).toMatchObject({
    is: "refused",
    code: "InternalError.VerifiedPhoneEmailErr",
  });
});

test("a phone in the form that is not wanted is refused for its format, and the other form goes through", async () => {
  const { domain } = await practising({ domainPhone: "plus" });
  expect(await domain.sendIntlPhoneEmailCode(phone)).toMatchObject({
    is: "refused",
    code: "InvalidParameterValue.InvalidParameterFormat",
  });
  expect(await domain.sendIntlPhoneEmailCode({ ...phone, form: "plus" })).toMatchObject({ is: "done" });
});

test("an answer that got lost is found in the list, made or not made", async () => {
  const { domain, sandbox } = await practising();
  for (const [word, isMade] of [
    ["cut.after", true],
    ["cut.before", false],
  ] as const) {
    const contact: Contact = { by: "mail", mail: `${word}@example.com` };
    await domain.sendIntlPhoneEmailCode(contact);
    const code = sandbox.phone().at(-1)?.code ?? "";
    expect(await domain.createIntlPhoneEmail({ contact, code })).toMatchObject({ is: "unknown", why: "reset" });
    const found = await domain.verifiedContact(contact);
    expect(found.is === "done" && found.value !== undefined).toBe(isMade);
  }
});

test("a classroom user is registered, found by our id after a lost answer, and gets new tokens", async () => {
  const { lcic, sandbox } = await practising();
  const { sdkAppId } = sandbox.lcic;
  const lost = { sdkAppId, originId: "cut.after-R-7K2P", name: "Ana", avatar: "https://example.com/a.png" };
  expect(await lcic.registerUser(lost)).toMatchObject({ is: "unknown" });
  expect(await lcic.registerUser(lost)).toMatchObject({ is: "refused", code: "FailedOperation.OriginIdExists" });
  const found = await lcic.loginOriginId(lost);
  if (found.is !== "done") throw new Error(`LoginOriginId was ${found.is}`);
  const { userId } = found.value;
  expect(await lcic.describeUser(userId)).toMatchObject({ value: lost });
  const renewed = await lcic.loginUser(userId);
  expect(renewed).toMatchObject({ is: "done", value: { userId } });
  expect(await lcic.loginOriginId({ sdkAppId, originId: "nobody" })).toMatchObject({ code: "ResourceNotFound.User" });
});

test("an official account is made for an imported owner, and found by our id after a lost answer", async () => {
  const { chat } = await practising();
  const owner = "cut.after-mei";
  const id = "@TOA#_R-7K2P";
  expect(await chat.accountCheck(owner)).toMatchObject({ value: { imported: false } });
  expect(await chat.createOfficialAccount({ id, owner, name: "Shop" })).toMatchObject({ code: "70107" });
  expect(await chat.accountImport({ userId: owner, nick: "Mei" })).toMatchObject({ is: "done" });
  expect(await chat.accountCheck(owner)).toMatchObject({ value: { imported: true } });
  expect(await chat.officialAccountInfo(id)).toMatchObject({ is: "done", value: undefined });
  const custom = "香".repeat(1000);
  const shop = { id, owner, name: "Shop", custom, mostSubscribers: 7 };
  expect(await chat.createOfficialAccount(shop)).toMatchObject({ is: "unknown", why: "reset" });
  expect(await chat.createOfficialAccount(shop)).toMatchObject({ is: "refused", code: "130008" });
  expect(await chat.officialAccountInfo(id)).toMatchObject({ value: { id, owner, name: "Shop", custom } });
});

test("a signature by Tencent's own library is let in as ours is", async () => {
  const { sandbox } = await practising();
  const { Api } = createRequire(import.meta.url)("tls-sig-api-v2") as {
    Api: new (sdkAppId: number, key: string) => { genSig(identifier: string, expire: number): string };
  };
  const { sdkAppId, secretKey, identifier, trial } = sandbox.chat;
  const ask = async (usersig: string) => {
    const query = new URLSearchParams({
      sdkappid: String(sdkAppId),
      identifier,
      usersig,
      random: "7",
      contenttype: "json",
    });
    const url = `${sandbox.url}/v4/im_open_login_svc/account_check?${query}`;
    const body = JSON.stringify({ CheckItem: [{ UserID: "mei" }] });
    return ((await (await fetch(url, { method: "POST", body })).json()) as { ErrorCode: number }).ErrorCode;
  };
  expect(await ask(new Api(sdkAppId, secretKey).genSig(identifier, 86_400))).toBe(0);
  expect(await ask(new Api(sdkAppId, trial.secretKey).genSig(identifier, 86_400))).toBe(70009);
});

test("a signature that the server finds too old is made anew and let in", async () => {
  const { sandbox } = await practising();
  const twoDays = 2 * 24 * 60 * 60_000;
  let reads = 0;
  const clock = () => {
    reads += 1;
    return reads <= 2 ? Date.now() - twoDays : Date.now(); // set right after the first signature was made
  };
  const rest = createChatRest({ url: sandbox.url, admin: sandbox.chat, clock });
  onTestFinished(() => rest.close());
  expect(await createChatApi(rest).accountCheck("mei")).toMatchObject({ is: "done", value: { imported: false } });
});
