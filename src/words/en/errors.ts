/** What people read when Tencent refuses: what happened, what is safe, what to do. */
export const errors = {
  "error.mail-taken":
    "That e-mail already belongs to a Tencent Cloud account, so this request opened nothing. Please give another one, such as ana.cloud@example.com.",
  "error.mail-format":
    "Tencent does not read that as an e-mail address. Nothing was opened. Please type it again, such as ana@example.com.",
  "error.mail-missing":
    "The e-mail did not reach Tencent. Nothing was opened. Please type it again, such as ana@example.com.",

  "error.phone-full":
    "That phone number already carries as many accounts as Tencent allows (5), so nothing was opened. Please give another number, such as +852 5123 4567.",
  "error.phone-format":
    "Tencent does not read that as a phone number. Nothing was opened. Please type it again, such as +852 5123 4567.",
  "error.phone-missing":
    "The phone number did not reach Tencent. Nothing was opened. Please type it again, such as +852 5123 4567.",
  "error.phone-or-country":
    "Tencent cannot text that number, and nothing was sent. Please check its digits and its country, such as +852 5123 4567, and type it again.",

  "error.code-wrong":
    "That code is wrong or too old. Nothing was opened. Please type the 6 digits of the newest text, such as 246810, or ask for a new text.",
  "error.text-too-soon":
    "Tencent sends one text a minute to a number, so no new one was sent. An earlier code may still come. Please wait a minute, then ask again.",
  "error.text-limit":
    "That number has had too many texts, so no new one was sent. Please try again later today, or give another number, such as +852 5123 4567.",
  "error.text-unsure":
    "Tencent had a fault, and a text may or may not come. Please wait a minute and type the code if it does; otherwise ask for a new text.",

  "error.type-wrong":
    "Tencent knows personal and company accounts only. Nothing was opened. Please choose one of the two, for example company.",
  "error.type-missing":
    "The kind of account did not reach Tencent. Nothing was opened. Please choose it again, for example company.",

  "error.country-unsupported":
    "Tencent opens no international accounts in that country or region. Nothing was opened. Please choose another if the customer has one, for example Hong Kong.",
  "error.country-mismatch":
    "The country or region does not go with the phone number. Nothing was opened. Please choose the one the number belongs to, for example Hong Kong for +852.",
  "error.country-format":
    "Tencent does not know that country or region. Nothing was opened. Please choose it from the list, for example Hong Kong (HK).",
  "error.country-missing":
    "The country or region did not reach Tencent. Nothing was opened. Please choose it again, for example Hong Kong.",
  "error.dial-code-wrong":
    "Tencent does not accept that dialling code. Nothing was opened. Please choose the country or region of the phone again, for example Hong Kong (+852).",
  "error.dial-code-format":
    "Tencent does not read that as a dialling code. Nothing was opened. Please choose the country or region from the list, for example Hong Kong (+852).",
  "error.dial-code-missing":
    "The dialling code did not reach Tencent. Nothing was opened. Please choose the country or region again, for example Hong Kong (+852).",

  "error.industry-missing":
    "Tencent wants to know the industry. Nothing was opened. Please choose one, and then the branch within it, for example Games and then Mobile games.",
  "error.subindustry-mismatch":
    "That branch does not belong to the chosen industry. Nothing was opened. Please choose a branch again, for example Mobile games within Games.",

  "error.password-rule":
    "Tencent did not take that password. Nothing was opened. It needs 8 to 20 characters with letters, digits and at least one of !@#$%^&*(), and no spaces, in the manner of Blue#Kite42 (but not that one).",
  "error.password-missing":
    "The password did not reach Tencent. Nothing was opened. Please set one again: 8 to 20 characters with letters, digits and at least one of !@#$%^&*().",
  "error.password-repeat":
    "The two copies of the password that this bot sends did not match. Nothing was opened, and nobody typed anything wrong. An operator must look into it, with request {requestId}.",

  "error.partner-full":
    "Tencent says that our partner account can take no more customers. An account may or may not have been made, so please do not start again. An operator must check request {requestId} and ask the channel manager for room.",
  "error.unsure":
    "Tencent had a fault and does not say how far it came. We are looking whether the account exists. Please do not start again; request {requestId}.",
  "error.look-up-failed":
    "Tencent could not answer a question just now. Nothing was changed by asking, and we ask again.",
  "error.rate-limit":
    "Tencent is taking no more requests this second. Nothing was done or sent. Please press again in a moment.",
  "error.quota":
    "Our partner account has used up a quota at Tencent. Please do not start again. An operator must have it raised, with request {requestId}.",

  "error.credential":
    "Tencent did not accept this bot. Nothing was done, and your answers are fine. An operator must check TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY; request {requestId}.",
  "error.credential-signature":
    "This bot's secret key does not fit its secret id. Nothing was done, and your answers are fine. An operator must copy TENCENTCLOUD_SECRET_KEY again, without blanks; request {requestId}.",
  "error.credential-header":
    "Tencent cannot read how this bot signs. Nothing was done, and your answers are fine. An operator must check for a proxy that changes requests; request {requestId}.",
  "error.credential-kind":
    "This bot's secret id is not one of a Tencent Cloud API key. Nothing was done, and your answers are fine. An operator must put the right one in TENCENTCLOUD_SECRET_ID; request {requestId}.",
  "error.credential-unknown":
    "This bot's secret id no longer exists or is switched off. Nothing was done, and your answers are fine. An operator must enable it or make a new key; request {requestId}.",
  "error.credential-mfa":
    "Tencent wants a second factor for this bot's key. Nothing was done, and your answers are fine. An operator must use a key that works without one; request {requestId}.",
  "error.credential-token":
    "This bot's temporary key has run out. Nothing was done, and your answers are fine. An operator must renew TENCENTCLOUD_SESSION_TOKEN; request {requestId}.",
  "error.clock":
    "This bot's clock is off, so Tencent refused. Nothing was done, and your answers are fine. An operator must set the machine's time; request {requestId}.",
  "error.permission":
    "This bot's key may not do that. Nothing was done, and your answers are fine. An operator must grant it in access management; request {requestId}.",
  "error.allowlist":
    "Our partner account is not allowed to do that yet. Nothing was opened, and your answers are fine. An operator must ask the channel manager to put it on the allowlist; request {requestId}.",
  "error.partner-role":
    "Our kind of partner account may not do that. Nothing was opened, and your answers are fine. An operator must ask the channel manager; request {requestId}.",
  "error.address-blocked":
    "This bot's network address is on a block list. Nothing was done, and your answers are fine. An operator must take it off the list in access management; request {requestId}.",
  "error.address-unlisted":
    "This bot's network address is not on the list of allowed ones. Nothing was done, and your answers are fine. An operator must add it in access management; request {requestId}.",

  "error.parameter":
    "Tencent refused an answer without naming it ({code}). Nothing was done. Please look the answers over for anything unusual, such as signs in a name; an operator can look up request {requestId}.",
  "error.parameter-value":
    "Tencent does not allow one of the answers and does not say which ({code}). Nothing was done. Please look them over, for example a country that does not go with the phone; an operator can look up request {requestId}.",
  "error.parameter-missing":
    "Tencent asks for a field that this bot did not send. Nothing was opened, and your answers are kept. An operator must check TENCENT_PROFILE; request {requestId}.",
  "error.parameter-unknown":
    "This bot sent a field that Tencent does not know. Nothing was opened, and your answers are kept. An operator must check TENCENT_PROFILE; request {requestId}.",

  "error.field-missing":
    "Tencent asks for a field that this bot did not send. Nothing was done, and your answers are kept. An operator must update the bot; request {requestId}.",
  "error.field-unknown":
    "This bot sent a field that Tencent does not know. Nothing was done, and your answers are kept. An operator must update the bot; request {requestId}.",

  "error.no-such-action":
    "Tencent does not know this kind of request at that address. Nothing was done. An operator must check the Tencent addresses in the settings; request {requestId}.",
  "error.no-such-version":
    "Tencent no longer speaks the version that this bot uses. Nothing was done. An operator must update the bot; request {requestId}.",
  "error.no-such-product":
    "Tencent does not offer this service at that address. Please do not start again. An operator must check the Tencent addresses in the settings; request {requestId}.",
  "error.action-offline":
    "Tencent has taken this kind of request out of service. Please do not start again. An operator must ask the channel manager; request {requestId}.",
  "error.region":
    "Tencent does not offer this in the region that was asked. Please do not start again. An operator must check the Tencent addresses in the settings; request {requestId}.",
  "error.protocol":
    "Tencent wants another protocol at that address. Please do not start again. An operator must check that the Tencent addresses begin with https; request {requestId}.",
  "error.unsupported":
    "Tencent does not support this for our account. Please do not start again. An operator must ask the channel manager; request {requestId}.",
  "error.request-form":
    "Tencent cannot read the form of the request. Please do not start again. An operator must check for a proxy that changes requests; request {requestId}.",
  "error.request-too-large":
    "Tencent finds the request too large. Please do not start again. An operator must look at request {requestId}.",
  "error.answer-too-large":
    "Tencent's answer was too large for it to send, so we do not know what it was. Please do not start again. An operator must check request {requestId}.",
  "error.dry-run":
    "Tencent treated this as a rehearsal. Please do not start again. An operator must check why request {requestId} was a dry run.",
  "error.unlisted":
    "Tencent refused with a code that we do not know ({code}). It may or may not have taken effect, so please do not start again. An operator must check request {requestId}.",
} as const;
