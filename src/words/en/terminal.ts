/** Messages of the terminal only. */
export const terminal = {
  "terminal.practice": "This is practice: no real account is opened, and no real text is sent.",
  "terminal.hello": "Your answers are saved as you go. Ctrl-C ends at any time; npm start goes on from there.",
  "terminal.going-on": "Going on with {case}.",
  "terminal.was-practice":
    "{case} was practice. Nothing real came of it, so nothing is lost; what you answer here now is for real.",
  "terminal.choose": "Type a number, or one of: {words}",
  "terminal.found-how": "If it is there, type found and its number, such as found 200000123456.",
  "terminal.choose-line": "Type 1, or a line's number to change it, or one of: {words}",
  "terminal.words": "Or type: {words}",
  "terminal.nobody-else": "Nobody else sits at this terminal, so {name} can't answer here: you are asked everything.",
  "terminal.hidden": "{label} (stays hidden)",
  "terminal.phone": "Text to {to} (practice phone)",
  "terminal.mailbox": "E-mail to {to} (practice mailbox)",
  "terminal.kinds": "For another kind of request, type one of: {words}",
  "terminal.list-how": "To go on with one of them, type resume and its number, such as resume R-7K2P.",
  "terminal.list-next": "There are more: type list next.",
  "terminal.list-previous": "For the ones before: type list previous.",
  "terminal.another": "Enter opens another request, Ctrl-C ends",
  "terminal.bye-open": "Your answers are saved. To go on with {case}: npm start",
  "terminal.bye-working": "{case} is with Tencent, and nothing is sent twice. To hear how it ends: npm start",
} as const;
