import type { link as english } from "../../en/engine/link.ts";

export const link = {
  "link.give": "给客户一个链接",
  "link.again": "换新链接",
  "link.withdraw": "收回链接",
  "link.greet":
    "我需要您先设置一个密码，再输入六位数字：{person} 准备好后，我会在这里依次请您填写，数字会以短信发到您的手机。大约需要三分钟。",
  "link.made": "链接“{words}”于 {made} 生成，尚未打开。可在 {until} 前打开。",
  "link.opened": "链接“{words}”已于 {opened} 打开。客户的页面上有同样的两个词。",
  "link.opened-soon":
    "链接“{words}”在生成 {seconds} 秒后就被打开了。如果那时您还没有转给客户，说明链接落到了别人手里：请换一个新的。",
  "link.elsewhere":
    "链接“{words}”又在另一个浏览器里被打开，在那里不起作用。如果打不开的正是您的客户，请换新链接并转给对方。",
  "link.asked": "客户打不开“{words}”，请您换一个新链接。",
  "link.leaked": "链接“{words}”的打开方式可能让其他电脑记下了它，所以我已让它失效。请换新链接，并原样发出。",
  "link.withdrawn": "链接“{words}”已失效。",
  "link.password": "客户已设置密码。",
  "link.code": "验证码已于 {at} 发出。",
  "link.none": "没有可收回的链接。",
  "link.call-elsewhere":
    "{case} 的链接“{words}”又在另一个浏览器里被打开，在那里不起作用。如果您的客户打不开，请换一个新的。",
  "link.call-asked": "您的客户打不开“{words}”，请为 {case} 换一个新链接。",
  "link.call-leaked": "{case} 的链接“{words}”在途中可能被其他电脑记下，我已让它失效。请换新链接，并原样发出。",
} satisfies Partial<Record<keyof typeof english, string>>;
