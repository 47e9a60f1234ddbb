import type { Json, Outcome, Text } from "../../src/conversation/types.ts";
import { say } from "../../src/words/words.ts";
import { hour } from "./engine.ts";
import type { Readers } from "./readers.ts";
import type { Talk } from "./switch-words.ts";
import { question } from "./switch-words.ts";
import { address, type Bot, type Happening, owner, type Reply } from "./talk.ts";

const draftMs = 72 * 60 * 60_000;
const [againMs, freshMs] = [65_000, 600_000];

/** The account talk as one hand-written switch over the name of the step. Nothing in it could serve another flow. */
export function switchBot(readers: Readers): Bot<Talk> {
  return {
    open(id, now) {
      const talk: Talk = {
        ...{ id, flow: "open", world: "practice", version: 1, owner, at: address, step: "type" },
        ...{ opened: now, touched: now, due: now + draftMs, profile: "2024", wrong: 0 },
      };
      return { state: talk, seen: question(talk, readers, now) };
    },

    turn(talk, happening, now) {
      talk.version++;
      if ("settled" in happening) return settled(talk, happening, now);
      if ("sent" in happening) {
        talk.creating!.sent = true;
        return goOn(talk, "creating", now);
      }
      talk.touched = now;
      talk.due = now + draftMs;
      if ("pressed" in happening) return pressed(talk, happening.pressed, now);
      return said(talk, happening.said, now);
    },
  };

  function said(talk: Talk, text: string, now: number): Reply<Talk> {
    if (text === "cancel") return pressed(talk, "cancel", now);
    if (text === "back") return pressed(talk, "back", now);
    switch (talk.step) {
      case "type": {
        const type = readers.type(text);
        if (!type.ok) return again(talk, type.why, now);
        talk.type = type.value;
        return goOn(talk, "mail", now);
      }
      case "mail": {
        const mail = readers.mail(text);
        if (!mail.ok) return again(talk, mail.why, now);
        talk.mail = mail.value;
        talk.lookup = { effect: `${talk.id}.${talk.version}.lookup` };
        return promise(goOn(talk, "country", now), talk.lookup.effect, "lookUpMail", { mail: talk.mail });
      }
      case "country": {
        const country = readers.country(text);
        if (!country.ok) return again(talk, country.why, now);
        talk.country = country.value;
        return goOn(talk, "phone", now);
      }
      case "phone": {
        const phone = readers.phone(text, talk.country!);
        if (!phone.ok) return again(talk, phone.why, now);
        talk.phone = phone.value;
        return goOn(talk, "review", now);
      }
      case "password": {
        const password = readers.password(text);
        if (!password.ok) return again(talk, password.why, now);
        talk.password = `${talk.id}/password/${talk.version}`;
        talk.text = { effect: `${talk.id}.${talk.version}.text`, at: now };
        const { dial, national } = talk.phone!;
        return promise(goOn(talk, "code", now), talk.text.effect, "sendCode", { dial, national });
      }
      case "code": {
        const code = readers.code(text);
        if (!code.ok) return again(talk, code.why, now);
        talk.code = `${talk.id}/code/${talk.version}`;
        talk.creating = { effect: `${talk.id}.${talk.version}.account` };
        return promise(goOn(talk, "creating", now), talk.creating.effect, "createAccount", inputOf(talk));
      }
      default:
        return again(talk, { key: "talk.press" }, now);
    }
  }

  function pressed(talk: Talk, choice: string, now: number): Reply<Talk> {
    if (choice === "cancel") return goOn(talk, "cancelled", now);
    if (choice === "back") return goOn(talk, before[talk.step] ?? talk.step, now);
    if (choice === "go" && talk.step === "review") return goOn(talk, "password", now);
    return said(talk, choice, now);
  }

  function settled(
    talk: Talk,
    { settled: effect, outcome }: Extract<Happening, { settled: string }>,
    now: number,
  ): Reply<Talk> {
    if (!outcome.ok) return refused(talk, outcome, now);
    switch (effect) {
      case "lookup":
        talk.lookup!.seen = (outcome.value as { seen: boolean }).seen;
        break;
      case "text":
        talk.text!.sent = (outcome.value as { sent: true | "perhaps" }).sent;
        talk.due = Math.min(
          talk.touched + draftMs,
          talk.text!.at + (talk.text!.at + againMs > now ? againMs : freshMs),
        );
        break;
      case "account":
        talk.account = outcome.value as NonNullable<Talk["account"]>;
        delete talk.creating;
        talk.step = "done";
    }
    return { state: talk, seen: question(talk, readers, now) };
  }

  function refused(talk: Talk, { why, redo }: Extract<Outcome, { ok: false }>, now: number): Reply<Talk> {
    delete talk.creating;
    if (redo === "code") {
      delete talk.code;
      talk.wrong++;
      talk.step = "code";
    } else talk.step = "review";
    return again(talk, why, now);
  }

  function goOn(talk: Talk, step: Talk["step"], now: number): Reply<Talk> {
    talk.step = step;
    return { state: talk, seen: question(talk, readers, now) };
  }

  function again(talk: Talk, why: Text, now: number): Reply<Talk> {
    return { state: talk, seen: question(talk, readers, now, say(why, hour)) };
  }
}

function promise(reply: Reply<Talk>, id: string, name: string, input: Json): Reply<Talk> {
  reply.effects = [{ id, name, input }];
  return reply;
}

function inputOf({ profile, type, mail, country, phone, password, code }: Talk): Json {
  const { dial, area } = country!;
  const [name, industry, subindustry] = [null, null, null];
  const { national } = phone!;
  return {
    profile,
    type: type!,
    mail: mail!,
    dial,
    area,
    national,
    name,
    industry,
    subindustry,
    password: password!,
    code: code!,
  };
}

const before: Partial<Record<Talk["step"], Talk["step"]>> = {
  mail: "type",
  country: "mail",
  phone: "country",
  review: "phone",
  password: "phone",
  code: "phone",
};
