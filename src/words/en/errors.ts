/** What people read when Tencent refuses: what happened, what is safe, what to do. */
export const errors = {
  "error.mail-taken":
    "That e-mail already belongs to a Tencent Cloud account, so nothing was opened. Please give another one, such as ana.cloud@example.com.",
  "error.mail-format":
    "Tencent doesn't accept that e-mail address, so nothing was opened. Please type it again, such as ana@example.com.",
  "error.mail-missing":
    "The e-mail didn't reach Tencent, so nothing was opened. Please type it again, such as ana@example.com.",

  "error.phone-full":
    "That number is already used for 5 accounts, the most Tencent allows, so nothing was opened. Please give another number, such as +852 5123 4567.",
  "error.phone-format":
    "Tencent doesn't accept that phone number, so nothing was opened. Please type it again, such as +852 5123 4567.",
  "error.phone-missing":
    "The phone number didn't reach Tencent, so nothing was opened. Please type it again, such as +852 5123 4567.",
  "error.phone-or-country":
    "Tencent can't text that number, so nothing was sent. Please check its digits and its country, such as +852 5123 4567, and type it again.",

  "error.code-wrong":
    "That code isn't right, so nothing was opened. Please check the text and type its 6 digits again, such as 246810, or ask for a new code.",
  "error.text-too-soon":
    "Tencent sends one text a minute to a number, so no new one was sent. The last code may still come. Please wait a minute, then ask again.",
  "error.text-limit":
    "That number has had too many texts, so no new one was sent. Try again later today, or give another number, such as +852 5123 4567.",
  "error.text-unsure":
    "Something went wrong at Tencent, so a text may or may not come. Please wait a minute and type the code if it does; otherwise ask for a new one.",

  "error.type-wrong":
    "Tencent only has personal and company accounts, so nothing was opened. Please choose one of the two, for example company.",
  "error.type-missing":
    "The kind of account didn't reach Tencent, so nothing was opened. Please choose it again, for example company.",

  "error.country-unsupported":
    "Tencent doesn't open international accounts in that country or region, so nothing was opened. Please choose another one if the customer has one, for example Hong Kong.",
  "error.country-mismatch":
    "The country or region doesn't match the phone number, so nothing was opened. Please choose the one the number belongs to, for example Hong Kong for +852.",
  "error.country-format":
    "Tencent doesn't know that country or region, so nothing was opened. Please choose it from the list, for example Hong Kong (HK).",
  "error.country-missing":
    "The country or region didn't reach Tencent, so nothing was opened. Please choose it again, for example Hong Kong.",
  "error.dial-code-wrong":
    "Tencent doesn't accept that dialling code, so nothing was opened. Please choose the country or region of the phone again, for example Hong Kong (+852).",
  "error.dial-code-format":
    "Tencent doesn't recognise that dialling code, so nothing was opened. Please choose the country or region from the list, for example Hong Kong (+852).",
  "error.dial-code-missing":
    "The dialling code didn't reach Tencent, so nothing was opened. Please choose the country or region again, for example Hong Kong (+852).",

  "error.industry-missing":
    "Tencent wants to know the industry, so nothing was opened. Please choose one, and then the line of business within it, for example Games and then Mobile games.",
  "error.subindustry-mismatch":
    "That line of business isn't part of the chosen industry, so nothing was opened. Please choose it again, for example Mobile games within Games.",

  "error.password-rule":
    "Tencent didn't accept that password, so nothing was opened. It needs 8 to 20 characters with letters, digits and at least one of !@#$%^&*(), and no spaces, in the manner of Blue#Kite42 (but not that one).",
  "error.password-missing":
    "The password didn't reach Tencent, so nothing was opened. Please set one again: 8 to 20 characters with letters, digits and at least one of !@#$%^&*().",
  "error.password-repeat":
    "The two copies of the password that I send didn't match, so nothing was opened. Nobody typed anything wrong (request {requestId}).",

  "error.partner-full":
    "Tencent says our partner account can't take any more customers. The account may or may not have been created, so please don't start again (request {requestId}).",
  "error.unsure":
    "Something went wrong at Tencent, and it didn't say whether the account was created. I'm looking, and I'll tell you here. Please don't start again; request {requestId}.",
  "error.look-up-failed": "Tencent couldn't answer me just now. Asking changed nothing, and I'll ask again.",
  "error.rate-limit":
    "Tencent can't take any more requests this second, so nothing was done or sent. Please press again in a moment.",
  "error.quota": "Our partner account has used up a quota at Tencent. Please don't start again (request {requestId}).",

  "error.credential":
    "Tencent didn't accept my key. Nothing was done, and your answers are fine (request {requestId}).",
  "error.credential-signature":
    "My secret key doesn't match its secret ID. Nothing was done, and your answers are fine (request {requestId}).",
  "error.credential-header":
    "Tencent can't read my signature. Nothing was done, and your answers are fine (request {requestId}).",
  "error.credential-kind":
    "My secret ID isn't one of a Tencent Cloud API key. Nothing was done, and your answers are fine (request {requestId}).",
  "error.credential-unknown":
    "My secret ID no longer exists, or it's switched off. Nothing was done, and your answers are fine (request {requestId}).",
  "error.credential-mfa":
    "Tencent wants a second factor for my key. Nothing was done, and your answers are fine (request {requestId}).",
  "error.credential-token":
    "My temporary key has run out. Nothing was done, and your answers are fine (request {requestId}).",
  "error.clock":
    "My clock is wrong, so Tencent refused. Nothing was done, and your answers are fine (request {requestId}).",
  "error.permission":
    "My key doesn't have the right to do that. Nothing was done, and your answers are fine (request {requestId}).",
  "error.allowlist":
    "Our partner account isn't allowed to do that yet. Nothing was opened, and your answers are fine (request {requestId}).",
  "error.partner-role":
    "Our kind of partner account isn't allowed to do that. Nothing was opened, and your answers are fine (request {requestId}).",
  "error.address-blocked":
    "My network address is on a block list. Nothing was done, and your answers are fine (request {requestId}).",
  "error.address-unlisted":
    "My network address isn't on the list of allowed ones. Nothing was done, and your answers are fine (request {requestId}).",

  "error.parameter":
    "Tencent refused an answer without saying which ({code}). Nothing was done. Please look your answers over for anything unusual, such as symbols in a name; the team that runs this bot can look up request {requestId}.",
  "error.parameter-value":
    "Tencent doesn't allow one of the answers and doesn't say which ({code}). Nothing was done. Please look them over, for example a country that doesn't match the phone number; the team that runs this bot can look up request {requestId}.",
  "error.parameter-missing":
    "Tencent asks for a field that I didn't send. Nothing was opened, and your answers are saved (request {requestId}).",
  "error.parameter-unknown":
    "I sent a field that Tencent doesn't know. Nothing was opened, and your answers are saved (request {requestId}).",

  "error.field-missing":
    "Tencent asks for a field that I didn't send. Nothing was done, and your answers are saved (request {requestId}).",
  "error.field-unknown":
    "I sent a field that Tencent doesn't know. Nothing was done, and your answers are saved (request {requestId}).",

  "error.no-such-action":
    "Tencent doesn't know this kind of request at that address. Nothing was done (request {requestId}).",
  "error.no-such-version": "Tencent no longer speaks the version that I use. Nothing was done (request {requestId}).",
  "error.no-such-product":
    "Tencent doesn't offer this service at that address. Please don't start again (request {requestId}).",
  "error.action-offline":
    "Tencent has taken this kind of request out of service. Please don't start again (request {requestId}).",
  "error.region": "Tencent doesn't offer this in the region I asked. Please don't start again (request {requestId}).",
  "error.protocol": "Tencent wants another protocol at that address. Please don't start again (request {requestId}).",
  "error.unsupported": "Tencent doesn't support this for our account. Please don't start again (request {requestId}).",
  "error.request-form": "Tencent can't read the form of the request. Please don't start again (request {requestId}).",
  "error.request-too-large": "Tencent says the request is too large. Please don't start again (request {requestId}).",
  "error.answer-too-large":
    "Tencent's answer was too large for it to send, so I don't know what it was. Please don't start again (request {requestId}).",
  "error.dry-run": "Tencent treated this as a rehearsal. Please don't start again (request {requestId}).",
  "error.unlisted":
    "Tencent refused with a code that I don't know ({code}). It may or may not have taken effect, so please don't start again (request {requestId}).",
} as const;
