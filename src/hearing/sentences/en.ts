import type { Sentences } from "../intents.ts";

/** What people say in English, by what it means. One sentence a line. A sentence that can mean two things stands under both. */
export const en: Sentences = {
  "no-text": `
    didn't get it
    i didn't get it
    i did not get it
    he didn't get it
    she did not get it
    they didn't get it
    the customer didn't get it
    customer did not get it
    the text didn't come
    the text did not come
    it didn't come
    it has not come
    haven't got it yet
    he hasn't got it yet
    nope didn't get it
    still didn't get it
    never got it
    he never got it
    no email came
    no e-mail came yet
    the email with the code never arrived
    the mail doesn't arrive
    i didn't get any email
    no mail so far
    nope, nothing came thru
    my inbox is empty, only the old promo from Telkomsel
    The customer tells me he hasn't got any SMS so far.
    she checked her spam folder for messages as well, nothing there
    hi, i am not receive any code until now
    No message has arrived on my handset yet, could you please look into it?
    where is the code?? phone is right next to me and it's silent
    no sms here, what number you used?
    nothing arrived, try once more
    still nothing on my phone leh
    been 5 min, zero sms 😐
    client says the sms not come in yet
    my inbox is empty, zero messages from tencent
    customer says her handset hasn't buzzed
    are you sure it went out? I don't see a message here
    code not coming
    still no text message
    nothing's landed on my mobile and it's been five mins
    I haven't received any sms yet
    where is the verification code?? phone is silent
    Otp not received sir, kindly check
    wait got nothing leh, signal full bar some more
    no code received
    i didn't get the code
    didnt recieve anything
    been staring at my phone for ages and not a peep
    you said it'd be there within seconds, well it's been a quarter of an hour
    can you text again, it never arrived
    Tencent sent nothing
    2 bars of signal, 0 codes
    phone hasn't made a sound
    she's holding the handset in front of the camera and I can see for myself there is nothing new on it
    nada 📵
    nothing yet, try again?
    zilch on my end
    got the OTP from my bank just now so sms works, but yours hasn't shown its face
    no message, are you sure which number?
    my last message is from my dentist on tuesday and thats it
    where's that six digit thing?
    According to my customer the verification message has failed to reach him.
    The screen claims it was delivered, however I see no trace of it on my device.
    I refreshed Messages about ten times and there's only the delivery guy in there
    message never turned up
    not a single beep yet
    my phone's quiet, so which one did you send it to
    nothing came
    my inbox is empty, not a single message from tencent
    still havent gotten that code you texted
    it didnt arrive, maybe cos i was in the elevator, try sending it again
    the sms never shows up since im roaming in thailand, could you maybe email it instead
    ive been staring at my phone for like 6 mins and restarted it twice, nothing from tencent at all
    sms not arriving
    texts arent arriving
    wheres my code??
    where is the code
    where is my sms
  `,
  "wrong-number": `
    oh wait thats my old number
    He just noticed the last four are not his, should end in 8812
    hm, this number belongs to our fax machine lol
    That ending 4567 isn't right, I mistyped
    typed 6 instead of 9 at the end, my bad
    client says that's not her number at all
    aiyo i put my wife's phone inside, wrong one
    sorry sir the mobile no. I gave is not correct
    Wrong digit in the number, let me fix it
    The number you have there is off by one digit
    the number is wrong
    wrong phone number, sorry
    The contact no. you are showing belongs to my ex colleague
    number is incorrect
    this is not my number
    oh no i typed the wrong number
    why does it say 4567, mine ends with 4576
    I mistyped my mobile, one digit is missing
    that's my old sim, I cancelled it last year
    last two digits should be 83 not 38
    wrong person
    that's the wrong number
    that one is the office landline lah, cannot get sms
    you've got somebody else's mobile there
    oops fat-fingered it, that ain't my phone
    that's what my assistant noted down, but he's bad with numbers and this one is definitely not the boss's
    should start with 9 not 6
    ah crap, I pasted the order number in the mobile field
    she read me the wrong digits
    belongs to my neighbour 😂
    I gave you an outdated number
    not his mobile, it's the shop's
    Please note that the telephone number provided is not accurate; I transposed two figures.
    digits are off, I'll type the mobile again
    that's the fax, let me give another
    sorry, I gave you my ex's mobile
    typed it from memory and memory failed me, the middle part is wrong
    hmm my phone ends in 0 3 9 and you're showing 0 9 3
    the person who answers that line is a lady in Johor who has never heard of us
    whoops, 7 and 4 mixed up
    I just looked at her business card and what I typed doesn't match what's printed there
    number's got an extra zero
    that number doesn't exist anymore
    uh the 4567 one belongs to my ex boss lol
    wrong no
    hold up, i read it again and there's a 6 where the 9 should be, so whoever you texted it wasnt me
    thats not my number, last two digits are swapped
    the mobile i gave is incorrect bc i copied it from an old invoice, so it needs swapping
  `,
  "edit-phone": `
    let me give u another no, this one is roaming and costly
    Please change the phone, he'd rather have the text on his work handset
    want to switch to my other sim, the +65 one
    swap the mobile pls
    Wrong digit in the number, let me fix it
    The customer would like to use his Singapore line instead, pls update
    i need to correct my handphone number
    Is it possible to modify the telephone number before you send something?
    can I put in a different mobile?
    change number please
    can re-enter hp number anot?
    swap the mobile for the one our IT guy carries
    customer would prefer to be texted on a different line, how do I replace it
    use another phone number instead
    let me put in my other sim
    could we send it to my wife's handset, mine's flat
    I'd rather give you my work cell
    i need to edit the phone
    let me update my mobile number
    I want to change the phone number
    can I use a different number?
    not that phone, I'll give you a new one
    Kindly modify contact no. as customer has shifted to new Jio sim
    I'd like to replace the phone with one that stays in the office overnight
    use the boss's mobile instead
    redo the mobile field pls
    new sim, new number
    before any sms goes out let me put a number that isn't on do not disturb
    Would you be so kind as to let me enter an alternative telephone number?
    digits are off, I'll type the mobile again
    my plan runs out tonight so better I hand you a different cell to work with
    that's the fax, let me give another
    can the mobile be swapped?
    he's handing over to his deputy, so the phone on file should become hers
    mobile should be my Malaysian one because I'm staying in KL until August
    other handset for me please
    the screen of this handset just cracked, what do I do to put in a different one
    text my partner's phone instead
    switch to 0917 instead
    let me retype the phone
    the customer just rang and says she wants it on her husbands phone as hers has no signal in the warehouse
    I'd like to put my work cell in there instead
    can i use my other sim for this
    diff phone pls
    the mobile i gave is incorrect bc i copied it from an old invoice, so it needs swapping
    my personal one is getting ported to another carrier this week so lets switch to the office mobile before you text anything
    4 is wrong, should be 5 at the end
    should end in something else, the number
  `,
  "edit-mail": `
    Kindly update the mail ID, she has left that company
    email got a typo, should be .com.hk
    I'd like to register with my other inbox, if that's still possible
    Could we replace the mail address with billing@ instead of mine?
    i want other email than what i type just now
    The client prefers his office address over the private one for email
    gmail not gmial haha, can fix?
    need to change the e-mail, our IT says use the shared mailbox
    oops wrong email, that's her husband's
    the address after the @ is missing a letter
    edit email pls
    I want to change my email
    the email is incorrect
    it's gmail.com not gmial.com, can you correct it
    hang on, i've spelt my own e-mail wrong haha
    i left that company so that inbox is dead, need to put my new one
    can i use a different email address
    wrong email, let me fix it
    swap the mail for accounts@ours, the boss wants invoices there
    no longer using yahoo, got another address can key in again?
    I made a typo in the email address
    Sir mail id is wrongly entered, please update
    please use my company mail rather than the personal one
    client just told me he never checks that account, he wants his icloud one in there
    she'd like the login to be her business address instead of the hotmail from her student days
    that mailbox bounces everything so it would be better to take another one
    hotmail is dead, use outlook
    dot missing in the mail address
    .co not .com, my bad
    different e-mail please
    replace my email
    let me retype the email
    The e-mail I entered belongs to a former employee; kindly let me supply a current one.
    not info@, make it hello@
    no caps in my email pls
    copy paste added a space to the mail, can I put it in again
    our domain changed last month when we got bought so the bit behind the @ has to change too
    I put an underscore but it's a hyphen in my address, how can I fix that
    email typo
    oops i wrote gmial, let me redo the email
    finance wants all the invoices on a shared mailbox and not on mine, so the address has to be a different one
    fix the mail
    May I update the e-mail address, please?
    i put joannes email but she left the company in march, we should use someone elses
  `,
  "edit-country": `
    I picked the wrong country
    customer moved to Malaysia last yr so pls change the region
    how do I switch the country to Singapore
    need to fix nationality/country field
    Wait, why does it say China? The customer is in Taiwan, please correct that
    Country has to be Germany, the company is registered in Munich and not in Austria
    its not Hong Kong, should be Macau
    can i set different country? we are in brazil but billing is in portugal
    pls put Indonesia there, not India 😂
    By mistake I have chosen Indonesia. Kindly correct to Philippines.
    I want to change the country
    wrong country selected
    set it to Japan instead of Korea
    it says +65 but I'm a Brit, make it United Kingdom
    can i go with a different country than the one i gave u
    we're not in Hong Kong, we're in Macau
    our office moved, we're based in Vietnam now so fix the location please
    can I change my region?
    the nation field is off, customer lives in Thailand
    oops clicked India but company is registered in UAE
    please change country to Malaysia
    country should be Singapore
    flag's wrong, I'm Canadian
    The place of incorporation is Ireland, so the entry showing the UK has to be corrected.
    swap Austria for Australia lol
    that should say Thailand
    I live in Spain but the firm is in Andorra, which means what I told you is wrong
    I'm in Peru, not Portugal
    autocomplete picked Niger and I meant Nigeria, can you fix it
    lawyer says the region has to match the licence, which is Cambodia and not Laos
    set country = Vietnam
    change nation to South Korea
    customer closed the Taipei branch last year and everything is run out of Osaka now, so update where they're based
    I thought you asked where I was born, the business is in New Zealand
    we're not a Chinese company
    wrong place, we're Dubai
    would you mind putting Brunei, my fingers slipped on the list
    the head office is in Jakarta and only the sales team sits in SG so the country you have there should be changed
    i picked Hong Kong by mistake 🤦
    not singapore
    need to change the region, we're based in malaysia actually
    country's wrong
  `,
  "edit-name": `
    i forgot the Pte Ltd behind the company name, can add?
    I entered my own name where the organisation name should go, let me correct it
    wrong company, that's our parent firm
    can u change the name to the chinese registered one
    He wants the business name without the "Limited", kindly edit
    The client has rebranded, so the firm's name must be adapted
    missing an "s" in the company name
    company name is spelled wrong, it's GmbH not Gmbh & Co
    Please amend the name of the company, legal dept wants the full registered one
    Kindly rectify the organisation name, one 'n' is missing
    company name should be different
    it's spelled with a K, not a C — the business I mean
    can I edit the name?
    we rebranded in March, can you put the new business name
    you dropped the "Pte Ltd" off the end of our firm
    boss says use the holding company instead of the subsidiary
    there's a typo in the company name
    name on the BR cert is not like that, must amend
    I want to change the company name
    oh no that's the trading name, should be the legal entity
    i put my own name where the firm's goes, how do i fix that
    the company name is wrong
    change name please
    we're an LLC now, not Inc
    fix the firm name
    The organisation's title ought to be written in capitals, as it appears in the register.
    autocorrect turned our business name into something rude, please let me type it again
    bank will reject the invoice if the name isn't exactly like the licence so I have to correct that line
    add "Holdings" to the company name
    that's a brand, not the company
    there's an accent on the last letter of our company, could you let me enter it properly
    she married into the business and it goes by her husband's family name now, please put that one
    it's Meyer with an e-y
    drop the "The" in front
    put our full registered name
    I put the department instead of the company, is there a way to alter it
    company's called Lumina, not Lumia
    we merged with another outfit in may so what you have as company isn't right any more
    name misspelt
    the business name should have a dash in it
    rename company
    its Ltd not Inc, can you fix the company name
    legal says it must match the certificate word for word, so could I correct what I put as the company
    we rebranded two months ago and the old name is still on my badge which is why i typed it, so pls let me enter the new one
  `,
  edit: `
    hold up i made a mistake above
    may the client amend the details before we proceed
    pls let me edit
    pls undo, wanted to pick the other option
    She'd like to adjust a few things first
    sorry typo up there, wanna fix it
    Two of the fields need correction, customer says
    Can I still modify the information I have given earlier?
    the summary isn't correct, I must change one item
    one of my answers was wrong
    some of this isn't right
    let me fix that
    can amend what i key in or not
    can I edit my details?
    is it still possible to make corrections to the info
    one of those fields is off
    I made a mistake
    Few details are wrongly filled, how to modify?
    need to correct something
    that isn't right, no
    I want to change something
    that's not what I meant to put
    hold up, got a typo up there
    i want to change my answers
    before you send it i'd like to tweak a couple of things
    just showed it to my wife and she found a mistake in it
    need to adjust my entries
    he gave me new info over the phone so I've gotta change what I wrote
    looking at the review I see something I'd rather put differently
    how do i modify this
    let me go back and fix that
    I was reading from last year's sheet so a couple of these are out of date
    mind if I correct that?
    typo!! how fix
    There appears to be an inaccuracy in the summary which I should like to rectify.
    is the form locked now or can I still go in and alter something
    don't submit it like that, one of the lines isn't what she told me
    I'd like to fix something
    one thing's off
    let me redo part of it
    some info needs updating
    i typed all that on the train half asleep so i want to correct a couple of details first
    gotta fix smth
    edit
    before you go any further theres a thing in there that isnt right, my colleague spotted it over my shoulder
    can I change some of what's listed there?
    i made a mistake in one of the fields
    change it
    that's not right
    this isn't right
    one thing is not right, can i fix it
  `,
  keep: `
    no need to change anything, all good
    The data may remain unchanged, thank you
    don't touch it, that was right
    Leave it, the number is correct
    actually just use same as before lah
    nah it's fine as it is
    On second thought let us retain what we have
    keep that one, she still uses it
    Customer confirms the old address stays.
    don't change anything
    keep it as it is
    retain existing only
    everything's correct, nothing to amend
    stay with what u have lah
    no changes
    on second thoughts the old one's good, leave it alone
    keep the same one
    it's fine as is
    nah what's there is right, stick with it
    actually no need to touch that, my bad it was correct
    leave it
    same as before please
    old one is fine after all
    his new sim isn't active yet so we'd better go on with the number you already have
    we argued about it for five mins and agreed the original stays 😅
    don't alter a thing
    Kindly disregard my request for a change, the previous entry is correct.
    leave as is
    stick with this one
    let it stay that way
    false alarm, I misread it, nothing has to change
    that one's fine, keep it
    carry on using the details from before, they haven't changed
    sorry for the confusion, she does still use that one so leave it in
    what's there can stay
    I looked it up and what you've got on the screen is right, so no edit needed
    as it was pls
    dont touch that, its fine the way it is
    nah forget what i said about the other address, the first one stays
    same as before
    i thought i had to change it but i checked with my manager and what we have there is right so just let it be
    Keep the one you've got on file
    don't cancel
    do not cancel it
    please don't cancel
    no don't cancel that
    dont cancel anything
    I don't want to go back
    dont go back
    never mind
    nvm
    nevermind then
    oh never mind
    no need to resend
    don't change it
    dont edit anything
  `,
  "start-over": `
    Ok forget all that, new start
    is it possible to throw away this one and fill again from zero?
    He wants to redo the whole form
    reset
    Please wipe what I entered and begin anew
    from beginning pls
    My client gave me all wrong data, I'd rather begin from scratch
    lets do it again from the top
    can we restart, the client mixed up everything
    i want to redo everything
    start over
    forget what i told you so far, new try
    can we do the form over, every answer was for the wrong customer
    restart please
    scrap all that and begin anew
    let me start from scratch
    everything wrong liao, do again from step 1
    clean slate pls
    take it from the top please
    can we start again from the beginning?
    Kindly clear all and let me fill afresh
    I messed the whole thing up, wipe it and go again
    I filled the whole lot in for the wrong client so please clear it
    Would it be possible to discard these entries and commence a new registration?
    erase all my answers
    nuke it, fresh try
    all wrong, restart the form
    I've confused myself so badly that I'd rather do it all again, from the first question
    do over!
    new attempt from question one
    throw away what we did so far pls, wife wants it on her business and not mine
    my browser translated half your questions so every answer is nonsense, let me begin again
    someone in the channel answered in my place, can you throw it all out and ask me anew
    this was just me trying things out, now I'd like to do it for real from the beginning
    bin everything, begin again
    can we go from zero
    let's redo this properly
    i've mixed up two customers in here and half of it is wrong, best we do the whole thing again
    lets begin again from the top
    wipe all this and take me to question one
    my kid got hold of the keyboard and typed rubbish in three of the answers, can we just reset everything
    from scratch pls
    restart
    can we redo everything
  `,
  yes: `
    fine
    great
    nice
    super
    looks fine
    fine for me
    good
    correct
    that's correct
    that is correct
    all correct
    everything is correct
    right
    that's right
    all good
    looks right
    perfect
    this is right
    it's correct
    yes that's right
    yes all correct
    all correct, fire away
    do it 👍
    confirmed by the client, proceed
    ya ok go ahead
    The customer is fine with it, let's go
    yep go for it
    yes please kindly do the needful
    can can
    Yes, the customer has agreed, you may send it
    Sure, please proceed
    ok go on
    all correct, proceed
    can, send it
    do the needful please
    I agree, please continue with the registration
    👍 yup thats right lets do it
    absolutely, text me the code
    confirm
    yep looks good
    yes
    sure
    aye fire away
    y
    yes please go ahead
    of course, that's what we came for
    mhm, that's correct
    approved
    yup the boss is nodding next to me, go
    yessir 🫡
    I've read through it twice and I'm happy for you to proceed.
    go for it
    phone is unlocked and on the desk so let's have that code
    Everything matches what's on his card, so by all means send it
    indeed, please do
    right number, right name, so please submit it
    that's me, that's my mobile, shoot
    please continue
    100%
    all good, press on
    sure, text the code over
    i checked every line against her form and it all matches so go right ahead
    yep
    send it
    phone's in my hand now and the battery is at 80 so yeah fire away with the code
    go 4 it
    looks good to me, proceed please
    yes, company
    yes, personal
    yes the first one
    yes, that one
    yes it is a company
  `,
  no: `
    nope
    Customer has said he doesn't agree
    I would rather not
    The client says no.
    negative
    no no no don't send yet
    Nah don't
    no la, dun send
    not yet, she first wants to talk to her husband
    no thanks, better not
    nah
    absolutely not
    no don't do that
    dun want
    not yet no
    no
    not really, no
    no thanks
    No, please do not send anything
    that isn't right, no
    n
    i'd rather not
    no, don't text anybody at this hour
    uh-uh
    please don't
    sorry but no, she doesn't agree with that
    I'm not comfortable with that, so no
    not a chance
    definitely not
    No, don't proceed.
    I said no
    no way
    we talked about it and our answer is no
    nope nope nope, that's not what I want to happen
    not unless my manager signs it off, and he hasn't
    No, I'm afraid that isn't acceptable to us.
    nah mate
    no, please don't do that
    no, not yet, because the client hasn't agreed to it
    not now
    no thank you
    nooo dont text it yet, he's in a meeting and his phone is on the projector
    that's wrong, no
  `,
  ok: `
    i get it
    i got it
    Got it, clear now
    kk
    noted with thanks
    Alright
    okie dokie
    ok noted
    👌
    understood, sir
    i see
    understood
    ok
    righto
    makes sense
    noted
    cool
    ah ok fair enough
    ok noted with thanks
    Roger that
    okay got it
    Understood, I have taken note of it.
    very well
    ok that clears it up, had it the wrong way round in my head
    mkay
    gotcha
    I see what you mean now
    ok, one moment
    Copy that 🫡
    oh ok
    okey
    alright, I'll keep that in mind
    well noted, I've passed that on to the customer
    okay, good to know, I'd wondered about that
    ah that's how it works, okay
    fair enough
    sure thing, understood
    get✅
    ok👌
    oh right, i missed that bit when i scrolled past, ok got it now
    noted 👍
    Understood, that makes sense.
    alright i see
    👍
    👍👍
    looks good to me
    ok that works
    👍 got it
  `,
  wait: `
    hold up i made a mistake above
    pls hold, she is on other line
    hes fumbling with his glasses, a moment 😄
    I would have to look it up first
    one moment please, the customer is looking for his phone
    Could you be patient a moment? I am checking with accounting
    brb getting my phone from the car
    no no no don't send yet
    not so fast, still typing
    gimme a sec
    wait ah
    Just 2 mins, I need to ask the client something
    Kindly hold, customer is checking with accounts dept.
    gimme 2 mins customer is on another line
    pls wait ah, asking my boss
    don't go anywhere, I'm digging out the business cert
    two ticks
    hold on
    give me a minute
    bear with me, phone's in the other room
    not so fast, still reading
    hang on, need to find my phone
    wait
    just a sec
    brb
    one moment please
    hold your horses
    doorbell's ringing, I'll be right back
    two secs
    afk 1 min
    hang tight
    momentito
    ok, one moment
    stay there, be right back
    boss just walked in, freeze everything for a sec
    give me an hour
    lemme check smth first
    pause please
    my laptop wants to reboot, don't close this, back in a min
    customer put me on hold so now I'm putting you on hold haha
    slow down a little, I'm still copying what you wrote
    Please allow me a brief moment while I consult my records.
    she has to walk over to the window where she gets a signal, so give her a minute
    bear with me a moment please
    gimme a minute, looking for my glasses
    no, not yet, because the client hasn't agreed to it
    dont move on yet, im on another call with the customer and she is spelling it out for me
    before you go any further theres a thing in there that isnt right, my colleague spotted it over my shoulder
    cant type the code now, phone is charging in the other room
    hang on
    nooo dont text it yet, he's in a meeting and his phone is on the projector
    1 sec
  `,
  later: `
    She asked if we could finish it another day
    can do tmr? now in meeting
    The customer is driving, he'll do it when he's back in the office
    Let us pick this up after Diwali
    left the papers at home so I cannot say now
    i'll continue this evening
    gotta run, will finish tonight
    I will come back to this on Monday
    Shall we postpone it? My phone battery is at 1%
    not now, busy, maybe after lunch
    I'll circle back once I've got the paperwork
    heading into surgery/dentist so it has to wait til this evening
    let me park this for the moment and carry on tonight
    i'll come back to this later
    Will do by EOD
    no time today, remind me next week
    not now, maybe tomorrow
    in a meeting rn, will get back to u after lunch
    can i finish this later?
    customer's gone home, will pick this up monday
    I'll do it later
    let's continue tomorrow
    can save first? do after CNY
    can we do this another time
    maybe tonight
    can you keep what I typed so far? I'll come back after the holidays
    about to board, will carry on when I land in Doha
    another day
    gonna do this after dinner
    not a good time, 200 orders to pack today, will do it at the weekend
    baby just woke up so this has to wait till he's asleep again
    I'll have to look that up at home tonight
    remind me on thursday
    give me an hour
    I'll get back to you
    next week is better for me
    can't right now, driving
    We shall resume this once the board has met on Friday.
    I don't have the papers with me, so I'd rather continue on Wednesday
    after my shift
    the client went off to pray, we'll pick it up in the afternoon
    not now
    Could we pick this up on Monday?
    the boss who has the phone is on a plane till tonight so this will have to happen some other time
    ill finish this after lunch
    my shift ends in five and i still have two tickets open, so ill do this one in the morning
    tmrw
  `,
  thanks: `
    The data may remain unchanged, thank you
    Thank you so much for your kind assistance 🙏
    noted with thanks
    tks
    much appreciated, that was easy
    cheers mate
    ty ty ❤️
    wow u were fast, the client says a big thank you
    thanks from the both of us 😊
    Many thanks on behalf of my client, you saved us an hour
    thx a lot
    no thanks, better not
    thanks
    ty!
    thx
    appreciate the help bot
    Thanking you sir
    really grateful for how patient you've been
    much appreciated
    tysm ur a lifesaver 🙏
    thanks for your help
    that was quick, nice one, ta
    many thanks
    thank you so much
    thank u so so much
    bless you, that helped
    you're a star
    merci 🙏
    thanks and goodbye
    couldn't have done it without you, I owe you one
    nice work, quick and painless, thank you
    that's been a great help, see you next time
    Please accept my sincere thanks for the swift handling.
    that saved me a trip to the office, thanks heaps
    cheers, that's brilliant
    my client is over the moon, she says thank you
    thanking u!
    ta very much
    Thank you for your patience with me, I know I was slow
    you rock, thanks
    I appreciate how clearly you explained that to my customer
    3q
    much appreciated 🙏
    ty!!
    you sorted it in two minutes when the portal took me an hour, really grateful
    thanks a bunch, that was quick
    wow i expected this to take all afternoon and it didnt, so thank you so much
  `,
  hello: `
    yo
    morning all ☀️
    good evening from São Paulo
    Good morning, dear team
    hi there 👋
    Greetings of the day
    Hello hello anyone home
    hai
    hey
    hello
    hi bot
    morning! hope you're well
    g'day
    hi
    evening all
    hey there
    hello, anyone there?
    heya 👋
    good morning
    Namaste ji
    hi hi
    Hi team, good morning
    good evening, is somebody at the desk?
    heyyy
    morning, coffee in hand and ready 😄
    hullo
    knock knock, you there?
    Good day
    howdy
    hey bot, it's me again
    hello from Nairobi 👋
    hi, Lukas from the Berlin office here
    sup bot
    Hello, I hope this message finds you well.
    Dear Sir or Madam, good afternoon
    good afternoon to you, dear bot
    hiya
    hey there, anyone around?
    hi, I'm new on the support desk and Priya told me to say hello to you here
    gm team
  `,
  bye: `
    Customer has everything he needs, so goodbye from us
    Good night, have a pleasant weekend
    cya
    that's it from me, take care
    logging off now, talk to you next time
    gotta run, will finish tonight
    ok bye
    goodbye
    see you
    ok la i go first, bye bye
    signing off for today
    have a nice day
    ok i'm off, take care
    bye
    ttyl
    gtg cya
    see you later
    good night
    catch you next time
    bye bye
    cheerio
    that's all from me, ciao
    wife's calling me for dinner, talk to you another day
    over and out
    so long!
    thanks and goodbye
    okay I'm out of here, nighty night
    take care, bye
    that's been a great help, see you next time
    my train is here so bye, until the next one
    that was everything, adios amigos
    bye for now
    see ya tomorrow
    peace ✌️
    farewell, dear bot
    laters
    It was a pleasure, I wish you a good day. Goodbye.
    I'm heading home now, have a lovely evening
    closing my laptop now, see you on Monday
    88
    886
    Goodbye and have a nice evening
    ttyl 👋
    i have everything i needed so im signing off now, bye bye
    right thats me done for today, gotta catch the bus, see you
    ok im off, have a good one
  `,
  sorry: `
    The customer apologises, she answered in the wrong chat
    excuse my English
    sry my cat walked over the keyboard 🙈
    oops
    pardon me, I hit enter too early
    sorry sir the mobile no. I gave is not correct
    I do apologise, that message was meant for a colleague
    sorry sorry
    so sorry to keep you waiting, the client was on the phone
    My apologies for the delay
    my bad
    paiseh paiseh
    whoops my mistake
    so sorry, was on the phone with my kid's school
    sorry
    pardon me for the delay
    sorry about that
    Extremely sorry for inconvenience caused
    didn't mean to press that, forgive me
    sry im slow today
    apologies
    oops sorry
    i'm sorry
    oopsie
    sorry, my mistake
    apologies, my toddler got hold of the phone and pressed everything
    mea culpa
    eek sorry about the caps
    I beg your pardon, that was intended for someone else.
    Please excuse the late answer, I was stuck in the lift
    so sorry to have bothered you with that, I should have read it first
    my apologies
    sorry, I gave you my ex's mobile
    pardon my mistake
    sorry I keep getting this wrong, I'm new here
    forgive my typos
    ah sry wrong chat
    sorry for spamming you there, my enter key sticks
    didn't mean to be rude just now, long day
    sorry about that, my cat walked over the keyboard while i was getting coffee
    soz
    I do apologise for the confusion.
    apologies for the slow reply, our wifi went down and i had to tether
    oops sorry fat fingers
  `,
  "who-are-you": `
    who is this
    u chatgpt?
    Are you some kind of machine?
    Sorry, with whom am I chatting
    May I know your good name?
    The customer is asking who he is speaking with here.
    am i talking to a human or a bot
    Are you from Tencent or from the reseller?
    what r u exactly
    do you work for tencent or the reseller?
    which company are you from
    u ai is it
    am I talking to a real person or a robot
    what's your name
    is frontdesk a person
    are you a bot?
    introduce yourself please, customer wants to know who's messaging
    who's asking
    never seen you in this channel before, what bot is this
    hm is there a human typing or is this chatgpt
    what are you
    May I know whom I am chatting with?
    who are you?
    Could you identify yourself, please? I do not recall adding you.
    so you're some sort of assistant? whose assistant exactly
    what's this bot called
    are you an AI or a person?
    and you are?
    I don't know this account, who runs it?
    is this Tencent support?
    are you the same frontdesk that was in our discord
    are you real?
    which team are you
    who's on the other end
    your name please
    who are you and why should I trust you
    you write very politely, is that a human writing or a program
    my customer thinks you're a robot, who is right, him or me
    before I tell you anything I'd like to know who I have in front of me
    who dis
    i clicked a link in the channel and now something is asking me stuff, who is this
    May I ask who I am speaking with?
    what are you exactly, human or script
    you answer way too fast for a person so im guessing an AI, what's your name anyway
    u a bot?
  `,
  safe: `
    My boss told me never give OTP to anyone, so is it ok to type it here?
    is this legit? sounds like scam
    he is scared its phishing
    it's secure right?
    she'd like some proof that this is genuine before giving anything
    Are the details encrypted or can everybody in this channel read them
    will my phone number be sold to marketing ppl
    Customer worries that somebody might misuse his number
    How do you handle privacy? We're bound by GDPR over here
    later kena scam how
    sounds dodgy, prove you're really from tencent
    can I trust this
    does anyone else in this channel get to read the code I enter?
    is this safe?
    is this a scam
    is this legit?
    Is it genuine only? So many frauds happening nowadays
    i'm wary of putting my mobile in a discord bot tbh
    is my data secure
    how do i know this isn't phishing
    my bank told me never to share an otp, so is it alright to type it here?
    will my details be sold to telemarketers
    who gets to see my phone number
    my father lost 3000 dollars to an sms scam, so how can I be certain about you
    does handing you those numbers let you into anything else of mine
    is this secure
    she is afraid somebody could take over her WeChat if she gives the six digits
    IT department wants to know whether this chat is end to end encrypted
    Could you confirm that this is an authorised Tencent Cloud reseller and not an imposter?
    is this an official channel?
    Do you store my data?
    trustworthy?
    the whole channel can see this, isn't that dangerous when I type a code
    who are you and why should I trust you
    what happens with the phone number afterwards, do you delete it
    any risk for my customer?
    smells fishy tbh
    is it a fraud
    can someone steal my account?
    my bank keeps telling us never to share codes with anybody, so is it really safe to type it here
    we had someone pretend to be tencent last month and lost money, how can i be sure this is real
    scam??
    legit?
    is it ok to give my number in here
    how do i know youre not phishing me
    who can see my code
    who can read what i type here
  `,
  why: `
    why so many questions sia
    What's the e-mail for?
    customer asks if you really must have his company name, and if yes for which purpose
    is the mobile really necessary? what do you do with it
    for what reason do you want to know the company
    Client would like to ask the purpose of collecting this information
    why u need my number
    Client wonders what the industry has to do with opening an account
    the customer doesn't understand why a code is required
    what will you do with the mail address
    for what purpose mobile no. is required?
    is this really necessary?
    why do you need my phone number
    why are you asking for my email
    why do you need this?
    how come need handphone, last time no need one
    what's this for
    is there any need for a code, you know me already
    why am i being asked things, what's it all in aid of
    why do I have to give my industry
    what's my industry got to do with anything
    explain to me the reason behind the sms verification
    don't see the point of giving u my company's name
    customer wonders what the country's used for
    what is this for
    why's that needed
    Could you elaborate on the grounds for requesting a personal mobile number?
    why must I give an industry
    why me?
    whats the point of the code
    why do you want my country
    what difference does it make which country we're in, a server is a server
    you could look up the company name yourselves, so why am I asked for it
    and what's the reason for that
    what's that got to do with it
    what do you use this for?
    AWS took my card and that was it, so what makes you need all this
    privacy officer here, what's the legal reason for collecting phone numbers
    she is hesitant to share her mail unless she knows what it will be used for
    I only want a server, why does it matter what my business does
    y tho
    the other reseller never asked us for a phone so i dont get why you want one
    scroll up, i typed the company name before you asked for the phone, why again
    why do you need my industry lol
    you already have our company name so what do you need an email on top of that for
    what for
    For what purpose is the mobile number collected?
    y do u need that
    y does it matter
    why does it matter which one
  `,
  "how-long": `
    how much longer...
    how soon will the sms arrive normally
    the client has a flight in 20 min, is that enough?
    takes days or what
    how many time it needs? the client is asking
    how long does this take
    Will it be finished before 3pm?
    When may we expect the account to be ready, approximately?
    is this quick? got a meeting soon
    how many minutes until the code arrives
    how long will this take
    roughly how many more questions till we're through
    lunch in 10, can we be finished by then?
    how soon can the customer start using it
    how much time do I need
    eta?
    is this going to take long?
    long anot? i got meeting
    is it instant or do I wait overnight for approval
    how long does it take?
    when will the account be ready
    what's the usual turnaround
    Within how many days account will be activated?
    time needed?
    how many steps are there
    how far are we and how much longer
    my bus comes at twenty past, can I make that?
    quick or slow process?
    5 min or 5 hours?
    how long's this gonna be
    does somebody have to approve it by hand or is it there at once
    how fast does it go
    is this a long form?
    What is the expected processing time for a new registration?
    how long until she can use the account after she's put in the code
    the developers want to start on monday, will it be ready by then
    usually when do people get the message, right away or after some minutes
    when will it be live
    got about a quarter of an hour before school pickup, enough?
    how long
    i have a demo at three and need the account for it, how much time does all this take
    how many minutes till the text usually arrives
    will this take more than 10 min
    customer is waiting on the line and getting impatient, roughly when would it be finished
    how much longer
    how much longer?
  `,
  "im-customer": `
    you talk about 'the customer' but it's me personally
    that's my own phone, I'm signing up for myself
    no agent here, I was only given this link by your sales guy
    its for me, i own the company
    I am the end customer myself
    Actually I am the one who will use the account, nobody else
    me is the customer
    im not support, i'm the client lol
    There is no other customer, that's me
    it's for me, i'm the client
    there's no agent here, just me the owner of the business
    I'm the one who wants the account, my reseller sent me here
    Myself Rakesh, account is for my own firm only
    the account holder is me
    I am the customer myself
    you're asking like I work there, i'm just the guy buying the cloud
    im the end user not support staff
    no no, nobody's client, I'm doing this on my own behalf
    I'm the customer
    I'm not an agent, I'm the customer
    I'm signing up for myself
    this is my own account
    me is customer, not staff lah
    customer = me
    no customer here but me
    just to be clear, I'm a buyer and not one of your colleagues
    why do you say "the customer"? you're already talking with them
    that would be me
    there's just one of me, founder, accountant and cleaner, and the account's mine
    nobody to pass this on to, I'll be using it personally
    It's me who's buying
    I do not work for the reseller, I am the party purchasing the service.
    I'm not staff
    my reseller told me to fill this in by myself, so the person you mean is sitting right here
    I'm signing up for my own shop
    speaking, I am the client
    I think you take me for a support agent but I own the bakery that needs it
    account is for my own company
    you keep saying ask the customer but theres no one to ask, i am the customer
    no agent here, i'm the client myself
    this would be my own account, i'm the one buying
    its for me
    i own the shop and i'm doing the signup on my own since my rep is on leave
    im the customer
  `,
  person: `
    human pls
    can i talk to someone real
    do you have a hotline where a person picks up
    Is there any colleague of yours we can call? The client insists on speaking to somebody
    I'd prefer to be connected with your support staff
    give me an agent
    Please escalate this to your supervisor
    who from your team can help her directly?
    bot no use, i want real person
    talk to someone
    agent please
    who can i call about this, i'd prefer a chat with somebody
    Kindly connect to customer care executive
    can get real staff to help me?
    do you have a hotline i could ring
    get me your manager
    put me through to my account rep
    can I talk to a human?
    no more bots, gimme a human being
    connect me to support
    could one of your colleagues take over from here
    I want to speak to a real person
    is there a person I can contact?
    get Jenny on this pls
    is anyone from support online?
    My question is a bit special, I'd rather explain it to somebody in your team
    can I have the number of the person who looks after our account
    let me talk to whoever is on duty today
    transfer me to staff
    I want a manager
    I've asked you twice and you don't understand, who can I speak with
    live agent??
    useless bot, get me somebody real
    real human, please
    do you have an office I can walk into and speak to someone
    I should be grateful if a representative could contact me directly.
    operator
    can somebody phone me?
    she's 78 and doesn't get along with bots, is there a colleague who'd talk to her
    can someone real help me with this
    I would prefer to talk to a member of staff.
    my case is weird as we have two legal entities, i need to discuss it with a colleague of yours, a real one
    no offence but you dont get what im asking, so put me through to somebody who does
    call me
    agent
    get me a person
    i want a human not a robot
    useless bot, get me a person
  `,
  expired: `
    Apparently the verification code has lapsed
    Client only saw the SMS now, 20 minutes later, is that code dead?
    she typed it after the time limit
    otp already expire pls
    sorry was away, code is probably not good anymore
    took too long, timed out
    it says code no longer valid, too old
    Does the six digit number still count? I got it before lunch
    the code expired while he was in the lift
    the code expired
    "code has expired" is what the page keeps telling me
    the otp timed out
    i was too slow and the five minutes are up
    code is expired, need a new one
    by the time customer read it out to me it had run out
    is the code from this morning still ok? think it's past its time
    expire liao, the number u sent
    the digits went stale while i was on a call
    it says code expired
    took too long to find my glasses and now the thing has lapsed
    verification code no longer valid
    Validity of OTP is over
    my code has expired
    it timed out on me
    I put the kettle on and now it says the digits are no longer accepted because of the time
    the code isn't valid any longer
    got interrupted by a fire drill and the verification ran out
    code's dead
    he answered after his prayer and by then the code had already gone invalid
    missed the five minutes
    too slow, it's expired
    my code went off 🕰️
    it lapsed while I was out walking the dog, send another one
    too old now, new code please
    The validity period of the passcode lapsed before I could submit it.
    customer sent me the six numbers an hour late, they don't count any more I guess
    past the deadline for the code
    says "verification has timed out", I only looked away for a moment
    ran out of time
    how long are those digits good for? it tells me they're too old
    took me too long to find my phone so that code is dead now, need a fresh one
    timed out
    too late, the six digits ran out already
    i went to get the door and when i came back the code had gone stale
    code expired
    it says the code is no longer valid
  `,
  "code-refused": `
    client double checked every digit, 'incorrect verification code' it says
    typed exactly whats in the sms and it says wrong
    invalid code??? client copy paste it
    you told me it's not the code but thats the one tencent texted
    he swears it is the right code but it isn't taken
    The system does not accept my code
    my code doesn't work
    Code rejected again, third time now
    why it keeps saying mismatch when I enter the six digits
    how can it be wrong, i pasted it straight from the sms
    code invalid
    it doesn't accept my code
    it says my code is wrong
    customer double checked the digits with me, system says no
    you say it doesn't match but I'm looking at it right now
    incorrect code keeps showing up
    the code is not working
    that IS the code. try it again
    keyed in 3 times oredi, still reject
    the pin got bounced again
    wrong code error but I typed it correctly
    I've copied the six digits exactly and you still turn them down
    Entered OTP is showing as invalid
    put it in with spaces, without spaces, nothing gets through, always incorrect
    my wife and I both read 4 0 7 7 1 2 and still it's refused
    red text says code invalid
    "wrong code" again 😤
    wrong code my foot, it's right there on my screen!!
    keeps rejecting me
    not valid?! I copied it
    third attempt and it still doesn't like the number from the sms
    I have entered the passcode precisely as displayed, yet the system declines it.
    says mismatch
    the customer sent me a screenshot of the text and it's exactly what I typed, why does it fail
    so it tells me the digits don't match, but match what? they're from your message
    code not accepted
    it's right but you say it's wrong
    it won't take my six digits
    tried the first text and the second text, both get turned away
    says wrong code, can I get another
    code rejected
    i copy pasted it straight from the message so there cant be a typo but its not being taken
    says incorrect
    it wont accept the digits i typed
    ive typed it three times, read it out loud to my wife even, and every time you tell me its invalid
    the code in the sms is the one i entered and still it says wrong
    the code doesn't work
    the code does not work
    code is not working
    this code does not work
    it says the code is invalid
    says invalid code
    code doesnt work
    the code isn't working
  `,
  "which-phone": `
    Customer has three phones, on which one should he look?
    can you tell me where the code went, she's got a private and a company phone
    whats the last 4 digits of the phone u texted
    what phone r we talking abt
    to what mobile has the SMS been dispatched?
    The customer isn't sure which handset he has to check
    no sms here, what number you used?
    which number did u send it to
    did it go to the 9xxx one?
    Was that to my HK or my mainland sim?
    show me the number the text went out to
    On which no. OTP has gone?
    what number did you send it to?
    where did you send the code
    remind me what mobile we put in
    to which mobile did the sms go
    which number was the code sent to
    the one ending in what?
    u send to whose handphone ah
    I've two SIMs, which one should i be watching?
    is it my personal cell or the work one that got the message
    which phone is it going to
    which phone did you text?
    does the code go to me or to my customer's phone
    the old or new sim?
    we're four people in the room with phones out, who's supposed to receive it
    Kindly specify the handset to which the passcode was delivered.
    the customer and his wife share an account, whose mobile did you use
    I forgot what I entered, can you show me the mobile you've got
    whose phone got it?
    did my sms go to the Thai number or to the German one
    ending in which digits?
    no message, are you sure which number?
    mine or hers?
    where'd it go, which mobile?
    what's the number on file
    which one of my phones
    text went to what number
    I've a drawer full of test phones, could you tell me which of them should be ringing
    was that to the number in my signature or the one I typed earlier
    my phone's quiet, so which one did you send it to
    was it my samsung or the office one you texted
    what number?
    i have like three sims in here and dont remember which i gave, so what number did the code go to
    which phone
    before i go dig in the drawer tell me the last digits of the mobile you used
    where did you send that text to
  `,
  "other-way": `
    Telegram pls
    whatsapp possible? everyone uses that here in Brazil
    client is on a plane with wifi only, so can't do sms, any alternative?
    can send by email instead?
    Would it be possible to receive the code through a phone call
    I can't get SMS abroad, could it come by mail
    got any other method besides text
    any authenticator app option?
    She'd prefer a voice call because she is visually impaired
    email me the code please
    do you do voice calls for the code? i'm blind
    any other option besides sms?
    i don't do texting, what else have you got
    could an authenticator app work instead of an sms
    Please share OTP on mail id
    customer's abroad with no roaming, can we verify her over telegram or mail
    can I get the code via whatsapp
    is there another way to get the code
    ring me and read it out maybe?
    can you send it by email instead?
    my carrier blocks short codes, can it go to my inbox
    can wechat me the number or not
    can you call me instead
    anything but sms
    texts cost me a fortune abroad so do you have something over the internet
    he's deaf in one ear and can't read small print, what else could we do to verify him
    voice call instead?
    the factory is underground with no reception but there's wifi, can I get it on signal
    by WhatsApp maybe?
    can I scan a QR instead
    could you post the six digits right here in the chat instead of texting them
    push notification instead of sms?
    Would verification by electronic mail be acceptable in place of a text message?
    LINE or KakaoTalk possible?
    is e-mail an option
    call me with the code
    I have no mobile so can we do it by mail
    my number is a voip one that can't take short codes, is there some alternative route
    can a passport photo do the job instead of this texting thing
    email instead?
    company phones block texts from shortcodes, so is there some other channel like telegram or mail
    can the code come by voice call
    any way to get this without sms
    the sms never shows up since im roaming in thailand, could you maybe email it instead
    call me
    whatsapp plz
  `,
  "what-is-this": `
    Can you explain me what is the matter?
    what exactly are we opening here
    huh? what am I looking at
    whats this about
    what account?
    is this some survey or what
    The client received a link to this chat and doesn't know what it's for
    Could you first tell what this procedure is good for
    sorry i just joined this channel, what's going on here
    What is Tencent Cloud exactly and what is this form regarding?
    huh, this thread is for what one
    someone added me to this chat, fill me in?
    what is this?
    context please, customer has no idea why we're doing this
    got a link from my reseller, no clue what i'm looking at
    i don't understand what this is
    is this for wechat or something else
    what's this for
    what is this about
    why am i being asked things, what's it all in aid of
    can you explain what this is
    what am I signing up for?
    what's going on here
    what is this for
    umm what is this
    Would you kindly explain the nature of this conversation?
    I clicked on a button out of curiosity and now I'm being asked for my country, what is it
    what registration?
    what's all this then
    my nephew set up my slack and this popped up, what does it want from me
    Tencent what?
    what am I doing here
    my reseller only wrote "please do this" with no explanation, so what is it about
    is it for games or for servers or what am I looking at
    explain pls, never heard of this
    before I begin, tell me in one sentence what we are doing
    is this an ad?
    what do I end up with when I've gone through all these questions
    what's this and who set it up?
    what's this chat for
    i didnt sign up for anything and now i get codes, whats this about
    im the accountant and i dont know a thing about clouds, so what exactly is it i am signing up to
    wats this
    someone forwarded me this chat, what's it for
    i got added to the channel this morning without a word, can you tell me what is going on here
    sorry what is this all about
    context??
  `,
  "not-me": `
    I did not initiate such a request, please check
    The customer says he didn't request any account
    That wasn't me, I don't know any Tencent
    somebody is using my number, i didn't sign up for anything
    he says he never asked for this and wants to know who did
    who is Mr Wong? im not him
    i get code from tencent but i never register there
    you've got the wrong person
    my client is confused bcos she never ordered a code
    I didn't ask for a code
    got a verification sms i wasn't expecting, I've done nothing
    wrong person
    not me leh, i never register anything
    my name's not Mr Tan and I have no company
    don't know any Tencent and didn't order anything
    I never signed up for this
    I have not applied for any such account, please check
    I didn't request this
    whoever filled this in wasn't me
    this isn't me
    you've mistaken me for somebody else
    some stranger is using my number, I got a code out of nowhere
    this is not my account
    this customer you mention isn't me, I'm just a freelancer in the same channel
    wasn't my doing
    you're mixing me up with someone
    that's not my name at all
    I asked around at home and none of us requested it
    not my registration
    someone typed my mobile into your form without asking me
    my client swears he hasn't applied for any cloud thing, it must be a mix-up
    I never wanted this, stop it
    never signed up for any of it so quit messaging this phone
    I have no company
    wrong person, stop sending me codes
    a code from tencent woke me up and I've never had anything to do with you
    didn't sign up, period
    must have been somebody with a similar number, I'm a retired teacher
    I wish to state that I have made no such application.
    wrong guy, mate
    I never ordered this
    i didnt sign up for anything and now i get codes, whats this about
    wasnt me
    i never asked for any account
    a text with six numbers landed on my phone at 2am and i have nothing to do with tencent
    who gave you my number
    not me
    I did not request this code.
  `,
  "what-next": `
    may I know how we proceed from here
    So what does he have to do after that?
    code typed in. next?
    What happens once the client has entered the code
    ok done, whats the next step
    and now?
    what comes after the review thing, client is curious
    is there anything else I must do now
    then?
    Kindly advise further process
    what do I do now?
    what happens next
    done that bit, what else d'you need from me
    whats the plan once the account is made
    next step?
    so i've typed the code, where do we go from here
    what's next?
    what should I do after this
    ok and then?
    after enter code then how
    what comes after the review
    is there anything left for the customer to do
    finished typing, now what happens
    I'm at the end of your questions I think, what comes now
    anything else you need?
    we've got the code in, so what's left on my list
    next step please
    after he's received the text what's he meant to do with it
    what follows?
    so the account has been made, what should the customer do first
    okay, what now
    where to from here?
    walk me through what comes after the country thing
    Please advise me of the subsequent steps in the procedure.
    the review looks right to me, what am I supposed to press
    and after this?
    what should he do next
    next?
    the code went through i think, it turned green, so where do we go from here
    And what would be the following step, please?
    filled in the mail and the phone and all that, whats left for me to do
    now what
  `,
  resend: `
    new code
    Could you trigger another code, the customer deleted the message by accident
    Can the customer get a fresh one?
    otp already expire pls
    nothing arrived, try once more
    Kindly re-send the verification message to the client
    one more time please, i closed the sms
    resend otp
    again pls, phone was off
    his screen broke before he could read it, send him the code once more
    mind firing off that text once more
    send another code
    shoot me another six digits
    code is expired, need a new one
    can you resend
    Please retrigger the OTP
    text me again
    try sending that again, I'd got airplane mode on
    one more time with the sms? my phone was off
    fresh passcode pls pls
    please send me a new code
    can send again a not, never see
    send it again please
    gimme a fresh one, I deleted the message by accident
    resend the code
    customer's back on the network now, let him have a new one
    the text got cut off in the middle, can you issue another
    one more code
    my kid swiped the notification away, text it to me again
    can you text again, it never arrived
    can I have a fresh code
    turned off the spam blocker, so go ahead and send the six digits again
    I was on a call when the message popped up and lost it, may I get it again
    code again plz 🙏
    nothing yet, try again?
    it lapsed while I was out walking the dog, send another one
    re-send the sms
    too old now, new code please
    try the text once more
    Please be so kind as to dispatch the verification code a second time.
    send new one
    I dropped the phone in the sink and missed the message, can you do it again
    another text please
    fire it off again
    says wrong code, can I get another
    took me too long to find my phone so that code is dead now, need a fresh one
    resend
    again pls
    Kindly send the SMS once more.
    it didnt arrive, maybe cos i was in the elevator, try sending it again
    shoot me another code
    i deleted the message by accident thinking it was spam so could u text it one more time
    i need another code
    need a new code pls
    can you do another code
  `,
  skip: `
    can he leave this one blank
    not applicable for us, go on to the next one
    the client doesn't want to tell the industry, so pass
    skip it
    do i have to fill this
    next question pls, customer has no answer for this
    prefer not to say
    Is that field compulsory? If not I'd omit it
    don't want answer this one, move on
    skip this
    dun wan fill in this one can
    give that one a miss
    Can this field be left empty?
    pass
    can we leave this one blank
    i'd like to skip that
    not answering that, move along
    skip
    is this optional?
    next question please
    n/a, go to the next one
    can I skip this question?
    omit it
    is this one mandatory?
    can this stay blank?
    leave this empty
    no answer for that, continue
    does anything bad happen if I don't fill this one in
    jump to the following question
    I would prefer to leave this field unanswered, if that is permitted.
    we aren't in any industry really, couldn't we hop over that
    don't have a company as a student, so can we do without that line
    move on to the next
    this question doesn't apply in my case, what's the one after
    rather not answer this
    let's not bother with the industry, ask me something else
    the boss says that's none of your business, so go to the following question
    can i leave this one blank
    lets jump over the industry question
    no clue what our sector is called so can we just move past that one
    we are a charity and none of these fit, id rather not answer that and move on
  `,
  back: `
    one step behind please, she chose wrongly
    I'd like to return to the previous question
    pls undo, wanted to pick the other option
    customer pressed too fast, can she return to the company question
    oops, back pls
    take me to where we were before
    the client wants to revisit the question before this one
    go back one
    Can I see the last step again? I answered too quickly
    return to the last question
    undo that
    can I go back one step?
    one step backwards please
    go back leh i press too fast
    can you rewind, I answered too quick
    go back
    let me see the question before this again
    previous question please
    back
    i want to return to where we were a moment ago
    take me back
    Kindly show the earlier screen
    up one question please
    I clicked on before reading it, bring me to the question you asked just now
    show me the step before
    wrong button, go back
    previous step
    return please
    how do I get back?
    May I be returned to the preceding page, please?
    let me go back and fix that
    rewind
    she answered too soon and would like the previous one once more
    is there a back button? I need to get to where I was
    you moved on too quickly, I'd like to see the one before this
    let's go a step backwards, I picked the first thing on the list by accident
    I want the last question again
    hop back one, my cat stepped on enter
    prev
    take me to the question before this
    i hit enter too early on the last one so let me return to it
    wait i answered that thinking it was about the customer and not me, can you rewind one
    oops, one step back please
  `,
  cancel: `
    stop the process, client says the deal is off
    please discard it, no account needed
    forget it
    drop this request pls, client went to AWS
    We don't want to continue, kindly cancel the registration
    abort
    nvm the customer changed his mind
    never mind lah dont want already
    stop, I don't want to continue
    I want to cancel
    let's drop the whole thing
    dw do already, close it
    cancel this please
    changed my mind, don't open any account
    ugh i give up on this bot 🙄
    we won't be needing this after all, bin it
    cancel
    quit, i'm not going through with this registration
    Kindly withdraw my application
    call it off, the client went with aws
    we filed this one twice by mistake, kill the second
    drop the application
    scrap it
    she's decided to stay with google so you can shut this one down
    no account after all
    I'm out, close this
    I never wanted this, stop it
    my husband doesn't want me to do this so I'm stopping here, delete it please
    I thought this was for something else, please get rid of it
    don't bother any more
    budget got cut this morning so we won't need it, please stop the registration
    end this
    call it off
    the project's been frozen by HQ, so let's not open anything
    I hereby withdraw my application and ask that it not be processed.
    discard the request
    We'd like to withdraw this request.
    turns out my colleague is already doing the same one, so kill this before it gets made twice
    nvm drop it
    customer changed his mind and went with aws so theres no point in carrying on with this
    forget the whole thing
    i dont want this anymore
    don't want the account any more
    not wanted any longer, cancel
  `,
  "stop-texts": `
    She wants no further texts, it's 2am at her place
    Please don't send any more SMS to this number
    quit spamming my phone
    UNSUBSCRIBE
    customer is complaining about the many messages, make it stop
    how do I opt out of these text messages
    stop texting me!!
    no more codes please, i got 6 of them
    Remove me from your sms list
    don't send me any more codes
    dun keep sms me can or not
    Remove my number from your list, I'm on DND
    my phone won't shut up, quit pinging me codes
    stop texting me
    STOP
    no further messages to this mobile please
    stop sending me messages
    enough with the texts already!!
    how do i make these verification texts go away
    you've messaged me eight times tonight, knock it off
    take me off whatever this is, i'm getting spammed
    please stop the sms
    enough codes!!
    quit the texting
    you've buzzed me at 3, at 4 and at half past 5, let me sleep
    block my number
    every time I'm in a meeting one of your codes comes in, put an end to it
    never signed up for any of it so quit messaging this phone
    each message costs me 30 cents over here so no further ones
    delete my number from your list
    leave my phone alone
    I've never been a customer and I get these texts weekly, take me off
    how can I make it that you don't message this mobile ever again
    wrong person, stop sending me codes
    Kindly cease all further messages to this handset.
    opt me out
    my mum is getting these and she is scared, please don't send her any more
    no more sms
    STOPALL
    TD
    i'm on night shifts and your codes wake me up at noon, no more texts please
    stop texting
    please take my number off your sms list
    quit sending me these messages
    ive had five of them today and i pay for incoming when roaming so cut it out with the sms
    never send it again
    don't resend
    do not send another
  `,
  status: `
    just checking where it stands
    how far are we
    whats the status of my application, submitted since ytd
    May I have the progress on Mr Tan's registration
    boss asking for update, anything?
    which step are we at now
    Any update on the client's account?
    what's still missing from the customer
    have you got everything you need so far
    where are we in the process
    how's it coming along
    so where do things stand at the mo
    Kindly update on the account opening for our client
    status pls
    which step we at now
    any update?
    what's the status?
    how much of this is left to fill in
    what's the progress on my application
    any news on the account for Harbour Logistics?
    did my registration go through or is it hung somewhere
    how many have I still open?
    it's been silent for half an hour, where's the registration now
    where do things stand
    what's happening with my request
    is it still running or finished by now
    left my desk for lunch, what has happened to it in the meantime
    my colleague started it and is off sick now, at what point did he stop
    did you already hear from my customer or is he still on the phone question
    how far are we and how much longer
    what have you got so far
    Might I enquire as to the current state of my submission?
    can you show me what's been filled and what's open
    give me an update
    which stage is it in
    my manager has a meeting about it at 4, what can I tell him about the progress
    progress?
    how's it going over there
    i submitted it this morning and then my laptop died so i have no idea where things are at
    how far along are we
    Could you tell me where my application stands?
    my client keeps pinging me for an update and i got nothing to tell her, where are we with it
    status
    any news
    status?
  `,
  "done-yet": `
    So he's all set?
    is my account active now ah
    is it done
    account up yet?
    are we there yet 😅
    can I tell the customer it's finished?
    has the customer's account been created now or not
    Did it go through?
    Has everything been completed on your side?
    we good?
    so the account exists now, yeah?
    is my account ready
    is it done?
    did it work?
    am I all set now
    Is the account activated or still pending?
    settle already?
    is it done yet?
    was that the last question, is it complete
    are we finished?
    is everything through now or do you still need stuff
    has the account been created
    did my registration go through or is it hung somewhere
    can i close this window or are you still busy
    is everything sorted on your end so I can go home
    Kindly confirm whether the registration has been concluded.
    so we're done here?
    she put in the last code a minute ago, has it been opened now
    did the account get made
    is it still running or finished by now
    can the developers start using it or do they have to be patient a bit more
    is it through?
    complete?
    open already?
    I don't see a confirmation anywhere, does that mean it's been created
    ready yet?
    is that it
    has he got his account or is it still being made
    all finished?
    you went quiet, so was that successful
    the screen didnt change after i pressed the button, has it gone through
    i need to tell my boss before he leaves, so is it open already
    is the account made now or not
    done?
  `,
  help: `
    need some help with this field
    I don't understand what to do here
    Could you assist me please, this is my first time
    help
    stuck 😩
    i'm lost, can you guide me
    i am bit confuse, please to explain
    How does this work?
    pls help my client, he doesn't get it
    how to do ah, first time using
    I need help
    can you help me?
    list the commands
    what can i say to you
    SOS
    Please guide me sir
    i'm not good with computers, could you walk me through it
    how does this work
    kinda lost here, gimme a hand
    i don't know what to do
    i'm stuck
    can't figure out what you want from me
    show me the commands
    my customer doesn't understand what you're asking and neither do I
    I would appreciate some guidance on how to complete this section.
    I'm new, how's this work
    I need a hand
    what on earth do I write here, I've been looking at it for ages
    assist me please
    confused, what should I type
    how do I use you
    I'm an old man and this is my first chat bot, please tell me what to press
    it's stuck on the second page, what can I do
    tell me what I'm able to do in this chat
    could you explain the question in simpler words, I don't get it
    heeelp me out
    what are my options here
    I'm completely lost with this menu thing, talk me through it
    help!!
    can u give me a hand here
    im stuck
    ive never done one of these before and the guy who trained me is out sick, help
    I require some assistance, please.
    i clicked about and now im lost, what can i even type to you
    halp
    what do i do now
    what am i supposed to do
  `,
  example: `
    in which format shall I write the phone
    customer asks how the company name should be written, any example?
    full legal name or short name is enough?
    what does it look like, eg?
    Do I need the +49 or 0 in front?
    is it first the area code then number or how
    Can you give an example for industry?
    sample pls
    with spaces or without
    Kindly share sample for reference
    can you give me an example?
    example please
    what should it look like
    how do you want the mobile typed, spaces ok?
    how should I write the number
    show me an example
    is it ltd or limited, full registered name or short
    with or without dashes?
    what format should I use?
    what would a valid answer be for industry
    like how ah, show me one
    do i include the country code and the plus?
    what do people usually put here
    my number has an area code in brackets, do I leave that in
    is "online shop" fine as an industry or should I be more exact
    do you want just the digits or with the plus and everything
    for instance?
    Could you furnish a specimen of a correctly formatted number?
    how's it supposed to look
    how did the last person answer this? then I know what you mean
    capital letters or not
    how long should the name be
    like what, e.g.?
    I'm unsure whether a full mail address or only the front part goes here, can you show one
    +66 or 0 first?
    what format?
    give me a sample
    shall I write the company name in english or the way it's on the stamp
    example?
    ours has a leading zero and some spaces in it, how should i write it so you take it
    im not sure what counts as an industry here, give me a sample or two
    show me what one looks like
    do i put the plus and the country code or no
  `,
  "dont-know": `
    The customer himself does not know
    no idea
    I don't have that information with me
    I would have to look it up first
    have to ask the client, he didn't tell me
    left the papers at home so I cannot say now
    can't remember which email she used
    idk
    Not sure, my colleague has the number
    dunno leh
    idk which industry we'd count as
    haven't a clue, the customer never told me
    i don't remember
    I don't know
    not sure
    the client's mail isn't in my notes
    I don't have that information right now
    beats me
    would have to ask my accountant for that
    I am not having the details with me presently
    i don't have it
    can't recall the exact company name off the top of my head
    she mailed it to me once but I can't find it in my inbox
    who knows lol
    I'd need to ask my mother in law, it's her shop and I've no idea
    couldn't tell you
    I'll have to look that up at home tonight
    he never mentioned it
    it's on a sticky note at work and I'm at home
    good question, I'm afraid nobody told me that
    not in my papers
    I regret that I am not in possession of that information.
    search me
    changed jobs yesterday, haven't memorised my new address yet
    ¯_(ツ)_/¯
    no clue tbh
    I forgot
    what mobile he uses is a mystery to me, we only ever talk over teams
    i dont have it on me
    no clue what our sector is called so can we just move past that one
    dunno sry
    no clue
    not sure what the customer's email is tbh
    that info is in a spreadsheet on my other laptop and i left that at home
  `,
  "no-phone": `
    i dont have handphone
    He lost his sim so currently without any number
    I do not own such a device
    what if the customer doesn't have a cell
    just an ipad here, no number
    no mobile, company policy forbids it
    The client only has a landline
    we only use Teams, there's no cell phone in our office
    Her phone got stolen last week and there is no replacement
    phone's bust, can't receive anything on it till it's repaired
    I have no cell phone
    don't own one of those things, never have
    only got office desk line, no handphone
    i've got an ipad with wifi only, no sim
    i don't have a mobile number
    I don't have a phone
    no phone
    my mobile got stolen last week and i've not replaced it
    we only have a landline
    our staff aren't given cells, just extensions
    Customer is not having any mobile no.
    what if I don't have a mobile
    is it possible to sign up without a mobile? mine fell in the sea
    dropped it off a ferry on sunday and the replacement takes two weeks
    tablet only
    I'm from abroad and haven't got a local sim or any other one yet
    she doesn't own a phone
    I've no mobile number
    gave up my phone years ago
    The applicant does not possess a cellular telephone.
    don't have one, sorry
    only a fax and a landline
    there's the telephone on reception and that's the only one the company has
    customer is 81 and has never had a handset in his life
    we're a monastery, nobody here has a mobile
    I have no mobile so can we do it by mail
    no cell phone here
    I sold my phone to live a calmer life, what now
    my phone drowned
    we only have desk phones at this place
    i dont own a cellphone
    landline only
    no mobile
    phones are not allowed in our plant and the firm never issued any to us
    mine got stolen on the metro last night and i havent bought a new one, so i have no mobile at all
    my phone is dead
    phone died
  `,
  already: `
    she did that part yesterday with your colleague
    We are already registered with Tencent Cloud
    scroll up, its there
    the customer has got an account since 2021
    gave you the number alr
    already sent it above
    He has entered the code once, does he need to do it again?
    I told you my email two messages ago
    third time i type the same thing, seriously?!
    haven't I answered this before?
    I already gave you that
    been there done that, why's it asking again
    gave u liao
    i already did that
    I already have an account
    I told you already
    we've been with tencent cloud since 2021, there's an account
    I already sent it
    my colleague registered us last month i think
    the customer is signed up with you lot as it is
    you asked me that two minutes ago
    Mail id has been shared above, pls check
    already entered the code
    scroll up, it's right there
    answered that above
    we have one from 2019
    I do have an account, just don't know its number
    my business partner registered the firm back in spring so there should be something on record
    she's given her mobile twice today, once in the form and once here
    I did that
    gave it at the start
    I have already furnished you with this information.
    I answered this to your colleague on the phone this morning
    told you before
    he's had a tencent login for years, surely he needn't sign up again
    you're repeating yourself, my company name is three lines up
    see my previous message
    typed it a minute ago
    the six digits are in already, what else could you want
    you've got it already
    my cofounder opened one last year for the same firm so i think were registered
    already sent
    We have an account with Tencent already.
    scroll up, i typed the company name before you asked for the phone, why again
    i gave you my email like two messages ago
  `,
  uin: `
    Where can I find the account ID?
    can u tell the acc no of the client i just made
    Could you let me know which UIN was assigned
    finance needs the client's account number for the invoice
    the number of my new account, what is it
    He needs the 12 digit ID thing for the partner portal
    what's the customer id called in tencent and where do i see it
    whats her uin
    uin pls, customer wants to top up
    i lost the account number u showed me earlier
    finance needs the ID of the new account for the PO
    how do i look up my cloud id
    my uin is what ah
    Kindly provide the customer's account no.
    the ticket form wants a twelve digit tencent number, what's ours
    what is my UIN?
    what ID did i get assigned
    what is my account id
    I need my uin
    which number do i quote to the reseller so they can link me
    where can I find my UIN
    uin pls
    what's my account number
    you showed a row of digits after the account was made, could I see it again
    the partner portal asks for an identifier starting with 1 or 2, which is mine
    need the Tencent ID
    account number please
    my UIN?
    support won't open my ticket without an account number, can you look it up
    I do have an account, just don't know its number
    where do I see my account and its ID
    wrote the long number on my hand and washed it off, what was it again
    tell me my account ID
    I need to bind her to our reseller account, so what's the number for hers
    is the ID the thing in the upper right corner of the console or somewhere else
    number of the account pls
    Please furnish the unique identification number of the newly created account.
    customer's ID no. please
    where's the account number shown
    what's the ID
    uin?
    my account no
    where can i find my account id
    the billing guys want some long number starting with 2000 to link us, what is mine
    i closed the chat too fast and lost the number of the new account, can u give it again
    Could you tell me the UIN that was assigned?
  `,
  "sign-in": `
    ok account made, and where does she get in?
    customer can't find where to sign on
    how to enter the console now?
    Which URL should the customer use to sign in
    Could you share the address of the login page
    With what do I sign in, mail or phone?
    login link for the client pls
    where does he log in
    is it cloud.tencent.com or intl or what for logging in
    can you send me the login link
    Please share portal link for logging
    how do I log in
    how can i access my account
    what's the url to login
    is there an app or do I get in through a browser
    what do i type in at the login page, mail or number
    got the account, can't find the front door lol
    log in where?
    do I sign on at tencentcloud.com or at your site
    which website do i go to now to get into the console
    where's the login page
    the customer's asking how to get to his dashboard
    where do I sign in?
    how to log on
    is it the international site or the chinese one for logging in
    link to the portal please
    where can I access it
    where do I see my account and its ID
    do I use my mobile app or a browser to get in
    login page?
    how does he get in now
    URL for signing in?
    I typed tencent into google and got a hundred sites, which is the one to enter by
    I've got the account now but no idea what website it lives on
    customer would like to have a look at his dashboard, where does he go
    where's the console
    bookmark got lost, what was the address for getting into the cloud
    Would you please direct me to the page where I may log in?
    send her the login address
    how do i get into the thing now that its made
    whats the url to log on
    i went to the tencent page but it's all wechat and qr codes, where am i supposed to log in
    login where
    console link?
    account is open apparently but nobody told me where to log in or with what password
  `,
  password: `
    Is it the same password as for WeChat?
    Will she get an initial password by mail?
    do i have to create a password now
    He can't recall the password of his account, what now?
    Client never set any password, what should she enter
    it asks for a password but you gave me none
    how to reset passwd
    client forgot his pw lah
    whats the password
    where do i set the password
    pw is what ah
    what is my password?
    i don't have a password
    what password do I use
    locked out, can't remember what i picked as my pass
    need new login credentials, mine slipped my mind
    do i get to choose my own password at some point?
    nobody gave us a pw
    Password not received on mail
    is the six digit thing also my passphrase?
    how do I reset my password
    I forgot my password
    did you email the customer a temporary password or does he make his own
    do you pick one for me or will I be asked for one
    I need a pw
    pass doesn't work any more
    she wrote her password on a napkin and threw it out, what can be done
    no password was sent to me
    tried my dog's name and my birthday, neither is it, how do I get a new one
    forgot my login pass
    how long must the password be
    password?
    which password does it mean
    I seem to have mislaid my credentials; how may I reset the password?
    reset my password
    can I log in with just the phone or do I need to set up a password as well
    the login page asks for a secret word and I don't remember having picked one
    is the first password mailed to the address I gave you
    I can't remember my passphrase for the account.
    did you set a password for me or do i choose one
    what password
    it wants a password on that page and i never made one so what do i put
    i set it up on friday in a rush and now none of my usual ones work, how do i reset it
    forgot pw
    account is open apparently but nobody told me where to log in or with what password
  `,
  "who-asks": `
    who is opening this account for me
    On whose behalf are you contacting us?
    Did the customer's boss ask for that?
    client is asking who requested this
    the customer would like to know who is behind this request
    he says he never asked for this and wants to know who did
    who wants to know
    which agent started this
    my client is confused bcos she never ordered a code
    who gave u my number
    From which company does this enquiry come?
    who asked for this?
    was it Jenny from sales that set this going
    who sent you
    By whom this request was raised?
    who gave you my number
    who put in the order for the account
    who wants to know?
    who requested this
    under whose name was that opened? i need to know who's behind it
    how'd you get hold of my details, somebody must've passed them on
    who's asking
    on whose behalf are you contacting me
    which of my staff started this registration
    who ask u to do this one
    who's behind this request?
    who at the reseller is handling this, I'd like to know before I answer
    who signed me up
    three people in sales could have done it, which of them triggered it
    I see a request under my firm, who has raised it
    my number isn't public, so from whom did you get it
    whose idea was this
    somebody in my company must have filed that, can you tell me their name
    who started this
    who put my name down
    which agent was it
    what's this and who set it up?
    Might I be informed of the identity of the person who lodged this request?
    on whose order?
    who told you to contact me
    customer wants the name of whoever ordered this for her
    on whose behalf
    which of our people asked for this account
    i manage the team and nobody told me about it, so i'd like to know who started this request
    who requested
    who is asking
    whos asking for this
  `,
  cost: `
    what's the monthly price
    How much do you charge for opening the account?
    is it free for the client
    Do we get billed as soon as it's created?
    how much ah
    will the customer pay for the sms
    client asks whether he needs a credit card
    Is there an obligation to buy anything
    what's this going to set me back
    any fees?
    Kindly share the pricing
    what's the price
    is the sms charged to my phone bill, i'm roaming
    is it free?
    do i need to put in a credit card
    customer asks if there's a monthly subscription for just having the account
    do I have to pay
    got hidden charges or not
    bit skint at the moment, does opening one cost owt
    how much does it cost?
    what happens if i never use it, still billed?
    will I be charged
    price list?
    is it gratis
    do I have to pay anything
    is there a free trial or am I charged from day one
    how much?
    no credit card needed, right?
    what will show up on the invoice if all she does is sign up
    does the sms cost the customer anything when he's abroad
    I'm a student with no money, is there something to pay for having an account
    $$$?
    is there a setup fee
    do you take a commission on top of what tencent asks for
    Would any charges be incurred through this registration?
    what's the fee
    our finance lady wants to know what this is going to cost per month
    free?
    the text is free but then what, is there a monthly fee or do i only pay for what i run
    price?
    my budget is zero till the next quarter so do i get billed just for having it
    how much does an account set you back
    Are there any charges for opening it?
  `,
  language: `
    English please
    i no understand chinese, english ok?
    Change the language to Cantonese if you can
    Could you continue in traditional Chinese, easier for the customer
    Could my customer write in German too or only english
    pls write in Bahasa
    can speak chinese?
    my client only reads Mandarin, could you switch
    do u speak portuguese
    got chinese version?
    change language to Chinese
    Chinese please
    my customer only understands Cantonese, can you write in that
    sorry my english not so good, other language have?
    can you speak Chinese?
    I can't read these characters, could we do English?
    can we switch to mandarin
    why'd you go all Chinese on me, back to english ta
    Is Hindi available?
    in simplified chinese from here on please
    zh possible?
    Mandarin would be better
    do you have Spanish
    can you put your questions in both languages so my client can read along
    switch to English
    change the language please
    my english is very bad, you have chinese?
    all those characters look like little houses to me, english if you can
    german?
    Japanese available?
    Would it be possible to conduct this conversation in Traditional Chinese?
    she reads only Vietnamese, can you do that or should I translate
    grandpa speaks nothing but Cantonese, do you support it
    Chinese pls, simplified
    talk english to me
    my Chinese isn't good enough for this, is English possible
    english plz
    can we do this in chinese
    i don't read these characters, speak english
    my customer sits next to me and only knows mandarin, could you switch so he can follow
    español por favor
    parlez-vous français
    bahasa indonesia please
  `,
  broken: `
    screen blank already, how
    link is dead on the customer's laptop
    it's not working
    he gets "something went wrong" every time
    Client keeps getting an error, he sent me a screenshot
    The page hangs on the client's side after clicking yes
    button doesnt do anything
    Seems the bot is stuck, I clicked three times
    my code doesn't work
    error 500 lol
    the bot crashed i think?
    hang already, cannot click
    this is broken
    "interaction failed" every single time I tap it
    just get a spinner that never ends
    something went wrong
    the button doesn't work
    your thing's gone wonky, buttons have disappeared
    Showing some technical issue since morning
    page goes blank after i enter the digits
    I'm getting an error
    it doesn't work
    pressed the green button and nothing happens
    it froze
    I've clicked yes about twenty times and the thing doesn't react
    works on my mate's computer but on mine it just spins
    error again
    I typed my answer four times and the bot swallows it without a word
    doesn't respond at all
    nothing in this stupid thing works
    nothing loads
    it's stuck on the second page, what can I do
    the button is greyed out on my tablet so I can't press it
    it's stuck on loading
    An unexpected fault occurs whenever I attempt to submit the form.
    buttons are dead
    broken link
    there's a red triangle and a bunch of code where the questions used to be
    app says "this interaction failed" and that's all that happens
    page crashed
    the screen didnt change after i pressed the button, has it gone through
    the button does nothing when i click
    slack says the app did not respond, tried on desktop and mobile and its the same story
    error 500
    im stuck
    not working
    ugh i hate this, nothing you do ever works on the first try
    i pressed go on and got a red box with a stack of letters, pressed again and same
  `,
  upset: `
    how much longer...
    quit spamming my phone
    ridiculous
    The customer is losing his patience, honestly
    where is the code?? phone is right next to me and it's silent
    fed up with this bot 😡
    omg why is this so hard
    wasting my time
    walao so troublesome
    third time i type the same thing, seriously?!
    you guys are useless
    I am really disappointed with this service
    haven't I answered this before?
    bot no use, i want real person
    this is a waste of time
    doing my head in this is
    wah lau so mafan
    this is annoying
    you're useless
    this is ridiculous
    so frustrating
    never had this much bother with any other provider
    wtf man
    ugh i give up on this bot 🙄
    I'm getting tired of this
    Very poor experience, highly disappointed
    terrible service
    for crying out loud, ten questions just to open an account??
    customer's yelling at me because of you, thanks for nothing
    worst bot ever
    I've had enough
    I've spent my whole lunch break on this nonsense
    what a mess
    so annoying
    unbelievable
    😡😡😡
    you're driving me nuts
    every single time I deal with you lot it ends in tears
    nothing in this stupid thing works
    wrong code my foot, it's right there on my screen!!
    useless bot, get me somebody real
    I could've built my own data centre in the time this is taking
    twenty questions just to rent a stupid server, are you serious
    this sucks
    my gran could've built something better than this
    this is a joke, honestly
    ffs
    fourth time you ask me the same damn question and im about to throw my laptop out the window
    ugh i hate this, nothing you do ever works on the first try
  `,
  another: `
    and another one, if you don't mind
    I have a second customer who needs an account as well
    one more registration, different client
    ok now the same for my sister's firm
    got two more customers waiting
    Next client pls
    We need an additional account for our test environment
    new account for another company
    can I open one more
    let's onboard the next one
    Next customer also to be registered
    I need one more account
    open another account
    new account for another customer
    can do one more for my other company?
    can I create a second account
    I want to open another account
    got a further client to put through, ready?
    that one's finished, I've three more to set up
    another one please
    is it possible to have two, one for testing and one for prod
    now one for my brother's shop
    same again but for our Jakarta branch
    great, that's Rossi done, now his cousin's restaurant needs the same
    my colleague saw how easy that was and wants one for his startup as well
    again, for a different company
    I wish to register a further account on behalf of a different client.
    same procedure for the sister firm in Manila please
    can the same person have one more, under a different mail
    our staging stuff should live apart, can we make an extra account for it
    one more account please
    second account please
    I've another one for you
    two more to register
    open one for my wife too
    got a whole list of twelve companies here, let's take number two
    next account
    now for the next client
    that one is done, and now their sister company wants one too so lets go again
    weve got three subsidiaries and each needs its own, can we open the next
    I have another customer to register.
    one more
    lets do a second one for a different client
  `,
  none: `
    fintech - password managers
    Jens Weiter
    human resources / recruiting
    Mr. Noh from Seoul
    Text Me Flowers Ltda
    my daughter just started school
    Later Media Group
    Never Mind Studios
    Cancel Culture Clothing Co.
    Hope Waite
    dental clinics
    We use Alibaba at the moment for CDN
    Safe Harbour Insurance Brokers
    He comes from Hamburg but lives in Penang
    PT Selamat Datang Nusantara
    The customer has about 40 employees
    it's raining so hard in jakarta today
    Wait & See Capital Pte Ltd
    The Human Company
    We will launch our app in Q3
    Skip Logistics GmbH
    Ana Beatriz Carvalho dos Santos
    freight forwarding mostly
    Translation and language schools
    Telemarketing and SMS gateway provider
    Resend Postal Services
    Thanks Bakery (HK) Limited
    Second Chance Recycling
    we do semicon testing equipment
    I've been working in this team since March
    Hello Kitty Merchandise Asia
    Lost Password Security Consulting
    Goodbye Plastic e.V.
    Kwun Tong, Kowloon
    Budi Santoso
    +62 812 5550 1934
    lunch was nasi padang, too spicy
    Priya Ramachandran
    did you watch the match last night
    she is the finance director
    Start Over Fitness Club
    Yes Bank vendor division
    Help Desk Solutions India Pvt Ltd
    No Problem Trading Co
    Ng Wai Man
    E-commerce for pets
    haha nice one
    the client runs two servers in Frankfurt
    Done Deal Realty
    our office is above the MTR station
    Online gaming, some live streaming too
    Back Office Outsourcing
    freight forwarding, mostly air cargo
    language school
    Safe Harbour Marine Insurance
    the servers will be for a mobile game
    Broken Hill Mining Supplies
    tell me a joke
    Goodbye Pests Ltd
    Sorry Charlie's Seafood
    Siti Nurhaliza binti Osman
    Hope Waitley
    my daughter just turned six today 🎂
    second-hand phones wholesale
    Second Phone Trading Co
    Okay Supermart
    we teach english to chinese kids
    Backstage Productions
    we sell shoes online to Indonesia
    our website gets 20k visitors a day
    hahaha
    Cancel Culture Media LLC
    No Limit Fitness
    Wait & See Optical
    Another Round Brewery
    Text Analytics Labs GmbH
    SMS marketing
    Code Ninjas Hong Kong
    retail, fashion and a bit of cosmetics
    customer support services
    Wong Ka Ming
    Alright Mensah
    our warehouse is near Changi airport
    password management software
    it's raining cats and dogs in Penang
    Priya Venkataraman
    Noah Keane
    mobile phone repair
    Hello Kitty Cafe Bangkok
    The Waiting Room Coffee Roasters
    Yes Communications Sdn Bhd
    we make garden furniture
    Human Touch Staffing
    the cancelled flights cost our agency a fortune this year
    hoping to move off azure by summer
    call centre outsourcing
    Next Step Physiotherapy
    Status Jewellers Mumbai
    Mark Back
    cyber security and data safety
    Lost & Found Furniture
    Thankyou Foods Pte Ltd
    I run a company that resends parcels for expats
    Helping Hands Nursing Home
    human resources consulting
    about 40 people work here
    SkipTheQueue Technologies Pvt Ltd
    what's the weather like in Shenzhen
    Thanh Nguyen Hai
    Password Books
    lunch was great, had laksa
    my back hurts from sitting all day
    veterinary medicine
    our drivers text the passengers when they arrive
    Rahul Deshmukh
    Lagos, Nigeria
    🎉🎉
    Nguyễn Thị Minh Châu
    Guadalajara, Jalisco
    our headquarters moved to Rotterdam in 2020
    They sell second-hand cars across three provinces.
    Leilani Kahale
    Fatima Zahra El Idrissi
    Café Aurora
    who won the grand prix yesterday
    that's funny
    insurance brokerage
    happy new year everyone
    PT Sinar Laut Abadi
    Park Ji-hoon
    our traffic triples every year around singles' day
    Keepsake Gifts
    Meridian Freight & Forwarding Pty
    Maria Clara Reyes
    Almaty
    Katarzyna Wiśniewska
    Sven-Erik Lindqvist
    logistics and cold storage
    he used to work for huawei before he joined us
    Ivan Petrović
    José Luis Mamani Quispe
    architecture, mainly hospitals
    my brother lost his wallet in Lisbon
    Real Human Clothing
    Another Day Films Ltd
    Ho Chi Minh City district 7
    Chan Tai Man, Peter
    her husband is the one who runs the factory in Dongguan
    Somchai Rattanakosin
    oil and gas services
    Grünwald Optik GmbH
    Kuala Lumpur, Bukit Bintang
    Tsim Sha Tsui
    somewhere near Lyon
    Nomvula Dlamini
    the museum wants to put its archive online by autumn
    solar panels and batteries
    online dating
    edtech
    we were founded in 1987 by two brothers from Izmir
    my cat is asleep on the keyboard
    we do code reviews for banks
    Tanaka Hiroshi
    online exam preparation
    Password Coffee Bar
    Giulia De Santis
    Mohammed bin Rashid Al Farsi
    biotech, we sequence bacteria
    just had the best ramen of my life
    Already Gone Travel Agency
    Al Noor General Trading LLC
    Aigerim Nurlanova
    Blue Lagoon Seafoods Ltd
    I love mondays, said nobody ever
    Northwind Analytics Inc.
    how was your weekend
    Chloé Dubois-Martin
    Oluwaseun Adebayo
    Bergmann & Partner Rechtsanwälte
    we've about 300 employees and two warehouses
    the app is written in go and runs on kubernetes
    Lotus Garden Hotel Group
    I wrote a blog post about image compression last week
    wine import
    Atlas Solar Nigeria
    Pixel Foundry Studios
    Kowalski i Synowie Sp. z o.o.
    what's the capital of Mongolia
    the customer's main product is a game about farming
    they deliver school lunches to about sixty kindergartens
    Cost Plus Furniture
    Porto
    Higher Status Wellness
    the company got bought by a swedish fund in april
    coffee roasting and wholesale
    mobile phone accessories
    Fujimoto Precision Tools K.K.
    it's 38 degrees here in Seville
    anyone up for bubble tea this afternoon
    public transport ticketing
    Zhonghe Textile (HK) Limited
    😂😂😂
    Code Red Fire Safety, they install sprinklers and alarms
    dairy farming
    Stop & Shop
    Yes Bank Malaysia
    fintech
    happy friday
    Second Phone Repairs and Resale
    Keep Logistics
    Cancel Culture Media Group Pte Ltd
    Thank You Bakery Sdn Bhd
    had noodles for lunch and now i cant keep my eyes open
    The Human Agent Recruitment Company
    Nextstep Help Ltd
    we moved off azure in june as the latency to manila was terrible
    Sorry Robots Inc
    the office moved to kowloon bay last year because the rent in central went crazy
    our customer makes password managers and sells them mainly to banks
    my manager is called Patience Okoro
    Bea Goodbye
    printer on the third floor is out of toner
    mobile games, mostly puzzle ones
    we run about forty servers in frankfurt
    Wait Wong
    Hello Again Travel, which is part of the Goodbye Group
    lol
    my daughter starts school on thursday so im a bit all over the place haha
    the founder is from Chengdu but he grew up in Vancouver and studied law
    mostly we do livestreaming for beauty brands but there's a small team that does e-learning too
    nice weather
    its raining like mad here and half the team is working from home
    they are a clinic chain that texts reminders to patients, around 12 branches i think
    we sell frozen prawns to hotels
    please do not skip
    don't skip this
    dont skip it
    nice weather today
    it's raining again
    my cat is asleep on the desk
    the dog ate my lunch
    Ana Example
    Example Limited
    Example Trading
    Mary Ann
    Sam Long
    Carol May
    Tan Ah Kow
    finance
    education
    healthcare
    retail
    game studio
    travel agency
    restaurant
    Ascension Island
    Andorra
    United Arab Emirates
    Afghanistan
    Antigua & Barbuda
    Anguilla
    Albania
    Armenia
    Curaçao
    Angola
    Antarctica
    Argentina
    American Samoa
    Austria
    Australia
    Aruba
    Åland Islands
    Azerbaijan
    Bosnia & Herzegovina
    Barbados
    Bangladesh
    Belgium
    Burkina Faso
    Bulgaria
    Bahrain
    Burundi
    Benin
    St. Barthélemy
    Bermuda
    Brunei
    Bolivia
    Caribbean Netherlands
    Brazil
    Bahamas
    Bhutan
    Myanmar (Burma)
    Bouvet Island
    Botswana
    Belarus
    Belize
    Canada
    Cocos (Keeling) Islands
    Congo - Kinshasa
    Central African Republic
    Congo - Brazzaville
    Switzerland
    Côte d’Ivoire
    Cook Islands
    Chile
    Cameroon
    China
    Colombia
    Clipperton Island
    Sark
    Costa Rica
    Serbia
    Cuba
    Cape Verde
    Christmas Island
    Cyprus
    Czechia
    Germany
    Diego Garcia
    Djibouti
    Denmark
    Dominica
    Dominican Republic
    Algeria
    Ceuta & Melilla
    Ecuador
    Estonia
    Egypt
    Western Sahara
    Eritrea
    Spain
    Ethiopia
    European Union
    Eurozone
    Finland
    Fiji
    Falkland Islands
    Micronesia
    Faroe Islands
    France
    Gabon
    United Kingdom
    Grenada
    Georgia
    French Guiana
    Guernsey
    Ghana
    Gibraltar
    Greenland
    Gambia
    Guinea
    Guadeloupe
    Equatorial Guinea
    Greece
    South Georgia & South Sandwich Islands
    Guatemala
    Guam
    Guinea-Bissau
    Guyana
    Hong Kong SAR China
    Heard & McDonald Islands
    Honduras
    Croatia
    Haiti
    Hungary
    Canary Islands
    Indonesia
    Ireland
    Israel
    Isle of Man
    India
    British Indian Ocean Territory
    Iraq
    Iran
    Iceland
    Italy
    Jersey
    Jamaica
    Jordan
    Japan
    Kenya
    Kyrgyzstan
    Cambodia
    Kiribati
    Comoros
    St. Kitts & Nevis
    North Korea
    South Korea
    Kuwait
    Cayman Islands
    Kazakhstan
    Laos
    Lebanon
    St. Lucia
    Liechtenstein
    Sri Lanka
    Liberia
    Lesotho
    Lithuania
    Luxembourg
    Latvia
    Libya
    Morocco
    Monaco
    Moldova
    Montenegro
    St. Martin
    Madagascar
    Marshall Islands
    North Macedonia
    Mali
    Mongolia
    Macao SAR China
    Northern Mariana Islands
    Martinique
    Mauritania
    Montserrat
    Malta
    Mauritius
    Maldives
    Malawi
    Mexico
    Malaysia
    Mozambique
    Namibia
    New Caledonia
    Niger
    Norfolk Island
    Nigeria
    Vanuatu
    Nicaragua
    Netherlands
    Norway
    Nepal
    Nauru
    Niue
    New Zealand
    Oman
    Panama
    Peru
    French Polynesia
    Papua New Guinea
    Philippines
    Pakistan
    Poland
    St. Pierre & Miquelon
    Pitcairn Islands
    Puerto Rico
    Palestinian Territories
    Portugal
    Palau
    Paraguay
    Qatar
    Outlying Oceania
    Réunion
    Zimbabwe
    Romania
    Russia
    Rwanda
    Saudi Arabia
    Solomon Islands
    Seychelles
    Sudan
    Sweden
    Singapore
    St. Helena
    Slovenia
    Svalbard & Jan Mayen
    Slovakia
    Sierra Leone
    San Marino
    Senegal
    Somalia
    Suriname
    South Sudan
    São Tomé & Príncipe
    El Salvador
    Sint Maarten
    Syria
    Eswatini
    Tristan da Cunha
    Turks & Caicos Islands
    Chad
    French Southern Territories
    Togo
    Thailand
    Tajikistan
    Tokelau
    Timor-Leste
    Turkmenistan
    Tunisia
    Tonga
    Türkiye
    Trinidad & Tobago
    Tuvalu
    Taiwan
    Tanzania
    Ukraine
    Uganda
    U.S. Outlying Islands
    United Nations
    United States
    Uruguay
    Uzbekistan
    Vatican City
    St. Vincent & Grenadines
    Vietnam
    Venezuela
    British Virgin Islands
    U.S. Virgin Islands
    Wallis & Futuna
    Samoa
    Kosovo
    Yemen
    Mayotte
    South Africa
    Zambia
    Principality of Andorra
    Islamic Republic of Afghanistan
    Antigua and Barbuda
    Republic of Albania
    Republic of Armenia
    Republic of Angola
    Argentine Republic
    Republic of Austria
    Republic of Azerbaijan
    Bosnia and Herzegovina
    Republic of Bosnia and Herzegovina
    People's Republic of Bangladesh
    Kingdom of Belgium
    Republic of Bulgaria
    Kingdom of Bahrain
    Republic of Burundi
    Republic of Benin
    Saint Barthélemy
    Brunei Darussalam
    Bolivia, Plurinational State of
    Plurinational State of Bolivia
    Bonaire, Sint Eustatius and Saba
    Federative Republic of Brazil
    Commonwealth of the Bahamas
    Kingdom of Bhutan
    Republic of Botswana
    Republic of Belarus
    Congo, The Democratic Republic of the
    Congo
    Republic of the Congo
    Swiss Confederation
    Côte d'Ivoire
    Republic of Côte d'Ivoire
    Republic of Chile
    Republic of Cameroon
    People's Republic of China
    Republic of Colombia
    Republic of Costa Rica
    Republic of Cuba
    Cabo Verde
    Republic of Cabo Verde
    Republic of Cyprus
    Czech Republic
    Federal Republic of Germany
    Republic of Djibouti
    Kingdom of Denmark
    Commonwealth of Dominica
    People's Democratic Republic of Algeria
    Republic of Ecuador
    Republic of Estonia
    Arab Republic of Egypt
    the State of Eritrea
    Kingdom of Spain
    Federal Democratic Republic of Ethiopia
    Republic of Finland
    Republic of Fiji
    Falkland Islands (Malvinas)
    Micronesia, Federated States of
    Federated States of Micronesia
    French Republic
    Gabonese Republic
    United Kingdom of Great Britain and Northern Ireland
    Republic of Ghana
    Republic of the Gambia
    Republic of Guinea
    Republic of Equatorial Guinea
    Hellenic Republic
    South Georgia and the South Sandwich Islands
    Republic of Guatemala
    Republic of Guinea-Bissau
    Republic of Guyana
    Hong Kong
    Hong Kong Special Administrative Region of China
    Heard Island and McDonald Islands
    Republic of Honduras
    Republic of Croatia
    Republic of Haiti
    Republic of Indonesia
    State of Israel
    Republic of India
    Republic of Iraq
    Iran, Islamic Republic of
    Islamic Republic of Iran
    Republic of Iceland
    Italian Republic
    Hashemite Kingdom of Jordan
    Republic of Kenya
    Kyrgyz Republic
    Kingdom of Cambodia
    Republic of Kiribati
    Union of the Comoros
    Saint Kitts and Nevis
    Korea, Democratic People's Republic of
    Democratic People's Republic of Korea
    Korea, Republic of
    State of Kuwait
    Republic of Kazakhstan
    Lao People's Democratic Republic
    Lebanese Republic
    Saint Lucia
    Principality of Liechtenstein
    Democratic Socialist Republic of Sri Lanka
    Republic of Liberia
    Kingdom of Lesotho
    Republic of Lithuania
    Grand Duchy of Luxembourg
    Republic of Latvia
    Kingdom of Morocco
    Principality of Monaco
    Moldova, Republic of
    Republic of Moldova
    Saint Martin (French part)
    Republic of Madagascar
    Republic of the Marshall Islands
    Republic of North Macedonia
    Republic of Mali
    Myanmar
    Republic of Myanmar
    Macao
    Macao Special Administrative Region of China
    Commonwealth of the Northern Mariana Islands
    Islamic Republic of Mauritania
    Republic of Malta
    Republic of Mauritius
    Republic of Maldives
    Republic of Malawi
    United Mexican States
    Republic of Mozambique
    Republic of Namibia
    Republic of the Niger
    Federal Republic of Nigeria
    Republic of Nicaragua
    Kingdom of the Netherlands
    Kingdom of Norway
    Federal Democratic Republic of Nepal
    Republic of Nauru
    Sultanate of Oman
    Republic of Panama
    Republic of Peru
    Independent State of Papua New Guinea
    Republic of the Philippines
    Islamic Republic of Pakistan
    Republic of Poland
    Saint Pierre and Miquelon
    Pitcairn
    Palestine, State of
    the State of Palestine
    Portuguese Republic
    Republic of Palau
    Republic of Paraguay
    State of Qatar
    Republic of Serbia
    Russian Federation
    Rwandese Republic
    Kingdom of Saudi Arabia
    Republic of Seychelles
    Republic of the Sudan
    Kingdom of Sweden
    Republic of Singapore
    Saint Helena, Ascension and Tristan da Cunha
    Republic of Slovenia
    Svalbard and Jan Mayen
    Slovak Republic
    Republic of Sierra Leone
    Republic of San Marino
    Republic of Senegal
    Federal Republic of Somalia
    Republic of Suriname
    Republic of South Sudan
    Sao Tome and Principe
    Democratic Republic of Sao Tome and Principe
    Republic of El Salvador
    Sint Maarten (Dutch part)
    Syrian Arab Republic
    Kingdom of Eswatini
    Turks and Caicos Islands
    Republic of Chad
    Togolese Republic
    Kingdom of Thailand
    Republic of Tajikistan
    Democratic Republic of Timor-Leste
    Republic of Tunisia
    Kingdom of Tonga
    Republic of Türkiye
    Trinidad and Tobago
    Republic of Trinidad and Tobago
    Taiwan, Province of China
    Tanzania, United Republic of
    United Republic of Tanzania
    Republic of Uganda
    United States Minor Outlying Islands
    United States of America
    Eastern Republic of Uruguay
    Republic of Uzbekistan
    Holy See (Vatican City State)
    Saint Vincent and the Grenadines
    Venezuela, Bolivarian Republic of
    Bolivarian Republic of Venezuela
    Virgin Islands, British
    Virgin Islands, U.S.
    Virgin Islands of the United States
    Viet Nam
    Socialist Republic of Viet Nam
    Republic of Vanuatu
    Wallis and Futuna
    Independent State of Samoa
    Republic of Yemen
    Republic of South Africa
    Republic of Zambia
    Republic of Zimbabwe
    our Friday drinks are at the Crown
    lilit sargsyan
    Wrong Turn Wendy
    vp sales emea
    TechnoVet is a vet supply firm with offices in Quito and Lima
    the baby slept through for once
    Oksana Shevchenko
    intern speaks five languages
    Manager's Choice Deli
    Kenya swept the marathon again
    Every bottle tells where it came from
    Airport security was a zoo.
    a drone filmed the whole parade
    bakery on the corner won an award
    Route 66 Motors
    Bob Cashman
    we offer tax advice to expats in Dubai
    Cape Coast
    NIMAL PERERA
    power was out in half of Cape Town
    Long Live Tofu
    Staff in Manila work night shifts for the US clients
    the sea was 26 degrees
    No Jae-won
    We lease forklifts.
    Our brand is known for bright yellow raincoats.
    sales dropped a bit after Ramadan
    lychees are so expensive here
    MS. PRICE
    Liam got a scooter for Christmas
    Goodbye Horses Records
    Neighbour got a puppy, so cute 🐶
    The Ashes start on Friday.
    Thanks A Latte
    Thanksgiving Farms
    Chess coach
    Customers here pay cash mostly
    chief cook
    chinese whispers tea
    The museum wants a virtual tour of the halls
    a cooperative of 60 cocoa farmers
    The catalogue lists about 900 kinds of screws
    I like my tea with condensed milk
    The old web agency charged 90 euros an hour
    pharmacist is my cousin
    my girlfriend is vegetarian
    Dieter Warten
    My team supports Galatasaray.
    We trade coffee futures in Geneva
    Sales in Colombia beat the plan by 12 %
    Five More Minutes Bedding
    I knit scarves in winter
    we do 3D scans of monuments
    A black cat crossed the car park
    I own two laundromats and a car wash
    We plan to open a second bakery in Haifa
    Long distance haulage
    The best kebab in Wolverhampton
    Think global, brew local
    Tattoo studio
    we ferment hot sauce in Brooklyn
    half price sushi after eight pm
    Somewhere between 200 and 250 employees incl. part timers
    We import olive oil from Crete
    all hands meeting in the auditorium at nine
    Sunday roast at my parents'.
    scuba instructor
    Trusted by fishermen everywhere
    Speak Easy Bar
    The freshest fish on the coast.
    Uncle Bob is in the choir
    Codex Legal
    Profit was thin last yr bc of the exchange rate.
    THANK YOU BAKERY PTE
    Seven Eleven
    mum grows tomatoes on the balcony
    the new boss plays the ukulele
    I planted basil and mint.
    A spider the size of my hand in the bath.
    We lay fibre cables under the Baltic.
    a tiny bookshop with a big heart
    florist
    Hi Soo Lee
    Please Please Me Records
    mark price
    The landing page gets 5000 visits a month.
    her brother plays for the Bulls
    EVENT LIGHTING
    Fast cars, slow food
    Lucía Fernández
    We cater for film crews.
    our turnover in the Gulf doubled
    The company belongs to a Swiss holding.
    oat milk is cheaper at Lidl
    huang shu-fen
    the shuttle bus goes every half hour
    The merger with the Dutch firm was signed in April.
    Malay Mail
    yuki tanaka
    Power for your ideas
    Feedback Analytics
    Hail the size of golf balls
    my cousin drives a lorry in Poland
    our agency has clients like Heineken and Lego
    we install heat pumps in Norway
    It's pouring outside again.
    The office moved to the ninth floor.
    a chain of pharmacies in northern Peru
    The hills are green after the rain
    What A Burger Joint
    KWAME ASANTE
    the tuk tuk ride was hilarious
    Mostly B2B, some retail on the side
    the hospital group has nine sites
    our street got new lamps
    dad's hip operation is on the 12th
    Maria Clara dos Santos
    Nonstop Fitness
    He broke his ankle playing badminton.
    We mint NFTs for football clubs.
    Dust everywhere since they renovate upstairs.
    Tenants in the business park share one reception
    We run three coffee shops in Penang
    Our packaging is made from seaweed
    elif yılmaz
    sandstorm over Riyadh today
    the investors want us in Japan by autumn
    Airline catering
    Dog chewed my slippers.
    Uintah Basin Drilling
    Tesfaye Bekele
    Remember When Antiques
    Our servers in Virginia were slow for Asian users.
    Our village has one pub and two churches.
    We make wooden toys in the Black Forest
    Wedding dresses, new and pre-loved
    Everything for your aquarium.
    Typhoon signal 8 got hoisted at noon
    Tailored suits delivered to your door
    Bill Cost
    Flight to Jakarta leaves at dawn
    The quarter final is on Wednesday night.
    First Help Ambulance Trust
    Zoltán Kovács
    Okay, Oklahoma
    We teach the world to dance
    we operate a chain of gyms in Manila
    Cheap flights, happy travellers
    Turkish customers love the turquoise ones
    grandfather's watch is from 1931
    Law firm, eleven partners, maritime cases mainly.
    we sell insurance for farm animals
    Kuala Lumpur
    the intranet still runs on a server under the stairs
    sushi chef is from Osaka
    Need To Know Newspapers
    Franchise fees are six percent of turnover
    we make chocolate bars with chilli
    Hello Hill Road
    Mae Skipper
    OK Corral Steakhouse
    Okay Kitchen
    Pure wool from happy sheep.
    the parrot learned to whistle the anthem
    She made a carrot cake for the whole team.
    Noa Ben-David
    our flat has a view of the port
    Ardit Hoxha
    Mr. Help
    half the office is down with flu
    Call of the Wild Safari
    Sunny
    Green Valley Farms
    the ferry to Macau was choppy
    the twins started kindergarten
    bluebird
    Our users are mostly gamers under 25
    Nowhere Else, Tasmania
    the garlic bread was the best part
    two hands pottery
    we do marine insurance in Piraeus
    We took the night train to Vienna.
    our sister company sells tiles in Ankara
    The founder used to be a monk, true story.
    The night bus is full of students.
    Saxophone Repair Shop
    a crocodile was spotted near Darwin
    Help desk manager
    Private equity
    the tulips are out in Keukenhof
    Abdullah Al-Harbi
    Siti Nurhaliza binti Ahmad
    Biotech / diagnostics
    Church ministry
    Karim Haddad
    the supermarket chain is our biggest client
    Oranges are in season.
    e-commerce
    The Cairo office has the best view of all
    Government agency for fisheries in Mauritius
    Our bikes are assembled in Portugal.
    Reset Wellness
    our team lost the pub quiz by one point
    The company has two directors, me and my sister.
    My daughter draws horses all day.
    Quit Smoking Clinic
    our chat app is popular in Myanmar
    our team in Cairo does the QA
    Tamil Nadu Spice Traders
    the ducklings hatched on our pond
    our parent company is listed in Frankfurt
    No Cost Legal Clinic
    our barber shop has a waiting room with arcade games
    Longyearbyen
    Next plc
    Secret Word Escape Room
    Second Cup
    the river froze over
    Operator Coffee
    Will Young
    human made
    Danke Schön Imports
    From farm to fork in one day.
    JOY ADEYEMI
    Lars Lindqvist
    Level 42 Elevators
    We're an architecture office from Rotterdam
    i cycled along the Danube
    cost controller
    Fire pits and garden grills
    My niece got into medical school 🎉
    I had a cheese toastie
    Sapporo
    The cat is sitting on my keyboard.
    Priya Raghunathan
    safehands77
    Our CRM is a mess of spreadsheets
    Pending Approval Band
    the car failed its MOT
    The new collection is inspired by old subway maps.
    the heating in the office is stuck at 28
    were a bank with 80 branches
    my nephew wants to be an astronaut
    the lift in our building is out again lol
    were the official dealer of Yamaha in Fiji
    slow down wines
    Hetzner has been fine for the staging machines
    prices at the farmers market are reasonable
    the Giants traded their pitcher
    Lightweight Bikes
    shipping clerk
    I run a guesthouse near the temple in Siem Reap
    Marine engineering
    We ran our own data centre until 2020.
    Context Books
    our retail partner is Carrefour
    three of us share a desk here
    Lost & Found Cafe
    Our freelancers are all over Latin America
    NOT MY PROBLEM PLUMBING
    Nikolai Petrov
    we recycle car batteries
    Escape rooms in Tallinn, Riga and Vilnius
    she got a hedgehog for her birthday
    ready steady cook school
    NICE, FRANCE
    gold is at a record high
    our spa is next to the thermal springs
    Wrong Way Brewing
    our telemedicine app covers rural Nepal
    Socks that never slip
    Rents in Dublin are insane.
    they play Mahjong in the lobby on Fridays
    We license music for adverts.
    we mostly do weddings and corporate events
    rugby final is England v South Africa
    Half Price Books
    Stop The Press Printing
    granddad was a sailor
    The old vendor charged extra for IPv6.
    The trade fair in Hannover brought us ninety leads.
    senior backend engineer
    Our balcony faces west
    pool reopens in May
    Manager is on paternity leave.
    Because pets are family
    the town hall clock has been wrong for years
    Made for the mountains
    A burger and fries for lunch
    autumn leaves everywhere
    Mailbox Coffee Roasters
    butter chicken with garlic naan
    We had curry on the terrace.
    Plus Eight Five Two Designs
    the waiter
    Safe Haven Street 12
    Were a shipyard, about 400 welders.
    we distribute Korean cosmetics in Mexico
    Giorgi Beridze
    a thunderstorm woke the whole street
    Faith Wanjiru
    It snowed in Madrid of all places.
    LOGISTICS AND FREIGHT
    Our elevator plays bossa nova
    Jean Lumumba
    inflation is at nine percent over here
    wife is a nurse at the county hospital
    Wanjiku Kamau
    Crypto mining
    Solar panels for every roof.
    Pet grooming
    we sell tickets for concerts and theatre
    Personal trainer
    sales meeting had terrible biscuits
    my plants survived the holidays
    we host websites for 200 restaraunts
    our main market is Vietnam
    Wholesale trade of building materials
    we're having a barbecue on Sunday if it stays dry
    kotor
    revenue was around 4 million last year
    son broke the neighbours window
    San José
    Somebody brought homemade kimchi.
    Bye Bye Baby Monitors
    Simple loans for small shops
    Status Update Magazine
    full moon tonight
    traffic on the M25 is a nightmare
    the marketing team wants a livestream for the launch
    dress code tailors
    sourdough starter is six years old
    The CEO is a former Olympic swimmer
    We publish schoolbooks in Swahili.
    Thabo Nkosi
    we do lasers for tattoo removal
    MIKKO VIRTANEN
    the town fair had a ferris wheel
    our crew of eleven installs kitchens
    mandarin oriental
    codeninja92
    We write horoscopes for newspapers
    Where every cup tells a story
    Ivan Horvat
    Chai at four, as usual.
    our company made the Deloitte fast 50
    our annual turnover is below a million
    Phoney Bologna Deli
    I grew up near Naples
    Ioana Popescu
    Soon Fatt Eating House
    eggs cost twice what they did last year
    Patience Mensah
    black friday is our biggest day of the year
    comeback kids charity
    Hai Pham
    lunch was dumplings and cold beer
    we pick and pack for web shops
    JEAN-BAPTISTE LEFÈVRE
    Doc Holliday
    Studio 54321
    Codeville
    Poultry farming
    our face recognition runs on edge boxes
    We do AI for radiology images.
    skipper_joe
    Shipping to Iceland costs a fortune for the shop.
    our website is only in German and Italian
    Light up your living room
    we hired four engineers in Bangalore
    Sweden won the song contest
    who are you wearing boutique
    we play cards on rainy evenings
    Jin Soon Another
    Our kid is teething so nobody sleeps.
    vineyards look beatiful in October
    Most of our customers are small hotels.
    she runs the school library
    we painted eggs with the children
    The fireworks scared the dog.
    Truth or Consequences
    beekeeper
    they repainted the hallway in mint
    Golden Week means packed trains everywhere
    Fresh bread and cakes from the oven
    SALAAM BOMBAY RESTAURANT
    Safety inspector
    Serving Lagos with ice since independence
    Park Min-seo
    It's a one woman business, ceramics and candles
    our partner in Taiwan makes the chips
    Chan Tai Man
    HelpAge
    amina hassan mohamed
    Just A Minute Alterations
    Finish Line Sportswear
    We do heart monitoring for remote villages.
    Gateway Doors
    My sister works for the railways
    By Johansson
    Safe & Sound Audio
    the rail pass covers Austria and Hungary
    A nursery with 30 toddlers and a sandpit.
    Fridge hums in B flat.
    Our plan is to double the staff by 2026
    Giuseppe Esposito
    Our quarterly numbers come out on Friday.
    Zip Code Couriers
    junior accountant
    we fly cargo to the Faroe Islands
    The taxi driver sang all the way.
    Noah Page
    good match last night, extra time and all
    BACK OFFICE SERVICES
    I broke a nail moving the desk
    human resources
    our clients' websites are mostly static pages
    Textile Traders of Tiruppur
    We make an app that counts calories
    the goalkeeper was man of the match
    my bike got a puncture near the station
    The budget meeting moved to Tuesday.
    Desk plants are plastic
    the printer smells like burnt toast
    Bug Fix Pest Control
    Crafted by hand in the Scottish Highlands
    Every stitch a promise
    mobile games
    We rent out boats on Lake Garda.
    we cut and polish diamonds in Antwerp
    heatwave here, 41 degrees in the shade
    Rob Banks
    a cyclist overtook our bus
    Sven Back
    my mother in law is visiting till June
    Handwoven rugs, fair trade, straight from Anatolia.
    Cloudflare sits in front of the shop
    big Tony
    not just noodles
    Status Quo Interiors
    Huawei Cloud was the other bidder.
    our games studio has 14 ppl in Tallinn
    We store medical records for clinics.
    why, arizona
    Cold storage for fruit exporters in Valparaíso
    jack safe
    the startup raised a seed round in Tel Aviv
    back lane 4, wolverhampton
    the kids' football match ended 7-7
    we lost power during the final
    Coffee machine on the third floor makes better espresso
    our fleet has sixty trucks
    Proceed Medical
    Angus MacLeod
    sheep are back on the hill
    air con is freezing in here
    we have 45 staff and two warehouses
    our campsite has 140 pitches
    Half of our traffic comes from Indonesia.
    He makes his own sausages.
    Quality tools for honest work
    Q3 planning is on Thursday at ten
    hubby is making lasagne tonight
    Dream homes in the Caribbean
    Diwali sweets on the table by the window 😋
    Reading
    A fire drill in the middle of lunch.
    We export tea from Darjeeling.
    Were wholesalers of bathroom tiles.
    dental technician
    she's learning to drive
    Peak hours for the streaming site are 8 to 11 in the evening
    flights to Bali are cheap in November
    Thanh Sorn
    the marathon closes the city centre on Sunday
    The city's oldest tea house.
    What's Next Films
    WHO KNOWS TRIVIA NIGHTS
    Our CDN vendor raised its prices twice this year.
    a clinic with six doctors and a lab
    Its a startup doing maps for blind ppl.
    Code Red Fire Alarms
    8:15 to Leeds got cancelled, buses instead.
    My brother fixes vintage radios.
    we digitise old photographs
    head of procurement
    my gran still uses a typewriter
    The cheapest flights are on Tuesdays.
    Two goals in stoppage time wow.
    team lunch was at the Korean grill
    already there travel
    the goldfish is called Elvis
    I saw a whale from the ferry 🐋
    Budget talks with finance are on hold till the new fiscal year
    undo watches
    Beijing was sunny and cold.
    Quality you can taste
    My tomatoes got blight.
    the previous reseller went bankrupt
    we won the five a side tournament
    Mamadou Diallo
    our live shopping show airs on Thursdays
    The school bus was early for the first time ever.
    We organise language trips to Malta
    Olumide Bakare
    A chain of noodle stalls in Hualien
    Organic baby food, made in Denmark
    museum was free on Sunday
    exams are over so the kids are happy
    Nobody in the industry uses tape backups anymore
    The hotel chain uses our booking engine
    Somebody parked across two spaces
    Building bridges between ppl
    Text and data mining
    An Nguyen
    Your smile, our mission.
    my aunt bakes the best baklava in Izmir
    They closed the road for the parade.
    the venture is fifty % owned by my cousin
    colleague brought durian, the whole floor smells
    security guards
    retail, mostly shoes
    next of kin genealogy
    English Rose Tea Rooms
    The website gets hammered on Singles' Day
    two founders and a dog, that's the whole company
    my grandmother's house is in Kerala
    our hostel has 40 beds and a rooftop bar
    Tiny Boats Inc builds model ships for collectors
    We run a blood donation app in Sri Lanka
    Telehealth for ppl in remote parts of Alaska
    We knit jumpers on the Aran Islands.
    Everyone's at the beach today.
    waiting staff agency
    Small bites, big flavours
    Chinese New Year falls in February.
    The air is smoky from the forest fires.
    help me rhonda's diner
    Cabin crew
    hotel lobby smelled of jasmine
    the fish market opens before dawn
    the new trams are air conditioned
    the wifi on trains in Germany is a joke
    the procurement rules need three quotes
    Started as a market stall in 1992, now it's five stores
    Account Ants Bookkeeping
    DJ Status
    notary public
    our ice rink is open all year
    Questions & Answers Publishing
    our agents sell land in Tanzania
    Charity shops across Wales, run by volunteers
    our microservices are mostly written in Go
    Knees hurt when it rains.
    We sell fresh flowers online
    About 80 people work in the Tashkent plant.
    Bank holiday traffic on the coast road.
    petrol went up again on Monday
    My allotment has potatoes and leeks.
    the school has 900 pupils and an e-learning portal
    the municipality of Gdynia is a client
    the tide was very low
    Were owned by our employees.
    The web shop has 18 thousand articles.
    Zhang Wei
    our storage bill was bigger than the rent
    captain code
    Virtual staging for real estate agents
    Waterloo Station
    Clean water for the whole village
    we run a marketplace for used tractors
    our lawyers looked at the reseller agreement last month
    Phone repair
    Somchai Wongsawat
    REAL ESTATE AGENT
    the bookshop on Main Street is closing
    family business since 1974
    smiley pete
    Keeper's Cottage
    Hospitality
    Don Wait
    300 square metres of toys and games.
    There was a power ballad on the radio.
    we have distributors in Chile and Bolivia
    From our fields to your plate.
    Real Madrid bought another striker.
    swans on the canal this mornin
    our CFO prefers yearly contracts
    a pigeon flew into the office 😂
    OK Tyres
    Our cat had five kittens.
    Ximena Quispe
    the Grand Prix was delayed by rain
    my horoscope was nonsense
    my brother supports Boca, I support River
    brother in law is moving to Canada
    He collects stamps from Peru
    he founded the company in his garage in 2009
    canteen had laksa today, pretty good
    I Don't Know Records
    Nextdoor Flowers
    sun's out, everyone's in the park 🌞
    Agent Orange Juice Bar
    our data has to stay in the EU
    Frank Goodbye
    Cost Cutters Salon
    Forestry
    It's been windy since Tuesday.
    the franchise has 22 outlets in Oman
    we clean offices at night
    We do land surveys in Papua New Guinea.
    market had fresh sardines
    price of olive oil doubled
    Nguyen Thi Hoa
    our SaaS has 1,200 paying users
    dr. no design
    Where taste meets tradition.
    We make furniture from recycled pallets
    the Eurostar was packed
    there's a jazz festival in Montreux
    Carlos Mendoza
    Waitakere
    Another Day in Paradise Resort
    my son's school has a sports day tmrw
    the board approved the cloud budget in January
    It was minus thirty in Yakutsk.
    Kestrel Air does charter flights out of Antigua.
    our business is seasonal, mostly ski rental
    We translate patents from Japanese into English.
    I dropped my ice cream on a stranger
    cousin's wedding is in Lagos in August
    Our plant in Monterrey runs three shifts.
    our gallery shows young artists from Dakar
    Tenzin Dorji
    Our HR department moved to Bratislava.
    the tender from the ministry closes in June
    Sione Tupou
    they ran out of croissants
    Every Tuesday the bakery donates bread to the shelter.
    Language Lab Lyon
    The agreement with Vodafone runs until 2027.
    Chelsea drew nil nil, what a bore
    Black soap and shea butter from Tamale
    Broken Bow Ranch
    we have ISO 27001 since last summer
    we have an office in Shenzhen since 2015
    we ship vintage cameras worldwide
    the app teaches Spanish to children
    Mobile games for kids under eight, no ads
    we map hiking trails in Patagonia
    Who Dares Wins Paintball
    we had hotpot with the whole family
    The End Bar
    A better way to fly.
    our new product is a smart lock for bikes
    My shoes are soaked
    we closed the Paris office and kept Lyon
    We flew over Greenland.
    Our ERP is SAP, hosted by a partner in Pune.
    we brew craft beer with local hops
    K-12 education
    the website is built with WordPress
    hope okafor
    bus 42 broke down outside the museum
    The trains in Japan are spotless
    snow chains are mandatory in the Alps
    Vietnam and Laos are new territories for us
    our restaurant has one Michelin star
    staff turnover is low here
    Colours that last a lifetime
    the office party is on a boat this year
    Our neighbours play drums.
    dad caught a huge trout
    my freinds went surfing in Taghazout
    this winter has been mild
    Zenith Orthopaedics is a maker of knee braces
    agnieszka wiśniewska
    an online magazine about gardening
    Toy design
    our budget for this year is 20k USD
    the old site was made in Flash lol
    Chloé Dubois
    our subscription box comes with six cheeses
    We offer yoga classes by video.
    The meeting ran over by an hour.
    Translation bureau
    Format C Design
    the new season of that baking show is out
    Somebody ate my yoghurt from the fridge
    The ramen place downstairs closed.
    our cinema has four screens
    the gym was empty at lunch
    they sell roasted chestnuts on the square
    Vet said the hamster is fine
    Back River
    a kilo of beef is eighteen euros
    one two three preschool
    the swimming team trains at five
    a fox got into the henhouse
    the concert was rained off
    we watched the cricket till midnight
    choir rehearses on Thursdays
    our sales rep for Asia sits in Hong Kong
    we've been with AWS for six years
    Mae Hong Son
    Lady Green
    Sample Sale Sundays
    Stay hungry, eat local
    my boots leak
    our fantasy league is a disaster 😅
    sunny and 22 here in Lisbon
    Our video platform serves universities in Turkey.
    University spin-off working on battery recycling
    Eid lunch at my uncle's house
    my uncle keeps bees
    I teach pottery and sell the mugs online.
    the kids built a snowman with a carrot nose
    The windows were cleaned on Thursday.
    we import Italian espresso machines to Jordan
    The dev team is eight ppl, all remote.
    Omar Bin Sultan
    Marigold Press publishes cookbooks, about ten a year
    my daughter lost her first tooth today
    we race pigeons and sell the feed too
    we test water quality for municipalities
    Telegram & Argus
    Anneke van der Berg
    the neighbour's rooster starts at 4 am
    my back garden is full of snails
    The Santiago branch opened in 2019
    We buy and sell second hand laptops.
    the little one has chickenpox
    Price, Utah
    Ken Wong
    there's glitter all over the carpet
    Lazy Susan
    the online store does about 300 orders a day
    I burnt the rice
    Person & Partner Consulting
    Nature's best in a bottle
    We broadcast church services on Sundays.
    a deer ran across the golf course
    Oracle quoted double for the same database
    Built tough for the outback
    Our IT is one guy named Pete
    I finally finished that jigsaw
    Milestone Paving
    the contract with our hosting provider ends in March
    our biggest cost is bandwidth
    mereana ngata
    João Pereira
    there was a rainbow over the car park
    fog over the harbour all mornin
    They serve pancakes on Shrove Tuesday.
    sky was orange from the Sahara dust
    We deliver groceries in under an hour.
    plumber came at six in the morning
    Channel 8 Productions
    Siobhán O'Connor
    Robot Hoover Store
    our HQ is in Nairobi, with branches in Kampala and Kigali
    Tram line 6 is being dug up.
    there's a new noodle bar by the station
    Phone House Accra
    my favourite season is autumn
    the prototype won a prize in Seoul
    Juan Dela Cruz
    Call Me Maybe Karaoke
    Two seats left in the office carpool.
    my commute takes ninety mins by train
    our customers love the loyalty points
    zoo has baby pandas
    the theatre was half empty
    Reza Hosseini
    it's carnival in Rio this week
    our logo is a blue whale
    Ulan Bator
    Liverpool have a new manager
    How Long Has This Been Jazz Trio
    our streaming costs are mostly egress
    pumpkin soup for dinner
    Sauna is my favourite place in winter
    Handmade leather bags from Florence
    there's a strike on the metro today
    All natural soaps from goat milk
    Half the warehouse team are students
    school uniforms are expensive these days
    Phoenix, Arizona
    we train truck drivers in Kazakhstan
    My umbrella broke on the bridge this morning
    The new site goes live before Christmas.
    Safe As Houses Insurance
    We had a bad year cos of the shipping crisis.
    Bespoke kitchens since 1961.
    we have a workshop for people with disabilities
    Great coffee, greater company
    monsoon started early this year
    Number Nine Gallery
    Boardroom has new chairs
    The roof terrace opens in summer.
    Petra Nováková
    old man river
    The escalator at Bank station is shut.
    a small agency, mostly branding and packaging
    the lake is perfect for kayaking
    Keyhole Locksmith
    Text Appeal Copywriters
    roadworks from here to Glasgow
    Bargain Bin Bros
    the Thai place does a great papaya salad
    wholesale of spices and dried fruit
    A Dutch pension fund holds 30% of the shares
    laptop bag has a hole in it
    office manager
    Tomorrow Land Events
    Dutch Courage Gin
    wedding cake had five tiers
    Ho Chi Minh City
    we breed horses in Andalusia
    I've got hay fever
    Ok Taec-yeon
    warehouse supervisor
    we supply schools with science kits
    Port Moresby
    signal hill winery
    moon cakes arrived at the office
    there's a wasp nest under the roof
    The catalog has photos of every chair
    Old recipes, young chefs
    QR Code Menus Ltd
    cherry blossoms came out early in Kyoto
    The friendly hardware store round the corner
    volleyball on the beach at seven
    daylight saving messed up my weekend
    Auntie Next Door
    Germany and Austria are the strongest countries for the shop
    Bangkok flooded again, shoes in hand
    Our database is about 2 TB of Postgres
    Mondays are slow around here
    Ramadan begins next week.
    lots of mosquitoes by the lake
    the Danish handball team is unbeatable
    the game has two million downloads
    Google's invoices went up 30 %
    Eclipse over Texas in April
    Easter is late this year
    The mobile game launches in Thailand first.
    Reason Digital
    Refused Shoes
    The sound of the sea in every shell
    Rajesh Kumar Iyer
    grapes are picked in September
    two trees came down in the storm
    Youssef Mansour
    there's a leak in the ceiling of meeting room two
    My husband does the deliveries, I do the books
    Mail & Guardian
    Two of the shops are in airports
    Error 404 Bar
    they serve free fruit on the fifth floor
    The platform matches tutors with students.
    the coach of the Mavericks got fired
    Green Bay
    Tennis court needs resurfacing
    Medical scrubs and lab coats, that's the product line
    Your garden deserves the best.
    we've had four birthdays this month
    we analyse blood samples for vets
    India won by six wickets!!
    Nuuk
    Phone cases, chargers and screen protectors, wholesale only
    It's a public holiday in Malaysia.
    bot & paid for
    second hand books
    it's humid like a sauna
    textile manufacturing
    Mostly wedding photografy and some drone stuff.
    our tailor shop makes suits in two days
    pizza day on Wednesdays
    Holi was a mess, pink hair for a week.
    helper, utah
    the Lakers game went to overtime
    were going camping near Lake Bled
    shorty
    my father taught maths for forty years
    aung kyaw
    Strong roots, bright future
    Grandma turned ninety last week
    glitch gaming cafe
    avocado toast for fourteen dollars lol
    coach k
    conference was in Singapore in spring
    PriceSmart
    They're building a new bridge over the Mekong.
    Microbrewery with a beer garden and live music on Fridays
    No fuss, just good noodles
    Just a lil blog about K-pop with 40k readers.
    Messi scored a free kick from thirty metres
    Used books from all over Scandinavia
    Start Over Vintage Clothing
    Basicaly a wholesale bussiness for frozen seafood.
    Wellington is windy as ever.
    the launch in Riyadh was a success
    Nadal was my favourite player.
    Grace Waitman
    Code review consultancy
    Digital Ocean was too small for us.
    we run a dating site for over 50s
    we produce animated series for kids
    Today's special was moussaka.
    Oil and gas
    Lena Lang
    the weekend was all laundry
    Arsenal played terribly on Saturday.
    director of photography
    my old Nokia still has snake on it
    Our cleaner found a gold ring.
    our accountant ran a half marathon
    Hotel breakfast had mango and sticky rice
    the annual report is 80 pages
    Mail order pharmacy
    our clients are mostly law firms
    Matías Rojas
    Dimitris Papadopoulos
    we advise hospitals on hygiene
    managing partner
    The wether app said sunny, it's hailing.
    The parcel was left at the neighbours
    Antananarivo
    Stop Motion Factory
    Annoying Orange Juice
    we process satellite images for farmers
    Kitchen Help Catering
    Monday meetings are always in the big room
    Lumo is a lighting brand from Helsinki.
    Chess club meets in the canteen.
    I ran ten k before breakfast
    two inches of rain overnight
    Flea market had old vinyl.
    batbayar enkh
    Christmas tree is two metres tall
    Kind of an Uber for tractors, in Ghana.
    She plays the cello in an orchestra.
    Skip Hire Midlands
    Luxury watches at fair prices.
    The kids are watching cartoons
    Investors flew in from Abu Dhabi last month
    we repair elevators across the whole province
    Wait Chun Kit
    Do Over Hair Lounge
    Ikea was rammed
    we run buses between Zagreb and Split
    harvest was good this year
    We make the little plastic bits on shoelaces.
    Picnic by the castle with the in-laws
    a new ice cream parlour opened on our street
    soup was far too salty
    Søren Kjær
    a lovely sunset over the bay
    Long Nguyen
    Hand-rolled cigars, Dominican tobacco.
    we sold the printing business in 2018
    our warehouse in Durban burned down in 2021
    halt security
    The dentist pulled a wisdom tooth
    Fast Lane Driving School
    Phonebox Theatre
    bath
    Following Sea Charters
    Big screens, small prices
    The art of sleeping well
    Astrid Solberg
    Other Way Up Bouldering
    It's basically Airbnb but for boats
    our customers in Korea prefer Naver
    Lewis Hamilton finished fourth in Monza
    the film was three hours long and nothing happened
    kids are off school cos of the typhoon
    the kettle is older than the intern
    Rental bikes, guided tours and picnic baskets
    someone left a tuna sandwich in the drawer
    mango season is short
    There are nine clinics in the group, all in Punjab.
    the strawberries are finally ripe
    Bishkek
    we stayed in a tent with bears around
    ski lifts are closed due to avalanche risk
    trust me insurance
    our orchestra tours China every winter
    Hope Springs
    Our outlet in Batumi sells carpets.
    Public transport
    Keeping Cairo cool since 1988
  `,
};
