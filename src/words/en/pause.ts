/** Pauses of all desks: what agents and customers read of them, and those who pause. */
export const pause = {
  "pause.customer":
    "I have to wait a little before I can go on with this. Nothing is lost, and there's nothing you need to do.",
  "pause.spending":
    "{person} has paused texts and new accounts: “{why}” I've sent nothing. All answers are safe, and I'll call you when it goes on.",
  "pause.spending-until":
    "{person} has paused texts and new accounts until {until}: “{why}” I've sent nothing. All answers are safe, and I'll call you when it goes on.",
  "pause.spending-over":
    "Texts and new accounts were paused until a moment ago, so I've sent nothing. All answers are safe.",
  "pause.requests":
    "{person} has paused new requests: “{why}” I haven't opened one. Those that are open go on, and you can open yours once the pause is over.",
  "pause.requests-until":
    "{person} has paused new requests until {until}: “{why}” I haven't opened one. Those that are open go on.",
  "pause.requests-over": "New requests were paused until a moment ago. Please open it once more.",
  "pause.what-requests": "New requests",
  "pause.what-spending": "Texts and new accounts",
  "pause.what-everything": "Everything but look-ups",
  "pause.news":
    "{person} has paused: {what}. “{why}” Open requests keep what they have. It lasts until somebody types go on.",
  "pause.news-until":
    "{person} has paused until {until}: {what}. “{why}” Open requests keep what they have. Go on ends it sooner.",
  "pause.news-ended":
    "{person} has ended the pause: {what}. Whoever waited is called now, and nothing is sent before they press.",
  "pause.news-over":
    "The pause is over, as it was set: {what}. Whoever waited is called now, and nothing is sent before they press.",
  "pause.went-on": "The pause is over. {text}",
} as const;
