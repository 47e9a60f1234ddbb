import { expect, test } from "vitest";
import { agent, modalOf, presses } from "./acts.ts";
import { discordDesk } from "./discord-desk.ts";
import { story } from "./story.ts";

test("a person whose Discord is in Chinese opens an account in Chinese, also after a restart", async () => {
  const desk = await discordDesk();
  const { discord } = desk;
  const mei = agent(desk);
  mei.user.locale = "zh-CN";
  const tale = story(desk);

  tale.did("Mei types /account open country: Hong Kong");
  expect((await mei.command("/account open", { country: "HK" })).how).toBe("modal");
  await tale.sees(mei, "账号类型");
  tale.did("Mei fills in the form, with a number that is too short");
  await mei.submit(await modalOf(desk, mei, "申请"), { type: "公司", mail: "ana@example.com", phone: "12" });
  await tale.sees(mei, "8 位数字");
  tale.did("Mei mends it");
  await presses(desk, mei, "填写表单");
  await mei.submit(await modalOf(desk, mei, "申请"), { phone: "5123 4567" });
  await tale.sees(mei, "[向 +852");
  tale.did("Mei presses 向 +852 •••• 4567 发送验证码");
  await presses(desk, mei, "向 +852 •••• 4567 发送验证码");
  const code = await desk.codeFor("85251234567");
  await tale.sees(mei, "[输入验证码]");

  tale.did("The desk starts again, and Mei says the code");
  await desk.restart();
  mei.says(mei.dm, `${code.slice(0, 3)} ${code.slice(3)}`);
  await tale.sees(mei, "[显示密码（仅一次）]");
  await expect(tale.text().replace(/\d{3} \d{3}$/gm, "123 456")).toMatchFileSnapshot("golden/e2e-chinese.txt");
  expect([discord.faults, discord.misses, discord.refusals]).toEqual([[], [], []]);
});

test("people of one case each read their own language", async () => {
  const desk = await discordDesk();
  const [mei, ana] = [agent(desk), agent(desk, "Ana")];
  ana.user.locale = "zh-CN";
  await mei.command("/account help");
  await ana.command("/account help");
  await desk.quiet();
  expect(desk.discord.screen(mei)).not.toMatch(/\p{Script=Han}/u);
  expect(desk.discord.screen(ana)).toMatch(/\p{Script=Han}/u);
});
