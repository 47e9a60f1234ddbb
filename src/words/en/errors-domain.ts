/** What people read when Tencent's domain service refuses. */
export const domainErrors = {
  "error.contact-code-wrong":
    "That isn't the code that was sent, so nothing is verified yet. Please check the message and type its code again, such as 246810, or ask for a new one.",
  "error.contact-code-unchecked":
    "Tencent couldn't check that code; it may be too old. Nothing is verified yet. Please ask for a new code and type that one, such as 246810.",
  "error.contact-verified": "That phone or e-mail is verified already, so there's nothing left to do.",
  "error.contact-not-added":
    "Tencent took the code, and then something went wrong there. I'm looking whether it's verified after all. If it isn't, please ask for a new code.",
  "error.contact-code-not-sent":
    "Tencent couldn't send a code, so none is on its way. Please wait a minute, then ask again.",
  "error.contact-code-unsure":
    "Something went wrong at Tencent, so a code may or may not come. Please wait a minute and type it if it does; otherwise ask for a new one.",
  "error.contact-unsure":
    "Something went wrong at Tencent, and it didn't say whether the phone or e-mail is verified. I'm looking, and I'll tell you here. Please don't start again; request {requestId}.",
  "error.contact-format":
    "Tencent doesn't accept that as a phone number or e-mail address. Nothing was sent or verified. Please type it again, such as +852 5123 4567 or ana@example.com.",
  "error.domain-login":
    "Tencent's domain service doesn't accept my account. Nothing was done, and your answers are fine (request {requestId}).",
  "error.domain-forbidden":
    "Tencent's domain service doesn't allow our account to do this. Nothing was done, and your answers are fine (request {requestId}).",
  "error.domain-json":
    "Tencent's domain service couldn't write its answer, so I don't know what it did. Please don't start again (request {requestId}).",
  "error.domain-body":
    "Tencent's domain service couldn't read what I sent. Nothing was done, and your answers are fine (request {requestId}).",
  "error.domain-route":
    "Tencent's domain service doesn't know this kind of request at that address. Nothing was done (request {requestId}).",
} as const;
