import type { App, BlockAction, ViewResponseAction } from "@slack/bolt";
import { describe, expect, test } from "vitest";
import type { FakeSlack, FakeSlackOptions } from "./fake-slack.ts";
import { leastScopes } from "./fake-slack.ts";
import { fromManifest } from "./manifest.ts";
import type { Person } from "./person.ts";
import { boltAt, fakeSlack } from "./tiny-bot.ts";
import type { Message, View } from "./world.ts";

type Parts = Record<string, unknown>;

const plain = (text: string) => ({ type: "plain_text" as const, text });
const option = (text: string, value: string) => ({ text: plain(text), value });
const button = (text: string, more: Parts = {}) => ({ type: "button", text: plain(text), action_id: text, ...more });
const actions = (...elements: Parts[]) => ({ type: "actions", block_id: "row", elements });
const input = (label: string, element: Parts, more: Parts = {}) => ({
  type: "input",
  block_id: label.toLowerCase(),
  label: plain(label),
  element: { action_id: "v", ...element },
  ...more,
});
const modal = (title: string, ...blocks: Parts[]) => ({
  type: "modal",
  title: plain(title),
  submit: plain("Go on"),
  callback_id: "form",
  blocks,
});

interface Stage {
  slack: FakeSlack;
  mei: Person;
  /** Every payload the bot was sent, by type; a command's type is its name. */
  heard: Record<string, unknown>[];
  /** Opens a modal before Mei. */
  opens(view: object): Promise<View>;
  /** Posts to Mei's direct messages. */
  posts(...blocks: Parts[]): Promise<Message>;
}

/** A bot that acks everything; a submission with `response`. */
async function stage(response?: unknown, options: FakeSlackOptions = {}, more?: (app: App) => void): Promise<Stage> {
  const slack = await fakeSlack(options);
  const heard: Record<string, unknown>[] = [];
  const app = await boltAt(slack, "http", (bot) => {
    bot.use(async ({ body, next }) => {
      heard.push(body as unknown as Record<string, unknown>);
      await next();
    });
    bot.command("/account", async ({ ack }) => ack());
    bot.action(/.*/, async ({ ack }) => ack());
    bot.shortcut(/.*/, async ({ ack }) => ack());
    bot.view("form", async ({ ack }) => ack(response as ViewResponseAction));
    more?.(bot);
  });
  const mei = slack.person("Mei");
  const opens = async (view: object) => {
    await mei.command("/account open");
    await app.client.views.open({
      token: slack.botToken,
      trigger_id: String(heard.at(-1)?.trigger_id),
      view: view as never,
    });
    return slack.modal(mei)!;
  };
  const posts = async (...blocks: Parts[]) => {
    await app.client.chat.postMessage({
      token: slack.botToken,
      channel: mei.id,
      text: "Card",
      blocks: blocks as never,
    });
    return slack.dm(mei).messages.at(-1)!;
  };
  return { slack, mei, heard, opens, posts };
}

const lastAction = ({ heard }: Stage) => (heard.at(-1) as unknown as BlockAction).actions[0];

describe("on a card", () => {
  test("a button is pressed by its words or its action_id, and carries its value", async () => {
    const on = await stage();
    const card = await on.posts(actions(button("Enter code", { action_id: "code", value: "R-7K2P" })));
    await on.mei.press(card, "Enter code");
    await on.mei.press(card, "code");
    expect(on.heard).toHaveLength(2);
    expect(on.heard[1]).toMatchObject({
      type: "block_actions",
      user: { id: on.mei.id, team_id: on.slack.team.id },
      container: { type: "message", message_ts: card.ts, is_ephemeral: false },
      message: { ts: card.ts, bot_id: on.slack.team.bot.botId },
      actions: [{ action_id: "code", block_id: "row", value: "R-7K2P" }],
    });
    await expect(on.mei.press(card, "Cancel")).rejects.toThrow('no "Cancel" to press or fill; there is Enter code');
  });

  test("a link opens its page and is told to the bot as well", async () => {
    const on = await stage();
    const card = await on.posts(actions(button("Sign in", { url: "https://example.com/o#1" })));
    expect(await on.mei.press(card, "Sign in")).toMatchObject({ outcome: "acked", url: "https://example.com/o#1" });
    expect(on.heard).toHaveLength(1);
  });

  test("an option of an overflow menu is pressed by its words", async () => {
    const on = await stage();
    const menu = { type: "overflow", action_id: "more", options: [option("Edit", "edit"), option("Cancel", "cancel")] };
    const card = await on.posts({ type: "section", text: plain("Hello"), accessory: menu });
    await on.mei.press(card, "Cancel");
    expect(lastAction(on)).toMatchObject({ type: "overflow", selected_option: { value: "cancel" } });
    expect(on.slack.screen(card)).toBe("Frontdesk: Hello\n  [⋯ Edit | Cancel]");
  });

  test.each([
    [
      "static_select",
      { options: [option("Company", "company"), option("Personal", "personal")] },
      "Personal",
      { selected_option: { value: "personal" } },
    ],
    [
      "radio_buttons",
      { options: [option("Company", "company"), option("Personal", "personal")] },
      "company",
      { selected_option: { text: { text: "Company" } } },
    ],
    [
      "checkboxes",
      { options: [option("One", "1"), option("Two", "2")] },
      ["One", "Two"],
      { selected_options: [{ value: "1" }, { value: "2" }] },
    ],
    ["datepicker", {}, "2026-11-22", { selected_date: "2026-11-22" }],
  ])("a choice in a %s is sent at once, with the state around it", async (type, more, given, expected) => {
    const on = await stage();
    const card = await on.posts(actions({ type, action_id: "pick", ...more }));
    await on.mei.select(card, "pick", given);
    expect(lastAction(on)).toMatchObject({ type, ...expected });
    expect(on.heard.at(-1)).toMatchObject({ state: { values: { row: { pick: expected } } } });
    await expect(on.mei.press(card, "pick")).rejects.toThrow("select it");
  });

  test("a person can be chosen", async () => {
    const on = await stage();
    const ana = on.slack.person("Ana");
    const card = await on.posts(actions({ type: "users_select", action_id: "who" }));
    await on.mei.select(card, "who", ana);
    expect(lastAction(on)).toMatchObject({ selected_user: ana.id });
  });

  test("an old card can be pressed late, a deleted one cannot", async () => {
    const on = await stage();
    const old = await on.posts(actions(button("Enter code")));
    const request = (method: string, more: Record<string, string>) =>
      fetch(on.slack.apiUrl + method, {
        method: "POST",
        headers: { authorization: `Bearer ${on.slack.botToken}` },
        body: new URLSearchParams({ channel: old.channel, ts: old.ts, ...more }),
      });
    await request("chat.update", { text: "Done" });
    expect(await on.mei.press(old, "Enter code")).toMatchObject({ outcome: "acked" });
    expect(on.heard.at(-1)).toMatchObject({ message: { text: "Done" } });
    await request("chat.delete", {});
    expect(await on.mei.press(old, "Enter code")).toMatchObject({ outcome: "stopped" });
    expect(on.heard).toHaveLength(1);
  });

  test("an ephemeral is its reader's alone, and its payload has no message", async () => {
    const on = await stage();
    const bob = on.slack.person("Bob");
    const acme = on.slack.newChannel("acme", [on.mei, bob]);
    await fetch(`${on.slack.apiUrl}chat.postEphemeral`, {
      method: "POST",
      headers: { authorization: `Bearer ${on.slack.botToken}`, "content-type": "application/json" },
      body: JSON.stringify({ channel: acme.id, user: on.mei.id, text: "Psst", blocks: [actions(button("Ok"))] }),
    });
    const psst = on.slack.read(on.mei, acme)[0]!;
    expect(on.slack.read(bob, acme)).toEqual([]);
    await expect(bob.press(psst, "Ok")).rejects.toThrow("somebody else");
    await on.mei.press(psst, "Ok");
    expect(on.heard.at(-1)).toMatchObject({ container: { is_ephemeral: true } });
    expect(on.heard.at(-1)).not.toHaveProperty("message");
  });

  test("the response url of a press replaces or takes away what was pressed, ephemerals too", async () => {
    const on = await stage();
    const answer = (body: object) =>
      fetch(String(on.heard.at(-1)?.response_url), { method: "POST", body: JSON.stringify(body) });
    await on.mei.command("/account open");
    await answer({ text: "Sure?", blocks: [actions(button("Yes"), button("No"))] });
    const sure = on.slack.read(on.mei)[0]!;
    await on.mei.press(sure, "Yes");
    await answer({ text: "Done.", replace_original: true });
    expect(on.slack.screen(on.mei)).toBe("Frontdesk (only you) (edited): Done.");
    await answer({ delete_original: true });
    expect(on.slack.screen(on.mei)).toBe("");
    expect(await (await answer({ delete_original: true })).text()).toBe("message_not_found");
  });

  test("who is not in the channel sees nothing there to press", async () => {
    const on = await stage();
    const card = await on.posts(actions(button("Enter code")));
    await expect(on.slack.person("Bob").press(card, "Enter code")).rejects.toThrow("Bob is not in");
    await expect(on.slack.person("Bob").says(on.slack.dm(on.mei), "hi")).rejects.toThrow("Bob is not in");
  });
});

describe("in a form", () => {
  const phone = input("Phone", { type: "plain_text_input", min_length: 4, max_length: 10 });

  test("the client itself refuses what is empty, too short, too long or no address", async () => {
    const on = await stage();
    const form = await on.opens(modal("New", phone, input("Mail", { type: "email_text_input" })));
    expect(await on.mei.submit(form)).toMatchObject({
      outcome: "stopped",
      errors: { phone: "Please complete this required field.", mail: "Please complete this required field." },
    });
    expect((await on.mei.submit(form, { phone: "123", mail: "ana" })).errors).toEqual({
      phone: "Please enter at least 4 characters.",
      mail: "Enter a valid email address.",
    });
    expect((await on.mei.submit(form, { Phone: "12345678901", Mail: "ana@example.com" })).errors).toEqual({
      phone: "Please enter no more than 10 characters.",
    });
    expect(on.heard.filter(({ type }) => type === "view_submission")).toEqual([]);
    expect(await on.mei.submit(form, { phone: "51234567" })).toMatchObject({ outcome: "acked", action: "close" });
    expect(on.heard.at(-1)).toMatchObject({
      view: { state: { values: { phone: { v: { value: "51234567" } }, mail: { v: { value: "ana@example.com" } } } } },
    });
  });

  test("an optional input may stay empty, and is null then", async () => {
    const on = await stage();
    const form = await on.opens(modal("New", { ...phone, optional: true }));
    await on.mei.submit(form);
    expect(on.heard.at(-1)).toMatchObject({ view: { state: { values: { phone: { v: { value: null } } } } } });
  });

  test("what stands there at first is submitted, unless it is changed", async () => {
    const on = await stage();
    const options = [option("Company", "company"), option("Personal", "personal")];
    const type = input("Type", { type: "radio_buttons", options, initial_option: options[0] });
    const form = await on.opens(
      modal("New", type, input("Phone", { type: "plain_text_input", initial_value: "5123" })),
    );
    expect(on.slack.screen(form)).toContain("│ Type: (•) Company  ( ) Personal\n│ Phone: ‹5123›");
    await on.mei.submit(form, { Type: "Personal" });
    expect(on.heard.at(-1)).toMatchObject({
      view: {
        state: { values: { type: { v: { selected_option: { value: "personal" } } }, phone: { v: { value: "5123" } } } },
      },
    });
  });

  test("a choice is told at once only where the form asked for it", async () => {
    const on = await stage();
    const options = [option("I will", "me"), option("Somebody else", "other")];
    const who = (label: string, dispatch_action: boolean) =>
      input(label, { type: "radio_buttons", options }, { dispatch_action });
    const form = await on.opens(modal("New", who("Who", true), who("Later", false)));
    expect(await on.mei.select(form, "Later", "me")).toMatchObject({ outcome: "unheard" });
    expect(await on.mei.select(form, "Who", "other")).toMatchObject({ outcome: "acked" });
    expect(on.heard.at(-1)).toMatchObject({
      type: "block_actions",
      container: { type: "view", view_id: form.id },
      view: { state: { values: { later: { v: { selected_option: { value: "me" } } } } } },
      actions: [{ block_id: "who", selected_option: { value: "other" } }],
    });
    expect(on.heard.at(-1)).not.toHaveProperty("response_url");
  });

  test("letters typed into an external select bring options, once they are enough", async () => {
    const on = await stage(undefined, {}, (app) => {
      app.options("v", async ({ ack, payload }) => ack({ options: [option(`About ${payload.value}`, "1")] }));
    });
    const form = await on.opens(modal("New", input("Country", { type: "external_select", min_query_length: 2 })));
    expect(await on.mei.type(form, "Country", "h")).toEqual([]);
    expect(on.heard).toHaveLength(1);
    expect(await on.mei.type(form, "Country", "ho")).toEqual([option("About ho", "1")]);
    expect(on.heard.at(-1)).toMatchObject({
      type: "block_suggestion",
      action_id: "v",
      block_id: "country",
      value: "ho",
    });
    await on.mei.submit(form, { Country: "hong" });
    expect(on.heard.at(-1)).toMatchObject({
      view: { state: { values: { country: { v: { selected_option: { value: "1" } } } } } },
    });
    await expect(on.mei.select(form, "Country", "hong")).rejects.toThrow("not on the screen of Mei");
  });

  test("options that Slack would not show are not shown", async () => {
    const on = await stage(undefined, {}, (app) => {
      const options = Array.from({ length: 101 }, (_, index) => option(`Country ${index}`, `${index}`));
      app.options("v", async ({ ack }) => ack({ options }));
    });
    const form = await on.opens(modal("New", input("Country", { type: "external_select", min_query_length: 0 })));
    expect(await on.mei.type(form, "Country", "")).toEqual([]);
    expect(on.slack.faults).toMatchObject([{ what: "answer refused" }]);
  });
});

describe("a submission that is acked with", () => {
  const form = modal("One", input("Code", { type: "plain_text_input" }));
  const submitted = async (response: unknown) => {
    const on = await stage(response);
    const answer = await on.mei.submit(await on.opens(form), { Code: "123456" });
    return { ...on, answer, titles: on.slack.modal(on.mei)?.title };
  };

  test("nothing closes it", async () => {
    expect(await submitted(undefined)).toMatchObject({ answer: { action: "close" }, titles: undefined });
  });

  test("an update becomes the new view, the typed values kept", async () => {
    const { slack, mei, answer } = await submitted({
      response_action: "update",
      view: { ...form, title: plain("Two") },
    });
    expect(answer).toMatchObject({ action: "update" });
    expect(slack.screen(slack.modal(mei)!)).toBe("┌ Two\n│ Code: ‹123456›\n└ [Cancel] [Go on]");
  });

  test("a push puts the new one on top, and closing that shows the old", async () => {
    const { slack, mei, answer } = await submitted({ response_action: "push", view: { ...form, title: plain("Two") } });
    expect(answer).toMatchObject({ action: "push" });
    const top = slack.modal(mei)!;
    expect(top).toMatchObject({ title: "Two", previous_view_id: top.root_view_id });
    await mei.close(top);
    expect(slack.modal(mei)?.title).toBe("One");
  });

  test("a clear closes all of them", async () => {
    expect(await submitted({ response_action: "clear" })).toMatchObject({
      answer: { action: "clear" },
      titles: undefined,
    });
  });

  test("errors puts them in red under the inputs", async () => {
    const { slack, mei, answer } = await submitted({ response_action: "errors", errors: { code: "It’s 6 digits." } });
    expect(answer.errors).toEqual({ code: "It’s 6 digits." });
    expect(slack.screen(slack.modal(mei)!)).toContain("│ Code: ‹123456›\n│   ! It’s 6 digits.");
  });

  test.each([
    ["errors of a block that is not there", { response_action: "errors", errors: { nowhere: "Hm" } }],
    ["errors that say nothing", { response_action: "errors", errors: { code: "" } }],
    ["no errors", { response_action: "errors", errors: {} }],
    ["a view that is too long", { response_action: "update", view: { ...form, title: plain("x".repeat(25)) } }],
    ["a word", "done"],
  ])("%s is trouble, and the form stays", async (_name, response) => {
    const { slack, mei, answer } = await submitted(response);
    expect(answer.notice).toBe("We had some trouble connecting. Try again?");
    expect(slack.screen(slack.modal(mei)!)).toContain("│ ! We had some trouble connecting. Try again?");
    expect(slack.faults).toMatchObject([{ what: "answer refused" }]);
  });
});

describe("closing", () => {
  test("is told only if the view asked for it, with the whole stack if it clears", async () => {
    const on = await stage({ response_action: "push", view: { ...modal("Two"), notify_on_close: true } }, {}, (app) => {
      app.view({ callback_id: "form", type: "view_closed" }, async ({ ack }) => ack());
    });
    const quietly = await on.opens(modal("One", { type: "divider" }));
    expect(await on.mei.close(quietly)).toMatchObject({ outcome: "unheard" });

    const one = await on.opens({ ...modal("One", { type: "divider" }), notify_on_close: true });
    await on.mei.submit(one);
    await on.mei.close(on.slack.modal(on.mei)!, { all: true });
    const closed = on.heard.filter(({ type }) => type === "view_closed");
    expect(closed).toMatchObject([
      { view: { title: { text: "Two" } }, is_cleared: true },
      { view: { title: { text: "One" } }, is_cleared: true },
    ]);
    expect(on.slack.modal(on.mei)).toBeUndefined();
  });
});

describe("shortcuts", () => {
  test("one from a message brings it along, one from the client's menu only who it was", async () => {
    const on = await stage(undefined, { shortcuts: ["open", "open_here"] });
    const { message } = await on.mei.says(on.slack.dm(on.mei), "please open us an account");
    await on.mei.shortcut("open_here", { on: message! });
    expect(on.heard.at(-1)).toMatchObject({ type: "message_action", message: { text: message?.text }, channel: {} });
    await on.mei.shortcut("open");
    expect(on.heard.at(-1)).toMatchObject({ type: "shortcut", callback_id: "open", user: { id: on.mei.id } });
    for (const key of ["channel", "message", "response_url"]) expect(on.heard.at(-1)).not.toHaveProperty(key);
    await expect(on.mei.shortcut("close")).rejects.toThrow("the app has no shortcut close");
  });
});

describe("commands", () => {
  test("Slack knows no others, takes none in threads and none without the scope", async () => {
    const on = await stage();
    const { message } = await on.mei.says(on.slack.dm(on.mei), "hello");
    expect(await on.mei.command("/acount open")).toMatchObject({ notice: "/acount is not a valid command." });
    expect(await on.mei.command("/account open", { thread: message! })).toMatchObject({ outcome: "stopped" });
    const olga = on.slack.person("Olga", { team: on.slack.newTeam("Other") });
    expect(await olga.command("/account open")).toMatchObject({ outcome: "stopped" });
    expect(on.heard).toEqual([]);
  });

  test("their text is marked up, names with their handles", async () => {
    const on = await stage();
    const ana = on.slack.person("Ana Lee");
    const acme = on.slack.newChannel("acme", [on.mei]);
    await on.mei.command("/account open ana@example.com @Ana Lee #acme <b> 5 > 4", { in: acme });
    expect(on.heard.at(-1)).toMatchObject({
      command: "/account",
      channel_id: acme.id,
      user_name: "mei",
      text: `open <mailto:ana@example.com|ana@example.com> <@${ana.id}|ana.lee> <#${acme.id}|acme> &lt;b&gt; 5 &gt; 4`,
    });
  });

  test("a message that Slack would not show is a failed command", async () => {
    const slack = await fakeSlack();
    await boltAt(slack, "http", (app) => {
      app.command("/account", async ({ ack }) => ack({ text: "Hi", blocks: [{ type: "shout" }] }));
    });
    const mei = slack.person("Mei");
    await mei.command("/account open");
    expect(slack.screen(mei)).toBe('Slackbot (only you): /account failed with the error "invalid_command_response"');
  });
});

describe("what is typed", () => {
  const typed = async (line: string, smartQuotes = true) => {
    const slack = await fakeSlack();
    const mei = slack.person("Mei");
    mei.smartQuotes = smartQuotes;
    await mei.says(slack.dm(mei), line);
    return slack.dm(mei).messages[0]?.text;
  };

  test.each([
    ["a < b & c", "a &lt; b &amp; c"],
    ["mail ana@example.com.", "mail <mailto:ana@example.com|ana@example.com>."],
    ["+852 5123 4567", "<tel:+85251234567|+852 5123 4567>"],
    ["see https://example.com/a?b=1&c=2", "see <https://example.com/a?b=1&amp;c=2>"],
    ["see example.com", "see <http://example.com|example.com>"],
    [`"Ana's"`, "“Ana’s”"],
    ["123456", "123456"],
  ])("%s arrives as %s", async (line, expected) => {
    expect(await typed(line)).toBe(expected);
  });

  test("quotation marks stay straight on a plain keyboard", async () => {
    expect(await typed(`"Ana's"`, false)).toBe(`"Ana's"`);
  });
});

test("an app is what its manifest says", async () => {
  const manifest = JSON.stringify({
    features: { bot_user: { display_name: "Desk" }, slash_commands: [{ command: "/desk" }] },
    oauth_config: { scopes: { bot: ["commands"], bot_optional: ["im:history"] } },
    settings: { event_subscriptions: { bot_events: ["message.im"] } },
  });
  const on = await stage(undefined, fromManifest(manifest, { optional: true }));
  await on.mei.says(on.slack.dm(on.mei), "hello");
  expect(on.heard).toHaveLength(1);
  expect(await on.mei.command("/account")).toMatchObject({ notice: "/account is not a valid command." });
  expect(await on.mei.opensHome()).toMatchObject({ outcome: "unheard" });
  await expect(on.mei.shortcut("open")).rejects.toThrow("no shortcut");
  expect(fromManifest(manifest, { optional: false })).toMatchObject({ scopes: ["commands"], botName: "Desk" });
});

describe("between two workspaces", () => {
  test("a stranger's presses and words name their own workspace", async () => {
    const on = await stage(undefined, { scopes: [...leastScopes, "channels:history"] });
    const olga = on.slack.person("Olga", { team: on.slack.newTeam("Other") });
    const shared = on.slack.newChannel("shared", [on.mei, olga]);
    await olga.mentions(shared, "hello");
    expect(on.heard.find(({ event }) => (event as Parts).type === "app_mention")).toMatchObject({
      team_id: on.slack.team.id,
      is_ext_shared_channel: true,
      authorizations: [{ team_id: on.slack.team.id }],
      event: { user: olga.id, user_team: olga.user.team.id },
    });
    await olga.shortcut("from_message", { on: shared.messages[0]! });
    expect(on.heard.at(-1)).toMatchObject({ team: { id: on.slack.team.id }, user: { team_id: olga.user.team.id } });
  });
});

describe("on the screen", () => {
  test("every kind of block is a line that can be read", async () => {
    const on = await stage();
    const card = await on.posts(
      { type: "header", text: plain("Account ready") },
      {
        type: "section",
        text: {
          type: "mrkdwn",
          text: "*UIN* `200000123456` for <@U0NOBODY>, _a_b@example.com_ &amp; <https://example.com|the page>",
        },
        fields: [{ type: "mrkdwn", text: "*For*\nAna" }],
      },
      { type: "divider" },
      {
        type: "context",
        elements: [{ type: "mrkdwn", text: "at <!date^1795300000^{time_secs}|10:06:40 UTC>" }, plain("R-7K2P")],
      },
      { type: "image", alt_text: "A phone", image_url: "https://example.com/a.png" },
      {
        type: "rich_text",
        elements: [
          {
            type: "rich_text_section",
            elements: [
              { type: "text", text: "Quote " },
              { type: "user", user_id: on.mei.id },
            ],
          },
          { type: "rich_text_preformatted", elements: [{ type: "text", text: "RequestId\n1" }] },
          {
            type: "rich_text_list",
            style: "bullet",
            elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "one" }] }],
          },
        ],
      },
      actions(button("Open", { url: "https://example.com" }), {
        type: "external_select",
        action_id: "c",
        placeholder: plain("Hong…"),
      }),
    );
    expect(on.slack.screen(card)).toBe(
      [
        "Frontdesk: Account ready",
        "  UIN `200000123456` for @U0NOBODY, a_b@example.com & the page (https://example.com)",
        "  For: Ana",
        "  ───",
        "  at 10:06:40 UTC  R-7K2P",
        "  [image: A phone]",
        "  Quote @Mei",
        "  | RequestId",
        "  | 1",
        "  • one",
        "  [Open ↗] ‹ › ▾ Hong…",
      ].join("\n"),
    );
  });

  test("an alert and a hint are part of a modal", async () => {
    const on = await stage();
    const form = await on.opens(
      modal(
        "Enter the code",
        { type: "alert", level: "error", text: plain("That code didn’t match.\n4 tries left.") },
        input("Code", { type: "plain_text_input" }, { hint: plain("6 digits") }),
      ),
    );
    expect(on.slack.screen(form)).toBe(
      [
        "┌ Enter the code",
        "│ ⚠ error: That code didn’t match.",
        "│   4 tries left.",
        "│ Code: ‹ ›",
        "│   6 digits",
        "└ [Cancel] [Go on]",
      ].join("\n"),
    );
  });

  test("waiting in vain tells what is there instead", async () => {
    const on = await stage();
    await on.posts({ type: "section", text: plain("Hello") });
    const failed = await on.slack.until(() => false, 20).catch(String);
    expect(failed).toContain("within 20 ms");
    expect(failed).toContain("Frontdesk: Hello");
    expect(failed).toContain("chat.postMessage");
  });
});
