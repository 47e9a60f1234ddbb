/** Messages about the link by which a customer reads. */
export const link = {
  "link.give": "Give the customer a link",
  "link.again": "A new link",
  "link.withdraw": "Withdraw the link",
  "link.greet":
    "What I need from you is a password that you choose, and then six digits: when {person} is ready, I ask you for both here, and the digits come to your phone by text. It takes about three minutes.",
  "link.made": "Link “{words}”, made at {made}: not opened yet. It can be opened until {until}.",
  "link.opened": "Link “{words}”: opened at {opened}. The same two words stand on the customer's page.",
  "link.opened-soon":
    "Link “{words}”: opened {seconds, plural, one {# second} other {# seconds}} after I made it. If you hadn't passed it on by then, somebody else has it: make a new one.",
  "link.elsewhere":
    "Link “{words}” was opened again in another browser, and doesn't work there. If your customer is the one who can't get in, make a new one and pass it on.",
  "link.asked": "Your customer asks for a new link, because “{words}” doesn't open for them.",
  "link.leaked":
    "Link “{words}” was opened in a way that other computers could have written down, so I've ended it. Make a new one, and send it as it stands.",
  "link.withdrawn": "Link “{words}” doesn't work any more.",
  "link.password": "The customer has set a password.",
  "link.code": "The code was sent at {at}.",
  "link.none": "There's no link to withdraw.",
  "link.call-elsewhere":
    "The link “{words}” of {case} was opened again in another browser, and doesn't work there. If your customer can't get in, make a new one.",
  "link.call-asked": "Your customer asks for a new link for {case}, because “{words}” doesn't open for them.",
  "link.call-leaked":
    "I've ended the link “{words}” of {case}, because other computers could have written it down on its way. Make a new one, and send it as it stands.",
} as const;
