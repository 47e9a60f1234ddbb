/** Registering a classroom user: what is asked, and how it went. */
export const classroom = {
  "classroom.name": "Classroom user",
  "classroom.for-you": "{person} is setting up your access to an online classroom.",
  "classroom.hello": "This takes a minute. At the end I have a token that lets the user in for seven days.",
  "classroom.field.task": "What to do",
  "classroom.field.originId": "ID in your system",
  "classroom.field.name": "Name",
  "classroom.field.avatar": "Picture",
  "classroom.field.userId": "UserId",
  "classroom.field.at": "Done",
  "classroom.task.new": "New user",
  "classroom.task.token": "New token",
  "classroom.own-id": "one that I make",
  "ask.task": "A new user, or a new token for a user who's there already? Choose one, or just type new or token.",
  "ask.origin-id":
    "Which ID does the user have in your own system? For example ana-2026. Skip, and I'll make one that nobody else has.",
  "ask.classroom-name": "What's the user called in class? For example Ana Example. Or skip it.",
  "ask.avatar": "Where's the user's picture? A web address, for example https://example.com/logo.png. Or skip it.",
  "ask.whose": "Which user is the token for? Just type their ID in your own system, for example ana-2026.",
  "field.task.which": "There are two things I can do here. Please type one of them: new or token.",
  "help.task": "A token is good for seven days. When it has run out, the user stays, and I can get a new one.",
  "help.origin-id":
    "It's one word that your system knows the user by, such as ana-2026. Nobody else in this classroom application may have it.",
  "help.classroom-name": "It's what others in class see, such as Ana Example. Skip leaves it out.",
  "help.whose":
    "It's the ID that was given when the user was made, such as ana-2026. The card of that request shows it.",
  "classroom.review.intro": "Please check. Nothing happens until you press the button.",
  "classroom.create.new": "Make the user",
  "classroom.create.token": "Get the token",
  "classroom.create.working": "Asking the classroom service…",
  "classroom.create.busy": "It's already under way, so nothing can be changed now. I'll tell you as soon as I know.",
  "classroom.create.unknown":
    "I can't tell yet whether the user was made: I have no clear answer from Tencent. Please don't start again. I'm looking, and I'll tell you here.",
  "classroom.create.manual":
    "I couldn't find out by myself whether the user was made. Please don't start again; I'll tell you here as soon as I know.",
  "classroom.absent":
    "The user wasn't made: I looked until it was certain. Your answers are saved; trying again can't make two.",
  "classroom.elsewhere":
    "Another request is making a user with this ID right now. Give another one, such as ana-2026, or wait for that request to end.",
  "classroom.not-here": "I can't make a user with this ID here right now. Give another one, such as ana-2026.",
  "classroom.done": "The user is registered.",
  "classroom.done.token": "Here is a new token. The user is the same.",
  "classroom.done.next":
    "The token is good until {until}. After that, start a classroom request again and choose New token.",
  "classroom.token.owed":
    "Press the button to see the token; that works once, so have a safe place for it ready. Whoever has it is let in.",
  "classroom.token.show": "Show the token once",
  "classroom.token.shown":
    "It was shown once already. If it's lost, start a classroom request again and choose New token.",
  "classroom.token.not-yours": "Only {person} can see the token.",
  "classroom.token.lost": "I don't have it any more. Start a classroom request again and choose New token.",
  "classroom.token.handed": "The token for {case}, shown this once:",
} as const;
