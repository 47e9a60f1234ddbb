import type { handouts as english } from "../en/handouts.ts";

/** The messages of src/words/en/handouts.ts in Simplified Chinese. */
export const handouts = {
  "handout.open": "您的腾讯云账号已开通。",
  "handout.open-named": "{name}：您的腾讯云账号已开通。",
  "handout.uin": "账号 ID（UIN）：{uin}",
  "handout.sign-in": "请在 {address} 用 {mail} 登录",
  "handout.password-made": "密码：可在我们的聊天中查看一次，请在首次登录时修改。",
  "handout.password-seen": "密码：您在聊天中看到过的那一个。首次登录时请修改。",
  "handout.password-own": "密码：办理时设置的那个。",
  "handout.password-unknown": "密码：如果没有，请在登录页点“忘记密码”。",
  "handout.first-sign-in": "首次登录时，腾讯云会要求填写一些个人信息。",
  "handout.official": "您的公众号 {name} 已就绪，ID：{id}",
  "handout.classroom": "您已注册为课堂用户，用户 ID：{id}",
  "handout.classroom-token": "登录凭证会另行发给您。",
  "handout.verify": "{contact} 已验证，现在可用作您域名的联系方式。",
} satisfies Record<keyof typeof english, string>;
