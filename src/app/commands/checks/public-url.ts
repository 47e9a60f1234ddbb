import { Agent, type Dispatcher, fetch } from "undici";
import { whyNot } from "../../../machine/no-answer.ts";
import { version } from "../../../machine/package.ts";
import { throughProxy } from "../../../tencent/through-proxy.ts";
import type { Config } from "../../settings/config.ts";
import { isInDiscord, isInSlack } from "../../settings/in-chat.ts";
import { proxyIn } from "../../settings/proxy.ts";
import { type Check, type Finding, fine, warn, wrong } from "./check.ts";

const deadlineMs = 10_000;

/** Follows the way that a customer's browser takes to this desk. */
export const publicUrlCheck: Check = {
  title: "PUBLIC_URL",
  async run({ config }) {
    const { PUBLIC_URL: url } = config;
    if (url !== undefined) return reached(url, config);
    if (!isInSlack(config) && !isInDiscord(config)) return undefined;
    return warn(
      "is missing, so agents can't give links to customers who are in no chat. Give the address at which browsers reach this desk, such as https://accounts.example.com (docs/operators.md says how).",
    );
  },
};

async function reached(url: string, config: Config): Promise<Finding> {
  const proxy = proxyIn(config);
  const dispatcher = proxy ? throughProxy(proxy) : new Agent();
  try {
    const signal = AbortSignal.timeout(deadlineMs);
    const { status, headers, text } = await got(url, signal, dispatcher);
    return judged(url, config, status, headers, text);
  } catch (error) {
    return wrong(`${url} does not answer: ${meaning(whyNot(error))}.`);
  } finally {
    await dispatcher.destroy();
  }
}

async function got(url: string, signal: AbortSignal, dispatcher: Dispatcher) {
  const response = await fetch(`${url}/healthz`, { signal, redirect: "manual", dispatcher });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

function judged(
  url: string,
  { TRUST_PROXY: trusted }: Config,
  status: number,
  headers: { get(name: string): string | null },
  text: string,
): Finding {
  const there = /^ok (\S+)\n$/.exec(text)?.[1];
  if (status === 200 && there !== undefined && there !== version)
    return warn(`${url} leads to a desk of version ${there}, and this is ${version}. Is that the one you mean?`);
  if (status === 200 && there !== undefined && trusted === 0 && url.startsWith("https:"))
    return warn(
      `${url} leads to a desk, but all its customers count as one address. Set TRUST_PROXY to the number of web servers before it, which is mostly 1.`,
    );
  if (status === 200 && there !== undefined) return fine(`${url} leads to a desk`);
  if (status >= 300 && status < 400)
    return wrong(`${url} sends browsers on to ${headers.get("location")}. Give the address that answers by itself.`);
  if (status >= 502 && status <= 504)
    return warn(
      `the web server at ${url} answers ${status}: it can't reach this desk. Start the desk and look again; if it runs, let the server pass requests on to its HOST and PORT.`,
    );
  return wrong(
    `what answers at ${url} is no desk (${status}). Let the web server there pass everything on to this desk's HOST and PORT.`,
  );
}

/** A system's code in words, with the code behind it to look it up by. */
function meaning(code: string): string {
  if (/^(ENOTFOUND|EAI_AGAIN|ENODATA)$/.test(code)) return `nobody knows that name, so look at its DNS entry (${code})`;
  if (code === "ECONNREFUSED") return "nothing listens there; is the web server running? (ECONNREFUSED)";
  if (/CERT|ALTNAME|SELF_SIGNED|UNABLE_TO/.test(code))
    return `its certificate is not good for that name, so browsers would warn people (${code})`;
  if (/SSL|EPROTO|TLS/.test(code)) return `it speaks no https, so put a certificate before this desk (${code})`;
  if (/TIMEOUT|TimeoutError/.test(code)) return `nothing came within ${deadlineMs / 1_000} s; look at the firewall`;
  return code;
}
