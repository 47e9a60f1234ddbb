import type { talk as english } from "../en/talk.ts";

/** The messages of src/words/en/talk.ts in Simplified Chinese. */
export const talk = {
  "talk.instant": "{at}",
  "talk.restored":
    "我是从备份恢复的。我所知道的最新内容来自 {since}，此后发生的事我一概不知。我会查找此后开通的账号；在你们的人于我的机器上运行 {goCommand} 之前，我不会发送任何短信，也不会开通任何账号。",
  "talk.go-on-with": "您有 {count, plural, other {# 个}}还没有内容的申请，所以我没有再开新的。继续办理 {case} 吗？",
  "talk.already-yours": "您已有 {case} 用同一{what}，正在：{field}。请继续办理那个，或继续这个并取消那个。",
  "talk.already-theirs": "{case} 由 {person} 办理，用的是同一{what}，正在：{field}。请先问对方，免得重复询问客户。",
  "talk.left-out": "未填写",
  "talk.store-down": "我暂时无法访问记录，您刚才的操作可能没有保存。在此之前的都很安全。请一分钟后再做一次。",
  "talk.too-many":
    "您已有 {most} 个未完成的申请，已达每人上限，所以我没有再开新的。请先完成或取消一个；这是最早的一个。",
  "talk.too-many-begun":
    "您已有 {most} 个未完成的申请，已达每人上限，所以这里的回答没有保存。请先完成或取消一个；最早的是 {case}。",
  "talk.too-many-theirs":
    "{person} 已有 {most} 个未完成的申请，已达每人上限。此申请仍归您；请交给别人，或等对方完成一个后再转交。",
  "talk.too-fast": "一分钟内新申请太多，所以我没有再开新的。{at} 起可以开下一个。",
  "talk.not-over": "{case} 还没结束，最新的卡片上有目前的进度。",
  "talk.call": "{person}：{text}",
  "talk.not-offered": "本服务台不办理这一项，所以没有发起任何申请。输入 help 可查看我能做什么。",
  "talk.practice-text": "演练手机 {to}：{text}",
  "talk.practice-mail": "演练邮箱 {to}：{text}",
  "talk.secret-lost": "它已不再保存。请在登录页点“忘记密码”，使用这个邮箱。",
  "talk.operators":
    "没有人知道腾讯云是否已创建 {case} 所申请的内容；查明之前不会再发送任何请求。请在腾讯云控制台中查看。如果存在，请在这里按下它；查询也显示它，或第二个人也这样说，即为确定。如果确定不存在，须由两个人分别确认。",
  "talk.alone":
    "只有您一个人能判断 {case}，所以在可以确定之后，您的第二次确认也有效：请输入 confirmed absent、冒号和您的依据，例如 confirmed absent: 控制台中没有，手机也没有收到通知。",
  "talk.corrected": "{case}：我之前告诉您的有误，非常抱歉。卡片上现在是腾讯云显示的内容；请只使用它。",
  "talk.in-doubt-again":
    "{case}：我告诉您的可能有误，因为腾讯云现在显示的不同。请不要使用，也不要重新开始；一有结果我会在这里告诉您。",
  "talk.nobody-runs":
    "{case} 须有人处理，但这里还没有指定能收到通知的人。请告诉部署本机器人的人；您的回答已保存，一旦指定了人，我会继续。",
  "talk.owed-found":
    "这个账号是管理员找到的，我无法确定由谁创建。如果它来自这个申请，我生成的密码就是它的；如果不对，请在登录页点“忘记密码”，使用这个邮箱。密码只能查看一次，请先准备好安全的存放处。",
  "talk.revealed-before": "已经显示过一次。如果丢失，请在登录页点“忘记密码”，使用这个邮箱。",
  "talk.person-called-owner": "我已告诉 {owner}，{case} 需要帮助。您的回答已保存。",
  "talk.with-nobody": "{text} 这里还没有指定能收到通知的人，请告诉部署本机器人的人：{case} 需要他们处理。",
  "talk.with-owner": "{text} 详情请问 {owner}。",
  "talk.in-doubt-operators":
    "{case}：我告诉相关人员的可能有误，因为腾讯云现在显示的不同。卡片就在这里；请查看并说明结果。",
  "talk.made-twice-operators":
    "{case}：较早的一次尝试其实也创建了内容，现在才显示出来。已告知相关人员的内容仍然正确。请在腾讯云控制台查看重复的内容。",
  "talk.not-me-late": "谢谢。这个申请已在腾讯云办理中，现在无法停止，但我已告诉 {person}：{case} 与您无关。",
  "talk.queued": "排队中，约 {seconds} 秒：前面还有申请，腾讯云一次只受理几个。没有丢失任何内容；我会自动继续。",
  "talk.queued-minutes":
    "排队中，约 {minutes} 分钟：前面还有申请，腾讯云一次只受理几个。没有丢失任何内容；我会自动继续。",
  "talk.line-full":
    "现在等待腾讯云的申请太多，所以您的申请没有进入排队。没有发送任何内容，您的回答都很安全。请几分钟后再试。",
  "talk.choice-no-calls": "这件事不要再叫我",
} satisfies Record<keyof typeof english, string>;
