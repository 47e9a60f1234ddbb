/** What is said about links by which customers read in a browser. */
export const link = {
  "link.customer": "the customer",
  "link.ended": "I've ended the link. Whatever was typed there before still counts.",
  "link.made-before": "I've made this link already, and I show each only once. If it's lost, press A new link.",
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
