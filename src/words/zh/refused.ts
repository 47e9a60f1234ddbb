import type { refused as english } from "../en/refused.ts";

/** The messages of src/words/en/refused.ts in Simplified Chinese. */
export const refused = {
  "refused.often":
    "自 {since} 起，{person} 在 {place} 被拒绝了 {count, plural, other {# 次}}，多数是想{what}。什么都没有发生，每次也都私下告知了原因。如果对方本该有此权限，请授予相应角色；如果不该，请问问对方想做什么，或将其移出。{refusalsCommand} 会列出所有尝试。",
  "refused.often-place":
    "自 {since} 起，{place} 的人尝试使用我 {count, plural, other {# 次}}，而我不为该处服务。什么都没有发生，对方也已私下得知。如果应当服务，请把该处加入名单；如果不应，请把应用从那里移除。{refusalsCommand} 会列出所有尝试。",
  "refused.many":
    "这一小时内，被拒绝 20 次以上的人太多，不再逐一点名。什么都没有发生。{refusalsCommand} 会列出谁尝试了什么、多少次。如果他们本该有权限，请检查设置中谁可以提交申请。",
  "refused.open": "提交申请",
  "refused.look": "查看申请",
  "refused.answer": "替他人的申请作答",
  "refused.edit": "修改他人的申请",
  "refused.cancel": "取消他人的申请",
  "refused.hand-over": "接手或转交他人的申请",
  "refused.name-customer": "为他人的申请指定客户",
  "refused.reveal": "查看他人的密码",
  "refused.decide": "审批申请",
  "refused.judge": "判定申请的结果",
  "refused.peek": "查看卡片上隐去的内容",
  "refused.pause": "暂停服务台",
  "refused.lift": "放宽上限",
} satisfies Record<keyof typeof english, string>;
