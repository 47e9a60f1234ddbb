import type { pause as english } from "../en/pause.ts";

/** The messages of src/words/en/pause.ts in Simplified Chinese. */
export const pause = {
  "pause.customer": "我需要稍等一会儿才能继续。什么都不会丢，您不用做任何事。",
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
  "pause.went-on": "暂停结束了。{text}",
} as const satisfies Record<keyof typeof english, string>;
