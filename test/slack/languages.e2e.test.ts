import { describe, expect, test } from "vitest";
import { messageFor, modalOf } from "./acts.ts";
import { ourScopes, slackDesk } from "./slack-desk.ts";
import { story } from "./story.ts";

describe.each(["socket", "http"] as const)("over %s", (mode) => {
  test("whoever has Slack in Chinese opens an account in Chinese", async () => {
    const desk = await slackDesk({ mode });
    const { slack } = desk;
    const mei = slack.person("Mei");
    mei.user.locale = "zh-CN";
    const tale = story(desk);

    tale.did("Mei types /account open");
    await mei.command("/account open");
    const form = await modalOf(desk, mei, "fd/form");
    await tale.sees(mei, "继续");
    tale.did("Mei sends a form with a number that is too short");
    const wrong = { type: "公司", mail: "ana@example.com", country: "香港", phone: "12" };
    expect(await mei.submit(form, wrong)).toMatchObject({ action: "errors" });
    await tale.sees(mei, "手机号");
    tale.did("Mei mends it");
    await mei.submit(slack.modal(mei)!, { ...wrong, phone: "5123 4567" });
    await tale.sees(mei, "向 +852 •••• 4567 发送验证码");
    tale.did("Mei asks for help in words, then goes on");
    await mei.close(slack.modal(mei)!);
    await mei.says(slack.dm(mei), "帮助");
    await tale.sees(mei, "我一次只问一项");
    await mei.press(await messageFor(desk, mei, "向 +852 •••• 4567 发送验证码"), "向 +852 •••• 4567 发送验证码");
    const code = await desk.codeFor("85251234567");
    await tale.sees(mei, "输入验证码");
    tale.did("Mei presses the button and types the code");
    await mei.press(await messageFor(desk, mei, "[输入验证码]"), "输入验证码");
    await mei.submit(await modalOf(desk, mei, "fd/code"), { code });
    await tale.sees(mei, "UIN");

    await expect(tale.text()).toMatchFileSnapshot("golden/e2e-chinese.txt");
    expect(desk.books()).toMatchObject({ accounts: [{ mail: "ana@example.com" }], texts: 1 });
    expect(slack.faults).toEqual([]);
    expect(slack.refusals).toEqual([]);
  });
});

test("industries and lines of business are named in the reader's language, in the form and on the card", async () => {
  const desk = await slackDesk({ sandbox: { profile: "current" } });
  const { slack } = desk;
  const ana = slack.person("Ana");
  await ana.command("/account open");
  const english = { type: "Company", mail: "it@example.com", country: "Hong Kong", phone: "5123 4568" };
  await ana.submit(await modalOf(desk, ana, "fd/form"), { ...english, name: "Ltd", subindustry: "Online learning" });
  await messageFor(desk, ana, "Please check");
  expect(slack.screen(ana)).toMatch(/Education\n.*\n.*Online learning/);
  const mei = slack.person("Mei");
  mei.user.locale = "zh-CN";
  await mei.command("/account open");
  const contact = { type: "公司", mail: "ana@example.com", country: "香港", phone: "5123 4567", name: "示例公司" };
  await mei.submit(await modalOf(desk, mei, "fd/form"), { ...contact, subindustry: "在线教育" });
  await messageFor(desk, mei, "请核对");
  expect(slack.screen(mei)).toMatch(/行业\n.*教育\n.*细分行业\n.*在线教育/);
  await mei.says(slack.dm(mei), "edit industry");
  await messageFor(desk, mei, "客户属于哪个行业");
  await mei.says(slack.dm(mei), "互联");
  await messageFor(desk, mei, "属于 互联网 中的哪个细分行业");
  await mei.says(slack.dm(mei), "e-comerce");
  await mei.press(await messageFor(desk, mei, "您是指 电子商务 吗"), "电子商务");
  await messageFor(desk, mei, "请核对");
  expect([slack.faults, slack.refusals]).toEqual([[], []]);
});

test("each reads their own language in one case", async () => {
  const desk = await slackDesk();
  const { slack } = desk;
  const [mei, ana] = [slack.person("Mei"), slack.person("Ana")];
  ana.user.locale = "zh-CN";
  const acme = slack.newChannel("acme", [mei, ana]);
  const { message } = await ana.says(acme, "please open us an account, company, ana@example.com, +852 5123 4567");
  await mei.shortcut("fd/open-from-message", { on: message! });
  await slack.until(() => slack.screen(ana).includes("正在等"));
  await slack.until(() => slack.screen(mei).includes("[Text the code to"));
  expect(slack.screen(mei)).not.toMatch(/\p{Script=Han}/u);
  await mei.press(slack.modal(mei)!, "Text the code to");
  await slack.until(() => slack.screen(ana).includes("[输入验证码]"));
  await slack.until(() => slack.screen(mei).includes("Waiting for"));
  expect(slack.screen(mei)).not.toMatch(/\p{Script=Han}/u);
});

test("while Slack does not tell, everybody reads English", async () => {
  const desk = await slackDesk({ slack: { scopes: ourScopes.filter((scope) => scope !== "users:read") } });
  const mei = desk.slack.person("Mei");
  mei.user.locale = "zh-CN";
  await mei.command("/account help");
  await desk.quiet();
  expect(desk.slack.screen(mei)).not.toMatch(/\p{Script=Han}/u);
});
