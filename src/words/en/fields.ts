/** Questions about single fields, and why an answer was not taken. */
export const fields = {
  "ask.type": "Is the account for a person or for a company? Choose one, or just type personal or company.",
  "ask.mail":
    "Which e-mail address should the account have? It can't have a Tencent Cloud account yet. For example ana@example.com.",
  "ask.country":
    "Which country is the mobile number from? Just type its name, its two letters or its dialling code, for example Hong Kong, HK or 852.",
  "ask.phone":
    "What's the mobile number in {country} (+{dial})? Tencent texts a 6-digit code to it, so please keep the phone at hand. For example {example}.",
  "ask.name":
    "What's the full name of the person or the company? 2 to 200 characters, for example Ana Example or Example Limited.",
  "ask.password":
    "Which password should the account have? 8 to 20 characters: letters, digits and at least one of {symbols}, no spaces.",
  "ask.code": "What is the 6-digit code that Tencent texted to {phone}? For example 123456.",

  "example.type": "company",
  "example.mail": "ana@example.com",
  "example.country": "Hong Kong",
  "example.phone": "+852 5123 4567",
  "example.name": "Ana Example",
  "example.code": "123456",
  "example.id": "mei-shop",
  "example.origin-id": "ana-2026",
  "example.contact": "+852 5123 4567",
  "example.web-address": "https://example.com/logo.png",
  "example.count": "5000",
  "example.official-name": "Mei's flower shop",
  "example.introduction": "Fresh flowers every day",
  "example.organization": "Example Limited",
  "example.custom": "shop=12",
  "example.nick": "Mei",

  "list.more": "{first}, {rest}",
  "list.or": "{first} or {rest}",
  "list.and": "{first} and {rest}",
  "list.range": "{from} to {to}",

  "paste.two": "your text has more than one, so I'll ask",
  "paste.barred": "Tencent Cloud doesn't open accounts with +{dial} numbers, so I'll ask for another",
  "paste.clash": "the country and the number in your text don't match, so I'll ask",
  "paste.person": "the contact person",
  "paste.fax": "a fax number",
  "paste.address": "an address",
  "paste.website": "a website",
  "paste.other": "notes of another system",

  "field.long":
    "That's {length, number} characters, and I read up to {longest, number} for one answer. Please send only the answer, for example {example}.",

  "field.type.which": "There are two kinds of account. Please type one of them: personal or company.",
  "field.type.business":
    "Tencent Cloud has no kind called business. Please type one of the two it has: personal or company.",

  "field.mail.shape":
    "I can't find an e-mail address in that. It needs a name, an @ and a domain, for example ana@example.com.",
  "field.mail.domain":
    "Something is missing after the @: a domain has a dot in it. Please send the whole address, for example ana@example.com.",
  "field.mail.letters":
    "That address has letters or marks other than a to z, digits and . _ + -. Please send one without them, for example ana@example.com.",
  "field.mail.long":
    "That address is longer than the {longest} characters an e-mail address can have. Please send a shorter one, for example ana@example.com.",
  "field.mail.local":
    "The part before the @ is longer than the {longest} characters it can have. Please send a shorter address, for example ana@example.com.",
  "field.mail.ascii":
    "That address has letters or marks other than a to z behind the @. Mail servers know the same address as {suggestion}. Please use that, or send another one.",
  "field.mail.said": "Is it {suggestion}?",
  "field.mail.two": "I see more than one address, so I can't tell which to take: {mails}? Please send only that one.",
  "field.mail.typo": "Did you mean {suggestion}? The address looks misspelt after the @.",

  "field.country.named": "{name} ({area})",
  "field.country.unknown":
    "I don't know a country by that name or code. Please type its name, its two letters or its dialling code, for example Hong Kong, HK or 852.",
  "field.country.near":
    "I don't know a country by exactly that name. Did you mean {names}? Please type the name or the two letters, for example {example}.",
  "field.country.which":
    "That fits more than one country. Which do you mean: {names}? Please type the two letters, for example {example}, or the name of another one.",
  "field.country.unsure":
    "I'm not sure which country that means. Is it {names}? Please type only its name or its two letters, for example {example}.",
  "field.country.not":
    "That tells me which country it isn't. Which one is it? Please type only its name, its two letters or its dialling code, for example Hong Kong, HK or 852.",
  "field.country.barred":
    "Tencent Cloud doesn't open accounts with numbers that begin with +{dial} ({names}). No text was sent. Please choose another country for the phone, for example Hong Kong (+852).",

  "field.phone.shape": "I can't find a phone number in that. Please send only the number, for example {example}.",
  "field.phone.two":
    "I see more than one number. Which should get the code: {numbers}? Please send only that one, for example {example}.",
  "field.phone.length":
    "A mobile number in {country} has {digits} digits after +{dial}, and this one has {typed}. Please check it, for example {example}.",
  "field.phone.elsewhere":
    '{number} is a number in {there}, and the country chosen is {here}. Please send a number that begins with +{dial}, or type "edit country" to choose {there}.',
  "field.phone.country":
    "{there} is a country, and I need the mobile number now. The country chosen is {here}: change it with the button, or send a number there.",
  "field.phone.only-country": "That's the country; now I need the mobile number, for example {example}.",
  "field.phone.change": "Change the country to {country}",
  "field.phone.neighbour":
    '{number} is a number in {there}, and the country chosen is {country}. No text was sent. Please send a number in {country}, for example {example}, or type "edit country" to choose {there}.',
  "field.phone.unserved":
    'This desk sends no texts to {country}. No text was sent. Please type "edit country" to choose another country, or "person" to ask the team that runs this bot.',
  "field.phone.special":
    "{number} is a special number (free, premium, shared cost or personal), and I send no texts to those. No text was sent. Please send a mobile number in {country}, for example {example}.",
  "field.phone.no-mobile":
    "{number} looks like a landline, and those can't get a text. Please send a mobile number, for example {example}, or use this one anyway.",
  "field.phone.extension":
    "A text can't reach an extension ({extension}). Please send a mobile number without one, or use {number} alone.",
  "field.phone.keep": "Use {number}",
  "field.phone.nowhere":
    '{number} begins with +{code}, and the country chosen is {here}. Please send a number that begins with +{dial}, or type "edit country" to choose another country.',

  "field.password.missing": "A password needs {missing}. Please choose another one.",
  "field.password.length": "{shortest} to {longest} characters (this one has {typed, number})",
  "field.password.digit": "a digit",
  "field.password.letter": "a letter from A to Z",
  "field.password.symbol": "one of {symbols}",
  "field.password.space": "no spaces or line breaks",
  "field.password.other": "nothing but letters, digits and {symbols} (this one has {what})",
  "field.password.sign": "another symbol",
  "field.password.foreign-letter": "a letter other than A to Z",
  "field.password.foreign-digit": "a digit other than 0 to 9",
  "field.password.unseen": "a character that can't be seen",
  "field.password.picture": "a picture or a sign of another script",

  "field.code.none":
    "I can't find a 6-digit code in that. Please send only the digits from the text, for example 123456.",
  "field.code.length": "It's 6 digits. You typed {typed, number}. Please send all of them, for example 123456.",
  "field.code.two":
    "I see two different codes. Which one came with the newest text? Please send only that one, for example 123456.",

  "field.name.pasted": "That looks like pasted text. Please send only the name, on one line, for example Ana Example.",
  "field.name.length":
    "A name has {shortest} to {longest} characters, and this one has {typed, number}. Please send the full name, for example Ana Example.",
  "field.name.letters":
    "Tencent Cloud doesn't accept a name made up only of digits or symbols. Please send the full name, for example Ana Example.",

  "field.name.password":
    "That looks like a password, so I haven't taken it. If it's the name, say so with the button. If it's a password, please delete your message, change it if it's in use, and send me the name.",
  "field.name.keep": "It's the name",

  "field.bytes.empty": "I can't find any words in that. {field} needs some, for example {example}.",
  "field.bytes.over":
    "{field} has room for {most, number} bytes, and this is {over, plural, one {# byte} other {# bytes}} too many. A plain letter is 1 byte, an accented one 2, a Chinese one 3. Please shorten it, for example {example}.",

  "field.id.none": "I can't find an ID in that. It's one word of letters and digits, for example {example}.",
  "field.id.blank": "An ID is one word, and this has spaces in it. Please send only the ID, for example {example}.",
  "field.id.letters":
    "There are symbols in that which an ID can't have. Letters, digits and . _ - @ are fine, for example {example}.",
  "field.id.over":
    "An ID has room for {most, number} bytes, and this is {over, plural, one {# byte} other {# bytes}} too many. Please send a shorter one, for example {example}.",

  "field.web-address.shape":
    "I can't find a web address in that. It begins with https:// and has a dot in its host, for example https://example.com/logo.png.",
  "field.web-address.over":
    "A web address has room for {most, number} bytes here, and this is {over, plural, one {# byte} other {# bytes}} too many. Please send a shorter one, for example https://example.com/logo.png.",

  "field.count.shape": "I can't find a whole number in that. Please send only the number, for example 5000.",
  "field.count.range": "It's a number from 1 to {most, number}. Please send another one, for example 5000.",

  "field.contact.shape":
    "I can't find an e-mail address or a phone number in that. Please send one of them, for example ana@example.com or +852 5123 4567.",
  "field.contact.plus":
    "I can't tell which country that number is in, or it has too few or too many digits. Please begin with + and the country's code, for example +852 5123 4567.",
  "field.contact.two": "I see more than one number. Please send only the one to verify, for example +852 5123 4567.",
  "field.contact.both":
    "I see an e-mail address and a number. Please send only the one to verify, for example ana@example.com or +852 5123 4567.",
  "field.contact.unserved":
    "This desk sends no texts to the country of {number}. Nothing was sent. Please give another number or an e-mail address, for example ana@example.com.",
  "field.contact.special":
    "{number} is a special number (free, premium, shared cost or personal), and I send no texts to those. Nothing was sent. Please give another number or an e-mail address, for example ana@example.com.",
  "field.contact.no-mobile":
    "{number} looks like a landline, and those can't get a text. Please give another number or an e-mail address, for example ana@example.com, or use this one anyway.",

  "field.sent-code.none":
    "I can't find a code in that. Please send only the digits from the newest message, for example 123456.",
} as const;
