/** Verifying a domain contact's phone or e-mail: what is asked, and how it went. */
export const verify = {
  "verify.name": "Domain contact",
  "verify.for-you": "{person} is verifying your phone number or e-mail address as a domain contact.",
  "verify.hello": "This takes a minute. Tencent sends a code to the phone or e-mail, and the code proves it.",
  "verify.field.contact": "Phone or e-mail",
  "verify.field.phone": "Phone number",
  "verify.field.lookup": "Check",
  "verify.field.text": "Code message",
  "verify.field.code": "Code from the message",
  "verify.field.proof": "Proof",
  "verify.field.at": "Verified",
  "ask.contact":
    "Which phone number or e-mail address should be verified for the domain contact? For example +852 5123 4567 or ana@example.com.",
  "help.contact":
    "An e-mail such as ana@example.com is the surest. A phone begins with + and its country's code, such as +852 5123 4567.",
  "verify.review.intro": "Please check. Nothing is sent until you press the button.",
  "verify.text.ask": "I'll have a code sent to {contact}.",
  "verify.text.go": "Send the code",
  "verify.text.to": "Send the code to {contact}",
  "verify.text.old":
    "The last code is more than {minutes} minutes old, so it may not work any more. I can have a new one sent.",
  "verify.text.void": "The code sent to {contact} no longer counts, because the contact has changed.",
  "verify.text.working": "I have the code. Waiting for Tencent to confirm the message.",
  "verify.code.asked": "At {at} I asked Tencent to send a code to {contact}. What does it say?",
  "verify.code.perhaps": "Tencent's answer got lost, so the message may or may not come.",
  "verify.code.help":
    "The code is in the newest message from Tencent Cloud; older ones no longer count. Is it the wrong one? Say edit contact.",
  "verify.code.limit": "That was one wrong code too many here, so it needs a pause and then a new code.",
  "verify.code.replaced":
    "That isn't the newest code, or it was mistyped. Nothing is verified yet. I've had more than one sent, and only the last one counts: please type the code of the newest message, such as 246810.",
  "verify.proof.go": "Verify the contact",
  "verify.proof.working": "Checking the code…",
  "verify.proof.busy": "The code is being checked, so nothing can be changed now. I'll tell you as soon as I know.",
  "verify.proof.unknown":
    "I can't tell yet whether it's verified: I have no clear answer from Tencent. Please don't start again. I'm looking, and I'll tell you here.",
  "verify.proof.manual":
    "I couldn't find out by myself whether it is verified. Please don't start again; I'll tell you here as soon as I know.",
  "verify.absent": "It isn't verified: I looked until it was certain. Your answer is saved; it takes a new code.",
  "verify.elsewhere":
    "Another request is verifying this phone or e-mail right now. Give another one, or wait for that request to end.",
  "verify.not-here": "I can't verify this phone or e-mail here right now. Give another one, or try again later.",
  "verify.not-yet":
    "It isn't verified after all, so it takes a code. Nothing was changed. Please give it once more, such as ana@example.com.",
  "verify.done": "The contact is verified.",
  "verify.known": "Good news: it was verified already, so there was nothing to do.",
  "verify.done.next": "It can be used for the contacts of your domains now.",
} as const;
