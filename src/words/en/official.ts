/** Making a Chat official account: what is asked, and how it went. */
export const official = {
  "official.name": "Chat official account",
  "official.for-you": "{person} is setting up an official account for you.",
  "official.hello": "This takes about three minutes. Optional questions have a Skip button.",
  "official.field.owner": "Owner",
  "official.field.known": "Owner's check",
  "official.field.nick": "Owner's name",
  "official.field.name": "Name",
  "official.field.introduction": "Introduction",
  "official.field.face": "Picture",
  "official.field.organization": "Organization",
  "official.field.subscribers": "Subscriber limit",
  "official.field.custom": "Note for your systems",
  "official.field.id": "Official account",
  "official.field.call": "Call number",
  "official.field.at": "Made",
  "official.new": "{owner} (new to the Chat application)",
  "official.subscribers": "{subscribers, number}",
  "ask.owner": "Who should own the official account? Just type their ID in the Chat application, for example mei-shop.",
  "ask.nick":
    "{owner} isn't in the Chat application yet, so I'd add them. What name should others see? For example Mei. Say edit owner if the ID is wrong, or skip for no name.",
  "ask.official-name": "What's the official account called? Up to {most} bytes, for example Mei's flower shop.",
  "ask.introduction":
    "How does it introduce itself? Up to {most} bytes, for example: Fresh flowers every day. Or skip it.",
  "ask.face":
    "Where is its picture? A web address of up to {most} bytes, for example https://example.com/logo.png. Or skip it.",
  "ask.organization":
    "Which organization does it belong to? Up to {most} bytes, for example Example Limited. Or skip it.",
  "ask.subscribers": "How many people may subscribe at most? For example 5000. Skip takes Tencent's usual 100,000.",
  "ask.custom": "Is there a note for your own systems? Up to {most} bytes, for example shop=12. Or skip it.",
  "help.owner":
    "It's the UserID that your Chat application knows them by, of at most 32 bytes: one word, such as mei-shop.",
  "help.nick": "Any name will do, such as Mei; it can be changed later in the Chat application.",
  "help.official-name":
    "A plain letter is 1 byte, a Chinese one 3: 150 letters, or 50 Chinese ones, such as Mei's flower shop.",
  "help.bytes": "A plain letter is 1 byte, a Chinese one 3. Skip leaves it out.",
  "help.face": "It begins with https://, such as https://example.com/logo.png. Skip leaves it out.",
  "help.subscribers": "A whole number, such as 5000. Skip takes Tencent's usual 100,000.",
  "help.custom": "People don't see it; your own programs do, such as shop=12. Skip leaves it out.",
  "official.review.intro": "Please check. Nothing is made until you press the button.",
  "official.create.go": "Make the official account",
  "official.create.working": "Making the official account…",
  "official.create.busy":
    "The official account is already being made, so nothing can be changed now. I'll tell you as soon as I know.",
  "official.create.unknown":
    "I can't tell yet whether it was made: I have no clear answer from Tencent. Please don't start again. I'm looking, and I'll tell you here.",
  "official.create.manual":
    "I couldn't find out by myself whether it was made. Please don't start again; I'll tell you here as soon as I know.",
  "official.absent":
    "The official account wasn't made: I looked until it was certain. Your answers are saved; trying again can't make two.",
  "official.elsewhere": "This official account is already being made. Please wait for that to end.",
  "official.not-here": "I can't make this official account here right now. Try again later.",
  "official.owner-not-here":
    "I can't make an official account for this owner here right now. Give another ID, such as mei-shop.",
  "official.done": "The official account is ready.",
  "official.done.next": "Your application reaches it under this ID.",
} as const;
