import type { lists as english } from "../en/lists.ts";

/** The messages of src/words/en/lists.ts in Simplified Chinese. */
export const lists = {
  "line.only": "{first}",
  "line.joined": "{first} · {next}",
  "line.yours": "轮到您：{field}",
  "line.theirs": "等待 {person}：{field}",
  "line.side-owner": "等待办理人",
  "line.side-customer": "等待客户",
  "line.side-approvers": "等待审批人",
  "line.side-operators": "等待本机器人的运营团队",
  "line.side-tencent": "腾讯云处理中",
  "line.rests": "已搁置",
  "line.done": "已完成",
  "line.cancelled": "已取消",
  "line.expired": "已超时",
  "line.failed": "未成功结束",
  "line.age-now": "刚刚",
  "line.age-minutes": "{n} 分钟",
  "line.age-hours": "{n} 小时",
  "line.age-days": "{n, plural, other {# 天}}",
} satisfies Record<keyof typeof english, string>;
