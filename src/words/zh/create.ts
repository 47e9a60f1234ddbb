import type { create as english } from "../en/create.ts";

/** The messages of src/words/en/create.ts in Simplified Chinese. */
export const create = {
  "create.secret-gone": "您输入的内容我只保留一小段时间，现在已经过期。请再给我一次。",
  "create.already-ours": "{mail} 在我们这里已有账号。请换一个邮箱，或继续使用那个账号。",
  "create.open-elsewhere": "您的申请 {case} 正在用这个邮箱开通账号。请在那里继续，或换一个邮箱。",
  "create.open-by-other": "有人正在用这个邮箱开通账号。请换一个邮箱，或等那边结束。",
  "create.not-here": "现在不能在这里用这个邮箱开通账号。请换一个邮箱。",
  "create.unreachable": "我暂时无法连接腾讯云。没有创建任何内容，您的回答已保存。",
  "create.clock": "我的时钟不准，腾讯云会拒绝我的请求。没有创建任何内容，您的回答已保存。",
  "create.absent": "账号没有开通：我一直查询到确定为止。您的回答已保存；需要再发一条验证码短信。",
  "create.not-sent-text": "我无法请求发送短信，因为暂时无法连接腾讯云。没有发送任何内容。",
  "create.cap": "本团队今天的短信已达上限，所以我没有发送。您的回答已保存；请明天再试。",
  "create.cap-number": "这个号码今天的短信已达上限，所以我没有发送。您的回答已保存；请明天再试，或更换号码。",
  "create.cap-agent": "此申请经办人今天的短信已达上限，所以我没有发送。所有回答已保存；请明天再试。",
  "create.cap-country": "今天发往{country}的短信已达上限，所以我没有发送。您的回答已保存；请明天再试。",
  "create.cap-soon": "这个号码十分钟内已收到三条短信，所以我没有再发送。您的回答已保存；请稍等片刻再试，或更换号码。",
  "create.cap-workspace": "此工作区或服务器今天的短信已达上限，所以我没有发送。您的回答已保存；请明天再试。",
  "create.text-unserved":
    "本服务台不再向 {country} 发送短信。没有向 {number} 发送短信，其他回答已保存。请选择另一个国家/地区。",
  "create.text-foreign":
    "{number} 不是 {country} 的号码，所以没有发送短信。其他回答已保存。请提供 {country} 的手机号。",
  "create.text-special":
    "{number} 是特殊号码（免费、高收费、分摊付费或个人转接），所以没有发送短信。其他回答已保存。请提供 {country} 的手机号。",
  "create.unbound": "腾讯云补充说明：{reason} 账号已存在，但可能还没有与我们关联。",
  "create.older-profile": "腾讯云还不认识其中一些项，所以我不填写它们。没有创建任何内容；请再核对一次。",
  "create.bad-input": "这些回答不符合腾讯云的要求，因此没有发送，也没有创建任何内容。请核对一遍，例如名称或行业。",
  "create.no-key": "我没有可用的腾讯云密钥，因此没有创建任何内容。您的回答已保存。",
  "create.no-key-text": "我没有可用的腾讯云密钥，因此没有发送短信。您的回答已保存。",
  "create.confirmed-absent": "两个人查看后都已确定：没有创建任何内容。您的回答已保存。准备好后请继续。",
  "create.confirmed-absent-alone":
    "{person}（独自管理本服务台）再次查看后已确定：没有创建任何内容。您的回答已保存。准备好后请继续。",
  "create.found-waits": "目前查询还没有为 {case} 显示这一点，我会继续查询。一旦查到，或第二个人也这样说，即为确定。",
  "create.found-others": "您为 {case} 找到的内容已属于另一个申请。没有任何变化。",
  "create.found-not": "那个账号与 {case} 不符：邮箱不同，或它不存在。没有任何变化。",
  "create.too-early": "现在还不能对 {case} 下结论：腾讯云可能还会完成它。请在 {at} 之后再次确认。",
  "create.evidence.attempt": "尝试",
  "create.evidence.for": "对象",
  "create.evidence.request": "RequestId",
  "create.evidence.code": "腾讯云最后的答复",
  "create.evidence.sent": "发送时间",
  "create.evidence.why": "查询结果",
  "create.evidence.nothing": "无",
  "create.evidence.out-of-reach":
    "我已无法查询：应用 {app} 的设置不在了。恢复 {settings} 后我会继续查询，或者请在这里判断。",
  "create.evidence.why.other": "与人工确认的编号不同",
  "create.evidence.why.claimed": "该编号已属于另一个申请",
  "create.evidence.why.phone": "邮箱相同，手机号不同",
  "create.evidence.why.time": "邮箱相同，时间不同",
  "create.evidence.why.several": "有多个邮箱相同",
  "create.evidence.why.owner": "ID 相同，所有者不同",
  "create.evidence.why.name": "ID 相同，名称不同",
  "create.restored":
    "我们的记录是从 {since} 的备份恢复的，我不知道此后发生了什么。在管理员查看之前，我不会发送任何短信，也不会开通任何账号。您告诉我的内容没有丢失；请稍后再按一次。",
  "create.enough": "我试了三次都没有成功，所以停下了。没有创建任何内容，您的回答已保存。",
  "create.came-after-all": "{case}：我曾告诉您没有创建任何内容。其实已经创建：{id}。请不要重新开始。",
  "create.alarm.unlike": "查询没有按预期显示 {case} 所创建的内容。请在腾讯云控制台中查看它是否存在、是否与您关联。",
  "create.alarm.unbound":
    "{case} 所申请的内容已存在，但可能没有与您关联。腾讯云补充说明：{reason} 请在腾讯云控制台中查看。",
  "create.alarm.unseen": "从未有查询显示过人工为 {case} 确认的内容，我现在停止查询。请再到腾讯云控制台中查看一次。",
  "create.alarm.unexpected":
    "{case} 出现了它已不再等待、或属于另一个申请的内容：{id}。请在腾讯云控制台中查看它属于谁。",
  "create.whose":
    "上次尝试之后，出现了一个使用这个邮箱的账号，我无法判断它是否属于本申请。我没有再创建账号；请不要重新开始。",
} satisfies Record<keyof typeof english, string>;
