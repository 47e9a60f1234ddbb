/** What people read when Tencent's domain service refuses. */
export const domainErrors = {
  "error.contact-code-wrong":
    "That code is not the one that was sent, so nothing is verified yet. Please type the code of the newest message, such as 246810, or ask for a new one.",
  "error.contact-code-unchecked":
    "Tencent could not check that code; it may be too old. Nothing is verified yet. Please ask for a new code and type that one, such as 246810.",
  "error.contact-verified": "That phone or e-mail is verified already, so there is nothing left to do.",
  "error.contact-not-added":
    "Tencent took the code and then had a fault. We are looking whether it is verified after all. If it is not, please ask for a new code.",
  "error.contact-code-not-sent":
    "Tencent could not send a code, so none is on its way. Please wait a minute, then ask again.",
  "error.contact-code-unsure":
    "Tencent had a fault, and a code may or may not come. Please wait a minute and type it if it does; otherwise ask for a new one.",
  "error.contact-unsure":
    "Tencent had a fault and does not say how far it came. We are looking whether the phone or e-mail is verified. Please do not start again; request {requestId}.",
  "error.contact-format":
    "Tencent does not read that as a phone number or e-mail address. Nothing was sent or verified. Please type it again, such as +852 5123 4567 or ana@example.com.",
  "error.domain-login":
    "Tencent's domain service does not accept this bot's account. Nothing was done, and your answers are fine. An operator must check that the account behind TENCENTCLOUD_SECRET_ID may use domains; request {requestId}.",
  "error.domain-forbidden":
    "Tencent's domain service does not allow this to our account. Nothing was done, and your answers are fine. An operator must grant it in access management; request {requestId}.",
  "error.domain-json":
    "Tencent's domain service could not write its answer, so we do not know what it did. Please do not start again. An operator must look at request {requestId}.",
  "error.domain-body":
    "Tencent's domain service could not read what this bot sent. Nothing was done, and your answers are fine. An operator must check for a proxy that changes requests; request {requestId}.",
  "error.domain-route":
    "Tencent's domain service does not know this kind of request at that address. Nothing was done. An operator must check TENCENT_DOMAIN_URL; request {requestId}.",
} as const;
