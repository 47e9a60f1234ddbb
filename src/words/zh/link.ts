import type { link as english } from "../en/link.ts";

/** The messages of src/words/en/link.ts in Simplified Chinese. */
export const link = {
  "link.give": "给客户一个链接",
  "link.again": "换新链接",
  "link.withdraw": "收回链接",
  "link.customer": "客户",
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
  "link.ended": "链接已失效。此前在那里填写的内容仍然有效。",
  "link.made-before": "这个链接我已经生成过，每个链接只显示一次。如果找不到了，请按“换新链接”。",
  "link.call-elsewhere":
    "{case} 的链接“{words}”又在另一个浏览器里被打开，在那里不起作用。如果您的客户打不开，请换一个新的。",
  "link.call-asked": "您的客户打不开“{words}”，请为 {case} 换一个新链接。",
  "link.call-leaked": "{case} 的链接“{words}”在途中可能被其他电脑记下，我已让它失效。请换新链接，并原样发出。",
  "link.title": "给客户的链接",
  "link.pass-on": "这是给客户的链接。请把框里的内容原样、只转给客户本人：谁先打开，谁就能作答。我只显示这一次。",
  "link.pass-on-until": "可在 {until} 前打开，仅限一个浏览器。页面上有两个词，方便你们确认链接无误：“{words}”。",
  "link.mail": "写邮件",
  "link.mail-subject": "{name}：您的链接",
  "link.mail-body": "请在这里办理{name}：\n\n{url}\n\n可在 {until} 前打开，仅限一个浏览器。",
  "link.qr": "同一链接，可扫码",
  "link.no-pages": "我还不能提供链接：还没有人告诉我客户通过哪个地址找到我。可以请运行本机器人的团队来设置。",
} satisfies Record<keyof typeof english, string>;
