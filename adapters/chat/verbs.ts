/** Every word that an order can begin with, beside the kinds of request. Commands, hints and help are made from it. */
export const verbs = [
  "open",
  "status",
  "list",
  "find",
  "resume",
  "code",
  "resend",
  "hand",
  "customer",
  "link",
  "note",
  "cancel",
  "help",
] as const;

/** The words by which those who run the desk decide, where a platform lists commands one by one. */
export const judgeVerbs = ["found", "absent", "more", "close", "lift", "pause", "go-on"] as const;
