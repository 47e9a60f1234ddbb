/** Limits on texts that are lifted, the alarm on texts, and what operators read of a day. */
export const budgets = {
  "chat.lift-title": "{case}: one more text",
  "chat.lift-hint": "Whoever has the request reads this, and it stays in its record.",
  "chat.lift-submit": "Lift the limit once",
  "chat.lift-not-yours": "Only supervisors and those who run this desk lift a limit, so nothing has changed.",
  "chat.lift-which":
    "Which request? Give its number and the reason, such as: {command} lift R-7K2P the customer is on the phone.",
  "alarm.to-country": "Texts to {country}",
  "alarm.from-place": "Texts from {place}",
  "alarm.of-desk": "Texts of this desk",
  "alarm.low":
    "{what}: {sent} in the last hour, and for only {proven, plural, one {one} other {#}} of them the code was given. That may be somebody who has texts sent that nobody waits for. Requests go on within the limits and nothing else has changed: look at the newest ones, lower a limit, or pause.",
  "alarm.over":
    "{what}: the alarm is over. In the last hour {sent, plural, one {one was sent} other {# were sent}}, and for {proven} the code was given.",
  "report.day":
    "{day} (UTC): {opened, plural, one {one request} other {# requests}} opened; {made}. Refused: {refused}. In doubt now: {doubt}. {texts}.",
  "report.texts": "Texts: {sent} sent, {proven} proven",
  "report.mails": "by e-mail {sent} sent, {proven} proven",
  "report.and": "{first}, {next}",
  "report.none": "none",
  "report.made-none": "nothing made",
  "report.made-account": "{count, plural, one {one account} other {# accounts}} made",
  "report.made-contact": "{count, plural, one {one contact} other {# contacts}} verified",
  "report.made-official": "{count, plural, one {one official account} other {# official accounts}} made",
  "report.made-classroom": "{count, plural, one {one classroom user} other {# classroom users}} made",
  "report.refused-code": "{count} by Tencent with {code}",
  "report.refused-more": "{count} by Tencent with other codes",
  "report.limit-soon": "{count} at three texts to a number in ten minutes",
  "report.limit-number": "{count} at the day's texts to a number",
  "report.limit-agent": "{count} at the day's texts of a person",
  "report.limit-workspace": "{count} at the day's texts of a workspace or server",
  "report.limit-country": "{count} at the day's texts to a country",
  "report.limit-desk": "{count} at the day's texts of this desk",
} as const;
