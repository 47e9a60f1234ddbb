/** What is answered to sentences that answer no question, by what they mean. */
export const said = {
  "said.safe":
    "It's right to ask. I need only what my card asks for, and nobody here ever asks for a password in a chat. The code goes to Tencent alone; I keep it sealed and delete it afterwards. If you didn't expect this, give nothing and say human.",
  "said.why": "Tencent asks for it to set this up, and I ask for nothing that it doesn't need.",
  "said.why-code":
    "The code proves that this phone or mailbox is yours, so that nobody can sign up with it behind your back. I pass it on to Tencent and to nobody else.",
  "said.other-way":
    "I can't call or use another app: Tencent sends the code to what stands on the card, and only there.",
  "said.next-code": "With the code I finish the request at Tencent, and tell you here how it went.",
  "said.uin": "It's on the card.",
  "said.uin-no": "It isn't there yet: it comes on the card here as soon as everything is done.",
  "said.sign-in": "The card says where and how.",
  "said.sign-in-no": "That comes at the very end, on the card here.",
  "said.password": "If I made one, the card has a button that shows it once. Please never type a password in a chat.",
  "said.password-no": "There's none to see yet, and please never type one in a chat.",
  "said.cost":
    "I take no money here and ask for no card. What Tencent Cloud's services cost later is between you and whoever you buy them from.",
  "said.is-it": '{field}: is it "{text}"?',
  "said.is-name": 'Is "{text}" the customer\'s name?',
} as const;
