/** Approving a request: what approvers are asked, and what the agent hears of it. */
export const approval = {
  "official.approve.intro": "May this official account be created?",
  "verify.approve.intro": "May a code be sent there, to verify the contact?",
  "classroom.approve.intro": "May this be done?",
  "open.approve.intro": "May this account be opened?",
  "open.review.ask": "Ask for approval",
  "talk.rights-old":
    "It took me too long to find out whether you may decide this, so nothing has changed. Please press again.",
  "talk.not-an-approver": "Only those who approve requests can decide this, in the place where they read.",
  "approval.why-title": "Decline {case}",
  "approval.why-label": "Why?",
  "approval.why-hint": "Whoever asked for it reads this.",
  "approval.why-needed": "Please say in a few words why, so that whoever asked knows what to change.",
} as const;
