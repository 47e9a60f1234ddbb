import { StartError } from "../../../machine/start-error.ts";
import {
  LacksSlackScope,
  type SlackWay,
  servedIn,
  slackMisplacedFor,
  slackRefusedFor,
  slackScopes,
  slackWayName,
} from "../../platforms.ts";
import type { Config } from "../../settings/config.ts";
import { isInSlack } from "../../settings/in-chat.ts";
import { inspectRemembered } from "../../stores.ts";
import { type Called, call } from "./call.ts";
import { type Check, type CheckInput, type Finding, fine, warn, wrong } from "./check.ts";

function refused(setting: "SLACK_BOT_TOKEN" | "SLACK_APP_TOKEN", called: Called): Finding | undefined {
  if (called.is === "silent")
    return wrong(`Slack can't be reached (${called.why}). Look at the network, HTTPS_PROXY and SLACK_API_URL.`);
  if (called.body.ok === true) return undefined;
  const [code] = /^[a-z_]{1,40}$/.exec(String(called.body.error ?? "")) ?? [];
  const refusal = code === undefined ? undefined : slackRefusedFor(setting, code);
  return wrong(refusal ? refusal.message : `Slack answers with ${code ?? called.status}. Try again in a minute.`);
}

const slack = (input: CheckInput, method: string, token: string): Promise<Called> =>
  call(input, `${input.config.SLACK_API_URL}${method}`, `Bearer ${token}`, "POST");

const ways = {
  socket: { is: "over sockets", mend: "Switch Socket Mode on" },
  http: { is: "at /slack/events", mend: "Switch Socket Mode off, and give Slack this desk's address," },
};

const wanted: Check = {
  title: "Slack",
  async run({ config }) {
    if (!isInSlack(config)) return fine("not wanted (docs/slack.md says how)");
    const by = config.SLACK_APP_TOKEN ? "socket" : "http";
    const { is, mend } = ways[by];
    const before = await wayBefore(config);
    if (before && before !== by)
      return warn(
        `is to reach this desk ${is}, and came ${ways[before].is} until now. ${mend} at api.slack.com/apps > your app > Socket Mode, or nothing that people do comes in.`,
      );
    const beside =
      by === "socket" && config.SLACK_SIGNING_SECRET ? "; SLACK_SIGNING_SECRET is not used beside SLACK_APP_TOKEN" : "";
    return fine(`reaches this desk ${is}${beside}`);
  },
};

/** By which way Slack came to the desks of this ledger. Undefined where none is there, or it can't be read. */
async function wayBefore(config: Config): Promise<SlackWay | undefined> {
  try {
    return (await inspectRemembered(config, slackWayName)).get(slackWayName) as SlackWay | undefined;
  } catch (error) {
    if (error instanceof StartError) return undefined; // the line on the database tells why
    throw error;
  }
}

const bot: Check = {
  title: "SLACK_BOT_TOKEN",
  async run(input) {
    const { SLACK_BOT_TOKEN: token, SLACK_CLIENT_ID: several } = input.config;
    if (!isInSlack(input.config)) return undefined;
    if (several || !token) return fine("each workspace that installs the app brings its own");
    const called = await slack(input, "auth.test", token);
    const no = refused("SLACK_BOT_TOKEN", called);
    if (no || called.is === "silent") return no;
    const misplaced = slackMisplacedFor(servedIn(input.config.SLACK_TEAMS), called.body);
    if (misplaced) return wrong(misplaced.message);
    const has = (called.headers.get("x-oauth-scopes") ?? "").split(",").map((scope) => scope.trim());
    const missing = slackScopes.filter((scope) => !has.includes(scope));
    if (missing.length === 0) return fine("is taken, with every scope of the manifest");
    return wrong(
      `lacks ${missing.join(", ")}. Add it at api.slack.com/apps > your app > OAuth & Permissions > Scopes, then install again.`,
    );
  },
};

/** Asks for a token with a code that nobody has, which Slack refuses only after it knows the client. */
const client: Check = {
  title: "SLACK_CLIENT_ID",
  async run(input) {
    const { SLACK_CLIENT_ID: id, SLACK_CLIENT_SECRET: secret, SLACK_API_URL: url } = input.config;
    if (!isInSlack(input.config) || !id) return undefined;
    const basic = Buffer.from(`${id}:${secret}`).toString("base64");
    const called = await call(input, `${url}oauth.v2.access?code=check`, `Basic ${basic}`, "POST");
    const error = called.is === "answered" ? called.body.error : undefined;
    if (error === "invalid_code") return fine("is known to Slack, with SLACK_CLIENT_SECRET");
    const wrongly = error === "bad_client_secret" ? "SLACK_CLIENT_SECRET" : "SLACK_CLIENT_ID";
    return /client/.test(String(error))
      ? wrong(
          `Slack does not take ${wrongly} (${error}), so nobody can install the app and no token is renewed. Copy it again at api.slack.com/apps > your app > Basic Information > App Credentials.`,
        )
      : warn("can't be looked at now. Try again in a minute.");
  },
};

const teams: Check = {
  title: "SLACK_TEAMS",
  run({ config: { SLACK_CLIENT_ID: several, SLACK_TEAMS: list } }) {
    if (!several) return undefined;
    if (list === undefined || list === "*") return fine("every workspace that installs the app");
    return fine(list.length === 1 ? "one workspace" : `${list.length} workspaces`);
  },
};

const app: Check = {
  title: "SLACK_APP_TOKEN",
  async run(input) {
    const { SLACK_APP_TOKEN: token } = input.config;
    if (!token) return undefined;
    const called = await slack(input, "apps.connections.open", token);
    return refused("SLACK_APP_TOKEN", called) ?? fine("is taken");
  },
};

/** Checks the agents' groups as a start would, in the one workspace whose token is known here. */
const agents: Check = {
  title: "SLACK_AGENT_GROUPS",
  async run(input) {
    const { SLACK_AGENT_GROUPS: said, SLACK_BOT_TOKEN: token, SLACK_CLIENT_ID: several, world } = input.config;
    if (!isInSlack(input.config)) return undefined;
    if (said === undefined && world === "practice") return fine("every member, while practising");
    if (said === undefined || said === "*") return fine("every member of the workspace may open requests");
    const groups = said.filter((id) => id.startsWith("S"));
    const people = said.length - groups.length;
    const fits = `says who may open requests: user groups ${groups.length}, people ${people}`;
    if (groups.length === 0 || several || !token)
      return fine(several && groups.length > 0 ? `${fits}; each workspace has its own` : fits);
    const called = await Promise.all(groups.map((id) => slack(input, `usergroups.users.list?usergroup=${id}`, token)));
    const errors = called.map((each) =>
      each.is === "answered" && each.body.ok !== true ? each.body.error : undefined,
    );
    if (errors.includes("missing_scope")) return wrong(new LacksSlackScope().message);
    const unknown = groups.filter((_, n) => errors[n] === "no_such_subteam");
    if (unknown.length > 0)
      return wrong(`has ${unknown.join(", ")}, which the workspace does not have. Copy the group's id again.`);
    return called.every((each) => each.is === "answered" && each.body.ok === true)
      ? fine(fits)
      : warn("can't be looked at now. Try again in a minute.");
  },
};

export const slackChecks: readonly Check[] = [wanted, bot, app, client, teams, agents];
