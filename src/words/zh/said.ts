import type { said as english } from "../en/said.ts";

/** The messages of src/words/en/said.ts in Simplified Chinese. */
export const said = {
  "said.safe":
    "您问得对。我只需要卡片上问的内容，这里不会有人在聊天中向您要密码。验证码只交给腾讯云；我加密保存，用完即删。如果您并不知情，请什么都不要提供，并说“请人帮忙”。",
  "said.why": "这是腾讯云办理所要求的，用不到的我不会问。",
  "said.why-code": "验证码用来证明这个手机或邮箱是您本人的，别人就无法冒用。我只把它交给腾讯云，不给任何人。",
  "said.other-way": "我不能打电话，也不能用别的应用：腾讯云只会把验证码发到卡片上写的地方。",
  "said.next-code": "有了验证码，我就在腾讯云完成这个申请，并在这里告诉您结果。",
  "said.uin": "就在卡片上。",
  "said.uin-no": "现在还没有：全部完成后会显示在这里的卡片上。",
  "said.sign-in": "在哪里、怎么登录，卡片上都有。",
  "said.sign-in-no": "最后会在这里的卡片上告诉您。",
  "said.password": "如果密码是我生成的，卡片上有按钮，只显示一次。请不要在聊天中输入密码。",
  "said.password-no": "现在还没有密码可看，也请不要在聊天中输入密码。",
  "said.cost": "我在这里不收钱，也不要银行卡。之后腾讯云服务的费用，由您和卖给您的人商定。",
  "said.is-it": "{field}是“{text}”吗？",
  "said.is-name": "客户名称是“{text}”吗？",
} satisfies Record<keyof typeof english, string>;
