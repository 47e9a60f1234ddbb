import { webApi } from "@slack/bolt";
import { describe, expect, test } from "vitest";
import { type FakeSlack, leastScopes } from "./fake-slack.ts";
import { boltAt, fakeSlack, quiet } from "./tiny-bot.ts";

type Arguments = Record<string, unknown>;
type Given = Record<string, unknown> & { error?: string };

const plain = (text: string) => ({ type: "plain_text", text });
const section = { type: "section", text: plain("Hello") };
const modal = { type: "modal", title: plain("New account"), blocks: [section] };
const home = { type: "home", blocks: [section] };

/** The real client, which gives the error's data where it would throw. */
function client(slack: FakeSlack, token: string | undefined = slack.botToken) {
  const web = new webApi.WebClient(token, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, logger: quiet });
  return async (method: string, args: Arguments = {}): Promise<Given> => {
    try {
      return (await web.apiCall(method, args)) as webApi.WebAPICallResult & Given;
    } catch (error) {
      return (error as { data?: Given }).data ?? { error: String(error) };
    }
  };
}

const errorOf = async (call: Promise<Given>) => (await call).error;

async function place(scopes?: string[]) {
  const slack = await fakeSlack(scopes && { scopes });
  const mei = slack.person("Mei");
  return { slack, mei, acme: slack.newChannel("acme", [mei]), call: client(slack) };
}

describe("tokens", () => {
  test("a token opens its workspace, and its scopes come with every answer", async () => {
    const { slack, call } = await place();
    expect(await call("auth.test")).toMatchObject({ team_id: slack.team.id, user_id: slack.team.bot.userId });
    expect((await call("auth.test")).response_metadata).toEqual({ scopes: leastScopes });
  });

  test("no token, a made-up one, a revoked one and one of an uninstalled app are told apart", async () => {
    const { slack, call } = await place();
    expect(await errorOf(client(slack, "")("auth.test"))).toBe("not_authed");
    expect(await errorOf(client(slack, "xoxb-made-up")("auth.test"))).toBe("invalid_auth");
    const other = slack.newTeam("Other");
    const token = slack.install(other);
    void slack.uninstall(other);
    expect(await errorOf(client(slack, token)("auth.test"))).toBe("account_inactive");
    void slack.revoke();
    expect(await errorOf(call("auth.test"))).toBe("token_revoked");
  });

  test("sockets want the app token, everything else the bot's", async () => {
    const { slack, call } = await place();
    const app = client(slack, slack.appToken);
    expect(String((await app("apps.connections.open")).url)).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/link\/\?ticket=/);
    expect(await errorOf(call("apps.connections.open"))).toBe("not_allowed_token_type");
    expect(await errorOf(app("chat.postMessage", { channel: "C1", text: "Hi" }))).toBe("not_allowed_token_type");
  });

  test.each([
    ["chat.postMessage", "chat:write"],
    ["chat.postEphemeral", "chat:write"],
    ["chat.update", "chat:write"],
    ["chat.delete", "chat:write"],
    ["conversations.open", "im:write"],
    ["conversations.info", "channels:read"],
    ["conversations.members", "channels:read"],
    ["conversations.replies", "channels:history"],
    ["users.info", "users:read"],
    ["usergroups.users.list", "usergroups:read"],
  ])("%s needs %s", async (method, needed) => {
    const { acme, call } = await place(["commands"]);
    expect(await call(method, { channel: acme.id })).toMatchObject({
      error: "missing_scope",
      needed,
      provided: "commands",
    });
  });

  test("an app can uninstall itself, if it proves who it is", async () => {
    const { slack, call } = await place();
    const { clientId: client_id, clientSecret: client_secret } = slack;
    expect(await errorOf(call("apps.uninstall", { client_id, client_secret: "guess" }))).toBe("bad_client_secret");
    expect(await errorOf(call("apps.uninstall", { client_id, client_secret }))).toBeUndefined();
    expect(await errorOf(call("auth.test"))).toBe("account_inactive");
  });

  test("there is no method that Slack does not have", async () => {
    const { call } = await place();
    expect(await errorOf(call("chat.shout"))).toBe("unknown_method");
  });
});

describe("messages", () => {
  test("one is posted, edited and deleted by the bot that wrote it", async () => {
    const { acme, call } = await place();
    const { ts } = await call("chat.postMessage", { channel: acme.id, text: "Hello", blocks: [section] });
    expect(acme.messages).toMatchObject([{ ts, text: "Hello", blocks: [{ type: "section" }] }]);
    await call("chat.update", { channel: acme.id, ts, text: "Bye" });
    expect(acme.messages).toMatchObject([{ ts, text: "Bye", blocks: [], edited: true }]);
    await call("chat.delete", { channel: acme.id, ts });
    expect(acme.messages).toEqual([]);
    expect(await errorOf(call("chat.update", { channel: acme.id, ts, text: "Again" }))).toBe("message_not_found");
    expect(await errorOf(call("chat.delete", { channel: acme.id, ts }))).toBe("message_not_found");
  });

  test("times are unique and only grow", async () => {
    const { acme, call } = await place();
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => call("chat.postMessage", { channel: acme.id, text: `${index}` })),
    );
    const times = acme.messages.map(({ ts }) => ts);
    expect(times).toEqual([...new Set(times)].sort());
    expect(times).toHaveLength(20);
  });

  test("somebody else's message is not the bot's to change", async () => {
    const { slack, mei, acme, call } = await place();
    await mei.says(acme, "Mine");
    const { ts } = acme.messages[0]!;
    expect(await errorOf(call("chat.update", { channel: acme.id, ts, text: "Ours" }))).toBe("cant_update_message");
    expect(await errorOf(call("chat.delete", { channel: acme.id, ts }))).toBe("cant_delete_message");
    expect(slack.refusals).toHaveLength(2);
  });

  test("where the bot is not, it does not post", async () => {
    const { slack, mei, acme, call } = await place();
    const post = (channel: string) => errorOf(call("chat.postMessage", { channel, text: "Hi" }));
    expect(await post("C0NOWHERE")).toBe("channel_not_found");
    expect(await post("#acme")).toBe("channel_not_found");
    expect(await post(slack.newChannel("open", [mei], { bot: false }).id)).toBe("not_in_channel");
    expect(await post(slack.newChannel("closed", [mei], { bot: false, kind: "private" }).id)).toBe("channel_not_found");
    const elsewhere = slack.person("Olga", { team: slack.newTeam("Other") });
    expect(await post(slack.newChannel("theirs", [elsewhere]).id)).toBe("channel_not_found");
    acme.archived = true;
    expect(await post(acme.id)).toBe("is_archived");
  });

  test("with chat:write.public a public channel is open to it", async () => {
    const { slack, mei, call } = await place([...leastScopes, "chat:write.public"]);
    const open = slack.newChannel("open", [mei], { bot: false });
    expect(await call("chat.postMessage", { channel: open.id, text: "Hi" })).toMatchObject({ ok: true });
  });

  test("a person's id is their direct messages when posting, but not when editing", async () => {
    const { slack, mei, call } = await place();
    const { ts, channel } = await call("chat.postMessage", { channel: mei.id, text: "Hi" });
    expect(channel).toBe(slack.dm(mei).id);
    expect(await errorOf(call("chat.update", { channel: mei.id, ts, text: "Ho" }))).toBe("channel_not_found");
  });

  test("it says something, in blocks that Slack can read", async () => {
    const { acme, call } = await place();
    const post = (args: Arguments) => errorOf(call("chat.postMessage", { channel: acme.id, ...args }));
    expect(await post({})).toBe("no_text");
    expect(await post({ text: "Hi", blocks: "[{]" })).toBe("invalid_blocks_format");
    expect(await post({ text: "Hi", blocks: [{ type: "shout" }] })).toBe("invalid_blocks");
    expect(acme.messages).toEqual([]);
  });

  test("the reason of a refusal stands in its metadata", async () => {
    const { acme, call } = await place();
    const { response_metadata } = await call("chat.postMessage", {
      channel: acme.id,
      text: "Hi",
      blocks: [{ type: "shout" }],
    });
    expect(response_metadata).toMatchObject({
      messages: ["[ERROR] unsupported type: shout [json-pointer:/blocks/0/type]"],
    });
  });

  test("a message without text is shown, and noticed", async () => {
    const { slack, acme, call } = await place();
    await call("chat.postMessage", { channel: acme.id, blocks: [section] });
    expect(slack.screen(acme)).toBe("Frontdesk: Hello");
    expect(slack.faults).toMatchObject([{ what: "no top-level text" }]);
  });

  test("a text is cut at 40,000 characters, an edit refused over 4,000", async () => {
    const { slack, acme, call } = await place();
    const { ts } = await call("chat.postMessage", { channel: acme.id, text: "x".repeat(40_001) });
    expect(acme.messages[0]?.text).toHaveLength(40_000);
    expect(slack.faults).toMatchObject([{ what: "text cut" }]);
    const edit = (length: number) => errorOf(call("chat.update", { channel: acme.id, ts, text: "x".repeat(length) }));
    expect(await edit(4_001)).toBe("msg_too_long");
    expect(await edit(4_000)).toBeUndefined();
  });

  test("an edit without text keeps the blocks, one without blocks drops them", async () => {
    const { acme, call } = await place();
    const { ts } = await call("chat.postMessage", { channel: acme.id, text: "Hello", blocks: [section] });
    await call("chat.update", { channel: acme.id, ts, blocks: [section, { type: "divider" }] });
    expect(acme.messages[0]).toMatchObject({ text: "Hello", edited: false, blocks: [{}, { type: "divider" }] });
    expect(await errorOf(call("chat.update", { channel: acme.id, ts }))).toBe("no_text");
  });

  test("links show no preview only when both kinds are off", async () => {
    const { acme, call } = await place();
    const post = (args: Arguments) =>
      call("chat.postMessage", { channel: acme.id, text: "https://example.com", ...args });
    await post({});
    await post({ unfurl_links: false });
    await post({ unfurl_links: false, unfurl_media: false });
    expect(acme.messages.map(({ unfurls }) => unfurls)).toEqual([true, true, false]);
  });

  test("a reply to nothing is noticed", async () => {
    const { slack, acme, call } = await place();
    await call("chat.postMessage", { channel: acme.id, text: "Hi", thread_ts: "1.000001" });
    expect(slack.faults).toMatchObject([{ what: "reply to nothing" }]);
  });

  test("an ephemeral is for one who is there, and cannot be edited", async () => {
    const { slack, mei, acme, call } = await place();
    const bob = slack.person("Bob");
    const tell = (user: string) => call("chat.postEphemeral", { channel: acme.id, user, text: "Psst" });
    const { message_ts: ts } = await tell(mei.id);
    expect(slack.read(mei, acme)).toMatchObject([{ ts, text: "Psst" }]);
    expect(acme.messages).toEqual([]);
    expect(await errorOf(tell(bob.id))).toBe("user_not_in_channel");
    expect(await errorOf(call("chat.update", { channel: acme.id, ts, text: "Hm" }))).toBe("message_not_found");
  });

  test("an edit puts a new message in its stead, so that the old one can still be held", async () => {
    const { acme, call } = await place();
    const { ts } = await call("chat.postMessage", { channel: acme.id, text: "Hello" });
    const old = acme.messages[0];
    await call("chat.update", { channel: acme.id, ts, text: "Bye" });
    expect(old?.text).toBe("Hello");
  });
});

describe("conversations and people", () => {
  test("direct messages open once, with a person of flesh and blood", async () => {
    const { slack, mei, call } = await place();
    const open = (users: string) => call("conversations.open", { users });
    const { channel } = await open(mei.id);
    expect((await open(mei.id)).channel).toEqual(channel);
    expect(await errorOf(open(""))).toBe("users_list_not_supplied");
    expect(await errorOf(open("U0NOBODY"))).toBe("user_not_found");
    expect(await errorOf(open(slack.team.bot.userId))).toBe("cannot_dm_bot");
    mei.user.deleted = true;
    expect(await errorOf(open(mei.id))).toBe("user_disabled");
  });

  test("a channel tells what it is and who is in it, page by page", async () => {
    const { slack, mei, acme, call } = await place([...leastScopes, "channels:read", "groups:read", "im:read"]);
    const olga = slack.person("Olga", { team: slack.newTeam("Other") });
    const shared = slack.newChannel("shared", [mei, olga], { kind: "private" });
    const info = async (channel: string) => (await call("conversations.info", { channel })).channel;
    expect(await info(acme.id)).toMatchObject({
      name: "acme",
      is_private: false,
      is_ext_shared: false,
      is_member: true,
    });
    expect(await info(shared.id)).toMatchObject({ is_private: true, is_ext_shared: true });
    expect(await info(slack.dm(mei).id)).toMatchObject({ is_im: true, user: mei.id });
    const first = await call("conversations.members", { channel: shared.id, limit: 2 });
    expect(first.members).toEqual([mei.id, olga.id]);
    const { next_cursor: cursor } = first.response_metadata as { next_cursor: string };
    expect((await call("conversations.members", { channel: shared.id, cursor })).members).toEqual([
      slack.team.bot.userId,
    ]);
    expect(await errorOf(call("conversations.members", { channel: shared.id, cursor: "%" }))).toBe("invalid_cursor");
  });

  test("a thread is its message and the replies", async () => {
    const { acme, call } = await place([...leastScopes, "channels:history"]);
    const { ts } = await call("chat.postMessage", { channel: acme.id, text: "Hello" });
    await call("chat.postMessage", { channel: acme.id, text: "Reply", thread_ts: ts });
    await call("chat.postMessage", { channel: acme.id, text: "Beside it" });
    const { messages } = await call("conversations.replies", { channel: acme.id, ts });
    expect(messages).toMatchObject([
      { text: "Hello", reply_count: 1 },
      { text: "Reply", thread_ts: ts },
    ]);
    expect(await errorOf(call("conversations.replies", { channel: acme.id, ts: "1.2" }))).toBe("thread_not_found");
  });

  test("a person has a locale, a time zone and standing; a stranger is seen only through a shared channel", async () => {
    const { slack, mei, call } = await place([...leastScopes, "users:read"]);
    mei.user.locale = "zh-HK";
    mei.user.is_restricted = true;
    const info = (user: string, include_locale = true) => call("users.info", { user, include_locale });
    expect((await info(mei.id)).user).toMatchObject({ locale: "zh-HK", tz: "Asia/Hong_Kong", is_restricted: true });
    expect((await info(mei.id, false)).user).not.toHaveProperty("locale");
    expect(await errorOf(info("U0NOBODY"))).toBe("user_not_found");
    const olga = slack.person("Olga", { team: slack.newTeam("Other") });
    expect(await errorOf(info(olga.id))).toBe("user_not_visible");
    slack.newChannel("shared", [mei, olga]);
    expect((await info(olga.id)).user).toMatchObject({ is_stranger: true, team_id: olga.user.team.id });
  });

  test("a user group has members", async () => {
    const { slack, mei, call } = await place([...leastScopes, "usergroups:read"]);
    const group = slack.newGroup("agents", [mei]);
    expect((await call("usergroups.users.list", { usergroup: group.id })).users).toEqual([mei.id]);
    expect(await errorOf(call("usergroups.users.list", { usergroup: "S0" }))).toBe("no_such_subteam");
  });
});

describe("views", () => {
  /** Modals are opened by hand, with the triggers of a bot that only acks. */
  async function triggered() {
    const there = await place();
    const { slack, mei, call } = there;
    const payloads: Record<string, unknown>[] = [];
    await boltAt(slack, "http", (app) => {
      app.use(async ({ body, next }) => {
        payloads.push(body as unknown as Record<string, unknown>);
        await next();
      });
      app.command("/account", async ({ ack }) => ack());
      app.action(/.*/, async ({ ack }) => ack());
    });
    const trigger = async () => {
      await mei.command("/account open");
      return payloads.at(-1)?.trigger_id;
    };
    return {
      ...there,
      payloads,
      trigger,
      open: async () => call("views.open", { trigger_id: await trigger(), view: modal }),
    };
  }

  test("a trigger opens one modal, within three seconds, of its own workspace", async () => {
    const { slack, mei, call, trigger } = await triggered();
    const open = (trigger_id: unknown, by = call) => errorOf(by("views.open", { trigger_id, view: modal }));
    expect(await open("1.2.3")).toBe("invalid_trigger_id");
    const other = client(slack, slack.install(slack.newTeam("Other")));
    expect(await open(await trigger(), other)).toBe("invalid_trigger_id");
    const good = await trigger();
    expect(await open(good)).toBeUndefined();
    expect(slack.modal(mei)?.title).toBe("New account");
    expect(await open(good)).toBe("exchanged_trigger_id");
    const late = await trigger();
    slack.pass(3_001);
    expect(await open(late)).toBe("expired_trigger_id");
    expect(slack.faults.map(({ detail }) => detail)).toEqual([
      "invalid_trigger_id",
      "invalid_trigger_id",
      "exchanged_trigger_id",
      "expired_trigger_id",
    ]);
  });

  test("a bad view is refused before its trigger is spent", async () => {
    const { call, trigger } = await triggered();
    const trigger_id = await trigger();
    expect(await errorOf(call("views.open", { trigger_id }))).toBe("invalid_arguments");
    expect(await errorOf(call("views.open", { trigger_id, view: { ...modal, title: plain("x".repeat(25)) } }))).toBe(
      "invalid_arguments",
    );
    expect(await errorOf(call("views.open", { trigger_id, view: home }))).toBe("invalid_arguments");
    expect(await errorOf(call("views.open", { trigger_id, view: modal }))).toBeUndefined();
  });

  test("an update names an open view, and its hash if it wants to be sure", async () => {
    const { slack, mei, call, open } = await triggered();
    const { id: view_id, hash } = (await open()).view as { id: string; hash: string };
    const update = (args: Arguments) =>
      errorOf(call("views.update", { view: { ...modal, title: plain("Two") }, ...args }));
    expect(await update({})).toBe("invalid_arguments");
    expect(await update({ view_id: "V0NONE" })).toBe("not_found");
    expect(await update({ view_id, hash })).toBeUndefined();
    expect(slack.modal(mei)?.title).toBe("Two");
    expect(await update({ view_id, hash })).toBe("hash_conflict");
    await mei.close(slack.modal(mei)!);
    expect(await update({ view_id })).toBe("not_found");
  });

  test("an external_id finds its view and is there once", async () => {
    const { slack, mei, call, trigger } = await triggered();
    const view = { ...modal, external_id: "R-7K2P" };
    await call("views.open", { trigger_id: await trigger(), view });
    expect(await errorOf(call("views.open", { trigger_id: await trigger(), view }))).toBe("duplicate_external_id");
    const renamed = { ...view, title: plain("Two") };
    expect(await errorOf(call("views.update", { external_id: "R-7K2P", view: renamed }))).toBeUndefined();
    expect(slack.modal(mei)?.title).toBe("Two");
  });

  test("a modal goes over another from a press in it, three high", async () => {
    const { slack, mei, call, payloads, trigger } = await triggered();
    const button = { type: "actions", elements: [{ type: "button", text: plain("More"), action_id: "more" }] };
    const view = { ...modal, blocks: [button] };
    await call("views.open", { trigger_id: await trigger(), view });
    const push = async () => {
      await mei.press(slack.modal(mei)!, "More");
      return errorOf(call("views.push", { trigger_id: payloads.at(-1)?.trigger_id, view }));
    };
    expect(await push()).toBeUndefined();
    expect(await push()).toBeUndefined();
    expect(await push()).toBe("push_limit_reached");
    expect(await errorOf(call("views.push", { trigger_id: await trigger(), view }))).toBe("not_found");
    await mei.close(slack.modal(mei)!, { all: true });
    expect(slack.modal(mei)).toBeUndefined();
  });

  test("what was typed outlives an update of the same input, and no other", async () => {
    const { slack, mei, call, trigger } = await triggered();
    const input = (block_id: string) => ({
      type: "input",
      block_id,
      label: plain(block_id),
      optional: true,
      element: { type: "plain_text_input", action_id: "v" },
    });
    const view = (...ids: string[]) => ({ ...modal, submit: plain("Go"), blocks: ids.map(input) });
    await call("views.open", { trigger_id: await trigger(), view: view("phone", "name") });
    const { id: view_id } = slack.modal(mei)!;
    await mei.select(slack.modal(mei)!, "phone", "5123 4567");
    await mei.select(slack.modal(mei)!, "name", "Ana");
    await call("views.update", { view_id, view: view("phone", "other") });
    expect(slack.screen(slack.modal(mei)!)).toBe(
      ["┌ New account", "│ phone: ‹5123 4567›", "│ other: ‹ ›", "└ [Cancel] [Go]"].join("\n"),
    );
  });

  test("the home tab is each person's own and guards its hash", async () => {
    const { slack, mei, call } = await place();
    const publish = (args: Arguments) => call("views.publish", { user_id: mei.id, view: home, ...args });
    const { view } = await publish({});
    const { hash } = view as { hash: string };
    expect(slack.screen(slack.home(mei)!)).toBe("Hello");
    expect(await errorOf(publish({ hash }))).toBeUndefined();
    expect(await errorOf(publish({ hash }))).toBe("hash_conflict");
    expect(await errorOf(publish({ user_id: "U0NOBODY" }))).toBe("invalid_arguments");
    expect(await errorOf(publish({ view: modal }))).toBe("invalid_arguments");
  });

  test("blocks.validate says the same without doing anything", async () => {
    const { call } = await place();
    expect(await call("blocks.validate", { blocks: [section] })).toMatchObject({ ok: true });
    expect(await call("blocks.validate", { view: { ...modal, title: plain("x".repeat(25)) } })).toMatchObject({
      error: "invalid_view",
      errors: [{ pointer: "/view/title" }, { pointer: "/view/title/text", message: "must be less than 25 characters" }],
    });
    expect(await call("blocks.validate", { message: { blocks: [{ type: "shout" }] } })).toMatchObject({
      error: "invalid_message",
    });
    expect(await errorOf(call("blocks.validate", { blocks: [], view: modal }))).toBe("invalid_arguments");
  });
});

describe("trouble on purpose", () => {
  test("an answer can be lost although the message is there", async () => {
    const { slack, acme, call } = await place();
    slack.trouble("chat.postMessage", { kind: "lost" });
    expect(await errorOf(call("chat.postMessage", { channel: acme.id, text: "Hi" }))).toMatch(/WebAPIRequestError/);
    expect(acme.messages).toHaveLength(1);
  });

  test("or cut before anything is done", async () => {
    const { slack, acme, call } = await place();
    slack.trouble("*", { kind: "cut" });
    expect(await errorOf(call("chat.postMessage", { channel: acme.id, text: "Hi" }))).toMatch(/WebAPIRequestError/);
    expect(acme.messages).toEqual([]);
  });

  test("rate limits and outages come as often as asked for, then it works again", async () => {
    const { slack, acme } = await place();
    slack.trouble("chat.postMessage", { kind: "ratelimited", seconds: 7 });
    slack.trouble("chat.postMessage", { kind: "status", status: 503 }, 2);
    slack.trouble("chat.postMessage", { kind: "error", error: "fatal_error" });
    const post = () =>
      fetch(`${slack.apiUrl}chat.postMessage`, {
        method: "POST",
        headers: { authorization: `Bearer ${slack.botToken}`, "content-type": "application/json; charset=utf-8" },
        body: JSON.stringify({ channel: acme.id, text: "Hi" }),
      });
    const limited = await post();
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "7"]);
    expect([(await post()).status, (await post()).status]).toEqual([503, 503]);
    expect(await (await post()).json()).toEqual({ ok: false, error: "fatal_error" });
    expect(await (await post()).json()).toMatchObject({ ok: true });
    expect(acme.messages).toHaveLength(1);
  });

  test("a method that only reads doesn't see what comes as JSON", async () => {
    const { slack, mei } = await place([...leastScopes, "users:read"]);
    const asks = async (type: string, body: string) => {
      const headers = { authorization: `Bearer ${slack.botToken}`, "content-type": type };
      return (await fetch(`${slack.apiUrl}users.info`, { method: "POST", headers, body })).json();
    };
    const json = "application/json; charset=utf-8";
    expect(await asks(json, JSON.stringify({ user: mei.id }))).toMatchObject({ ok: false, error: "user_not_found" });
    const form = "application/x-www-form-urlencoded";
    expect(await asks(form, `user=${mei.id}`)).toMatchObject({ ok: true, user: { id: mei.id } });
  });

  test("a slow answer comes all the same", async () => {
    const { slack, acme, call } = await place();
    slack.trouble("chat.postMessage", { kind: "slow", ms: 50 });
    const slow = call("chat.postMessage", { channel: acme.id, text: "Slow" });
    await call("chat.postMessage", { channel: acme.id, text: "Quick" });
    await slow;
    expect(acme.messages.map(({ text }) => text)).toEqual(["Quick", "Slow"]);
  });
});
