/** Messages of the conversation itself, whichever request it is about. */
export const talk = {
  "talk.instant": "{at}",
  "talk.restored":
    "I was put back from a backup. The newest thing I know is from {since}; I don't know what has happened since. I'm looking for what was opened after that, and I won't text anybody or open anything until somebody on your team says so on my machine: {goCommand}",
  "talk.go-on-with":
    "You have {count, plural, one {# request} other {# requests}} open with nothing in them yet, so I didn't open another. Go on with {case}?",
  "talk.already-yours":
    "You already have {case} open for the same {what}, at: {field}. Go on with that one, or with this one and cancel it.",
  "talk.already-theirs":
    "{case} is {person}'s, for the same {what}, at: {field}. Ask them first, so that the customer isn't asked twice.",
  "talk.left-out": "left out",
  "talk.store-down":
    "I can't reach my records just now, so I may not have kept what you just did. All before that is safe. Please do it once more in a minute.",
  "talk.too-many":
    "You have {most, plural, one {# request} other {# requests}} open, which is as many as one person may have, so I didn't open another. Finish or cancel one first; this is your oldest.",
  "talk.too-many-begun":
    "You have {most, plural, one {# request} other {# requests}} open, which is as many as one person may have, so I didn't keep this answer. Finish or cancel one first; your oldest is {case}.",
  "talk.too-many-theirs":
    "{person} has {most, plural, one {# request} other {# requests}} open, which is as many as one person may have. It stays yours; ask somebody else, or try again when they've finished one.",
  "talk.too-fast":
    "That's a lot of new requests in one minute, so I didn't open another. I can open the next one at {at}.",
  "talk.not-over": "{case} isn't over yet. Its newest card shows how far it is.",
  "talk.call": "{person}: {text}",
  "talk.not-offered": "This desk doesn't offer that, so I opened nothing. Say help to see what I can do here.",
  "talk.practice-text": "Practice phone {to}: {text}",
  "talk.practice-mail": "Practice mailbox {to}: {text}",
  "talk.secret-lost": "I don't have it any more. Use Forgot password on the sign-in page with this e-mail.",
  "talk.operators":
    "Nobody knows whether Tencent made what {case} asked for, and nothing more is sent until somebody finds out. Look in Tencent's console. If it's there, press it here; that counts once a look-up shows it too, or a second one of you says the same. If you're certain that it isn't, two of you must say so.",
  "talk.alone":
    "You're the only one who can judge {case}, so your second word counts too, once it is certain: say confirmed absent, a colon and how you know, such as confirmed absent: not in the console, and the phone got no welcome.",
  "talk.corrected":
    "{case}: what I told you before was wrong, and I'm sorry. Its card shows now what Tencent shows; please use only that.",
  "talk.in-doubt-again":
    "{case}: what I told you may be wrong, because Tencent shows something else now. Please don't use it, and don't start again; I'll tell you here as soon as I know.",
  "talk.nobody-runs":
    "{case} needs the team that runs this bot, and nobody is named here who would hear of it. Please tell whoever set it up; your answers are safe, and I go on as soon as somebody is named.",
  "talk.owed-found":
    "Somebody of the team that runs this bot found this account, so I can't tell who made it. The password that I made for this request fits if it came from here; if it doesn't, use Forgot password on the sign-in page with this e-mail. The button shows it once, so have a safe place for it ready.",
  "talk.revealed-before":
    "It was shown once already. If it's lost, use Forgot password on the sign-in page with this e-mail.",
  "talk.person-called-owner": "I've told {owner} that {case} needs a hand. Your answers are saved.",
  "talk.with-nobody":
    "{text} Nobody is named here who would hear of it, so please tell whoever set up this bot that {case} needs them.",
  "talk.with-owner": "{text} {owner} can tell you more.",
  "talk.in-doubt-operators":
    "{case}: what I told its people may be wrong, because Tencent shows something else now. Its card is here; please look, and say what you find.",
  "talk.made-twice-operators":
    "{case}: an earlier try has made something as well, which shows only now. What its people were shown stays right. Please look in Tencent's console at what is there twice.",
  "talk.not-me-late":
    "Thanks. It's under way at Tencent already, so I can't stop it now, but I've told {person} that {case} isn't yours.",
  "talk.queued":
    "Queued, about {seconds} s: others came first, and Tencent takes only a few at a time. Nothing is lost; I'll go on by myself.",
  "talk.queued-minutes":
    "Queued, about {minutes} min: others came first, and Tencent takes only a few at a time. Nothing is lost; I'll go on by myself.",
  "talk.line-full":
    "Too many requests are waiting for Tencent just now, so I haven't queued yours. Nothing was sent, and all your answers are safe. Please try again in a few minutes.",
  "talk.choice-no-calls": "Don't call me for this",
} as const;
