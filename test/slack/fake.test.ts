import type { App } from "@slack/bolt";
import { describe, expect, test } from "vitest";
import type { FakeSlack, Mode } from "./fake/fake-slack.ts";
import { boltAt, fakeSlack } from "./fake/tiny-bot.ts";

const plain = (text: string) => ({ type: "plain_text" as const, text });

const form = {
  type: "modal" as const,
  callback_id: "details",
  private_metadata: "R-7K2P",
  notify_on_close: true,
  title: plain("New cloud account"),
  submit: plain("Text the code"),
  close: plain("Close"),
  blocks: [
    {
      type: "input" as const,
      block_id: "mail",
      label: plain("Customer email"),
      element: { type: "email_text_input" as const, action_id: "v", placeholder: plain("ana@example.com") },
    },
    {
      type: "input" as const,
      block_id: "country",
      label: plain("Country or region"),
      element: { type: "external_select" as const, action_id: "country", min_query_length: 0 },
    },
  ],
};

const card = (text: string, button?: string) => ({
  text,
  blocks: [
    { type: "section" as const, text: { type: "mrkdwn" as const, text: `*${text}*` } },
    ...(button
      ? [{ type: "actions" as const, elements: [{ type: "button" as const, text: plain(button), action_id: "go" }] }]
      : []),
  ],
});

/** A command opens a form, the form becomes a card, its button edits the card. */
function tinyDesk(app: App): void {
  app.command("/account", async ({ ack, body, client, respond }) => {
    if (body.text !== "open") return ack(`I know "open", not "${body.text}".`);
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form });
    await respond({ text: "The form is open." });
  });
  app.options("country", async ({ ack, payload }) => {
    const all = ["Hong Kong, China (+852)", "Singapore (+65)"];
    const options = all.filter((name) => name.toLowerCase().includes(payload.value.toLowerCase()));
    await ack({ options: options.map((name) => ({ text: plain(name), value: name.slice(0, 2) })) });
  });
  app.view("details", async ({ ack, view, body, client }) => {
    const mail = view.state.values.mail?.v?.value ?? "";
    if (mail.startsWith("taken")) {
      return ack({ response_action: "errors", errors: { mail: "That email already has an account." } });
    }
    await ack();
    const { channel } = await client.conversations.open({ users: body.user.id });
    await client.chat.postMessage({ channel: channel?.id ?? "", ...card(`Waiting for ${mail}`, "Enter code") });
  });
  app.view({ callback_id: "details", type: "view_closed" }, async ({ ack, body, client }) => {
    await ack();
    await client.chat.postMessage({ channel: body.user.id, text: "Closed." });
  });
  app.action("go", async ({ ack, body, client }) => {
    await ack();
    if (!("message" in body) || !body.message || !body.channel) return;
    await client.chat.update({ channel: body.channel.id, ts: body.message.ts, ...card("Account ready") });
  });
  app.event("app_mention", async ({ event, say }) => {
    await say({ text: `I heard: ${event.text}`, thread_ts: event.thread_ts ?? event.ts });
  });
  app.event("app_home_opened", async ({ event, client }) => {
    await client.views.publish({ user_id: event.user, view: { type: "home", blocks: card("Your requests").blocks } });
  });
  app.shortcut("from_message", async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: form });
  });
}

async function desk(mode: Mode, build = tinyDesk): Promise<FakeSlack> {
  const slack = await fakeSlack();
  await boltAt(slack, mode, build);
  return slack;
}

describe.each<Mode>(["socket", "http"])("a real Bolt app over %s", (mode) => {
  test("a whole conversation, as people see it", async () => {
    const slack = await desk(mode);
    const mei = slack.person("Mei");

    await mei.command("/account open");
    const modal = await slack.until(() => slack.modal(mei));
    expect(slack.screen(modal)).toBe(
      [
        "┌ New cloud account",
        "│ Customer email: ‹ › ana@example.com",
        "│ Country or region: ‹ › ▾",
        "└ [Close] [Text the code]",
      ].join("\n"),
    );

    const refused = await mei.submit(modal, { mail: "taken@example.com", "Country or region": "hong" });
    expect(refused).toMatchObject({ outcome: "acked", action: "errors" });
    expect(slack.screen(slack.modal(mei) ?? modal)).toBe(
      [
        "┌ New cloud account",
        "│ Customer email: ‹taken@example.com›",
        "│   ! That email already has an account.",
        "│ Country or region: ‹Hong Kong, China (+852)› ▾",
        "└ [Close] [Text the code]",
      ].join("\n"),
    );

    await mei.submit(modal, { mail: "ana@example.com" });
    expect(slack.modal(mei)).toBeUndefined();
    const waiting = await slack.until(() => slack.dm(mei).messages.at(-1));
    expect(slack.screen(mei)).toBe(
      ["Frontdesk (only you): The form is open.", "Frontdesk: Waiting for ana@example.com", "  [Enter code]"].join(
        "\n",
      ),
    );

    await mei.press(waiting, "Enter code");
    await slack.until(() => slack.dm(mei).messages.find(({ text }) => text === "Account ready"));
    expect(slack.screen(slack.dm(mei))).toBe("Frontdesk: Account ready");
    expect(slack.faults).toEqual([]);
    expect(slack.refusals).toEqual([]);
  });

  test("a command can be answered with its ack, to its reader alone", async () => {
    const slack = await desk(mode);
    const [mei, bob] = [slack.person("Mei"), slack.person("Bob")];
    const acme = slack.newChannel("acme", [mei, bob]);
    const answer = await mei.command("/account opne", { in: acme });
    expect(answer).toMatchObject({ outcome: "acked" });
    expect(slack.screen(acme, mei)).toBe('Frontdesk (only you): I know "open", not "opne".');
    expect(slack.screen(acme, bob)).toBe("");
    mei.reloads();
    expect(slack.screen(acme, mei)).toBe("");
  });

  test("closing a form tells the bot, if it asked for it", async () => {
    const slack = await desk(mode);
    const mei = slack.person("Mei");
    await mei.command("/account open");
    const modal = await slack.until(() => slack.modal(mei));
    expect(await mei.close(modal)).toMatchObject({ outcome: "acked" });
    await slack.until(() => slack.screen(mei).includes("Closed."));
    expect(slack.modal(mei)).toBeUndefined();
  });

  test("a mention is answered in its thread, and what was typed arrives marked up", async () => {
    const slack = await desk(mode);
    const mei = slack.person("Mei");
    const acme = slack.newChannel("acme", [mei]);
    const { message } = await mei.mentions(acme, `"ana@example.com" & +852 5123 4567`);
    await slack.until(() => acme.messages.length === 2);
    const bot = slack.team.bot.userId;
    expect(acme.messages.at(-1)).toMatchObject({
      thread_ts: message?.ts,
      text: `I heard: <@${bot}> “<mailto:ana@example.com|ana@example.com>” &amp; <tel:+85251234567|+852 5123 4567>`,
    });
    expect(slack.screen(acme)).toBe(
      [
        "Mei: @Frontdesk “ana@example.com” & +852 5123 4567",
        "  ↳ Frontdesk: I heard: @Frontdesk “ana@example.com” & +852 5123 4567",
      ].join("\n"),
    );
  });

  test("the home tab and a message shortcut reach the bot", async () => {
    const slack = await desk(mode);
    const mei = slack.person("Mei");
    await mei.opensHome();
    const home = await slack.until(() => slack.home(mei));
    expect(slack.screen(home)).toBe("Your requests");
    const acme = slack.newChannel("acme", [mei]);
    const { message } = await mei.says(acme, "please open us an account");
    await mei.shortcut("from_message", { on: message! });
    await slack.until(() => slack.modal(mei));
    expect(slack.faults).toEqual([]);
  });

  test("a handler that throws before its ack is a miss, and the person is told", async () => {
    const slack = await fakeSlack({ patienceMs: 300 });
    await boltAt(slack, mode, (app) => {
      app.error(async () => {});
      app.command("/account", async () => {
        throw new Error("before the ack");
      });
    });
    const mei = slack.person("Mei");
    expect(await mei.command("/account open")).toMatchObject({ outcome: "missed" });
    expect(slack.screen(mei)).toBe('Slackbot (only you): /account failed with the error "operation_timeout"');
    expect(slack.misses).toHaveLength(1);
  });
});
