import type { IncomingHttpHeaders } from "node:http";
import { type Answer, refuse, type Service } from "./answer.ts";
import type { OpenBooks } from "./books.ts";
import { domain } from "./domain.ts";
import { readBody } from "./fields.ts";
import { lcic } from "./lcic.ts";
import type { Settings } from "./options.ts";
import { partner } from "./partner.ts";
import { createRates } from "./rates.ts";
import { badSignature, scopeOf } from "./verify.ts";

const services: Record<string, Service> = { intlpartnersmgt: partner, domain, lcic };

/** Answers one call of the Cloud API: service, signature, version, action, limit, then the action itself, all in one commit. */
export function createCalls(books: OpenBooks, settings: Settings) {
  const take = createRates(settings.clock);

  return function call(headers: IncomingHttpHeaders, body: Buffer, requestId: string): Answer {
    const now = settings.clock();
    const service = serviceOf(headers);
    if (!service) return refuse("NoSuchProduct", "There is no such service here.");
    const keys = { service: service.service, ...books.keys, token: settings.token };
    const bad = badSignature({ headers, body }, keys, now);
    if (bad) return bad;
    if (!/^application\/json\b/.test(headers["content-type"] ?? "")) {
      return refuse("InvalidRequest", "Send application/json.");
    }
    if (headers["x-tc-version"] !== service.version) return refuse("NoSuchVersion", `Use ${service.version}.`);

    const language = headers["x-tc-language"] === "zh-CN" ? "zh-CN" : "en-US";
    const name = String(headers["x-tc-action"] ?? "");
    const action = Object.hasOwn(service.actions, name) ? service.actions[name] : undefined;
    if (!action || (action.onlyIn && action.onlyIn !== settings.profile)) {
      return refuse("InvalidAction", `There is no action \`${name}\`.`);
    }
    return books.commit(() => {
      books.countCall(name);
      if (settings.rates && !take(name, action.perSecond)) {
        books.countCall("RequestLimitExceeded");
        return refuse("RequestLimitExceeded", `${name} may be called ${action.perSecond} times a second.`);
      }
      const read = readBody(body);
      return read.ok ? action.run(read.input, { books, settings, now, language, requestId }) : read.answer;
    });
  };
}

/**
 * The service that a request is for: by the first label of its host, as with Tencent; at a bare address by the scope of
 * its signature, which must then be right.
 */
function serviceOf(headers: IncomingHttpHeaders): Service | undefined {
  const [, label] =
    /^([a-z0-9]+)\.(?:intl\.)?tencentcloudapi\.com(?::\d+)?$/.exec((headers.host ?? "").toLowerCase()) ?? [];
  if (label !== undefined) return Object.hasOwn(services, label) ? services[label] : undefined;
  const named = scopeOf(headers).split("/")[1] ?? "";
  return Object.hasOwn(services, named) ? services[named] : partner;
}
