import type { IncomingHttpHeaders } from "node:http";
import { type Answer, refuse } from "./answer.ts";
import type { OpenBooks } from "./books.ts";
import { readBody } from "./fields.ts";
import type { Settings } from "./options.ts";
import { partner } from "./partner.ts";
import { createRates } from "./rates.ts";
import { badSignature } from "./verify.ts";

/** Answers one call: signature, version, action, limit, then the action itself, all in one commit. */
export function createCalls(books: OpenBooks, settings: Settings) {
  const take = createRates(settings.clock);

  return function call(headers: IncomingHttpHeaders, body: Buffer, requestId: string): Answer {
    const now = settings.clock();
    const keys = { service: partner.service, ...books.keys, token: settings.token };
    const bad = badSignature({ headers, body }, keys, now);
    if (bad) return bad;
    if (!/^application\/json\b/.test(headers["content-type"] ?? "")) {
      return refuse("InvalidRequest", "Send application/json.");
    }
    if (headers["x-tc-version"] !== partner.version) return refuse("NoSuchVersion", `Use ${partner.version}.`);

    const name = String(headers["x-tc-action"] ?? "");
    const action = Object.hasOwn(partner.actions, name) ? partner.actions[name] : undefined;
    if (!action || (action.onlyIn && action.onlyIn !== settings.profile)) {
      return refuse("InvalidAction", `There is no action \`${name}\`.`);
    }
    return books.commit(() => {
      books.countCall(name);
      if (settings.rates && !take(name, action.perSecond)) {
        return refuse("RequestLimitExceeded", `${name} may be called ${action.perSecond} times a second.`);
      }
      const read = readBody(body);
      return read.ok ? action.run(read.input, { books, settings, now, requestId }) : read.answer;
    });
  };
}
