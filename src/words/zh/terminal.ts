import type { terminal as english } from "../en/terminal.ts";

/** The messages of src/words/en/terminal.ts in Simplified Chinese. */
export const terminal = {
  "terminal.practice": "这是演练：不会开通真实账号，也不会发送真实短信。",
  "terminal.hello": "您填写的内容会随时保存。按 Ctrl-C 可随时结束；用 npm start 从中断处继续。",
  "terminal.going-on": "继续办理 {case}。",
  "terminal.was-practice": "{case} 是演练，没有开通任何真实账号，也没有丢失什么；您现在填写的内容都是真实的申请。",
  "terminal.choose": "请输入编号，或以下之一：{words}",
  "terminal.found-how": "如果它存在，请输入 found 加编号，例如 found 200000123456。",
  "terminal.choose-line": "输入 1，或输入行号以修改该行，或以下之一：{words}",
  "terminal.words": "或输入：{words}",
  "terminal.nobody-else": "这个终端前没有别人，{name} 无法在这里回答：所有问题都由您来答。",
  "terminal.hidden": "{label}（不显示）",
  "terminal.phone": "发给 {to} 的短信（演练手机）",
  "terminal.mailbox": "发到 {to} 的邮件（演练邮箱）",
  "terminal.kinds": "如需其他类型的申请，请输入以下之一：{words}",
  "terminal.list-how": "要继续其中一个，请输入 resume 和编号，例如 resume R-7K2P。",
  "terminal.list-next": "还有更多：请输入 list next。",
  "terminal.list-previous": "看前面的：请输入 list previous。",
  "terminal.another": "按 Enter 开始另一个申请，按 Ctrl-C 结束",
  "terminal.bye-open": "您填写的内容已保存。要继续办理 {case}：npm start",
  "terminal.bye-working": "{case} 已交给腾讯云，不会重复发送。要查看结果：npm start",
} satisfies Record<keyof typeof english, string>;
