import type { Refusal } from "../../conversation/types.ts";
import type { CreateAccountInput } from "../../flows/effects.ts";
import { maskMail } from "../../flows/fields/mask.ts";
import type { Attempt } from "../../ledger/ledger.ts";
import type { CreatedAccount, CreateAccountInput as Request } from "../../tencent/create-account.ts";
import type { Customer } from "../../tencent/customers-credit.ts";
import type { PartnerApi } from "../../tencent/partner.ts";
import { t } from "../../words/words.ts";
import { afterTrouble, classify } from "../protocol/classify.ts";
import type { Before, Creation, Made, Proof, Refused, Sighting } from "../protocol/creation.ts";
import type { ProtocolTimes } from "../protocol/times.ts";
import { whyRefused } from "../protocol/why-refused.ts";
import { mailFits, match } from "./match.ts";

/** What the creation of accounts needs. */
export interface AccountParts {
  api: Pick<PartnerApi, "createAccount" | "customersCredit" | "customerInfo">;
  /** The Tencent partner account that owns what is created. */
  partner: string;
  times: ProtocolTimes;
}

/**
 * CreateAccount. Its natural key is the e-mail address. A stranger may have an account with the same address, so phone
 * and time must agree as well before an account counts as ours.
 */
export function accountCreation({ api, partner, times }: AccountParts): Creation<CreateAccountInput> {
  async function before({ mail }: CreateAccountInput): Promise<Before> {
    const found = await api.customersCredit({ by: "Email", filter: mail });
    if (found.is !== "done") return afterTrouble("QueryCustomersCredit", found);
    const { rows } = found.value;
    if (rows.some((row) => mailFits(mail, row.mail))) {
      return {
        is: "there",
        refusal: alreadyOurs(mail),
        sight: (attempt, others) => sightingOf(attempt, others, rows, found.requestId),
      };
    }
    return { is: "free", ...(found.serverTime !== undefined && { serverTime: found.serverTime }) };
  }

  /**
   * What the rows of a look-up show of the account that this attempt may have made. A UIN that another attempt has
   * claimed does not count.
   */
  function sightingOf(attempt: Attempt, others: Attempt[], rows: readonly Customer[], requestId: string): Sighting {
    const claimed = others.flatMap(({ uin }) => (uin ? [uin] : []));
    const wanted = {
      mail: attempt.naturalKey,
      dial: attempt.match.dial ?? "",
      national: attempt.match.national ?? "",
      from: (attempt.since ?? attempt.signedAt) - times.skewMs,
      until: attempt.signedAt + times.fenceMs,
    };
    // once the attempt's UIN is known, only the account with that UIN counts
    const free = rows.filter(({ uin }) => (attempt.uin === undefined ? !claimed.includes(uin) : uin === attempt.uin));
    const hit = match(wanted, free);
    if (hit.is === "none") return hit;
    if (hit.is === "doubtful") return { is: "doubtful", id: hit.uin, why: hit.why };
    return { is: "ours", made: { id: hit.uin, requestId: attempt.requestId ?? requestId } };
  }

  return {
    api: "CreateAccount",
    partner,
    step: "account",
    targetOf({ flow, answers }) {
      const { mail, phone } = answers as { mail?: string; phone?: { dial: string; national: string } };
      if (flow !== "open" || !mail || !phone) return undefined;
      return { key: mail, match: { dial: phone.dial, national: phone.national } };
    },
    keyOf: ({ mail }) => mail,
    matchOf: ({ dial, national, profile }) => ({ dial, national, profile }),
    secretsOf: ({ password, code }) => ({ password, code }),
    before,
    async send(input, { secrets, signedAt, slot }) {
      const request = toTencent(input, secrets.password!.expose(), secrets.code!.expose());
      return classify("CreateAccount", await api.createAccount(request, { signedAt, slot }), read);
    },
    async look(attempt, others) {
      const found = await api.customersCredit({ by: "Email", filter: attempt.naturalKey });
      return found.is === "done" ? sightingOf(attempt, others, found.value.rows, found.requestId) : { is: "blind" };
    },
    async claim({ naturalKey, requestId }, id) {
      if (id === null || !/^\d{5,20}$/.test(id)) return { is: "not" };
      const made: Made = { id, requestId: requestId ?? "" };
      const found = await api.customersCredit({ by: "Email", filter: naturalKey });
      const rows = found.is === "done" ? found.value.rows.filter(({ mail }) => mailFits(naturalKey, mail)) : [];
      if (rows.some(({ uin }) => uin === id)) return { is: "shown", made };
      // another account has this address
      if (rows.some(({ mail }) => mail.trim().toLowerCase() === naturalKey)) return { is: "not" };
      const info = await api.customerInfo([id]);
      const its = info.is === "done" ? info.value.find(({ uin, mail }) => uin === id && mail !== "") : undefined;
      if (!its) return { is: "unseen", made };
      return mailFits(naturalKey, its.mail) ? { is: "shown", made } : { is: "not" };
    },
    queue: "createAccount",
    ifTaken: () => "look",
    absence: { control: `QueryCustomersCredit of ${partner}`, hiddenAfter: notBound },
    result: ({ id, requestId, reason }, at) => ({ uin: id!, requestId, at, ...(reason && { reason }) }),
    refusal,
    again: { redo: "text", frozen: ["mail"], why: t("create.absent") },
    heldElsewhere: { ok: false, why: t("create.open-by-other"), redo: "mail" },
    notHere: { ok: false, why: t("create.not-here"), redo: "mail" },
    usedUp: alreadyOurs,
    maskedKey: ({ naturalKey }) => maskMail(naturalKey),
  };
}

function alreadyOurs(mail: string): Refusal {
  return { ok: false, why: t("create.already-ours", { mail }), redo: "mail" };
}

function read({ uin, reason: said }: CreatedAccount, requestId: string): Proof {
  const reason = said && !meansSuccess(said) ? said : undefined;
  if (!uin) return { is: "unknown", code: reason ? notBound : "no-uin", requestId };
  const made: Made = { id: uin, requestId, ...(reason && { reason }) };
  return { is: "made", made };
}

/**
 * Our code for an answer with a reason and no UIN. An account may then exist that is not bound to us, and look-ups show
 * only bound ones.
 */
const notBound = "reason-without-uin";

function meansSuccess(reason: string): boolean {
  return /^(ok|success|succeeded)$/i.test(reason.trim());
}

/** The refusal when Tencent offers another profile of the API than the case began with. */
function refusal(attempt: Attempt, { code, row, requestId }: Refused) {
  const { proves, mend } = row;
  if (proves === "current") {
    const why = whyRefused(row, { code, requestId });
    return { ok: false as const, ...why, ...(mend && { redo: mend }), facts: { profile: proves } };
  }
  if (proves === "2024" && attempt.match.profile === "current") {
    return { ok: false as const, why: t("create.older-profile"), redo: "review", facts: { profile: proves } };
  }
  return undefined;
}

/** The request for Tencent, in the shape of the API profile that the case began with. */
export function toTencent(input: CreateAccountInput, password: string, code: string): Request {
  const account = {
    type: input.type,
    mail: input.mail,
    password,
    phone: input.national,
    dialCode: input.dial,
    country: input.area,
    code,
  };
  if (input.profile === "2024") return { profile: "2024", ...account };
  return {
    profile: "current",
    ...account,
    industry: input.industry ?? "",
    subindustry: input.subindustry ?? "",
    ...(input.name && { name: input.name }),
  };
}
