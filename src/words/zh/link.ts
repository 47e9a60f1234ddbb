import type { link as english } from "../en/link.ts";

/** The messages of src/words/en/link.ts in Simplified Chinese. */
export const link = {
  "link.customer": "客户",
  "link.ended": "链接已失效。此前在那里填写的内容仍然有效。",
  "link.made-before": "这个链接我已经生成过，每个链接只显示一次。如果找不到了，请按“换新链接”。",
  "link.title": "给客户的链接",
  "link.pass-on": "这是给客户的链接。请把框里的内容原样、只转给客户本人：谁先打开，谁就能作答。我只显示这一次。",
  "link.pass-on-until": "可在 {until} 前打开，仅限一个浏览器。页面上有两个词，方便你们确认链接无误：“{words}”。",
  "link.mail": "写邮件",
  "link.mail-subject": "{name}：您的链接",
  "link.mail-body": "请在这里办理{name}：\n\n{url}\n\n可在 {until} 前打开，仅限一个浏览器。",
  "link.qr": "同一链接，可扫码",
  "link.no-pages": "我还不能提供链接：还没有人告诉我客户通过哪个地址找到我。可以请运行本机器人的团队来设置。",
} satisfies Record<keyof typeof english, string>;
