/** How a create went, where no error code of Tencent's tells it. */
export const create = {
  "create.secret-gone": "What you typed is kept for a short while only, and that time is over. I need it again.",
  "create.already-ours": "{mail} already has an account with us. Use another e-mail, or carry on with that account.",
  "create.open-elsewhere":
    "Your request {case} is already opening an account for this e-mail. Go on there, or use another e-mail.",
  "create.open-by-other":
    "Somebody else is opening an account for this e-mail right now. Use another e-mail, or wait for them.",
  "create.not-here": "I can't open an account for this e-mail here right now. Use another e-mail.",
  "create.unreachable": "Tencent can't be reached right now. Nothing was created and your answers are saved.",
  "create.clock":
    "The bot's clock is off, so it doesn't dare to sign. Nothing was created; whoever runs the bot must set the clock.",
  "create.absent":
    "The account was not made: I looked until it was certain. Your answers are saved; I need to text a new code.",
  "create.not-sent-text": "The text could not be asked for: Tencent can't be reached. Nothing was sent.",
  "create.cap": "Enough texts for now: this desk has had its share for today, so I sent none. Your answers are saved.",
  "create.cap-number":
    "I can't text this number today, so I sent nothing. Your answers are saved; try again tomorrow, or change the number.",
  "create.cap-agent":
    "Enough texts for now: whoever has this request has had their share for today, so I sent none. All answers are saved.",
  "create.cap-workspace":
    "Enough texts for now: this workspace or server has had its share for today, so I sent none. Your answers are saved.",
  "create.text-unserved":
    "This desk sends no texts to {country} any more. No text was sent to {number}, and your other answers are saved. Please choose another country.",
  "create.text-foreign":
    "{number} isn't a number in {country}, so no text was sent. Your other answers are saved. Please give a mobile number in {country}.",
  "create.text-special":
    "{number} is a special number (free, premium, shared cost or personal), so no text was sent. Your other answers are saved. Please give a mobile number in {country}.",
  "create.unbound":
    "Tencent adds: {reason} The account exists, but may not be linked to us yet; the people who run this desk know.",
  "create.older-profile":
    "Tencent doesn't know some of these fields yet, so I leave them out. Nothing was created; please look once more.",
  "create.bad-input":
    "These answers don't fit what Tencent takes, so nothing was sent and nothing was created. Please look them over, such as the name or the industry.",
  "create.no-key":
    "The bot has no working key for Tencent, so nothing was created. Your answers are saved; whoever runs the bot must set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY.",
  "create.no-key-text":
    "The bot has no working key for Tencent, so no text was sent. Your answers are saved; whoever runs the bot must set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY.",
  "create.confirmed-absent":
    "Two people have looked and are certain: nothing was made. Your answers are saved. Go on when you are ready.",
  "create.confirmed-absent-alone":
    "{person}, who runs this desk alone, has looked again and is certain: nothing was made. Your answers are saved. Go on when you're ready.",
  "create.found-waits":
    "No look-up shows that for {case} yet, so I keep looking. It stands as soon as one does, or when a second person says the same.",
  "create.found-others": "What you found for {case} belongs to another request already. Nothing has changed.",
  "create.found-not":
    "What you found does not go with {case}: it has another e-mail, or it is not there. Nothing has changed.",
  "create.too-early":
    "It is too early to be certain about {case}: Tencent may still finish it. Please confirm again after {at}.",
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
  "create.evidence.why.owner": "the same id with another owner",
  "create.evidence.why.name": "the same id with another name",
  "create.restored":
    "Our records were put back from a backup of {since}, and I don't know what has happened since. Until the team that runs this bot has looked, I text nobody and open nothing. Nothing you told me is lost; please press again later.",
  "create.enough":
    "Three tries came to nothing, so I make no fourth. Nothing was created. The people who run this desk must look; your answers are saved.",
  "create.came-after-all":
    "{case}: I told you that nothing was made. It was made after all: {id}. The team that runs this bot has been told; ask them before you start again.",
  "create.alarm.unlike":
    "Look-ups don't show what {case} opened the way I'd expect. Please check in Tencent's console that it's there, and bound to you.",
  "create.alarm.unbound":
    "What {case} asked for exists, but may not be bound to you. Tencent adds: {reason} Please check in Tencent's console.",
  "create.alarm.unseen":
    "No look-up has ever shown what a person found for {case}, so I've stopped looking. Please look in Tencent's console once more.",
  "create.alarm.unexpected":
    "Something has turned up for {case} that it no longer waits for, or that another request has: {id}. Please check in Tencent's console whose it is.",
  "create.whose":
    "An account for this e-mail has come up since I last tried, and I can't tell whether it is this request's. I made no other. The people who run this desk must look; please don't start again.",
} as const;
