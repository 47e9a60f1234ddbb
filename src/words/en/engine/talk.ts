/** Messages of any conversation, whatever it is about. */
export const talk = {
  "talk.title": "{name} · {case}",
  "talk.title-step": "{name} · {case} · step {n} of {of}",
  "talk.same-mail": "e-mail address",
  "talk.same-phone": "phone number",
  "talk.takeover-asked": "I've asked {person} to hand {case} to you. It stays theirs until they do.",
  "talk.takeover-wanted":
    "{person} would like to take over {case}. Nothing has changed; the button hands it over, if you agree.",
  "talk.note-what": "What should I note for {case}? For example: note prefers to be called after 4 pm",
  "talk.note-long": "I keep up to {most} characters a note, so I kept nothing of this one for {case}. Make two of it.",
  "talk.noted": "Noted for {case}. Only agents see it.",
  "talk.note-line": "Note, {at}, {person}: {text}",
  "talk.customer-said": "{person} says in {case}: “{text}”",
  "talk.choice-handout": "Text for the customer",
  "talk.choice-again-like": "Open another like this",
  "talk.like": "As in {case}:",
  "talk.and": "{first} and {next}",
  "talk.customers-part": "{person} answers this later: {fields}.",
  "talk.took": "{field}: {value}",
  "talk.took-not": "I left out what I don't need here: {what}.",
  "talk.took-nothing": "I found nothing in that text that I could take, so I'll ask.",
  "talk.changed": "Something changed since I asked, so let me ask again.",
  "talk.moved-on": "That question has moved on. The newest message has the current one.",
  "talk.one-moment": "One moment, I'm still on it.",
  "talk.press": "Please use one of the buttons here.",
  "talk.closed": "{case} is finished, so nothing can be changed any more. Its newest card shows how it ended.",
  "talk.busy": "It's already under way, so nothing can be changed now. I'll tell you as soon as I know.",
  "talk.not-yours": "This one isn't yours to change. Whoever asked you for it can tell you more.",
  "talk.theirs": "{case} is {person}'s, so it isn't yours to change. They can hand it to you.",
  "talk.theirs-only": "{case} is {person}'s, so it isn't yours to change.",
  "talk.theirs-closed": "{case} is {person}'s, and it is finished. They can tell you how it ended.",
  "talk.about": "{case}: {text}",
  "talk.waits-for": "This one's waiting for {person}.",
  "talk.waits-for-field": "Waiting for {person}: {field}.",
  "talk.being-changed": "This request is being changed just now, so there's nothing to decide yet.",
  "talk.call-turn": "{case} needs you: {field}. It stays open until {at}.",
  "talk.call-turn-code": "{case} needs you: {field}. A code is good until {at}.",
  "talk.call-reminder": "{case} still waits for you: {field}. It ends at {at} if nothing happens.",
  "talk.call-reminder-code": "{case} still waits for you: {field}. The code is good until {at}.",
  "talk.call-silent": "{case} still waits for {person}: {field}. It ends at {at} if nothing happens.",
  "talk.call-judge": "{case} needs your judgement: nobody knows yet whether it was made.",
  "talk.call-held": "{case} can't go on until one of you decides. It ends at {at} if nobody does.",
  "talk.call-over": "{case} has moved on. Its card shows how it stands now.",
  "talk.call-done": "{case} is done. {text}",
  "talk.call-stuck": "{case} is stuck for now. {text}",
  "talk.calls-no-more": "I won't call you for {case} any more. Its card still shows how far it is.",
  "talk.calls-again": "I'll call you for {case} again when it needs you.",
  "talk.retired":
    "{case} can't go on: this desk doesn't offer {name} any more. Nothing was created, and nothing will be sent. It ends by itself at {at}, or cancel it now. The team that runs this bot can tell you more.",
  "talk.retired-end":
    "{case} has ended: this desk doesn't offer {name} any more. Nothing was created, and I've deleted the secrets. The team that runs this bot can tell you more.",
  "talk.handed": "{person} has {case} now.",
  "talk.handed-you": "{person} has handed {case} to you. Its card is here.",
  "talk.left-customer":
    "{person} isn't here any more, so {case} is on hold. Name another customer: say customer and a name, such as customer @ana {case}. With your own name it's your part.",
  "talk.left-owner":
    "Whoever opened {case} isn't here any more, so it's on hold. Nothing is lost, and nothing more is sent.",
  "talk.left-owner-operators":
    "{person}, who has {case}, isn't here any more, so it's on hold. Give it to somebody with hand and their name, such as hand @ben {case}; then it goes on.",
  "talk.customer-named": "{person} is the customer of {case} now.",
  "talk.never-typed":
    "Please never type a password here: others may read it later. If that was one you use, change it. Press the button and I'll make one.",
  "talk.not-equal": "The two don't match: at least one character is another. Please type both once more.",
  "talk.not-equal-length": "The two don't match: one is longer than the other. Please type both once more.",
  "talk.not-equal-case":
    "The two don't match: they differ only in capital and small letters. Please look at Caps Lock, and type both once more.",
  "talk.not-equal-blank":
    "The two don't match: one has a space at its beginning or end. Please type both once more, without it.",
  "talk.not-equal-width":
    "The two don't match: one has full-width characters. Please switch the keyboard, and type both once more.",
  "talk.not-equal-empty": "The second one was empty. Please type both once more.",
  "talk.not-equal-either": "{other} Besides, the first one won't do yet: {why}",
  "talk.not-before": "Hold on, please. You can try that again at {at}.",
  "talk.again-at": "No code yet? You can ask for another at {at}.",
  "talk.try-at": "It's worth another try from {at}.",
  "talk.tries-left": "{left, plural, one {# try} other {# tries}} left.",
  "talk.help":
    "I ask one thing at a time and save each answer. These words work at any step: back, edit {field} (or another field), resend, status, cancel, and human for a person's help.",
  "talk.help-no-code":
    "I ask one thing at a time and save each answer. These words work at any step: back, edit {field} (or another field), skip, status, cancel, and human for a person's help.",
  "talk.help-sealed": "{text} Until then you can say status, and human for a person's help.",
  "talk.help-held": "{text} Until then you can say status, cancel, and human for a person's help.",
  "talk.help-held-customer": "{text} Until then you can say status, ask to cancel, and human for a person's help.",
  "talk.frozen": "That answer can't be changed any more in this request.",
  "talk.secret-lost": "I don't have it any more, so it can't be shown.",
  "talk.nothing-before": "This is the first question.",
  "talk.nothing-to-edit": "There's no such answer to change yet.",
  "talk.nothing-to-resend": "There's no code to send again right now.",
  "talk.nothing-to-reveal": "There's nothing here to show.",
  "talk.reveal-not-yours": "Only {person} can see the password.",
  "talk.handed-password": "The password for {case}, shown this once:",
  "talk.handed-password-next": "Change it at the first sign-in.",
  "talk.person": "{person}",
  "talk.operators":
    "Nobody knows whether what {case} asked for was made, and nothing more is sent until somebody finds out. Please look where it would be. If it's there, press it here; that counts once a look-up shows it too, or a second one of you says the same. If you're certain that it isn't, two of you must say so.",
  "talk.operators-owner": "Asked for by",
  "talk.operators-not-now": "There's nothing left to decide here.",
  "talk.absent-by": "{person} says it isn't there. Somebody else must say so too.",
  "talk.found-by": "{person} says it's {id}.",
  "talk.found-it-by": "{person} says it's there.",
  "talk.found-waits":
    "No look-up shows that yet. I'm looking: your word counts as soon as one does, or when a second person says the same.",
  "talk.alone":
    "You're the only one who can judge {case}, so your second word counts too, once it is certain: say confirmed absent, a colon and how you know, such as confirmed absent: it is in no list, and nobody got a message.",
  "talk.no-party": "You have a part in {case}, so the second word must be somebody else's.",
  "talk.operators-held":
    "{case} can't go on by itself, and nothing is sent until one of you decides: let them try once more, or close it.",
  "talk.operators-held-found": "If you find it after all, press It is there.",
  "talk.held-reminder": "{case} still waits for your decision. It ends at {at} if nobody decides.",
  "talk.held-waits": "{case}: nobody has decided yet how it goes on. It ends at {at} if nobody does.",
  "talk.judge-reminder": "{case} still waits for your decision: its card is here, and nobody else can end it.",
  "talk.second-reminder":
    "{case} still waits for a second person: {person} says it isn't there. Its card is here; please look as well, and say what you find.",
  "talk.last-reminder": "I won't remind you of {case} again. It stays open, and you can still decide on its card.",
  "talk.judge-waits":
    "Nobody has found out yet whether it was made. Please don't start again; I'll tell you here as soon as I know.",
  "talk.person-reminder":
    "{case} still needs a person's help. It was asked for at {at}, and nothing has changed since.",
  "talk.person-waits": "Nothing has changed in {case} since a person was asked for. Your answers are saved.",
  "talk.choice-more": "Let them try once more",
  "talk.choice-close": "Close it",
  "talk.tries-given": "{case}: {person} lets you try once more. Its card has the next step.",
  "talk.closed-by": "{case}: {person} has closed it. Nothing was created.",
  "talk.corrected":
    "{case}: what I told you before was wrong, and I'm sorry. Its card shows now what is really there; please use only that.",
  "talk.made-after-all":
    "{case}: I told you that nothing was created. It was created after all, and its card shows it now. Please don't start again.",
  "talk.came-meanwhile":
    "{case}: an earlier try created it after all, although I told you that nothing was created. Another try is under way: I'll wait until it ends, and then its card shows what there is. Please don't start again.",
  "talk.in-doubt-again":
    "{case}: what I told you may be wrong, because something else shows now. Please don't use it, and don't start again; I'll tell you here as soon as I know.",
  "talk.made-twice":
    "{case}: an earlier try has made something as well, which shows only now. What the card shows stays right.",
  "talk.choice-found": "Found {id}",
  "talk.choice-found-what": "It is there…",
  "talk.choice-found-it": "It is there",
  "talk.choice-peek": "Show the e-mail",
  "talk.choice-peek-number": "Show the number",
  "talk.choice-absent": "Confirmed absent",
  "talk.second-person": "You've already said so for {case}. A second person must confirm that it isn't there.",
  "talk.nothing-to-judge": "{case} doesn't need a decision right now.",
  "talk.owed":
    "I've made the password. Press the button to see it; that works once, so have a safe place for it ready.",
  "talk.owed-found":
    "Somebody of the team that runs this bot found it, so I can't tell who made it. The password that I made for this request fits if it came from here. The button shows it once, so have a safe place for it ready.",
  "talk.revealed-before": "It was shown once already, so it can't be shown again.",
  "talk.needed": "I can't go on without this one.",
  "talk.person-called": "I've told the team that runs this bot that {case} needs a hand. Your answers are saved.",
  "talk.person-called-both":
    "I've told {person} and the team that runs this bot that {case} needs a hand. Your answers are saved.",
  "talk.person-rung-before":
    "I've told the team that runs this bot already, for {case}. I can tell them again at {at}.",
  "talk.with-team": "{text} I've told the team that runs this bot.",
  "talk.in-doubt-operators":
    "{case}: what I told its people may be wrong, because something else shows now. Its card is here; please look, and say what you find.",
  "talk.made-twice-operators":
    "{case}: an earlier try has made something as well, which shows only now. What its people were shown stays right. Please look at what is there twice.",
  "talk.operators-trouble":
    "{case} can't go on until you mend this. Its people were told what follows, but for the last sentence.",
  "talk.operators-look": "{case} has ended well, but please look at one thing.",
  "talk.person-wanted": "{case} needs a person's help, asked for by {person}.",
  "talk.rung-before": "I've told {owner} already, for {case}. I can tell them again at {at}.",
  "talk.cancel-asked": "I've told {person} that you'd like {case} cancelled. Nothing is cancelled until they do it.",
  "talk.cancel-wanted": "{person} asks you to cancel {case}. Nothing has changed; say cancel {case} if you agree.",
  "talk.number-told":
    "Thanks. I've told {person} that the {what} in {case} isn't yours. A code that went there is void, and you don't need to do anything.",
  "talk.number-wrong":
    "{person} says that the {what} in {case} isn't theirs. A code that went there is void; give me the right one, or keep it if you're sure.",
  "talk.number-told-before": "I've told {person} already, and nothing is sent before they've looked.",
  "talk.no-number-yet": "{case} has no number yet. I've told {person} to ask you for yours.",
  "talk.number-ask": "{person} asks you to take the number in {case} from them. There's none yet.",
  "talk.no-number-here": "{case} needs no number, so no text comes to you for it.",
  "talk.not-me-told":
    "Thanks for telling me, and sorry to have bothered you. I won't ask or tell you anything more about {case}, and no code comes to you for it. If you still get one, give it to nobody.",
  "talk.not-me-owner":
    "{person} says that {case} isn't theirs. I ask them nothing more, and no code goes out. Name another customer: say customer and a name, such as customer @ana {case}. With your own name it's your part.",
  "talk.not-me-late":
    "Thanks. It's under way already, so I can't stop it now, but I've told {person} that {case} isn't yours.",
  "talk.not-me-wanted":
    "{person} says that {case} isn't theirs, and it's under way already. Please find out who gave the code.",
  "talk.not-me-named": "{person} has said that {case} isn't theirs, so I don't ask them again. Name somebody else.",
  "talk.greet": "Hello! I'm a bot. {what}",
  "talk.greet-desk": "Hello! I'm the bot of {desk}. {what}",
  "talk.for-you": "{person} is setting something up for you: {name}.",
  "talk.greet-text":
    "What I need from you is six digits: when {person} is ready, they come to your phone by text within a minute, and you type them here. It takes about two minutes.",
  "talk.greet-mail":
    "What I need from you is six digits: when {person} is ready, they come to you by e-mail within a minute, and you type them here. It takes about two minutes.",
  "talk.greet-either":
    "What I need from you is six digits: when {person} is ready, they come to you by text or e-mail within a minute, and you type them here. It takes about two minutes.",
  "talk.greet-none":
    "There's nothing for you to do. It takes about two minutes, and I'll tell you here when it's done.",
  "talk.greet-asked-text":
    "The text should reach you within a minute of that, and it's all I need. It takes about two minutes.",
  "talk.greet-asked-mail":
    "The e-mail should reach you within a minute of that, and it's all I need. It takes about two minutes.",
  "talk.greet-asked-either":
    "The code should reach you within a minute of that, and it's all I need. It takes about two minutes.",
  "talk.greet-asked-none": "It takes about two minutes.",
  "talk.greet-never": "I never ask for a password, an ID card or money.",
  "talk.greet-never-papers": "I never ask for an ID card or money.",
  "talk.greet-out-number": "Not your number, or not you? Press the button for it, and nothing more comes.",
  "talk.greet-out-address": "Not your address, or not you? Press the button for it, and nothing more comes.",
  "talk.greet-out": "Isn't this you? Press the button, and nothing more comes.",
  "talk.not-customers":
    "Only {person} can do that here. You can give the code, ask for a new one, say that it's not your number or that this isn't you, ask to cancel, or say human for a person's help.",
  "talk.help-customer":
    "Type the code here once it reaches you. You can also say new code, not my number, this isn't me, status, ask to cancel, and human for a person's help. Nobody asks you for a password in a chat.",
  "talk.help-customer-only":
    "There's nothing for you to answer in this request; I tell you here how it goes. You can say this isn't me, status, ask to cancel, and human for a person's help. Nobody asks you for a password in a chat.",
  "talk.cancel-sure": "Cancel {case}? Nothing has been created.",
  "talk.pick-field": "Which answer do you want to change?",
  "talk.closed-cancelled": "Cancelled. Nothing was created, and I've deleted the secrets.",
  "talk.closed-expired":
    "This request ran out of time. Nothing was created, and I've deleted the secrets. You can start again whenever you like.",
  "talk.closed-failed": "This request ended without a result. Nothing more is sent or asked for it.",
  "talk.status-asking": "{case} is at step {n} of {of}: {field}.",
  "talk.queued":
    "Queued, about {seconds} s: others came first, and only a few are taken at a time. Nothing is lost; I'll go on by myself.",
  "talk.queued-minutes":
    "Queued, about {minutes} min: others came first, and only a few are taken at a time. Nothing is lost; I'll go on by myself.",
  "talk.status-working": "{case}: one moment, I'm still on it.",
  "talk.status-done": "{case} is done.",
  "talk.status-cancelled": "{case} was cancelled. Nothing was created.",
  "talk.status-expired": "{case} ran out of time. Nothing was created.",
  "talk.status-failed": "{case} ended without a result.",
  "talk.choice-again": "Try again",
  "talk.choice-edit": "Edit {field}",
  "talk.choice-edit-any": "Edit an answer",
  "talk.choice-keep": "Keep it as it is",
  "talk.choice-back": "Back",
  "talk.choice-skip": "Skip",
  "talk.choice-cancel": "Cancel request",
  "talk.choice-ask-cancel": "Ask to cancel",
  "talk.choice-not-my-number": "That's not my number",
  "talk.choice-not-my-address": "That's not my address",
  "talk.choice-not-me": "This isn't me",
  "talk.choice-cancel-yes": "Yes, cancel",
  "talk.choice-cancel-no": "Keep it",
  "talk.choice-help": "Help",
  "talk.choice-resend": "Send a new code",
  "talk.choice-person": "Ask a person",
  "talk.choice-calls": "Call me again",
  "talk.choice-reveal": "Show the password once",
  "pause.customer":
    "I have to wait a little before I can go on with this. Nothing is lost, and there's nothing you need to do.",
  "pause.went-on": "The pause is over. {text}",
  "paste.unread": "I can't take it as it stands in your text, so I'll ask",
} as const;
