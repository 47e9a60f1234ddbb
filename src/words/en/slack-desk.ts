/** What the Slack adapter says beside the conversation. */
export const slackDesk = {
  "slack.may-not":
    "This desk serves members of its own workspace who were given the right to use it. Ask whoever runs it.",
  "slack.may-not-here": "This desk isn't open in this channel. Write to me in private, or type {command} there.",
  "slack.may-no-more": "Whoever opened this request may not use this desk any more, so it rests. Ask whoever runs it.",
  "slack.may-unknown":
    "Slack doesn't tell me just now who you are, so I can't go on. Nothing is lost; try again in a minute.",
  "slack.may-scope":
    "I can't tell members from guests, because I lack a scope (users:read, and usergroups:read for groups). Nothing is lost; whoever runs this desk must grant it.",
  "slack.may-not-answer":
    "{person} is no member of this workspace, so they can't answer here. I've opened the request for you alone.",
  "slack.no-such-case": "There's no request {case} here.",
  "slack.nothing-open": "You have no open request. Type {command} open to start one.",
  "slack.reveal-ready": "The password for {case} is ready. It is shown once, to you alone.",
  "slack.reveal-show": "Show it",
  "slack.reveal-done": "The password for {case} was shown.",
  "slack.reveal-gone":
    "There's nothing left to show. If it's lost, use Forgot password on the sign-in page with this e-mail.",
} as const;
