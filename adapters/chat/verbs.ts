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
  "cancel",
  "help",
] as const;

