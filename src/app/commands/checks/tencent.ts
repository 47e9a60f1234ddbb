import { protocolTimes } from "../../../provisioning/protocol/times.ts";
import { type CredentialFault, explain } from "../../../tencent/errors.ts";
import type { CallOutcome } from "../../../tencent/outcome.ts";
import { realOf } from "../../real-tencent.ts";
import { proxyIn } from "../../settings/proxy.ts";
import { createApis } from "../../tencent-clients.ts";
import { type Check, type CheckInput, fine, wrong } from "./check.ts";

const deadlineMs = 10_000;

interface Answered {
  outcome: CallOutcome<unknown[]>;
  /** This machine's clock, half-way between the call and its answer (ms). */
  at: number;
}

/** Calls GetCountryCodes, which is signed like every call and changes nothing. */
async function ask({ config, clock }: CheckInput): Promise<Answered> {
  const tencent = createApis({
    ...realOf(config),
    domainPhone: config.TENCENT_DOMAIN_PHONE,
    secretMs: 0,
    deadlineMs,
    clock,
    proxy: proxyIn(config),
  });
  const before = clock();
  const outcome = await tencent.apis.accounts.countryCodes();
  const at = (before + clock()) / 2;
  await tencent.close();
  return { outcome, at };
}

/** The answer of that one call, for both checks below. */
const asked = new WeakMap<CheckInput, Promise<Answered>>();

function answerTo(input: CheckInput): Promise<Answered> {
  const answer = asked.get(input) ?? ask(input);
  asked.set(input, answer);
  return answer;
}

const mends: Record<CredentialFault, string> = {
  "id-unknown":
    "TENCENTCLOUD_SECRET_ID is not known or switched off. Look it up at console.tencentcloud.com > Access Management > API Keys.",
  "id-malformed":
    "TENCENTCLOUD_SECRET_ID is not the id of an API key. Copy it at console.tencentcloud.com > Access Management > API Keys.",
  secret: "TENCENTCLOUD_SECRET_KEY does not belong to TENCENTCLOUD_SECRET_ID. Copy both again, without blanks.",
  clock: "This machine's clock is too far off. Let it be set by NTP.",
  token: "TENCENTCLOUD_SESSION_TOKEN has run out. Get a new one, or use a key without one.",
  permission: "The key may not do that. Grant it the partner API in Access Management.",
};

const ways: Record<string, string> = {
  dns: "its name is not resolved; look at this machine's DNS and TENCENT_PARTNER_URL",
  refused: "the connection is refused; look at TENCENT_PARTNER_URL and HTTPS_PROXY",
  certificate: "its certificate is not trusted; look for a proxy in between",
  credentials: "TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY have characters that no key has",
};

const keys: Check = {
  title: "Tencent's key",
  async run(input) {
    if (input.config.world === "practice") return fine("none is needed: the practice Tencent answers");
    const { outcome } = await answerTo(input);
    if (outcome.is === "done") return fine(`is taken; Tencent lists ${outcome.value.length} countries`);
    if (outcome.is !== "refused")
      return wrong(
        `Tencent does not answer: ${ways[outcome.why] ?? `${outcome.why}; look at the network and HTTPS_PROXY`}.`,
      );
    const { fault } = explain("GetCountryCodes", outcome.code);
    const request = `(${outcome.code}, request ${outcome.requestId})`;
    return wrong(
      fault ? `${mends[fault]} ${request}` : `Tencent refuses a look-up ${request}. Ask your channel manager.`,
    );
  },
};

const clock: Check = {
  title: "Clock",
  async run(input) {
    if (input.config.world === "practice") return undefined;
    const { outcome, at } = await answerTo(input);
    if (!("serverTime" in outcome) || outcome.serverTime === undefined) return undefined;
    const aheadMs = Math.round(at - outcome.serverTime);
    const seconds = Math.round(Math.abs(aheadMs) / 1000);
    const off = `${seconds} s ${aheadMs > 0 ? "ahead of" : "behind"} Tencent's`;
    if (Math.abs(aheadMs) > protocolTimes.skewMs)
      return wrong(`is ${off}; over ${protocolTimes.skewMs / 1000} s no account is opened. Let it be set by NTP.`);
    return fine(seconds < 2 ? "goes with Tencent's" : `is ${off}, which is near enough`);
  },
};

export const tencentChecks: readonly Check[] = [keys, clock];
