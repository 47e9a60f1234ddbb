/** What to do about messages that do not say it themselves, word for word as the code has them. */
const again = "Nothing: it is tried again. If it goes on, look at the network and at the platform's status page.";
const nothing = "Nothing.";
const report = "Restart is not needed. If it comes again, report it with the lines around it.";
const read = "Look the request up with npm run cases, and tell the person yourself.";
const judge = "Do what its card in the channel of OPERATORS asks.";

export const remedies: Readonly<Record<string, string>> = {
  // before anything runs
  "Frontdesk needs its packages first: npm ci": "Type npm ci in that folder.",
  "the bundler is not installed: npm ci": "Type npm ci in that folder.",
  "Nothing is built here, and ‹why›": "Whoever owns the folder types npm ci && npm run build there.",
  "The source is newer than the build, so the build starts as it is: ‹why›":
    "Whoever owns the folder types npm run build there.",
  "Not all of ‹packageFolder› can be loaded (‹said›). Whoever owns it can mend that: ‹remedyOfBuild›":
    "Install the package anew; in a checkout npm ci && npm run build.",
  "Not all of this build can be loaded (‹said›). Whoever owns it can mend that: ‹remedyOfBuild›":
    "Install the package anew; in a checkout npm ci && npm run build.",
  // starts and commands
  "Discord does not take DISCORD_TOKEN any more (‹code›). ‹mend›, then start again.":
    "Reset the token under Bot at discord.com/developers/applications, and set the new one; with a code about intents or shards, do what the sentence says.",
  "‹place› refuses the user or the password of DATABASE_URL.":
    "Mend them in DATABASE_URL. # / ? % @ in a password are written as %23 %2F %3F %25 %40.",
  "PostgreSQL has its own tools for this: docs/postgresql.md shows pg_dump and a base backup.": "Use those.",
  "‹key› is missing, and without it nothing in ‹file› opens.":
    "Put the file of practice's key back; practice is worth no backup without it.",
  "No backup was made, because what is kept is not whole: ‹message›":
    "See what npm run audit says, and put the last good backup back.",
  "‹file› is not a Frontdesk database.": "Set DATABASE_URL to the ledger's file.",
  "No backup was made, because ‹file› has broken pages.": "Look at the disk, and put the last good backup back.",
  "DATABASE_URL says where to move to, such as postgres://user:password@host/database.": "Set it so.",
  "FRONTDESK_KEY is missing: the one that ‹file› was made with.": "Set that key.",
  "Nothing was moved: ‹message›.": "The old file is as it was. See what npm run audit says of it.",
  "‹…› ‹…›": "npm run pause was not understood; the lines below show how it is typed.",
  "Say which backup to put back: npm run restore -- FILE": "Name the file.",
  "Nothing was put back: ‹from› is no whole backup, for it holds no ledger.": "Name another backup.",
  "This ledger was never put back from a backup, so there is nothing to allow.": "Nothing: it may spend.",
  "Nothing was put back: ‹message›.": "Name another backup.",
  "Nothing was put back: ‹from› is no whole backup.": "Name another backup.",
  "There is no ledger of real accounts yet: ‹place› holds what was practised, and npm start moves that to ‹moves›.":
    "Start the desk first, or practise on.",
  "Frontdesk can't start yet:\n‹…›": "Each line below it is one of *Settings*.",
  "‹…›\nSetup changes nothing before that is mended.": "Mend the .env as the sentence before says, or move it away.",
  // what setup says
  "That's ‹other›. ‹is› and ‹where›.": "Copy the other one, from where it says.",
  "That isn't it. ‹is› and ‹where›.": "Copy it once more, from where it says.",
  "‹name› ‹why›": "Answer as the sentence says; the setting's name is before it.",
  "A desk can't start with this yet: ‹…›": "Each line below it is one of *Settings*.",
  "Slack doesn't list them now (‹error›).": "Type the ids, or stop with Ctrl-C and try again in a minute.",
  // what check finds
  "can't be looked at: Slack can't be reached (‹why›).": "Look at the network and at HTTPS_PROXY.",
  "can't be looked at: Slack can't be reached (‹silent›).": "Look at the network and at HTTPS_PROXY.",
  "‹url› does not answer: nobody knows that name, so look at its DNS entry (‹code›).":
    "Look at the DNS entry of that name.",
  "‹url› does not answer: its certificate is not good for that name, so browsers would warn people (‹code›).":
    "Get a certificate for that name.",
  "‹url› does not answer: it speaks no https, so put a certificate before this desk (‹code›).":
    "Let the web server there speak https.",
  "‹url› does not answer: ‹code›.": "Look up the code; mostly it is the network or the web server there.",
  "is to reach this desk ‹is›, and came ‹is› until now. ‹mend› at api.slack.com/apps > your app > Socket Mode, or nothing that people do comes in.":
    "Switch Socket Mode on or off there, to fit .env.",
  "can't be looked into, because the platform doesn't tell who is there.":
    "Look at the scopes (Slack) or the Server Members Intent (Discord).",
  "Tencent does not answer: TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY have characters that no key has.":
    "Copy both again.",
  // said at a start
  "This ledger was put back from a backup and knows nothing after ‹since›. It spends nothing until you say so: npm run restore -- --go":
    "Think of what was opened since, then type that command.",
  "There is no .env in ‹…›, so this is practice.": "Nothing, or npm run setup.",
  "Standbys of the database: ‹says›": "What npm run check says under *Standbys*.",
  "OPERATORS ‹says›": "What npm run check says under *OPERATORS*.",
  "Port ‹PORT› is taken, so there is no page in the browser.": "Nothing, or set PORT to a free one.",
  // the log: the desk
  "put back from a backup; nothing is spent until npm run restore -- --go":
    "Read since when the backup knows nothing, then type that command.",
  "the operators could not be told":
    "Look whether the place that OPERATORS names is there and the bot is in it; npm run check tells.",
  "the operators can't be told now; will try again":
    "Nothing at first. If it goes on, npm run check tells what is wrong with OPERATORS.",
  "a practice text was not passed on": "Nothing: it is practice. The text is on the practice phone as well.",
  "what was remembered while practising can't be read":
    "Nothing for real accounts. Workspaces that installed the app while practising install it again.",
  "the desk must stop": "The line says why. Mend that; a supervisor may start the desk again unless it ended with 78.",
  "nobody can be reached there": read,
  "nobody reads this address":
    "A setting or a request names a place of a platform that this desk is not on: set its tokens, or take the place out.",
  "a case does not open, so it is found by its number alone":
    "It was sealed with another FRONTDESK_KEY, or is damaged. Put that key back, and see what npm run audit says.",
  "it is not called after the pause yet": again,
  "a pause has begun": "Nothing. npm run pause says who began or ended it, and why.",
  "Tencent's lists can't be had; using our own": "Nothing at first. npm run check tells whether Tencent takes the key.",
  "nobody here does ‹name›":
    "A request needs an API that these settings leave out: set LCIC_SDK_APP_ID or CHAT_SDK_APP_ID again, or update this desk.",
  "will try again": "Nothing at first. After three tries the request asks its people or you.",
  "its lease has to run out first": "Nothing: another try comes within a minute.",
  "a platform does not tell whether somebody is still there": again,
  "refused attempts could not be counted; will try again": "Nothing. If it goes on, look at the database.",
  "every post to this address is refused since a minute and more":
    "Let the bot into that channel again, or install the app again where its token was taken back.",
  "this platform refuses every post, and nobody can be told elsewhere":
    "npm run check tells what the platform refuses. Mend its token or its scopes.",
  "a kind that is offered no more has open requests":
    "Set LCIC_SDK_APP_ID or CHAT_SDK_APP_ID again until these are over.",
  "the database is back": nothing,
  "the database is away; looking for it once a second":
    "Start it again, or make room on its disk; answers wait meanwhile and nothing is lost. npm run check tells why.",
  "the desk's round failed; it goes on": report,
  "its time has come in vain": report,
  "a place that is not on the list has open requests":
    "Nothing if it was taken off on purpose. Else add it to SLACK_TEAMS or DISCORD_GUILDS.",
  "something that only the operators can mend": "The channel of OPERATORS has the same with what to do.",
  "ALARM: few texts are proven":
    "Look at the country in the line: pause texts if somebody pumps them, or ask Tencent whether they arrive.",
  "nobody in this place can be told anything any more": "Install the app there again, or take the place off the list.",
  "this address has too many connections at once":
    "Put a web server or balancer before the desk, or look who calls from there.",
  "the port is taken, so health and the practice phone are not served here":
    "Nothing while practising. Else set PORT to a free one.",
  // creates
  "it was made after the backup, and is found": nothing,
  "it is looked for again": again,
  "ALARM: ‹key›": judge,
  "confirmed absent by one person": "See in npm run audit who it was, and whether a second person should look.",
  "confirmed absent by two": nothing,
  "ALARM: the case was told something else":
    "An account is there although its request was told that there is none. Tell its customer; npm run cases shows both.",
  "a person must judge whether this is the one": judge,
  "ALARM: a person must judge whose it is that came up since": judge,
  "the create's outcome is unknown":
    "Nothing: it is looked up until that is certain. If only a person can tell, a card asks you.",
  // every chat
  "its owner was not told": read,
  "a message with a password could not be deleted":
    "Delete it yourself, or let the bot manage messages there; have the password changed.",
  "nobody was told of a password of theirs":
    "Nothing was kept of it. Tell its writer to change it, if you know who it was.",
  "‹name› does not tell who somebody is":
    "Nobody may do anything while that lasts. Look at the platform's status page and at npm run check.",
  // Discord
  "a server that is not on the list has let the bot in; a request of it is open":
    "Add it to DISCORD_GUILDS, or end that request; the bot leaves afterwards.",
  "a server that is not on the list has let the bot in; it was left":
    "Nothing, unless it belongs into DISCORD_GUILDS. Switch Public Bot off.",
  "Discord does not tell who somebody is": again,
  "nothing could be kept or looked up":
    "Look at the database: people were told that nothing was lost and to press again.",
  "an interaction went wrong": report,
  "what an operator was shown could not be taken away":
    "Delete that message yourself, because an e-mail address stands in it.",
  "Discord cannot be reached": again,
  "discord.js failed": report,
  "the line to Discord broke": again,
  "reaching Discord again": nothing,
  "something that came in failed": report,
  "what came meanwhile was not heard": "People who wrote meanwhile write again; buttons work.",
  "Discord has been silent for so many ms; discord.js should have reconnected":
    "If it lasts for minutes, stop the desk and start it again, and report it.",
  "no turn could be taken to reach Discord": again,
  "DISCORD_DEV_GUILD_ID has the command twice: other servers use the one of every server, so it stays":
    "Take DISCORD_DEV_GUILD_ID out.",
  "some servers were not looked at for a command of an earlier setting": again,
  "Discord cannot be reached; trying again": again,
  "other desks have the lines to Discord; this one waits for one": nothing,
  "which desk has which line to Discord can't be looked up": "Look at the database.",
  "a line was left without its session": "Nothing: messages of a few seconds may have to be sent again.",
  "its owner was not told where it is": read,
  "the command could not be put in place": "npm run register tries again and says why.",
  "notes with links for customers were not looked after": again,
  "this card can be shown nowhere but on request":
    "The person has closed their direct messages; /account resume shows it to them.",
  "this person can be told nothing until they do something":
    "They have closed their direct messages: ask them to open those.",
  "this is no address in Discord": "A setting has a damaged address; npm run check tells which.",
  "its secret waits for somebody who can't be told": "Tell them to press the button on their card, within 72 hours.",
  "somebody could not be let into the thread":
    "Let them in yourself; the bot needs View Channel there, and they do too.",
  // Slack
  "what somebody did in Slack went wrong": report,
  "nobody could be told that something has failed": again,
  "Slack refuses what was sent":
    "Report it with the line: Slack says in it what it doesn't take, and the desk sends it again.",
  "no modal could be opened for an operator": "Press again: Slack gives three seconds.",
  "somebody of a workspace that is not served could not be told so": nothing,
  "Slack does not tell who is in this group":
    "Nobody of the group may do anything while that lasts. npm run check tells whether the scope or the group is missing.",
  "a request that does not come from Slack":
    "Nothing: it was refused. If there are many, look who can reach that port; if it was Slack, copy SLACK_SIGNING_SECRET again.",
  "a workspace that is not served wanted the app; it was refused": "Nothing, unless it belongs into SLACK_TEAMS.",
  "Slack did not take the token back; it is not kept":
    "Nothing: without being kept nobody can use it. Its workspace can remove the app.",
  "a renewed token can't be kept yet; it is used meanwhile":
    "Look at the database before the desk stops, or that workspace installs the app again.",
  "Slack does not tell by what other ids somebody is known": again,
  "the token of this workspace could not be renewed": "Have the app installed there once more, at /slack/install.",
  "Slack cannot be reached; trying again": again,
  "Slack came another way until now; unless its app is switched over, nothing comes in":
    "Switch Socket Mode on or off at api.slack.com/apps > your app, to fit .env.",
  "by which way Slack comes could not be noted": nothing,
  "Slack does not say who we are; asking again": again,
  "by which way Slack came until now could not be read": nothing,
  "the workspaces were not looked at": again,
  "this person cannot be told anything": read,
  "this is no address in Slack": "A setting has a damaged address; npm run check tells which.",
  "this can be shown nowhere":
    "Invite the bot to the channel where the request was opened; /account resume shows it anywhere.",
  "no modal could be opened": "Nothing: the person gets a button that opens it.",
  // the pages
  "an event stream was not opened": again,
  "open pages were not looked after": again,
  "the playground did not answer, or was not drawn": report,
};
