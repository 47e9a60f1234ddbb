import { slackScopes } from "../platforms.ts";
import type { Verdict } from "./ask-secret.ts";
import { callFor, type Listed, unreachable } from "./calls.ts";
import type { Draft } from "./draft.ts";
import type { Choice } from "./prompts.ts";

/** The workspace of a bot token. */
export interface Workspace {
  id: string;
  name: string;
  /** The scopes of the manifest that the token lacks. */
  lacks: string[];
}

const meanings: Record<string, string> = {
  invalid_auth: "Slack doesn't know this token. Was all of it copied? Copy it once more and paste it again.",
  not_authed: "Slack doesn't know this token. Was all of it copied? Copy it once more and paste it again.",
  account_inactive: "Slack says that the app was removed from its workspace. Install it again and copy the new token.",
  token_revoked: "Slack says that this token was revoked. Install the app again and copy the new token.",
  token_expired: "This token has run out. Install the app again and copy the new token.",
  not_allowed_token_type: "Slack says that this is a token of another kind. Copy the other one.",
  missing_scope: "This token lacks the scope connections:write. Generate one with it, and paste that.",
};

function ask(draft: Draft, method: string, token: string) {
  const { SLACK_API_URL: url } = draft.forCalls();
  return callFor(draft, `${url}${method}`, `Bearer ${token}`, "POST");
}

function refusal(error: unknown, status: number): string {
  const [code] = /^[a-z_]{1,40}$/.exec(String(error ?? "")) ?? [];
  return (
    (code && meanings[code]) ?? `Slack answers with ${code ?? status}. Try again in a minute, or paste another token.`
  );
}

export async function tryBotToken(draft: Draft, token: string): Promise<Verdict<Workspace>> {
  const called = await ask(draft, "auth.test", token);
  if (called.is === "silent") return { is: "silent", why: unreachable("Slack", called.why) };
  const { ok, error, team_id: id, team, is_enterprise_install: isOfAll } = called.body;
  if (ok !== true) return { is: "refused", why: refusal(error, called.status) };
  if (isOfAll === true)
    return {
      is: "refused",
      why: "This token is for a whole organisation. Install the app in one workspace, and copy that token.",
    };
  const has = (called.headers.get("x-oauth-scopes") ?? "").split(",").map((scope) => scope.trim());
  const lacks = slackScopes.filter((scope) => !has.includes(scope));
  return { is: "taken", found: { id: String(id), name: String(team ?? id), lacks } };
}

export async function tryAppToken(draft: Draft, token: string): Promise<Verdict<true>> {
  const called = await ask(draft, "apps.connections.open", token);
  if (called.is === "silent") return { is: "silent", why: unreachable("Slack", called.why) };
  if (called.body.ok === true) return { is: "taken", found: true };
  return { is: "refused", why: refusal(called.body.error, called.status) };
}

const most = 5_000;

/** Everything that a method lists, page by page. */
async function listed<T>(
  draft: Draft,
  method: string,
  field: string,
  toChoice: (one: T) => Choice<string>[],
): Promise<Listed> {
  const token = draft.get("SLACK_BOT_TOKEN") ?? "";
  const choices: Choice<string>[] = [];
  for (let cursor = ""; ; ) {
    const called = await ask(draft, `${method}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`, token);
    if (called.is === "silent") return { is: "unlisted", why: unreachable("Slack", called.why) };
    const { ok, error, needed, response_metadata: more } = called.body;
    if (ok !== true) return { is: "unlisted", why: whyUnlisted(error, needed, called.status) };
    choices.push(...((called.body[field] as T[] | undefined) ?? []).flatMap(toChoice));
    cursor = (more as { next_cursor?: string } | undefined)?.next_cursor ?? "";
    if (cursor === "" || choices.length >= most) return { is: "listed", choices };
  }
}

function whyUnlisted(error: unknown, needed: unknown, status: number): string {
  if (error !== "missing_scope") return `Slack doesn't list them now (${error ?? status}).`;
  return `Slack lists them only with the scope ${needed}, which this app lacks. Add it at OAuth & Permissions > Scopes and install again, or type the ids.`;
}

interface SlackPerson {
  id: string;
  name: string;
  real_name?: string;
  deleted?: boolean;
  is_bot?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
}

export const slackPeople = (draft: Draft): Promise<Listed> =>
  listed<SlackPerson>(draft, "users.list?limit=200", "members", (person) => {
    const { id, name, real_name: real, deleted, is_bot, is_restricted, is_ultra_restricted } = person;
    const isMember = ![deleted, is_bot, is_restricted, is_ultra_restricted].includes(true) && id !== "USLACKBOT";
    return isMember ? [{ value: id, label: real || name, hint: `@${name}` }] : [];
  });

export const slackGroups = (draft: Draft): Promise<Listed> =>
  listed<{ id: string; handle: string; name: string }>(
    draft,
    "usergroups.list?",
    "usergroups",
    ({ id, handle, name }) => [{ value: id, label: `@${handle}`, hint: `user group ${name}` }],
  );

export const slackChannels = (draft: Draft, kind: "private" | "public"): Promise<Listed> =>
  listed<{ id: string; name: string }>(
    draft,
    `conversations.list?limit=200&exclude_archived=true&types=${kind}_channel`,
    "channels",
    ({ id, name }) => [{ value: id, label: `#${name}` }],
  );
