import type { fields as english } from "../en/fields.ts";

/** The messages of src/words/en/fields.ts in Simplified Chinese. */
export const fields = {
  "ask.type": "这个账号是给个人还是公司用的？请选择一项，或直接输入“个人”或“公司”。",
  "ask.mail": "账号用哪个邮箱地址？请提供一个还没有腾讯云账号的，例如 ana@example.com。",
  "ask.country": "手机号属于哪个国家/地区？请直接输入名称、两位字母代码或国际区号，例如 香港、HK 或 852。",
  "ask.phone":
    "{country}（+{dial}）的手机号是多少？腾讯云会向它发送含 6 位验证码的短信，请把手机放在手边。例如 {example}。",
  "ask.name": "个人或公司的全名是什么？2 到 200 个字符，例如 Ana Example 或 Example Limited。",
  "ask.password": "账号用什么密码？8 到 20 个字符：须有字母、数字和 {symbols} 中的至少一个，不含空格。",
  "ask.code": "腾讯云发到 {phone} 的 6 位验证码是多少？例如 123456。",

  "example.type": "公司",
  "example.mail": "ana@example.com",
  "example.country": "香港",
  "example.phone": "+852 5123 4567",
  "example.name": "Ana Example",
  "example.code": "123456",
  "example.id": "mei-shop",
  "example.origin-id": "ana-2026",
  "example.contact": "+852 5123 4567",
  "example.web-address": "https://example.com/logo.png",
  "example.count": "5000",
  "example.official-name": "Mei Flower Shop",
  "example.introduction": "Fresh flowers every day",
  "example.organization": "Example Limited",
  "example.custom": "shop=12",
  "example.nick": "Mei",

  "list.more": "{first}、{rest}",
  "list.or": "{first} 或 {rest}",
  "list.and": "{first}，以及{rest}",
  "list.range": "{from} 到 {to}",

  "paste.two": "您的文字里不止一个，所以我来问",
  "paste.barred": "腾讯云不为 +{dial} 的号码开通账号，所以我来问另一个",
  "paste.clash": "您的文字里国家/地区和号码对不上，所以我来问",
  "paste.person": "联系人",
  "paste.fax": "传真号码",
  "paste.address": "地址",
  "paste.website": "网站",
  "paste.other": "其他系统的备注",

  "field.long":
    "这里有 {length, number} 个字符，而一个回答我最多读 {longest, number} 个。请只发送答案，例如 {example}。",

  "field.type.which": "账号有两种。请输入其中一种：“个人”或“公司”。",
  "field.type.business": "腾讯云没有叫 business 的类型。请输入现有两种之一：“个人”或“公司”。",

  "field.mail.shape": "我没看到邮箱地址。它要有名称、@ 和域名，例如 ana@example.com。",
  "field.mail.domain": "@ 后面缺了内容：域名里要有一个点。请发送完整的地址，例如 ana@example.com。",
  "field.mail.letters":
    "这个地址里有 a 到 z、数字和 . _ + - 以外的字母或符号。请发送一个不含这些的地址，例如 ana@example.com。",
  "field.mail.long": "这个地址超过了邮箱地址最多 {longest} 个字符的长度。请发送一个短一些的，例如 ana@example.com。",
  "field.mail.local": "@ 前面的部分超过了最多 {longest} 个字符的长度。请发送一个短一些的地址，例如 ana@example.com。",
  "field.mail.ascii":
    "这个地址 @ 后面有 a 到 z 以外的字母或符号。邮件服务器把同一个地址写作 {suggestion}。请使用它，或发送另一个地址。",
  "field.mail.said": "是 {suggestion} 吗？",
  "field.mail.two": "我看到不止一个地址，不知道该用哪个：{mails}？请只发送那一个。",
  "field.mail.typo": "您是指 {suggestion} 吗？这个地址 @ 后面的部分像是拼错了。",

  "field.country.named": "{name}（{area}）",
  "field.country.unknown":
    "我不认识叫这个名称或代码的国家/地区。请输入名称、两位字母代码或国际区号，例如 香港、HK 或 852。",
  "field.country.near": "没有名称完全相同的国家/地区。您是指 {names} 吗？请输入名称或两位字母代码，例如 {example}。",
  "field.country.which":
    "符合的国家/地区不止一个。您是指哪个：{names}？请输入两位字母代码，例如 {example}，或输入另一个的名称。",
  "field.country.unsure": "我不确定这是指哪个国家/地区。是 {names} 吗？请只输入名称或两位字母代码，例如 {example}。",
  "field.country.not":
    "这里说的是不属于哪个国家/地区。它属于哪个？请只输入名称、两位字母代码或国际区号，例如 香港、HK 或 852。",
  "field.country.barred":
    "腾讯云不为 +{dial} 开头的号码（{names}）开通账号。没有发送短信。请为手机号选择另一个国家/地区，例如香港（+852）。",

  "field.phone.shape": "我没看到手机号。请只发送号码，例如 {example}。",
  "field.phone.two": "我看到不止一个号码。验证码该发到哪个：{numbers}？请只发送那一个，例如 {example}。",
  "field.phone.length":
    "{country} 的手机号在 +{dial} 之后有 {digits} 位数字，而这个有 {typed} 位。请核对一下，例如 {example}。",
  "field.phone.elsewhere":
    "{number} 是 {there} 的号码，而选择的国家/地区是 {here}。请发送 +{dial} 开头的号码，或输入“edit country”改选 {there}。",
  "field.phone.country":
    "{there} 是国家/地区，而现在需要的是手机号。已选的国家/地区是 {here}：可以用按钮更改，或发送那里的号码。",
  "field.phone.only-country": "这是国家/地区；现在需要的是手机号，例如 {example}。",
  "field.phone.change": "把国家/地区改为 {country}",
  "field.phone.neighbour":
    "{number} 是 {there} 的号码，而选择的国家/地区是 {country}。没有发送短信。请发送 {country} 的号码，例如 {example}，或输入“edit country”改选 {there}。",
  "field.phone.unserved":
    "本服务台不向 {country} 发送短信。没有发送短信。请输入“edit country”改选国家/地区，或输入“person”询问管理员。",
  "field.phone.special":
    "{number} 是特殊号码（免费、高收费、分摊付费或个人转接），我不向这类号码发短信。没有发送短信。请发送 {country} 的手机号，例如 {example}。",
  "field.phone.no-mobile": "{number} 看起来是固定电话，收不到短信。请发送手机号，例如 {example}，或仍然使用这个号码。",
  "field.phone.extension": "短信发不到分机（{extension}）。请发送不带分机的手机号，或只使用 {number}。",
  "field.phone.keep": "使用 {number}",
  "field.phone.nowhere":
    "{number} 以 +{code} 开头，而选择的国家/地区是 {here}。请发送 +{dial} 开头的号码，或输入“edit country”改选另一个国家/地区。",

  "field.password.missing": "密码的要求还差：{missing}。请换一个。",
  "field.password.length": "{shortest} 到 {longest} 个字符（这个有 {typed, number} 个）",
  "field.password.digit": "一个数字",
  "field.password.letter": "一个 A 到 Z 的字母",
  "field.password.symbol": "{symbols} 中的一个",
  "field.password.space": "不含空格或换行",
  "field.password.other": "只用字母、数字和 {symbols}（这个里有{what}）",
  "field.password.sign": "别的符号",
  "field.password.foreign-letter": "A 到 Z 以外的字母",
  "field.password.foreign-digit": "0 到 9 以外的数字",
  "field.password.unseen": "看不见的字符",
  "field.password.picture": "表情或其他文字的符号",

  "field.code.none": "我没看到 6 位验证码。请只发送短信里的数字，例如 123456。",
  "field.code.length": "验证码是 6 位数字。您输入了 {typed, number} 位。请发送全部数字，例如 123456。",
  "field.code.two": "我看到两个不同的验证码。哪个是最新短信里的？请只发送那一个，例如 123456。",

  "field.name.pasted": "这看起来是粘贴来的文字。请只发送名称，写在一行里，例如 Ana Example。",
  "field.name.length":
    "名称要有 {shortest} 到 {longest} 个字符，而这个有 {typed, number} 个。请发送全名，例如 Ana Example。",
  "field.name.letters": "腾讯云不接受只有数字或符号的名称。请发送全名，例如 Ana Example。",

  "field.name.password":
    "这看起来像密码，所以我没有采用。如果它就是名称，请按按钮告诉我。如果是密码，请删除您的消息，正在使用的话请更换，再把名称发给我。",
  "field.name.keep": "这就是名称",

  "field.bytes.empty": "我没看到文字。“{field}”需要一些文字，例如 {example}。",
  "field.bytes.over":
    "“{field}”最多 {most, number} 字节，这里超出了 {over, plural, other {# 字节}}。普通字母占 1 字节，带重音的占 2 字节，汉字占 3 字节。请缩短一些，例如 {example}。",

  "field.id.none": "我没看到 ID。它是由字母和数字组成的一个词，例如 {example}。",
  "field.id.blank": "ID 是一个词，而这里有空格。请只发送 ID，例如 {example}。",
  "field.id.letters": "这里有 ID 不应含有的符号。字母、数字和 . _ - @ 都可以，例如 {example}。",
  "field.id.over":
    "ID 最多 {most, number} 字节，这里超出了 {over, plural, other {# 字节}}。请发送一个短一些的，例如 {example}。",

  "field.web-address.shape": "我没看到网址。它以 https:// 开头，主机名里有一个点，例如 https://example.com/logo.png。",
  "field.web-address.over":
    "这里的网址最多 {most, number} 字节，而它超出了 {over, plural, other {# 字节}}。请发送一个短一些的，例如 https://example.com/logo.png。",

  "field.count.shape": "我没看到整数。请只发送数字，例如 5000。",
  "field.count.range": "它是 1 到 {most, number} 的一个数。请另发一个，例如 5000。",

  "field.contact.shape": "我没看到邮箱地址，也没看到手机号。请发送其中一个，例如 ana@example.com 或 +852 5123 4567。",
  "field.contact.plus":
    "我看不出这个号码属于哪个国家/地区，或者它的位数太少或太多。请以 + 和国际区号开头，例如 +852 5123 4567。",
  "field.contact.two": "我看到不止一个号码。请只发送要验证的那一个，例如 +852 5123 4567。",
  "field.contact.both":
    "我看到一个邮箱地址和一个号码。请只发送要验证的那一个，例如 ana@example.com 或 +852 5123 4567。",
  "field.contact.unserved":
    "本服务台不向 {number} 所在的国家/地区发送短信。没有发送任何内容。请提供另一个号码或邮箱地址，例如 ana@example.com。",
  "field.contact.special":
    "{number} 是特殊号码（免费、高收费、分摊付费或个人转接），我不向这类号码发短信。没有发送任何内容。请提供另一个号码或邮箱地址，例如 ana@example.com。",
  "field.contact.no-mobile":
    "{number} 看起来是固定电话，收不到短信。请提供另一个号码或邮箱地址，例如 ana@example.com，或仍然使用这个号码。",

  "field.sent-code.none": "我没看到验证码。请只发送最新消息里的数字，例如 123456。",
} satisfies Record<keyof typeof english, string>;
