/** Messages of Slack only. */
export const slack = {
  "slack.customer": "Customer in Slack",
  "slack.customer-hint":
    "Whoever you choose gives the code from the text and alone sees the password. Leave it empty to do both yourself.",
  "slack.customer-not":
    "They aren't a member of this workspace, so they can't answer here. Choose somebody else, or nobody.",
  "slack.password":
    "Slack is no place for a password, so I make one. It is shown once, at the end, and changed at the first sign-in.",
  "slack.search-like": "Start typing, for example {example}",
  "slack.in-thread":
    "Slack lets me write nothing to {customer} in private, so {case} stands for them in the channel where you named them. Others can read it there, so I show no whole number or address in it. To have it in private, give them a link with {command} link {case}.",
  "slack.stranger":
    "I can't tell who {name} is. Pick the person from the list that Slack shows after the @, for example {command} open for @ana.",
  "slack.may-not": "I serve members of my own workspace who were given access. Ask the team that runs this bot.",
  "slack.may-not-here": "I don't work in this channel. Write to me in private, or type {command} there.",
  "slack.may-unknown":
    "Slack can't tell me just now who you are, so I can't go on. Nothing is lost; please try again in a minute.",
  "slack.may-scope":
    "I can't tell members from guests here, because I lack a right in Slack, so I can't go on. Nothing is lost; try again later.",
  "slack.may-not-answer":
    "{person} isn't a member of this workspace, so they can't answer here and I ask them nothing. You can name a member instead.",
  "slack.not-served":
    "I don't serve this workspace, so I did nothing. If it should be served, ask the team that runs this bot to add {team}.",
  "slack.not-installed":
    "I can't work in this workspace, because I don't have a key to it any more. Ask the team that runs this bot to install me here again; nothing is lost.",
  "slack.press-again": "Slack didn't let me open that just now. Press the button once more; it's still there for you.",
  "slack.install-title": "Not installed",
  "slack.install-not-served":
    "{name} isn't one of the workspaces that I serve. If it should be, ask the team that runs this bot to add {team}, and install me again after that.",
  "slack.install-no-workspace":
    "I can be installed in one workspace, and not in a whole organisation. Choose a workspace and install me there.",
  "slack.install-given-back": "I kept nothing, and Slack has taken its token back.",
  "slack.install-still-there":
    "I kept nothing, but Slack didn't take its token back just now. To be rid of me for good, remove the app in the workspace's settings.",
  "slack.over-http":
    "Until now Slack came to me over sockets; from now on I wait for it at /slack/events of my address. Switch Socket Mode off in the app's settings and give Slack that address there (docs/slack.md). Until then I hear nothing of what anybody does.",
  "slack.over-sockets":
    "Until now Slack came to me over HTTP; from now on I wait for it on sockets. Switch Socket Mode on in the app's settings (docs/slack.md). Until then I hear nothing of what anybody does.",
  "slack.token-not-renewed":
    "I can't renew my token for {team}: Slack answers {code}. Whoever writes to me there gets no answer now. Have the app installed there once more; nothing is lost.",
  "slack.token-ended":
    "My token for {team} has ended, and Slack doesn't answer when I ask for the next one. I go on trying; until then whoever writes to me there gets no answer.",
  "slack.no-group-scope":
    "I can't tell who may open requests in {team}: I lack the scope usergroups:read there, which SLACK_AGENT_GROUPS needs. Have the app installed there once more.",
  "slack.no-such-group":
    "The workspace {team} has no user group {group}, which SLACK_AGENT_GROUPS names, so nobody there is let in by it. Correct the list, or name people.",
  "slack.lacks-scope":
    "I can't tell members from guests in {team}, so nobody there gets on: I lack a scope (users:read, and usergroups:read for groups). Have the app installed there once more with it.",
} as const;
