/** Messages about a limit that was lifted for one case. */
export const limits = {
  "talk.lift-done":
    "One more text may go for {case}. It goes once somebody presses for it there; nothing was sent yet.",
  "talk.lift-told":
    "{person} has lifted the limit for {case} once: {why}. Nothing was sent yet; press on its card when the text is wanted.",
  "talk.lift-none": "No limit holds {case} up, so there's nothing to lift. Nothing has changed.",
  "talk.lift-why": "Why? Write the reason behind the number, such as: lift {case} the customer is on the phone.",
  "talk.lift-long": "Please give the reason for {case} in {most} letters or fewer. Nothing has changed.",
  "talk.lift-not-yours": "Only supervisors and those who run this desk lift a limit, so nothing has changed in {case}.",
  "talk.lift-line": "Limit lifted for one text, {at}, {person}: {why}",
  "talk.lift-operators": "{case} is held up by a limit on texts. Somebody there asks for your help.",
  "talk.choice-lift": "Let one more text go…",
  "talk.lift-hint":
    "If it can't wait, ask a person: a supervisor can let one more text go. They write to me lift {case} and the reason.",
  "create.cap-lifted":
    "One more text may go out now, beyond the limit. None was sent for that yet: press when it's wanted.",
} as const;
