/** Messages that all chat platforms share. */
export const chat = {
  "chat.practice": "Practice: no real account is opened, and no real text is sent.",
  "chat.gist": "{state}: {title}. {body}",
  "chat.gist-practice": "Practice. {gist}",
  "chat.state-asks": "Needs an answer",
  "chat.state-waits": "Waiting",
  "chat.state-works": "In progress",
  "chat.state-unknown": "Not known yet",
  "chat.state-manual": "Waiting for a person",
  "chat.state-done": "Done",
  "chat.state-cancelled": "Cancelled",
  "chat.state-expired": "Ran out of time",
  "chat.state-over": "Over for you",
  "chat.state-failed": "Ended without a result",
  "chat.taken-off":
    "The team that runs this bot doesn't serve this place any more, so {case} can't go on here, and nothing more is sent or spent for it. If its account was being opened already, I still find out how that ended. Ask them if that surprises you.",
  "chat.taken-off-operators":
    "{place} isn't on the list any more, and {count, plural, one {one request is} other {# requests are}} open there: {cases}. Nobody can press in them, and nothing more is sent or spent; what Tencent has already is looked up to its end.",
  "chat.taken-off-unsent": "Nothing was sent, because the team that runs this bot doesn't serve this place any more.",
  "chat.not-done":
    "Nothing was sent, because the team that runs this bot doesn't offer this any more. They can tell you more.",
  "chat.retired-operators":
    "I don't offer {name} any more, because {settings} is gone from my settings, and {count, plural, one {one request is} other {# requests are}} open: {cases}. Put the settings back and they go on. Else each ends by itself at its deadline, and its owner hears why; what Tencent may have made is looked for where I still can, and comes to you to judge where I can't.",
  "chat.unreached":
    "{place} can't be reached any more: the app was taken out there, or its token from my settings. {count, plural, one {One request is} other {# requests are}} open there: {cases}. What they're owed can't be told; each ends at its deadline, and what Tencent may have made is looked up to its end. Put it back and they go on.",
  "chat.refused-here":
    "For a minute, every message of mine has been refused where {case} stands. Nothing is lost, and I go on trying. You can go on with {case} here: ask me for it by its number.",
  "chat.refused":
    "For a minute, {place} has refused every message of mine for {case} ({why}). I go on trying, and what people are owed there waits. Please look whether I was taken out of a channel there, lack a right, or whether the place is down.",
  "chat.trouble":
    "Something went wrong on my side, and this may not have arrived. Whatever I had before is safe. Please look at your card, and do it once more if the card hasn't moved.",
  "chat.in-vain":
    "Somebody did something in {place} and got no answer of mine ({why}). Nothing that I kept is lost. Please look whether I was taken out of a channel there or lack a right; my log has the rest. I'll say this once a day while it goes on.",
  "chat.somebody": "somebody on another platform",
  "chat.request-id": "{label} {id}",
  "chat.answer": "Answer",
  "chat.fill-in": "Fill in the form",
  "chat.enter-code": "Enter the code",
  "chat.choose": "Choose one",
  "chat.about-case": "{label}, {case}",
  "chat.judge-how":
    "You can also write it here with my name in it, such as: found {case} 200000123456, or confirmed absent.",
  "chat.judge-how-held":
    "You can also write more or close here with my name in it, or found {case} 200000123456 if you find it after all.",
  "chat.judged": "Noted for {case}. Its card shows how it stands now.",
  "chat.judge-which":
    "Which one? {count, plural, one {# waits} other {# wait}} for you: {cases}. Say its number too, such as {case} {said}.",
  "chat.judge-none": "Nothing waits for you to decide right now.",
  "chat.found-title": "It is there",
  "chat.found-label": "{name} from Tencent's console",
  "chat.found-hint": "The number as it stands there, such as 200000123456.",
  "chat.found-submit": "It is this one",
  "chat.found-shape": "I can't find a number in that. Copy it from Tencent's console, such as 200000123456.",
  "chat.peek-title": "For your eyes only",
  "chat.peek": "{case} is for {key}. Only you see this, for ten minutes, and I've noted that you looked.",
  "chat.peek-over": "That was shown for ten minutes. Press the button on the card to see it again.",
  "chat.peek-gone": "There's nothing to show for {case} any more.",
  "chat.more-choices": "{more, plural, one {# more is} other {# more are}} not in this list: type the name instead.",
  "chat.words-only": "I can't read pictures, stickers or voice notes, so please type it here in words.",
  "chat.which-code": "Several requests wait for a code. Which one is this code for?",
  "chat.code-again": "I don't have that code any more. Please type it once more.",
  "chat.request": "Request {case}",
  "chat.form": "{name} · {case}",
  "chat.link-label": "A link for the customer",
  "chat.link-tick": "Give me a link to pass on",
  "chat.link-hint": "For a customer who is in no chat. They answer on a page, and you don't see what they type.",
  "chat.customer-or-link": "Please choose one: a customer here, or a link for one who isn't.",
  "chat.form-next": "You'll see it all once more before anything is sent. Nobody asks for a password here.",
  "chat.continue": "Continue",
  "chat.later": "Later",
  "chat.close": "Close",
  "chat.code": "Type the 6 digits of the newest message. Older ones no longer count.",
  "chat.code-label": "The code",
  "chat.code-submit": "Submit the code",
  "chat.change-number": "Change the number",
  "chat.loading": "One moment…",
  "chat.reveal-title": "The password",
  "chat.reveal":
    "This is the password for {case}. It is shown this once, so copy it now. Change it at the first sign-in.",
  "chat.reveal-close": "I have it",
  "chat.home": "Your requests",
  "chat.home-none": "No requests yet. Open one with the button, or type {command} open in any channel.",
  "chat.home-more": "The first {count, number} are shown, open ones first.",
  "chat.list-newer": "Previous page",
  "chat.list-older": "Next page",
  "chat.password": "I see a password in that, so I've taken nothing from it. {todo}",
  "chat.password-cut": "I saw a password in that. I've left it out and read the rest. {todo}",
  "chat.password-delete": "Please delete the message, and change the password if it's in use.",
  "chat.password-deleted": "I've deleted your message. Please change the password if it's in use.",
  "chat.password-change": "Please change the password if it's in use.",
  "chat.password-field":
    "I see a password in that, so I haven't kept it. Please type only what this field asks for; none asks for a password.",
  "chat.several":
    "I see more than one person in that, so I opened nothing. Name the one customer, for example {command} open for @name.",
  "chat.resume": "Resume",
  "chat.cancel-listed": "Cancel {case}? It can't be taken up again.",
  "chat.help": "I open Tencent Cloud accounts, one question at a time, and save each answer as you go.",
  "chat.help-begin":
    "To begin: {kinds}. Say what you know already, for example {command} open for @ana company ana@example.com",
  "chat.help-look":
    "To look: {command} list (also list waiting, team or done), {command} status R-7K2P, {command} find ana (the first letters of a name, an e-mail, a mobile number, a UIN or R-7K2P)",
  "chat.help-go-on":
    "To go on: {command} resume R-7K2P, code, resend, hand @ben R-7K2P, customer @ana R-7K2P (who gets the text), link R-7K2P (for a customer in no chat), note R-7K2P prefers mornings (agents only), cancel R-7K2P",
  "chat.unknown": "I don't know {said}. {command} help lists what I know.",
  "chat.did-you-mean": "I don't know {said}. Did you mean {command} {nearest}?",
  "chat.found": "Found",
  "chat.found-none":
    "No request here has that. Give two or more first letters of a word of the name, or the whole e-mail or number as it was given then.",
  "chat.find-too-often":
    "That's {most} searches in a minute, as many as I do for one person. I can look again at {at}.",
  "chat.find-what":
    "Search by what? Give the first letters of the customer's name, an e-mail, a mobile number with its country, a UIN, a RequestId, a domain or a request's number, for example {command} find +852 5123 4567.",
  "chat.handout": "For the customer. It has no secret in it, so you may send it as it is:",
  "chat.go-on-with": "Go on with {case}",
  "chat.ask-for-it": "Ask for it",
  "chat.hand-over": "Hand it over",
  "chat.opened-by": "{person} has it",
  "chat.whom": "Who is it for? Name them, for example {command} {verb} @ana R-7K2P.",
  "chat.may-not-own":
    "{person} may not open requests here, so they can't take one over. Nothing has changed. Choose somebody who may.",
  "chat.may-no-more":
    "Whoever opened this request no longer has access, so it's on hold. Ask the team that runs this bot.",
  "chat.no-such-case": "There's no request {case} here.",
  "chat.was-practice":
    "{case} was practice, and I open real accounts now. Nothing real came of it, so nothing is lost. Start the real one with the button.",
  "chat.open-real": "Open a real one",
  "chat.note-which": "Which request is it for? Say its number too, for example note R-7K2P prefers mornings.",
  "chat.nothing-open": "You don't have an open request. Type {command} open to start one.",
  "chat.reveal-ready": "The password for {case} is ready. It is shown once, to you alone.",
  "chat.reveal-show": "Show it",
  "chat.reveal-done": "The password for {case} was shown.",
  "chat.reveal-gone":
    "There's nothing left to show. If a password is lost, use Forgot password on the sign-in page with this e-mail. If a token is lost, start a classroom request again and choose New token.",
  "chat.secret-title": "Shown this once",
  "chat.secret-ready": "What {case} has for you is ready. It is shown once, to you alone.",
  "chat.secret-done": "What {case} had for you was shown.",
} as const;
