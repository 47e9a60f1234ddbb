import type { Answer, World } from "./answer.ts";
import type { OpenBooks } from "./books.ts";
import { type ChatCommand, chatRefuse } from "./chat-answer.ts";
import { type ChatApp, chatAdmin } from "./chat-apps.ts";
import { accountCheck, accountImport } from "./chat-people.ts";
import { readBody } from "./fields.ts";
import { createOfficialAccount, getOfficialAccountInfo } from "./official.ts";
import type { Settings } from "./options.ts";
import { createRates } from "./rates.ts";
import { badUserSig, wrongKey } from "./user-sig-check.ts";

const commands: Record<string, { perSecond: number; run: ChatCommand }> = {
  "official_account_open_http_svc/create_official_account": { perSecond: 200, run: createOfficialAccount },
  "official_account_open_http_svc/get_official_account_info": { perSecond: 200, run: getOfficialAccountInfo },
  "im_open_login_svc/account_check": { perSecond: 100, run: accountCheck },
  "im_open_login_svc/account_import": { perSecond: 200, run: accountImport },
};

const mostFailures = 20;
const lockedMs = 60_000;

/** Answers one call of Chat's REST interface: address, signature, limit, then the command itself, all in one commit. */
export function createChatCalls(books: OpenBooks, settings: Settings) {
  const take = createRates(settings.clock);
  const failures = new Map<number, { n: number; since: number }>();

  function badCaller(app: ChatApp, query: URLSearchParams, now: number): Answer | undefined {
    const failed = failures.get(app.sdkAppId);
    const isRecent = failed !== undefined && now - failed.since < lockedMs;
    if (isRecent && failed.n >= mostFailures) return chatRefuse(70050, "Verification failed too often. Wait a minute.");
    const { sdkAppId, secretKey } = app;
    const identifier = query.get("identifier") ?? "";
    const bad = badUserSig(query.get("usersig") ?? "", { sdkAppId, identifier, secretKey }, now);
    if (bad?.response.ErrorCode === wrongKey) {
      failures.set(sdkAppId, isRecent ? { ...failed, n: failed.n + 1 } : { n: 1, since: now });
    }
    if (bad) return bad;
    return identifier === chatAdmin ? undefined : chatRefuse(60010, "The identifier is not an administrator.");
  }

  return function call(url: string, body: Buffer, requestId: string): Answer {
    const { pathname, searchParams: query } = new URL(url, "http://127.0.0.1");
    const now = settings.clock();
    const name = pathname.replace(/^\/v4\//, "");
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) return chatRefuse(60009, "There is no such resource.");
    const app = appOf(query, books);
    if ("response" in app) return app;
    if (!query.get("identifier") || !query.get("usersig")) {
      return chatRefuse(60004, "The identifier or the usersig is missing.");
    }
    if (query.get("contenttype") !== "json" || !isRandom(query.get("random"))) {
      return chatRefuse(60002, "contenttype must be json, and random a whole number of 32 bits.");
    }
    const bad = badCaller(app, query, now);
    if (bad) return bad;
    return books.commit(() => {
      const counted = name.split("/")[1] ?? name;
      books.countCall(counted);
      books.chatApps.begin(app.sdkAppId, now);
      if (settings.rates && !take(`${app.sdkAppId} ${counted}`, command.perSecond)) {
        return chatRefuse(60007, `${counted} may be called ${command.perSecond} times a second.`);
      }
      const read = readBody(body);
      if (!read.ok) return chatRefuse(60003, "The body is not a JSON object.");
      const world: World = { books, settings, now, requestId };
      return command.run(read.input, world, app);
    });
  };
}

function appOf(query: URLSearchParams, books: OpenBooks): ChatApp | Answer {
  const given = query.get("sdkappid");
  if (!given) return chatRefuse(60012, "The sdkappid is missing.");
  if (!/^[1-9]\d{0,15}$/.test(given)) return chatRefuse(60006, "The sdkappid is not valid.");
  return books.chatApps.app(Number(given)) ?? chatRefuse(70020, "There is no such application here.");
}

function isRandom(random: string | null): boolean {
  return /^\d{1,10}$/.test(random ?? "") && Number(random) < 2 ** 32;
}
