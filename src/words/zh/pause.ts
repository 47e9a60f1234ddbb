import type { pause as english } from "../en/pause.ts";

/** The messages of src/words/en/pause.ts in Simplified Chinese. */
export const pause = {
  "pause.spending": "{person} 暂停了短信和新账号：“{why}”我什么都没发送。答案都保存着，恢复后我会叫您。",
  "pause.spending-until":
    "{person} 暂停了短信和新账号，到 {until} 为止：“{why}”我什么都没发送。答案都保存着，恢复后我会叫您。",
  "pause.spending-over": "短信和新账号直到刚才还在暂停，所以我什么都没发送。答案都保存着。",
  "pause.requests": "{person} 暂停了新申请：“{why}”我没有新建。已经打开的照常进行，暂停结束后您就能新建。",
  "pause.requests-until": "{person} 暂停了新申请，到 {until} 为止：“{why}”我没有新建。已经打开的照常进行。",
  "pause.requests-over": "新申请直到刚才还在暂停。请再新建一次。",
  "pause.what-requests": "新申请",
  "pause.what-spending": "短信和新账号",
  "pause.what-everything": "除查询以外的一切",
  "pause.news": "{person} 暂停了：{what}。“{why}”已打开的申请不会丢失任何内容。有人输入 go on 之前一直暂停。",
  "pause.news-until":
    "{person} 暂停了：{what}，到 {until} 为止。“{why}”已打开的申请不会丢失任何内容。输入 go on 可以提前结束。",
  "pause.news-ended": "{person} 结束了暂停：{what}。现在会叫等着的人，他们按下按钮之前不会发送任何内容。",
  "pause.news-over": "暂停按时结束了：{what}。现在会叫等着的人，他们按下按钮之前不会发送任何内容。",
  "pause.not-yours": "只有运营或主管能暂停这里，所以什么都没有改变。",
  "pause.help":
    "要暂停所有工作台：{command} pause texts for 2h 加上原因。texts 也可以换成 requests（不再新建）或 everything（两者都停）。{command} pause 查看现状，{command} go on 结束暂停。",
  "pause.lacks-what":
    "要暂停什么？{command} pause texts（不发短信、不开新账号）、{command} pause requests（不再新建）或 {command} pause everything（只剩查询），后面写上原因。什么都没有改变。",
  "pause.lacks-why":
    "请在后面简单写明原因，因为被挡住的人都会读到：{command} pause texts for 2h 号码看起来不对。什么都没有改变。",
  "pause.lacks-long": "请写明从现在起多久，例如 for 30m、for 2h 或 for 3d（最多 30 天），也可以不写。什么都没有改变。",
  "pause.begun": "所有工作台已暂停：{what}。“{why}”已打开的申请不会丢失任何内容。{command} go on 结束暂停。",
  "pause.begun-until":
    "所有工作台已暂停到 {until}：{what}。“{why}”已打开的申请不会丢失任何内容。{command} go on 可以提前结束。",
  "pause.ended":
    "不再暂停：{what}。{waits, plural, other {有 # 个申请在等；我正在叫该处理的人，他们按下按钮之前不会发送任何内容。}}",
  "pause.ended-none": "不再暂停：{what}。没有申请在等。",
  "pause.was-none": "没有暂停任何内容。",
  "pause.none":
    "没有暂停任何内容。{command} pause texts、{command} pause requests 或 {command} pause everything 可以暂停，后面写上原因。",
  "pause.stands": "{person} 从 {at} 起暂停：{what}。“{why}”",
  "pause.stands-until": "{person} 从 {at} 起暂停到 {until}：{what}。“{why}”",
  "pause.lines": "{first} {next}",
  "pause.standing": "{lines} {waits, plural, other {有 # 个申请在等。}} {command} go on 结束暂停。",
  "pause.standing-none": "{lines} 没有申请在等。{command} go on 结束暂停。",
} as const satisfies Record<keyof typeof english, string>;
