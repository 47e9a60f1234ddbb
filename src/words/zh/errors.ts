import type { errors as english } from "../en/errors.ts";

/** The messages of src/words/en/errors.ts in Simplified Chinese. */
export const errors = {
  "error.mail-taken":
    "该邮箱已属于一个腾讯云账号，因此本次申请没有开通账号。请换一个邮箱，例如 ana.cloud@example.com。",
  "error.mail-format": "腾讯云无法将其识别为邮箱地址。没有开通账号。请重新输入，例如 ana@example.com。",
  "error.mail-missing": "腾讯云没有收到邮箱地址。没有开通账号。请重新输入，例如 ana@example.com。",

  "error.phone-full":
    "该手机号已用于 5 个账号，已达腾讯云允许的上限，因此没有开通账号。请换一个号码，例如 +852 5123 4567。",
  "error.phone-format": "腾讯云无法将其识别为手机号。没有开通账号。请重新输入，例如 +852 5123 4567。",
  "error.phone-missing": "腾讯云没有收到手机号。没有开通账号。请重新输入，例如 +852 5123 4567。",
  "error.phone-or-country":
    "腾讯云无法向该号码发送短信，短信未发出。请核对号码和所属国家/地区，例如 +852 5123 4567，然后重新输入。",

  "error.code-wrong": "验证码不对，没有开通账号。请核对短信并重新输入 6 位数字，例如 246810，或重新获取验证码。",
  "error.text-too-soon":
    "腾讯云对每个号码每分钟只发一条短信，因此未再发送。之前的验证码可能仍会送达。请等一分钟后再获取。",
  "error.text-limit": "该号码收到的短信过多，因此未再发送。请今天晚些时候再试，或换一个号码，例如 +852 5123 4567。",
  "error.text-unsure": "腾讯云出现故障，短信可能会到，也可能不会。请等一分钟，收到就输入验证码；没收到请重新获取短信。",

  "error.type-wrong": "腾讯云只有个人账号和公司账号两种。没有开通账号。请选择其中一种，例如公司。",
  "error.type-missing": "腾讯云没有收到账号类型。没有开通账号。请重新选择，例如公司。",

  "error.country-unsupported":
    "腾讯云不为该国家/地区开通国际站账号。没有开通账号。如果客户还有其他国家/地区可用，请另选一个，例如中国香港。",
  "error.country-mismatch":
    "国家/地区与手机号不符。没有开通账号。请选择该号码所属的国家/地区，例如 +852 对应中国香港。",
  "error.country-format": "腾讯云无法识别该国家/地区。没有开通账号。请从列表中选择，例如中国香港（HK）。",
  "error.country-missing": "腾讯云没有收到国家/地区。没有开通账号。请重新选择，例如中国香港。",
  "error.dial-code-wrong":
    "腾讯云不接受该国际区号。没有开通账号。请重新选择手机号所属的国家/地区，例如中国香港（+852）。",
  "error.dial-code-format":
    "腾讯云无法将其识别为国际区号。没有开通账号。请从列表中选择国家/地区，例如中国香港（+852）。",
  "error.dial-code-missing": "腾讯云没有收到国际区号。没有开通账号。请重新选择国家/地区，例如中国香港（+852）。",

  "error.industry-missing":
    "腾讯云需要填写行业。没有开通账号。请先选择行业，再选择其中的细分行业，例如先选“游戏”，再选“手机游戏”。",
  "error.subindustry-mismatch":
    "该细分行业不属于所选行业。没有开通账号。请重新选择细分行业，例如“游戏”中的“手机游戏”。",

  "error.password-rule":
    "腾讯云没有接受该密码。没有开通账号。密码须为 8 到 20 个字符，含字母、数字和 !@#$%^&*() 中的至少一个，不含空格，形式类似 Blue#Kite42（但请勿直接使用它）。",
  "error.password-missing":
    "腾讯云没有收到密码。没有开通账号。请重新设置：8 到 20 个字符，含字母、数字和 !@#$%^&*() 中的至少一个。",
  "error.password-repeat": "我发送的两份密码不一致。未开通账号，也没有人输错（RequestId：{requestId}）。",

  "error.partner-full":
    "腾讯云表示，我们的合作伙伴账号已无法再接纳客户。账号可能已创建，也可能没有，请不要重新开始（RequestId：{requestId}）。",
  "error.unsure":
    "腾讯云出现故障，没有说明账号是否已创建。我正在查询，有结果会在这里告诉您。请不要重新开始（RequestId：{requestId}）。",
  "error.look-up-failed": "腾讯云暂时无法答复一次查询。查询没有改动任何内容，我会再次查询。",
  "error.rate-limit": "腾讯云此刻不再接收更多请求。没有执行也没有发送任何内容。请稍后再按一次。",
  "error.quota": "我们的合作伙伴账号已用完在腾讯云的一项配额。请不要重新开始（RequestId：{requestId}）。",

  "error.credential": "腾讯云没有接受我的身份。没有执行任何操作，您填写的内容没有问题（RequestId：{requestId}）。",
  "error.credential-signature":
    "我的 SecretKey 与 SecretId 不匹配。没有执行任何操作，您填写的内容没有问题（RequestId：{requestId}）。",
  "error.credential-header":
    "腾讯云无法读取我的签名。没有执行任何操作，您填写的内容没有问题（RequestId：{requestId}）。",
  "error.credential-kind":
    "我的 SecretId 不是腾讯云 API 密钥的 SecretId。没有执行任何操作，您填写的内容没有问题（RequestId：{requestId}）。",
  "error.credential-unknown":
    "我的 SecretId 已不存在或已停用。没有执行任何操作，您填写的内容没有问题（RequestId：{requestId}）。",
  "error.credential-mfa":
    "腾讯云要求对我的密钥进行二次验证。没有执行任何操作，您填写的内容没有问题（RequestId：{requestId}）。",
  "error.credential-token": "我的临时密钥已过期。没有执行任何操作，您填写的内容没有问题（RequestId：{requestId}）。",
  "error.clock": "我的时钟不准，腾讯云因此拒绝。没有执行任何操作，您填写的内容没有问题（RequestId：{requestId}）。",
  "error.permission": "我的密钥无权执行此操作。没有执行任何操作，您填写的内容没有问题（RequestId：{requestId}）。",
  "error.allowlist":
    "我们的合作伙伴账号尚未获准执行此操作。未开通账号，您填写的内容没有问题（RequestId：{requestId}）。",
  "error.partner-role":
    "我们这类合作伙伴账号不能执行此操作。未开通账号，您填写的内容没有问题（RequestId：{requestId}）。",
  "error.address-blocked": "我的网络地址在黑名单中。没有执行任何操作，您填写的内容没有问题（RequestId：{requestId}）。",
  "error.address-unlisted":
    "我的网络地址不在允许列表中。没有执行任何操作，您填写的内容没有问题（RequestId：{requestId}）。",

  "error.parameter":
    "腾讯云拒绝了某项内容，但未指明是哪一项（{code}）。没有执行任何操作。请核对所填内容有无异常，例如名称中的符号；管理员可查询该请求（RequestId：{requestId}）。",
  "error.parameter-value":
    "腾讯云不允许其中一项内容，但未说明是哪一项（{code}）。没有执行任何操作。请核对所填内容，例如国家/地区与手机号是否不符；管理员可查询该请求（RequestId：{requestId}）。",
  "error.parameter-missing":
    "腾讯云要求一个我没有发送的字段。未开通账号，您填写的内容已保留（RequestId：{requestId}）。",
  "error.parameter-unknown":
    "我发送了一个腾讯云不认识的字段。未开通账号，您填写的内容已保留（RequestId：{requestId}）。",

  "error.field-missing":
    "腾讯云要求一个我没有发送的字段。没有执行任何操作，您填写的内容已保留（RequestId：{requestId}）。",
  "error.field-unknown":
    "我发送了一个腾讯云不认识的字段。没有执行任何操作，您填写的内容已保留（RequestId：{requestId}）。",

  "error.no-such-action": "腾讯云在该地址上不认识这种请求。没有执行任何操作（RequestId：{requestId}）。",
  "error.no-such-version": "腾讯云不再支持我使用的版本。没有执行任何操作（RequestId：{requestId}）。",
  "error.no-such-product": "腾讯云在该地址上不提供此服务。请不要重新开始（RequestId：{requestId}）。",
  "error.action-offline": "腾讯云已下线这种请求。请不要重新开始（RequestId：{requestId}）。",
  "error.region": "腾讯云在所请求的地域不提供此服务。请不要重新开始（RequestId：{requestId}）。",
  "error.protocol": "腾讯云在该地址上要求使用另一种协议。请不要重新开始（RequestId：{requestId}）。",
  "error.unsupported": "腾讯云不支持我们的账号执行此操作。请不要重新开始（RequestId：{requestId}）。",
  "error.request-form": "腾讯云无法读取请求的格式。请不要重新开始（RequestId：{requestId}）。",
  "error.request-too-large": "腾讯云认为请求过大。请不要重新开始（RequestId：{requestId}）。",
  "error.answer-too-large":
    "腾讯云的答复过大，无法发出，因此我不知道结果如何。请不要重新开始（RequestId：{requestId}）。",
  "error.dry-run": "腾讯云将此次请求当作预检（dry run）处理。请不要重新开始（RequestId：{requestId}）。",
  "error.unlisted":
    "腾讯云以我不认识的错误码拒绝（{code}）。请求可能已生效，也可能没有，请不要重新开始（RequestId：{requestId}）。",
} satisfies Record<keyof typeof english, string>;
