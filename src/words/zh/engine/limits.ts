import type { limits as english } from "../../en/engine/limits.ts";

export const limits = {
  "talk.lift-done": "{case} 可以再发一条短信。有人在那里点按钮后才会发送；现在还没有发送。",
  "talk.lift-told": "{person} 为 {case} 放宽了一次上限：{why}。还没有发送；需要短信时，请点卡片上的按钮。",
  "talk.lift-none": "{case} 没有被任何上限挡住，没有什么可放宽。一切未变。",
  "talk.lift-why": "为什么？请把理由写在编号后面，例如：lift {case} 客户正在通话中。",
  "talk.lift-long": "{case} 的理由请不要超过 {most} 个字。一切未变。",
  "talk.lift-not-yours": "只有主管和运营此服务台的人可以放宽上限，所以 {case} 没有变化。",
  "talk.lift-line": "上限已放宽一条短信，{at}，{person}：{why}",
  "talk.lift-operators": "{case} 被短信上限挡住，那里有人请您帮忙。",
  "talk.choice-lift": "再放行一条短信…",
  "talk.lift-hint": "如果不能等，请找人帮忙：主管可以再放行一条短信，他们对我写 lift {case} 和理由。",
  "create.cap-lifted": "现在可以超出上限再发一条短信。还没有发送；需要时请点按钮。",
} satisfies Partial<Record<keyof typeof english, string>>;
