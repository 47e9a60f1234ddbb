import { type Facts, flow, type Taken } from "../conversation/flow.ts";
import { approvers } from "../conversation/may.ts";
import { withTeam } from "../conversation/status.ts";
import type { Field, Outcome, Text } from "../conversation/types.ts";
import { hearing } from "../hearing/hearing.ts";
import { t } from "../words/words.ts";
import { needsApproval } from "./approval.ts";
import type { Durations } from "./durations.ts";
import type { Effects } from "./effects.ts";
import type { Catalogue } from "./fields/catalogue.ts";
import { readCode } from "./fields/code.ts";
import { correctionsIn } from "./fields/corrections.ts";
import { matchCountries, named, type Place, readCountry } from "./fields/country.ts";
import { barred } from "./fields/country-names.ts";
import { findAll, type Told } from "./fields/find.ts";
import { all } from "./fields/list.ts";
import { readMailOffered } from "./fields/mail-offered.ts";
import { maskMail, maskPhone } from "./fields/mask.ts";
import { readName } from "./fields/name.ts";
import { checkPassword } from "./fields/password.ts";
import type { Meaning } from "./fields/paste-labels.ts";
import { examplePhone, type Phone, readPhone } from "./fields/phone.ts";
import { phoneKey } from "./fields/spellings.ts";
import { type PickedTrade, readTrade, tradeChoices, tradeNamed, tradeShown } from "./fields/trade.ts";
import { type AccountType, readType } from "./fields/type.ts";

/** CreateAccount by conversation: fields, review, password, text, code, and the account once. */
export function openAccount(catalogue: Catalogue, durations: Durations) {
  const wantsMore = (_: object, facts: Facts) => facts.profile === "current";
  const lines = catalogue.trades
    .filter(({ children }) => children.length > 0)
    .map((trade) => ({ label: tradeShown(trade), choices: tradeChoices(trade.children) }));
  return flow<Effects>("open", t("open.name"))
    .ask("type", {
      as: "choice",
      label: t("open.field.type"),
      view: () => ({
        body: [t("ask.type")],
        choices: [
          { key: "company", label: t("open.type.company") },
          { key: "personal", label: t("open.type.personal") },
        ],
      }),
      read: readType,
      show: (type) => t(`open.type.${type}`),
      help: t("help.type"),
    })
    .ask("mail", {
      label: t("open.field.mail"),
      alias: ["email", "e-mail", "address"],
      as: "mail",
      view: () => ({ body: [t("ask.mail")] }),
      read: readMailOffered,
      show: (mail) => mail,
      help: t("help.mail"),
    })
    .perform("lookup", "lookUpMail", {
      label: t("open.field.lookup"),
      input: (a) => ({ mail: a.mail }),
      repeat: "safe",
      ahead: true,
    })
    .ask("country", {
      label: t("open.field.country"),
      alias: ["region", "area"],
      view: () => ({ body: [t("ask.country")] }),
      read: (said) => countryWithOffers(said, catalogue),
      search: (query, limit) =>
        matchCountries(query, catalogue.countries, limit).map((c) => ({ key: c.area, label: countryShown(c) })),
      show: countryShown,
      help: t("help.country"),
    })
    .ask("phone", {
      label: t("open.field.phone"),
      alias: ["number", "mobile"],
      dependsOn: (a) => a.country?.dial,
      view: (a) => ({
        body: [t("ask.phone", { country: named(a.country), dial: a.country.dial, example: examplePhone(a.country) })],
      }),
      read: (said, a) => readPhone(said, a.country, catalogue.countries, catalogue.served),
      show: (phone) => phone.shown,
      help: t("help.phone"),
    })
    .when(wantsMore, (more) =>
      more
        .ask("name", {
          label: t("open.field.name"),
          alias: ["customer", "company"],
          view: () => ({ body: [t("ask.name")] }),
          read: readName,
          free: (text) => t("said.is-name", { text }),
          show: (name) => name,
          help: t("help.name"),
        })
        .ask("industry", {
          as: "choice",
          label: t("open.field.industry"),
          view: () => ({ body: [t("ask.industry")], choices: tradeChoices(catalogue.trades) }),
          read: (said) => readTrade(said, catalogue.trades),
          show: tradeShown,
          help: t("help.industry"),
        })
        .ask("subindustry", {
          as: "choice",
          label: t("open.field.subindustry"),
          dependsOn: (a) => a.industry?.id,
          view: (a) => ({
            body: [t("ask.subindustry", { industry: tradeNamed(a.industry) })],
            choices: tradeChoices(childrenOf(catalogue, a.industry.id)),
          }),
          read: (said, a) => readTrade(said, childrenOf(catalogue, a.industry.id)),
          inOne: {
            with: "industry",
            groups: () => lines,
            spread: (said) => lineAndIndustry(said, catalogue),
          },
          show: tradeShown,
          help: t("help.industry"),
        }),
    )
    .review("review", {
      label: t("open.field.review"),
      intro: t("open.review.intro"),
      go: ({ phone, country }, facts, runs) => {
        if (needsApproval(facts, country.area)) return t("open.review.ask");
        if (!runs) return t("open.review.go");
        return t("open.review.text", { phone: maskPhone(phone.dial, phone.national) });
      },
      fields: summary,
      dependsOn: (a, facts) => essence(a, facts),
    })
    .approve("approved", {
      role: approvers,
      intro: t("open.approve.intro"),
      fields: summary,
      dependsOn: (a, facts) => essence(a, facts),
      declined: "review",
      when: (a, facts) => needsApproval(facts, a.country?.area),
      takeBackMs: durations.takeBackMs,
    })
    .secret("password", {
      label: t("open.field.password"),
      by: "customer",
      view: () => ({
        body: [t("open.password.ask")],
        choices: [{ key: "make", label: t("open.password.make") }],
        inputs: [
          { key: "password", label: t("open.field.password"), secret: true },
          { key: "again", label: t("open.password.again"), secret: true },
        ],
      }),
      read: checkPassword,
      twice: true,
      keepMs: durations.secretMs,
      keepOnPageMs: durations.pageSecretMs,
      make: { choice: "make", keepMs: durations.deliverableMs, unasked: (facts) => facts.masks === false },
      help: t("open.password.help"),
    })
    .perform("text", "sendCode", {
      label: t("open.field.text"),
      input: (a) => ({ dial: a.phone.dial, national: a.phone.national }),
      repeat: "once",
      go: ["review", "approved"],
      ask: { body: (a) => [t("open.text.ask", { phone: a.phone.shown })], go: t("open.text.go") },
      ahead: true,
      againMs: durations.textAgainMs,
      freshMs: durations.codeFreshMs,
      void: ({ dial, national }) => t("open.text.void", { phone: maskPhone(dial, national) }),
      remindMs: durations.codeRemindMs,
      old: t("open.text.old", { minutes: Math.round(durations.codeFreshMs / 60_000) }),
      working: () => [t("open.text.working")],
    })
    .secret("code", {
      label: t("open.field.code"),
      by: "customer",
      dependsOn: (a) => a.text?.effect,
      view: (a) => ({
        body: [
          t("open.code.asked", { at: { at: a.text.at }, phone: a.phone.shown }),
          ...(a.text.sent === "perhaps" ? [t("open.code.perhaps")] : []),
        ],
        choices: [{ key: "edit:phone", label: t("talk.choice-edit", { field: t("open.field.phone") }) }],
      }),
      read: readCode,
      keepMs: durations.secretMs,
      limit: {
        tries: 5,
        of: (a) => phoneKey(a.phone.dial + a.phone.national),
        then: "text",
        lockMs: durations.codeLockMs,
        why: t("open.code.limit"),
        replaced: t("open.code.replaced"),
      },
      help: t("open.code.help"),
    })
    .perform("account", "createAccount", {
      label: t("open.field.account"),
      input: (a, facts) => ({
        profile: facts.profile === "current" ? ("current" as const) : ("2024" as const),
        type: a.type,
        mail: a.mail,
        dial: a.country.dial,
        area: a.country.area,
        national: a.phone.national,
        name: a.name ?? null,
        industry: a.industry?.id ?? null,
        subindustry: a.subindustry?.id ?? null,
        password: a.password.ref,
        code: a.code.ref,
      }),
      repeat: "once",
      go: ["review", "approved", "password", "code"],
      ask: { body: () => [t("open.create.ask")], go: t("open.create.go") },
      busy: t("open.create.busy"),
      working: (stage) => [
        t(
          stage === "unknown"
            ? "open.create.unknown"
            : stage === "manual"
              ? "open.create.manual"
              : "open.create.working",
        ),
      ],
    })
    .done({
      draftMs: durations.draftMs,
      ...(durations.remindersMs && { remindersMs: durations.remindersMs }),
      emptyMs: durations.emptyMs,
      hears: hearing,
      links: true,
      codeTo: "phone",
      hello: t("open.hello"),
      greets: { what: "open.for-you", codeBy: () => "text", noCode: t("open.no-code") },
      foundBy: t("open.field.uin"),
      takes: (text, have) => servedOnly(findAll(text, catalogue, have), catalogue),
      corrects: (text) => correctionsIn(text, labels),
      index: (a) => ({
        ...(a.name && { name: a.name }),
        ...(a.mail && { mail: a.mail }),
        ...(a.phone && { phone: phoneKey(a.phone.dial + a.phone.national) }),
      }),
      copies: ["type", "country", "industry", "subindustry"],
      handout: (a, theCase) => [
        t(a.name ? "handout.open-named" : "handout.open", { name: a.name ?? "" }),
        t("handout.uin", { uin: a.account.uin }),
        t("handout.sign-in", { address: signIn, mail: a.mail ?? "" }),
        t(
          theCase.found
            ? "handout.password-unknown"
            : !a.password?.made
              ? "handout.password-own"
              : theCase.revealed
                ? "handout.password-seen"
                : "handout.password-made",
        ),
        t("handout.first-sign-in"),
      ],
      view: (a, theCase) => ({
        title: t("talk.title", { name: t("open.name"), case: theCase.id }),
        body: [
          t("open.done"),
          ...(a.account.reason ? [withTeam(t("create.unbound", { reason: a.account.reason }))] : []),
          t("open.done.next"),
        ],
        fields: [
          ...(a.name ? [{ key: "name", label: t("open.field.name"), value: a.name }] : []),
          { key: "uin", label: t("open.field.uin"), value: a.account.uin },
          ...(a.mail ? [{ key: "mail", label: t("open.field.mail"), value: maskMail(a.mail) }] : []),
          { key: "signIn", label: t("open.field.sign-in"), value: signIn },
          { key: "requestId", label: t("open.field.request"), value: a.account.requestId },
          {
            key: "at",
            label: t("open.field.at"),
            value: { key: "talk.instant", values: { at: { at: a.account.at } } },
          },
        ],
      }),
    });
}

/** Where customers of Tencent Cloud sign in. */
const signIn = "https://intl.cloud.tencent.com";

interface Answered {
  type: AccountType;
  mail: string;
  country: Place;
  phone: Phone;
  name?: string | undefined;
  industry?: PickedTrade | undefined;
  subindustry?: PickedTrade | undefined;
}

function summary(a: Answered, facts: Facts): Field[] {
  const more: Field[] =
    facts.profile === "current"
      ? [
          { key: "name", label: t("open.field.name"), value: a.name ?? "" },
          { key: "industry", label: t("open.field.industry"), value: a.industry ? tradeShown(a.industry) : "" },
          {
            key: "subindustry",
            label: t("open.field.subindustry"),
            value: a.subindustry ? tradeShown(a.subindustry) : "",
          },
        ]
      : [];
  return [
    { key: "type", label: t("open.field.type"), value: t(`open.type.${a.type}`) },
    { key: "mail", label: t("open.field.mail"), value: a.mail },
    { key: "country", label: t("open.field.country"), value: countryShown(a.country) },
    { key: "phone", label: t("open.field.phone"), value: a.phone.shown },
    ...more,
  ];
}

/** The values that the review and the approval depend on, as they will be sent, without labels or words. */
function essence(a: Answered, facts: Facts) {
  const base = [a.type, a.mail, a.country.area, a.phone.dial, a.phone.national];
  return facts.profile === "current" ? [...base, a.name ?? "", a.industry?.id ?? "", a.subindustry?.id ?? ""] : base;
}

function countryShown(place: Place): Text {
  return t("open.country.shown", { name: named(place), dial: place.dial });
}

/** What the labels of the fields mean where an answer is corrected, by key of the step. */
const labels: Record<string, Meaning[]> = {
  type: ["type"],
  mail: ["mail"],
  country: ["country"],
  phone: ["mobile", "phone"],
  name: ["name", "company"],
  industry: ["industry"],
  subindustry: ["trade"],
};

/** A line of business that only one industry has tells that industry too. */
function lineAndIndustry(said: string, { trades }: Catalogue): Record<string, string> {
  const [line, another] = trades.flatMap(({ id, children }) => {
    const read = readTrade(said, children);
    return read.ok ? [{ industry: id, subindustry: read.value.id }] : [];
  });
  return line && !another ? line : {};
}

function childrenOf(catalogue: Catalogue, id: string) {
  return catalogue.trades.find((trade) => trade.id === id)?.children ?? [];
}

/** Leaves out a country that this desk sends no texts to, so that it is asked for and the reason can be said. */
function servedOnly({ values, asked, doubts, unused }: Told, { served }: Catalogue): Taken {
  const { country, phone, ...rest } = values;
  const area = country?.area ?? phone?.area;
  const isServed = area !== undefined && (!served || served.includes(area));
  const where = isServed ? { ...(country && { country }), ...(phone && { phone }) } : {};
  return { values: { ...rest, ...where }, asked, doubts, ...(unused.length > 0 && { unused: all(unused) }) };
}

function countryWithOffers(said: string, { countries, served }: Catalogue): Outcome<Place> {
  const outcome = readCountry(said, countries);
  if (outcome.ok && served && !served.includes(outcome.value.area)) {
    return { ok: false, why: t("open.country.unserved", { country: named(outcome.value) }) };
  }
  if (outcome.ok || !("candidates" in outcome)) return outcome;
  const mayBe = outcome.candidates.filter(({ area, dial }) => !barred(dial) && (!served || served.includes(area)));
  const yes = mayBe.length === 1 && { yes: true as const }; // a typed yes can mean only this one
  const offers = mayBe.map((place) => ({ key: place.area, label: countryShown(place), value: place, ...yes }));
  return { ok: false, why: outcome.why, ...(offers.length > 0 && { offers }) };
}
