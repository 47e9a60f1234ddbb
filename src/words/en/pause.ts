/** Pauses of all desks: what agents and customers read of them, and those who pause. */
export const pause = {
  "pause.spending":
    "Texts and new accounts are paused, by {person}: “{why}” I've sent nothing. All answers are safe, and I'll call you when it goes on.",
  "pause.spending-until":
    "Texts and new accounts are paused until {until}, by {person}: “{why}” I've sent nothing. All answers are safe, and I'll call you when it goes on.",
  "pause.spending-over":
    "Texts and new accounts were paused until a moment ago, so I've sent nothing. All answers are safe.",
  "pause.requests":
    "New requests are paused, by {person}: “{why}” I haven't opened one. Those that are open go on, and you can open yours once the pause is over.",
  "pause.requests-until":
    "New requests are paused until {until}, by {person}: “{why}” I haven't opened one. Those that are open go on.",
  "pause.requests-over": "New requests were paused until a moment ago. Please open it once more.",
  "pause.what-requests": "New requests",
  "pause.what-spending": "Texts and new accounts",
  "pause.what-everything": "Everything but look-ups",
  "pause.news":
    "Paused by {person}: {what}. “{why}” Open requests keep what they have. It lasts until somebody types go on.",
  "pause.news-until":
    "Paused by {person} until {until}: {what}. “{why}” Open requests keep what they have. Go on ends it sooner.",
  "pause.news-ended":
    "The pause was ended by {person}: {what}. Whoever waited is called now, and nothing is sent before they press.",
  "pause.news-over":
    "The pause is over, as it was set: {what}. Whoever waited is called now, and nothing is sent before they press.",
  "pause.not-yours": "Only those who run or supervise this desk can pause it, so nothing has changed.",
  "pause.help":
    "To pause all desks: {command} pause texts for 2h and the reason. Instead of texts you can write requests (nothing new) or everything (both). {command} pause says how things stand, and {command} go on ends it.",
  "pause.lacks-what":
    "What should I pause? {command} pause texts (no texts and no new accounts), {command} pause requests (nothing new) or {command} pause everything (only look-ups go on), each with the reason behind it. Nothing has changed.",
  "pause.lacks-why":
    "Please say why in a few words behind it, because everybody who is kept waiting reads it: {command} pause texts for 2h the numbers look wrong. Nothing has changed.",
  "pause.lacks-long":
    "Please say how long from now, such as for 30m, for 2h or for 3d (30 days at most), or leave it out. Nothing has changed.",
  "pause.begun": "Paused on all desks: {what}. “{why}” Open requests keep what they have. {command} go on ends it.",
  "pause.begun-until":
    "Paused on all desks until {until}: {what}. “{why}” Open requests keep what they have. {command} go on ends it sooner.",
  "pause.ended":
    "No longer paused: {what}. {waits, plural, one {# request waits; I'm calling whoever must act, and nothing is sent before they press.} other {# requests wait; I'm calling whoever must act, and nothing is sent before they press.}}",
  "pause.ended-none": "No longer paused: {what}. No request waited.",
  "pause.was-none": "Nothing was paused.",
  "pause.none":
    "Nothing is paused. {command} pause texts, {command} pause requests or {command} pause everything does it, with the reason behind it.",
  "pause.stands": "Paused by {person} since {at}: {what}. “{why}”",
  "pause.stands-until": "Paused by {person} since {at}, until {until}: {what}. “{why}”",
  "pause.lines": "{first} {next}",
  "pause.standing": "{lines} {waits, plural, one {# request waits.} other {# requests wait.}} {command} go on ends it.",
  "pause.standing-none": "{lines} No request waits. {command} go on ends it.",
} as const;
