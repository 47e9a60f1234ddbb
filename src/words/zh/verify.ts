import type { verify as english } from "../en/verify.ts";

/** The messages of src/words/en/verify.ts in Simplified Chinese. */
export const verify = {
  "verify.name": "域名联系方式",
  "verify.for-you": "{person} 正在验证您的手机号或邮箱，用作域名联系方式。",
  "verify.hello": "大约需要一分钟。腾讯云会向手机或邮箱发送验证码，凭验证码完成验证。",
  "verify.field.contact": "手机号或邮箱",
  "verify.field.lookup": "查询",
  "verify.field.text": "验证码消息",
  "verify.field.code": "消息中的验证码",
  "verify.field.proof": "验证",
  "verify.field.at": "验证时间",
  "ask.contact": "要为域名联系人验证哪个手机号或邮箱地址？例如 +852 5123 4567 或 ana@example.com。",
  "help.contact": "邮箱最可靠，例如 ana@example.com。手机号以 + 和国家/地区代码开头，例如 +852 5123 4567。",
  "verify.review.intro": "请核对。在您按下按钮之前，不会发送任何内容；按下后，腾讯云会向那里发送验证码。",
  "verify.text.ask": "我会请腾讯云向 {contact} 发送验证码。",
  "verify.text.go": "发送验证码",
  "verify.text.old": "上一个验证码已超过 {minutes} 分钟，可能已失效。我可以请腾讯云发送新的验证码。",
  "verify.text.void": "联系方式已更改，发到 {contact} 的验证码不再有效。",
  "verify.text.working": "验证码已收到。正在等待腾讯云确认消息已发出。",
  "verify.code.asked": "{at} 我已请腾讯云向 {contact} 发送验证码。验证码是什么？",
  "verify.code.perhaps": "腾讯云的答复丢失了，消息可能会到，也可能不会到。",
  "verify.code.help":
    "验证码在腾讯云发来的最新一条消息中；更早的验证码已失效。手机号或邮箱写错了？请输入 edit contact。",
  "verify.code.limit": "验证码输错的次数过多，需要等一会儿，再用新的验证码。",
  "verify.code.replaced":
    "这不是最新的验证码，或者输错了。还没有验证。发送过不止一次，只有最后一次有效：请输入最新消息中的验证码，例如 246810。",
  "verify.proof.go": "验证联系方式",
  "verify.proof.working": "正在检查验证码…",
  "verify.proof.busy": "正在检查验证码，现在无法更改。一有结果，我会马上告诉您。",
  "verify.proof.unknown":
    "目前还不能确定是否已验证：腾讯云的答复丢失了。请不要重新开始。我正在查询，结果会在这里告诉您。",
  "verify.proof.manual": "我没能自己查明是否已验证。请不要重新开始；一有结果我会在这里告诉您。",
  "verify.absent": "没有通过验证：我一直查询到确定为止。您的回答已保存；需要一个新的验证码。",
  "verify.elsewhere": "另一个申请正在验证这个手机号或邮箱。请换一个，或等那个申请结束。",
  "verify.not-here": "现在不能在这里验证这个手机号或邮箱。请换一个，或稍后再试。",
  "verify.not-yet": "其实还没有验证，因此需要验证码。没有做任何更改。请再输入一次，例如 ana@example.com。",
  "verify.done": "联系方式已验证。",
  "verify.known": "好消息：此前已经验证过，无需再做什么。",
  "verify.done.next": "现在可以用作您域名的联系方式。",
} satisfies Record<keyof typeof english, string>;
