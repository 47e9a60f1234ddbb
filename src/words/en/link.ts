/** What is said about links by which customers read in a browser. */
export const link = {
  "link.give": "Give the customer a link",
  "link.again": "A new link",
  "link.withdraw": "Withdraw the link",
  "link.customer": "the customer",
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
  "link.ended": "I've ended the link. Whatever was typed there before still counts.",
  "link.made-before": "I've made this link already, and I show each only once. If it's lost, press A new link.",
  "link.call-elsewhere":
    "The link “{words}” of {case} was opened again in another browser, and doesn't work there. If your customer can't get in, make a new one.",
  "link.call-asked": "Your customer asks for a new link for {case}, because “{words}” doesn't open for them.",
  "link.call-leaked":
    "I've ended the link “{words}” of {case}, because other computers could have written it down on its way. Make a new one, and send it as it stands.",
  "link.title": "Link for the customer",
  "link.pass-on":
    "Here's the link for your customer. Pass on the box as it stands, to them alone: whoever opens it first can answer. I show it only this once.",
  "link.pass-on-until":
    "It can be opened until {until}, in one browser. Two words stand on the page, so that you both know it's the right one: “{words}”.",
  "link.mail": "Write the e-mail",
  "link.mail-subject": "{name}: your link",
  "link.mail-body": "Here's where you can set up {name}:\n\n{url}\n\nIt can be opened until {until}, in one browser.",
  "link.qr": "The same link to scan",
  "link.no-pages":
    "I can't give links yet: nobody has told me at which address customers reach me. The team that runs this bot can set it up.",
} as const;
