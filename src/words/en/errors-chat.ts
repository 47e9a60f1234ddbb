/**
 * What people read when Tencent Chat refuses. Chat gives no request id, so the call's own random number takes its
 * place.
 */
export const chatErrors = {
  "error.chat-parameter":
    "Tencent Chat refused an answer without saying which ({code}). Nothing was made. Please look your answers over for anything unusual, such as a picture that isn't a web address; the team that runs this bot can look up call {requestId}.",
  "error.chat-packet":
    "Tencent Chat can't read what I sent. Nothing was made, and your answers are fine (call {requestId}).",
  "error.official-id":
    "Tencent Chat didn't accept the ID that I made for the official account. Nothing was made, and nobody typed anything wrong (call {requestId}).",
  "error.official-id-taken":
    "There's already an official account with that ID. I'm looking whether it's this one, from a call whose answer got lost. Please don't start again; call {requestId}.",
  "error.official-plan-full":
    "Our Chat application has as many official accounts as its plan allows, so none was made (call {requestId}).",
  "error.official-switched-off":
    "Official accounts aren't switched on for our Chat application, so none was made (call {requestId}).",
  "error.official-unsure":
    "Something went wrong at Tencent Chat, and it didn't say whether the official account was made. I look, and ask again under the same ID, so nothing is made twice. There's nothing you need to do.",
  "error.owner-unknown":
    "Tencent Chat doesn't know that owner, so nothing was made. Please check the owner's ID and type it again, such as mei-shop.",
  "error.owner-form":
    "Tencent Chat doesn't accept that as somebody's ID, so nothing was made. Please type another one of at most 32 bytes, such as mei-shop.",
  "error.import-unsure":
    "Something went wrong at Tencent Chat while it added the owner. I'll ask again; the same owner is never added twice.",
  "error.chat-free-plan-full":
    "Our Chat application is on the free plan, which has room for 100 people, so the owner wasn't added and nothing was made (call {requestId}).",
  "error.chat-address":
    "Tencent Chat doesn't know this kind of request at that address. Nothing was made (call {requestId}).",
  "error.chat-app":
    "Tencent Chat doesn't know our application. Nothing was made, and your answers are fine (call {requestId}).",
  "error.chat-app-off":
    "Our Chat application is switched off. Nothing was made, and your answers are fine (call {requestId}).",
  "error.chat-forbidden":
    "Tencent Chat doesn't allow our application to do this. Nothing was made, and your answers are fine (call {requestId}).",
  "error.chat-plan-over":
    "The plan of our Chat application has run out. Nothing was made, and your answers are fine (call {requestId}).",
  "error.chat-from-here":
    "Tencent Chat doesn't accept calls from my network address. Nothing was made, and your answers are fine (call {requestId}).",
  "error.chat-signature":
    "Tencent Chat can't read my signature. Nothing was made, and your answers are fine (call {requestId}).",
  "error.chat-clock":
    "Tencent Chat says my signature is too old, although it was new. Nothing was made, and your answers are fine (call {requestId}).",
  "error.chat-key":
    "My Chat key doesn't belong to our Chat application. Nothing was made, and your answers are fine (call {requestId}).",
  "error.chat-region":
    "Tencent Chat doesn't know our application in that region. Nothing was made, and your answers are fine (call {requestId}).",
  "error.chat-admin":
    "The name I sign with isn't an administrator of our Chat application. Nothing was made, and your answers are fine (call {requestId}).",
  "error.chat-many-failures":
    "Tencent Chat has refused my signature too often and is blocking all requests for a minute. Nothing was made, and your answers are fine (call {requestId}).",
  "error.chat-blocked":
    "Tencent Chat has put my administrator on a block list. Nothing was made, and your answers are fine (call {requestId}).",
} as const;
