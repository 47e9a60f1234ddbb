/** Messages of Discord only. */
export const discord = {
  "discord.password":
    "Discord is no place for a password, so I make one. It is shown once, at the end, and changed at the first sign-in.",
  "discord.stranger":
    "I can't tell who {name} is. Pick the person from the list that Discord shows after the @, or use the option customer of {command} open.",
  "discord.title": "Practice · {title}",
  "discord.wrong": "{field}: {why}",
  "discord.wrong-kept": "The rest is saved. Press the button to mend this, and only this is asked again.",
  "discord.press-again": "That took me too long. Press the button, and it opens.",
  "discord.late":
    "{person}, I couldn't answer you alone in time, and your direct messages are closed to me. Please do that once more.",
  "discord.kept": "Nothing has changed: {case} goes on.",
  "discord.note-goes":
    "This note goes away once the link is opened or ended, and after {minutes} minutes at the latest. If you need the link after that, press A new link.",
  "discord.thread": "Account {case}",
  "discord.thread-over": "Account {case} · {state}",
  "discord.thread-for": "{customer} answers in {place}.",
  "discord.the-thread": "a private thread of this channel",
  "discord.the-dm": "direct messages with me, because I may not open private threads here",
  "discord.no-place":
    "I have no way to reach {customer}: I can't open a private thread there, and their direct messages are closed to me. Give them a link with {command} link {case}, or let me create private threads (docs/discord.md).",
  "discord.dm-closed":
    "Your direct messages are closed to me, so I've put {case} in a private thread of the channel where you opened it.",
  "discord.dm-closed-here":
    "Your direct messages are closed to me, so I show {case} to you here only. {command} resume brings it back at any time.",
  "discord.may-not": "I serve members of my own servers who were given access. Ask the team that runs this bot.",
  "discord.not-served":
    "I don't serve this server, so I did nothing. If it should be served, ask the team that runs this bot to add {server}.",
  "discord.may-unknown":
    "Discord can't tell me just now who you are, so I can't go on. Nothing is lost; please try again in a minute.",
  "discord.may-not-answer":
    "{person} isn't a member of this server, so they can't answer here and I ask them nothing. You can name a member instead.",
  "discord.never-here":
    "Others can read this channel, so I took nothing from it. Codes go into the box behind the button, into {command} code, or into our direct messages; passwords go nowhere.",
  "discord.never-here-deleted":
    "Others can read this channel, so I've deleted your message and took nothing from it. Codes go into the box behind the button, into {command} code, or into our direct messages; passwords go nowhere. If that was one you use, change it.",
  "discord.type-instead": "Type {command} help instead: then I can answer you alone.",
} as const;
