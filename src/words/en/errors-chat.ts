/**
 * What people read when Tencent Chat refuses. Chat gives no request id, so the call's own random number takes its
 * place.
 */
export const chatErrors = {
  "error.chat-parameter":
    "Tencent Chat refused an answer without naming it ({code}). Nothing was made. Please look the answers over for anything unusual, such as a picture that is no web address; an operator can look up call {requestId}.",
  "error.chat-packet":
    "Tencent Chat cannot read what this bot sent. Nothing was made, and your answers are fine. An operator must look into it, with code {code} and call {requestId}.",
  "error.official-id":
    "Tencent Chat did not take the id that this bot made for the official account. Nothing was made, and nobody typed anything wrong. An operator must look into it, with call {requestId}.",
  "error.official-id-taken":
    "There is an official account with that id already. We are looking whether it is this one, from a call whose answer got lost. Please do not start again; call {requestId}.",
  "error.official-plan-full":
    "Our Chat application has as many official accounts as its plan allows, so none was made. An operator must dissolve one or have the plan raised; call {requestId}.",
  "error.official-switched-off":
    "Official accounts are not switched on for our Chat application, so none was made. An operator must switch them on in the Chat console; call {requestId}.",
  "error.official-unsure":
    "Tencent Chat had a fault and does not say how far it came. We look, and ask again under the same id, so that nothing is made twice. There is nothing you need to do.",
  "error.owner-unknown":
    "Tencent Chat does not know that owner, so nothing was made. Please check the owner's id and type it again, such as mei-shop.",
  "error.owner-form":
    "Tencent Chat does not take that as an id of a person, so nothing was made. Please type another one of at most 32 bytes, such as mei-shop.",
  "error.import-unsure":
    "Tencent Chat had a fault while it took the owner in. We ask again; the same owner is never taken in twice.",
  "error.chat-free-plan-full":
    "Our Chat application is on the free plan, which takes 100 people, so the owner was not taken in and nothing was made. An operator must have the plan raised; call {requestId}.",
  "error.chat-address":
    "Tencent Chat does not know this kind of request at that address. Nothing was made. An operator must check TENCENT_CHAT_URL; call {requestId}.",
  "error.chat-app":
    "Tencent Chat does not know this bot's application. Nothing was made, and your answers are fine. An operator must check CHAT_SDK_APP_ID; call {requestId}.",
  "error.chat-app-off":
    "Our Chat application is switched off. Nothing was made, and your answers are fine. An operator must switch it on in the Chat console; call {requestId}.",
  "error.chat-forbidden":
    "Tencent Chat does not allow this to our application. Nothing was made, and your answers are fine. An operator must ask Tencent's support, with call {requestId}.",
  "error.chat-plan-over":
    "The plan of our Chat application has run out. Nothing was made, and your answers are fine. An operator must renew it, and it works some 5 minutes later; call {requestId}.",
  "error.chat-from-here":
    "Tencent Chat does not accept calls from this bot's network address. Nothing was made, and your answers are fine. An operator must allow it in the Chat console; call {requestId}.",
  "error.chat-signature":
    "Tencent Chat cannot read how this bot signs. Nothing was made, and your answers are fine. An operator must check CHAT_SDK_APP_ID, CHAT_ADMIN and any proxy in between, with code {code} and call {requestId}.",
  "error.chat-clock":
    "Tencent Chat finds this bot's signature too old, although it was made anew. Nothing was made, and your answers are fine. An operator must set the machine's time; call {requestId}.",
  "error.chat-key":
    "This bot's Chat key does not belong to its Chat application. Nothing was made, and your answers are fine. An operator must copy CHAT_SECRET_KEY again; call {requestId}.",
  "error.chat-region":
    "Tencent Chat does not know our application in that region. Nothing was made, and your answers are fine. An operator must check TENCENT_CHAT_URL and CHAT_SDK_APP_ID; call {requestId}.",
  "error.chat-admin":
    "The name this bot signs with is no administrator of our Chat application. Nothing was made, and your answers are fine. An operator must check CHAT_ADMIN; call {requestId}.",
  "error.chat-many-failures":
    "Tencent Chat has refused this bot's signature too often and refuses everything for a minute. Nothing was made, and your answers are fine. An operator must check CHAT_SECRET_KEY; call {requestId}.",
  "error.chat-blocked":
    "Tencent Chat has put this bot's administrator on a block list. Nothing was made, and your answers are fine. An operator must ask Tencent's support, with call {requestId}.",
} as const;
