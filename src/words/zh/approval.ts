import type { approval as english } from "../en/approval.ts";

/** The messages of src/words/en/approval.ts in Simplified Chinese. */
export const approval = {
  "official.approve.intro": "可以创建这个公众号吗？",
  "verify.approve.intro": "可以向那里发送验证码来验证联系人吗？",
  "classroom.approve.intro": "可以这样做吗？",
  "open.approve.intro": "可以开通这个账号吗？",
  "open.review.ask": "提交批准",
  "talk.rights-old": "确认您是否有权决定花了太长时间，所以没有任何变化。请再按一次。",
  "talk.not-an-approver": "只有负责批准的人才能在他们查看申请的地方作出决定。",
  "approval.why-title": "不批准 {case}",
  "approval.why-label": "原因是什么？",
  "approval.why-hint": "提出申请的人会看到这里的内容。",
  "approval.why-needed": "请简单说明原因，让提出申请的人知道需要修改什么。",
} satisfies Record<keyof typeof english, string>;
