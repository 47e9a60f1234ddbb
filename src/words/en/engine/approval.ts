/** Messages about a decision by somebody with a role. */
export const approval = {
  "talk.approval": "Approval",
  "talk.an-approver": "an approver",
  "talk.nothing-to-approve": "{case} doesn't need anybody's approval right now.",
  "talk.approval-not-yours": "Somebody else who approves requests decides this one.",
  "talk.asked-by": "{person} asks for this.",
  "talk.approval-own":
    "Somebody else who approves requests decides this one, because you have a part in it, or had one.",
  "talk.approved": "{person} approved this.",
  "talk.approved-at": "Approved by {person} at {at}.",
  "talk.approved-at-changing": "{person} approved this at {at}, and it's being changed since.",
  "talk.approved-changing":
    "{person} approved {case} at {at}, and it's being changed since. You'll be asked again if it isn't what was approved any more.",
  "talk.approved-before": "{person} approved {case} already, at {at}.",
  "talk.declined-before": "{person} declined {case} already, so there's nothing to decide just now.",
  "talk.declined-why": "{person} declined this: “{why}” Change what needs changing, then ask again.",
  "talk.declined-by-why": "Declined by {person}: “{why}”",
  "talk.declined-by": "Declined by {person}.",
  "talk.taken-back-unapproved": "Taken back, because nobody had decided.",
  "talk.taken-back": "You've taken it back, so nobody can approve it now. Change what needs changing, then ask again.",
  "talk.take-back-from": "If nobody decides, you can take {case} back from {at} on.",
  "talk.nothing-to-take-back": "{case} isn't waiting for an approval, so there's nothing to take back.",
  "talk.choice-take-back": "Take it back",
  "talk.declined": "{person} declined this. Change what needs changing, then ask again.",
  "talk.call-overdue":
    "{case} still waits for {person}: {field}. You can take it back now and change it, or go on waiting until {at}.",
  "talk.choice-approve": "Approve",
  "talk.choice-decline": "Decline",
} as const;
