/** What operators are told of people who are refused often. */
export const refused = {
  "refused.often":
    "{person} was refused {count, plural, one {# time} other {# times}} since {since} in {place}; most often they tried to {what}. Nothing came of it, and each time I said so in private. If they should be able to, give them the role that they lack; if not, ask them what they're after, or take them out there. {refusalsCommand} lists what was tried.",
  "refused.often-place":
    "People in {place}, which I don't serve, have tried {count, plural, one {# time} other {# times}} since {since} to use me. Nothing came of it, and each time I said so in private. If they should be served, put the place on my list; if not, take my app out there. {refusalsCommand} lists what was tried.",
  "refused.many":
    "More people than I name one by one were refused 20 times and more within this hour. Nothing came of it. {refusalsCommand} lists who tried what, and how often. If they should be able to, look at who may open requests in my settings.",
  "refused.open": "open requests",
  "refused.look": "see requests",
  "refused.answer": "answer in somebody else's request",
  "refused.edit": "change somebody else's request",
  "refused.cancel": "cancel somebody else's request",
  "refused.hand-over": "take or hand over somebody else's request",
  "refused.name-customer": "name the customer of somebody else's request",
  "refused.reveal": "see somebody else's password",
  "refused.decide": "approve a request",
  "refused.judge": "decide what became of a request",
  "refused.peek": "see what a card masks",
  "refused.pause": "pause the desk",
  "refused.lift": "lift a limit",
} as const;
