/** How a create went, where no error code of Tencent's tells it. */
export const create = {
  "create.secret-gone":
    "I keep what you typed for a short while only, and that time is over. Please give it to me once more.",
  "create.already-ours": "{mail} already has an account with us. Use another e-mail, or carry on with that account.",
  "create.open-elsewhere":
    "Your request {case} is already opening an account for this e-mail. Go on there, or use another e-mail.",
  "create.open-by-other":
    "Somebody else is opening an account for this e-mail right now. Use another e-mail, or wait for them.",
  "create.not-here": "I can't open an account for this e-mail here right now. Use another e-mail.",
  "create.unreachable": "I can't reach Tencent right now. Nothing was created, and your answers are saved.",
  "create.clock":
    "My clock is wrong, so Tencent would reject my requests. Nothing was created, and your answers are saved.",
  "create.absent":
    "The account wasn't created: I looked until it was certain. Your answers are saved; I need to text a new code.",
  "create.not-sent-text": "I couldn't ask for the text, because I can't reach Tencent. Nothing was sent.",
  "create.cap":
    "That's the daily limit for texts from this team, so I sent none. Your answers are saved; try again tomorrow.",
  "create.cap-number":
    "That's the daily limit for texts to this number, so I sent none. Your answers are saved; try again tomorrow, or change the number.",
  "create.cap-agent":
    "That's the daily limit for texts from whoever has this request, so I sent none. All answers are saved; try again tomorrow.",
  "create.cap-workspace":
    "That's the daily limit for texts from this workspace or server, so I sent none. Your answers are saved; try again tomorrow.",
  "create.cap-country":
    "That's the daily limit for texts to {country}, so I sent none. Your answers are saved; try again tomorrow.",
  "create.cap-soon":
    "That number has had three texts in ten minutes, so I sent none. Your answers are saved; wait a little, or change the number.",
  "create.text-unserved":
    "This desk sends no texts to {country} any more. No text was sent to {number}, and your other answers are saved. Please choose another country.",
  "create.text-foreign":
    "{number} isn't a number in {country}, so no text was sent. Your other answers are saved. Please give a mobile number in {country}.",
  "create.text-special":
    "{number} is a special number (free, premium, shared cost or personal), so no text was sent. Your other answers are saved. Please give a mobile number in {country}.",
  "create.unbound": "Tencent adds: {reason} The account exists, but may not be linked to us yet.",
  "create.older-profile":
    "Tencent doesn't know some of these fields yet, so I've left them out. Nothing was created; please look once more.",
  "create.bad-input":
    "These answers aren't what Tencent accepts, so nothing was sent and nothing was created. Please look them over, such as the name or the industry.",
  "create.no-key": "I have no working key for Tencent, so nothing was created. Your answers are saved.",
  "create.no-key-text": "I have no working key for Tencent, so no text was sent. Your answers are saved.",
  "create.confirmed-absent":
    "Two people have looked and are certain that nothing was created. Your answers are saved. Go on when you're ready.",
  "create.confirmed-absent-alone":
    "{person}, who runs this desk alone, has looked again and is certain that nothing was created. Your answers are saved. Go on when you're ready.",
  "create.found-waits":
    "No look-up shows that for {case} yet, so I keep looking. Your word counts as soon as one does, or when a second person says the same.",
  "create.found-others": "What you found for {case} belongs to another request already. Nothing has changed.",
  "create.found-not":
    "That account doesn't match {case}: it has another e-mail, or it isn't there. Nothing has changed.",
  "create.too-early":
    "It's too early to be certain about {case}: Tencent may still finish it. Please confirm again after {at}.",
  "create.evidence.attempt": "Attempt",
  "create.evidence.for": "For",
  "create.evidence.request": "RequestId",
  "create.evidence.code": "What Tencent said last",
  "create.evidence.sent": "Sent",
  "create.evidence.why": "What look-ups show",
  "create.evidence.nothing": "nothing",
  "create.evidence.out-of-reach":
    "I can't look any more: the settings for application {app} are gone. Put {settings} back and I look again, or judge it here.",
  "create.evidence.why.other": "a different number from the one that a person found",
  "create.evidence.why.claimed": "a number that another request has",
  "create.evidence.why.phone": "the same e-mail with another phone",
  "create.evidence.why.time": "the same e-mail at another time",
  "create.evidence.why.several": "several with the same e-mail",
  "create.evidence.why.owner": "the same ID with another owner",
  "create.evidence.why.name": "the same ID with another name",
  "create.restored":
    "Our records were put back from a backup of {since}, and I don't know what has happened since. Until the team that runs this bot has looked, I text nobody and open nothing. Nothing you told me is lost; please press again later.",
  "create.enough":
    "I've tried three times without success, so I've stopped. Nothing was created, and your answers are saved.",
  "create.came-after-all":
    "{case}: I told you that nothing was created. It was created after all: {id}. Please don't start again.",
  "create.alarm.unlike":
    "Look-ups don't show what {case} opened the way I'd expect. Please check in Tencent's console that it's there, and bound to you.",
  "create.alarm.unbound":
    "What {case} asked for exists, but may not be bound to you. Tencent adds: {reason} Please check in Tencent's console.",
  "create.alarm.unseen":
    "No look-up has ever shown what a person found for {case}, so I've stopped looking. Please look in Tencent's console once more.",
  "create.alarm.unexpected":
    "Something has turned up for {case} that it no longer waits for, or that another request has: {id}. Please check in Tencent's console whose it is.",
  "create.whose":
    "An account for this e-mail has appeared since my last try, and I can't tell whether it is this request's. I haven't created another one; please don't start again.",
} as const;
