import type { domainErrors as english } from "../en/errors-domain.ts";

/** The messages of src/words/en/errors-domain.ts in Simplified Chinese. */
export const domainErrors = {
  "error.contact-code-wrong":
    "这不是所发送的验证码，因此还没有验证。请核对消息并重新输入验证码，例如 246810，或重新获取。",
  "error.contact-code-unchecked":
    "腾讯云无法检查这个验证码；它可能已失效。还没有验证。请重新获取验证码并输入，例如 246810。",
  "error.contact-verified": "这个手机号或邮箱已经验证过，无需再做什么。",
  "error.contact-not-added": "腾讯云接受了验证码，随后出现故障。我正在查询是否已验证。如果没有，请重新获取验证码。",
  "error.contact-code-not-sent": "腾讯云无法发送验证码，因此没有发出。请等一分钟，然后重新获取。",
  "error.contact-code-unsure":
    "腾讯云出现故障，验证码可能会到，也可能不会到。请等一分钟，收到就输入；没收到请重新获取。",
  "error.contact-unsure":
    "腾讯云出现故障，没有说明进行到哪一步。我正在查询这个手机号或邮箱是否已验证。请不要重新开始；请求 {requestId}。",
  "error.contact-format":
    "腾讯云认为这不是手机号或邮箱地址。没有发送或验证任何内容。请重新输入，例如 +852 5123 4567 或 ana@example.com。",
  "error.domain-login":
    "腾讯云的域名服务不接受我的账号。没有执行任何操作，您的回答没有问题（RequestId：{requestId}）。",
  "error.domain-forbidden":
    "腾讯云的域名服务不允许我们的账号这样做。没有执行任何操作，您的回答没有问题（RequestId：{requestId}）。",
  "error.domain-json":
    "腾讯云的域名服务无法写出答复，因此我不知道它做了什么。请不要重新开始（RequestId：{requestId}）。",
  "error.domain-body":
    "腾讯云的域名服务无法读取我发送的内容。没有执行任何操作，您的回答没有问题（RequestId：{requestId}）。",
  "error.domain-route": "腾讯云的域名服务在该地址不支持这类请求。没有执行任何操作（RequestId：{requestId}）。",
} satisfies Record<keyof typeof english, string>;
