import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressOf, parseAddress, personId, userOf } from "../../adapters/slack/address.ts";
import { typed } from "../../adapters/slack/read/escape.ts";
import {
  readAction,
  readCommand,
  readEvent,
  readOrder,
  readSearch,
  readShortcut,
  readView,
} from "../../adapters/slack/read/read.ts";
import { moments } from "../../tools/gallery/slack/moments.ts";

const flows = ["open"];

describe("an address", () => {
  const id = (first: string) => fc.stringMatching(/^[A-Z0-9]{1,10}$/).map((rest) => first + rest);
  const team = id("T");
  const thread = fc.constantFrom("1699999999.000100", "1.0");
  const addresses = fc.oneof(
    fc.record({ team, person: fc.oneof(id("U"), id("W")) }),
    fc.record(
      { team, channel: fc.oneof(id("C"), id("D"), id("G")), thread, person: id("U") },
      { requiredKeys: ["team", "channel"] },
    ),
  );

  test("comes back as it was", () => {
    fc.assert(
      fc.property(addresses, (address) => {
        expect(parseAddress(addressOf(address))).toEqual(address);
      }),
    );
  });

  test("of a direct message is the person's id", () => {
    expect(addressOf({ team: "T1", person: "U9" })).toBe(personId("T1", "U9"));
    expect(userOf("slack:T1:U9")).toBe("U9");
  });

  test("of another platform, or with markup in it, is none", () => {
    for (const address of [
      "terminal:you",
      "slack:T1",
      "slack:T1:X7",
      "slack:T1:U9>",
      "slack:T1:C7:@C1",
      "slack:T1:C7:1",
      "",
      "slack:T1:U9:x",
    ]) {
      expect(parseAddress(address), address).toBeUndefined();
    }
    expect(userOf("slack:T1:C7")).toBeUndefined();
  });
});

/** As Slack's client sends what is typed: three entities, and links where it sees a mail, a number or an address. */
const entities = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const pieces = fc.oneof(
  fc
    .string({ unit: fc.constantFrom(..."abÄ&<>`\"'*_~:;|!#%()日 "), maxLength: 8 })
    .map((text) => ({ text, sent: entities(text) })),
  fc
    .constantFrom("&amp;", "&lt;!here&gt;", "&amp;lt;", "<b>", "<@U1>", "<mailto:x>", "||", "`123456`")
    .map((text) => ({ text, sent: entities(text) })),
  fc
    .emailAddress()
    .filter((mail) => !mail.includes("|"))
    .map((text) => ({ text, sent: `<mailto:${entities(text)}|${entities(text)}>` })),
  fc
    .constantFrom("+852 5123 4567", "+85251234567", "(852) 5123-4567")
    .map((text) => ({ text, sent: `<tel:${text.replace(/[^+\d]/g, "")}|${text}>` })),
  fc
    .constantFrom("https://example.com/?a=1&b=2", "http://x.example/<>")
    .map((text) => ({ text, sent: `<${entities(text)}>` })),
  fc
    .constantFrom("example.com", "Sons.co&x")
    .map((text) => ({ text, sent: `<http://${entities(text)}|${entities(text)}>` })),
  fc.constant({ text: "@ana", sent: "<@U2|ana>" }),
  fc.constant({ text: "#general", sent: "<#C1|general>" }),
  fc.constantFrom(
    { text: "@here", sent: "<!here>" },
    { text: "@here", sent: "<!here|here>" },
    { text: "@team", sent: "<!subteam^S1|@team>" },
  ),
);

describe("what a person typed", () => {
  test("comes out of Slack's encoding unchanged", () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 6 }), (parts) => {
        const join = (key: "text" | "sent") => parts.map((part) => part[key]).join(" ");
        expect(typed(join("sent"))).toBe(join("text"));
      }),
      { numRuns: 2000 },
    );
  });

  test("loses curly quotes that a keyboard made, and shows a date as it was shown", () => {
    expect(typed("“O’Brien” ‘n’ Sons")).toBe("\"O'Brien\" 'n' Sons");
    expect(typed("<!date^1699999999^{time}|10:06> <@U2> <mailto:ana@example.com>")).toBe("10:06 @U2 ana@example.com");
  });

  test("is undone once only", () => {
    expect(typed("&amp;amp;lt;")).toBe("&amp;lt;");
  });
});

describe("an order", () => {
  const order = (text: string, known = flows) => readOrder(text, known);

  test("alone means open, and each word means itself in any case", () => {
    expect(order("")).toEqual({ verb: "open", flow: "open" });
    expect(order("  ")).toEqual({ verb: "open", flow: "open" });
    expect(order("Help!")).toEqual({ verb: "help" });
    expect(order("LIST")).toEqual({ verb: "list" });
    expect(order("history")).toEqual({ verb: "list", page: "done" });
    expect(order("status r-7k2p")).toEqual({ verb: "status", caseId: "R-7K2P", rest: "r-7k2p" });
    expect(order("cancel")).toEqual({ verb: "cancel", rest: "" });
    expect(order("code 123 456")).toEqual({ verb: "code", rest: "123 456" });
    expect(order("resend")).toMatchObject({ verb: "resend" });
    expect(order("resume R-7K2P please")).toMatchObject({ verb: "resume", caseId: "R-7K2P" });
  });

  test("finds by whatever it is given, links of Slack's own included", () => {
    expect(order("find <mailto:ana@example.com|ana@example.com>")).toEqual({ verb: "find", text: "ana@example.com" });
    expect(order("find +852 5123 4567")).toEqual({ verb: "find", text: "+852 5123 4567" });
  });

  test("says to whom a case is handed, in any order", () => {
    const given = { verb: "hand", to: "U012ABC", caseId: "R-7K2P" };
    expect(order("hand <@U012ABC|ben> r-7k2p")).toEqual(given);
    expect(order("Hand R-7K2P over to <@U012ABC>, please")).toEqual(given);
    expect(order("customer <@U012ABC>")).toEqual({ verb: "customer", to: "U012ABC" });
    expect(order("customer for <@W012ABC>")).toEqual({ verb: "customer", to: "W012ABC" });
    expect(order("hand R-7K2P")).toEqual({ verb: "hand", caseId: "R-7K2P" });
    expect(order("hand R-7K2P to @ben")).toEqual({ verb: "stranger", name: "@ben" });
  });

  test("opens for a customer with what is known already", () => {
    expect(
      order("open for <@U2|ana> company <mailto:ana@example.com|ana@example.com> <tel:+85251234567|+852 5123 4567>"),
    ).toEqual({
      verb: "open",
      flow: "open",
      customer: "U2",
      text: "company ana@example.com +852 5123 4567",
    });
    expect(order("open <@W2>")).toEqual({ verb: "open", flow: "open", customer: "W2" });
    expect(order("open\ncompany &amp; Sons")).toEqual({ verb: "open", flow: "open", text: "company & Sons" });
  });

  test.each([
    ["open company for <@U2|ana>", "company"],
    ["open company, ana@example.com for <@U2|ana>, +852 5123 4567", "company, ana@example.com , +852 5123 4567"],
    ["open company ana@example.com\nfor <@U2>", "company ana@example.com"],
    ["open 公司账号 给 <@U2|ana>", "公司账号"],
    ["open 给<@U2|ana>开公司账号", "开公司账号"],
    ["open 帮<@U2> company", "company"],
    ["open company customer: <@U2>", "company"],
    ["open for <@U2> company for <@U2>", "company"],
  ])("%j opens for the customer, wherever they are named", (words, text) => {
    expect(order(words)).toEqual({ verb: "open", flow: "open", customer: "U2", text });
  });

  test("that only mentions somebody opens for nobody else", () => {
    expect(order("open company, as <@U2|ana> asked")).toEqual({
      verb: "open",
      flow: "open",
      text: "company, as @ana asked",
    });
  });

  test("for two people opens nothing", () => {
    expect(order("open for <@U2> company for <@U3>")).toEqual({ verb: "several" });
  });

  test("for somebody whom Slack did not recognise opens nothing", () => {
    expect(order("open for @ana company")).toEqual({ verb: "stranger", name: "@ana" });
    expect(order("open company ana@example.com for @ana")).toEqual({ verb: "stranger", name: "@ana" });
    expect(order("open 公司 给@ana")).toEqual({ verb: "stranger", name: "@ana" });
  });

  test("knows other kinds of request only where the desk opens them", () => {
    expect(order("verify +852", ["open", "verify"])).toEqual({ verb: "open", flow: "verify", text: "+852" });
    expect(order("verify")).toEqual({ verb: "unknown", said: "verify" });
    expect(order("verfy", ["open", "verify"])).toMatchObject({ nearest: "verify" });
  });

  test.each([
    ["opne", "open"],
    ["hlep", "help"],
    ["sttaus", "status"],
    ["cancle", "cancel"],
    ["stat", "status"],
    ["reusme", "resume"],
    ["lst", "list"],
    ["codes", "code"],
  ])("%s is probably %s", (said, nearest) => {
    expect(order(said)).toEqual({ verb: "unknown", said, nearest });
  });

  test.each(["bananas", "x", "res", "new", "ana@example.com", "a".repeat(4000)])("%s is nothing we know", (said) => {
    expect(order(said)).toEqual({ verb: "unknown", said });
  });
});

const team = { id: "T1", domain: "acme" };
const user = { id: "U9", username: "mei", team_id: "T1" };
const inMessage = {
  type: "block_actions",
  user,
  team,
  channel: { id: "C7", name: "acme" },
  container: { type: "message", message_ts: "1.2", channel_id: "C7" },
};

function press(action: object, body: object = inMessage) {
  return readAction({ ...body, actions: [{ type: "button", block_id: "x", action_ts: "1699999999.1", ...action }] });
}

describe("a slash command", () => {
  const body = {
    team_id: "T1",
    user_id: "U9",
    channel_id: "C7",
    trigger_id: "1.2.a",
    text: "open for <@U2|ana>",
    command: "/account",
  };

  test("tells who, where and what, and is the same deed when it comes again", () => {
    expect(readCommand(body, flows)).toEqual({
      id: "slack:T1:command:1.2.a",
      from: { id: "slack:T1:U9" },
      here: "slack:T1:C7:@U9",
      room: "slack:T1:C7",
      wish: { is: "order", order: { verb: "open", flow: "open", customer: "U2" }, typed: "open for @ana" },
    });
    expect(readCommand({ ...body, channel_id: "D3", text: undefined }, flows)).toMatchObject({
      here: "slack:T1:D3",
      wish: { order: { verb: "open" } },
    });
  });
});

describe("a press", () => {
  test("brings back what the button carried", () => {
    expect(press({ action_id: "fd:edit:phone", value: "R-7K2P.12" })).toEqual({
      id: "slack:T1:U9:1699999999.1:fd:edit:phone",
      from: { id: "slack:T1:U9" },
      here: "slack:T1:C7:@U9",
      room: "slack:T1:C7",
      wish: {
        is: "answer",
        caseId: "R-7K2P",
        answer: { type: "pressed", choice: "edit:phone", question: "R-7K2P.12" },
      },
    });
  });

  test("of a confirmed cancel is a cancel; of the desk's own question it is an answer", () => {
    expect(press({ action_id: "fd:cancel:yes", value: "R-7K2P" })).toMatchObject({
      wish: { answer: { type: "cancelled" } },
    });
    expect(press({ action_id: "fd:cancel:yes", value: "R-7K2P.4" })).toMatchObject({
      wish: { answer: { type: "pressed", choice: "cancel:yes", question: "R-7K2P.4" } },
    });
  });

  test("in a modal knows its modal; in the Home tab there is none", () => {
    const inView = { type: "block_actions", user, team, container: { type: "view", view_id: "V1" } };
    const action = { action_id: "fd:resend", value: "R-7K2P.10" };
    expect(press(action, { ...inView, view: { id: "V1", type: "modal", app_installed_team_id: "T2" } })).toMatchObject({
      view: "V1",
      from: { id: "slack:T2:U9" },
      here: "slack:T2:U9",
    });
    expect(press({ action_id: "fd/resume", value: "R-7K2P" }, { ...inView, view: { id: "V1", type: "home" } })).toEqual(
      {
        id: "slack:T1:U9:1699999999.1:fd/resume",
        from: { id: "slack:T1:U9" },
        here: "slack:T1:U9",
        wish: { is: "resume", caseId: "R-7K2P" },
      },
    );
  });

  test("of somebody else's button is nothing", () => {
    for (const action of [
      { action_id: "other", value: "R-7K2P.12" },
      { action_id: "other", selected_option: { value: "R-7K2P.12 go" } },
      { action_id: "fd:go" },
      { action_id: "fd:go", value: "R-7K2P.x" },
      { action_id: "fd:go", value: "<script>.1" },
      { action_id: "fd:", value: "R-7K2P.1" },
      { action_id: "fd/menu/edits", selected_option: { value: "R-7K2P.1" } },
    ]) {
      expect(press(action), JSON.stringify(action)).toBeUndefined();
    }
  });
});

interface Element {
  type: string;
  action_id: string;
  value?: string;
  options?: { value: string }[];
}

describe("everything the bot shows", () => {
  const shown = moments.flatMap((moment) =>
    "errors" in moment ? [] : [{ name: moment.name, ...("view" in moment ? moment.view : moment.message) }],
  );

  test("can be pressed: each button and each option is understood, and is about the case it stands under", () => {
    let presses = 0;
    for (const { name, blocks } of shown) {
      for (const block of blocks as { type: string; elements?: Element[] }[]) {
        if (block.type !== "actions") continue;
        for (const { action_id, value, options } of block.elements ?? []) {
          for (const option of options ?? [undefined]) {
            const wish = press({ action_id, ...(option ? { selected_option: option } : { value }) })?.wish;
            expect(wish, `${name}: ${action_id}`).toBeDefined();
            if (wish?.is !== "order") expect(wish, `${name}: ${action_id}`).toHaveProperty("caseId", "R-7K2P");
            if (option && wish?.is === "answer")
              expect(option.value).toBe(
                `R-7K2P${option.value.slice(6).split(" ")[0]} ${wish.answer.type === "pressed" ? wish.answer.choice : ""}`,
              );
            presses++;
          }
        }
      }
    }
    expect(presses).toBeGreaterThan(100);
  });

  test("can be filled in: each form comes back with an answer to each of its boxes", () => {
    let forms = 0;
    for (const view of shown) {
      if (!("submit" in view)) continue;
      const inputs = (view.blocks as { type: string; block_id?: string; element?: Element }[]).filter(
        ({ type }) => type === "input",
      );
      const values = Object.fromEntries(
        inputs.map(({ block_id, element }) => [
          block_id,
          {
            [element!.action_id]: {
              type: element!.type,
              value: "123 456",
              selected_user: "U2",
              selected_options: [{}],
            },
          },
        ]),
      );
      const { callback_id, private_metadata } = view;
      const read = readView({
        type: "view_submission",
        user,
        team,
        view: { id: "V1", hash: "1.a", callback_id, private_metadata, state: { values } },
      });
      expect(read, view.name).toMatchObject({
        id: "slack:T1:V1:1.a",
        view: "V1",
        wish: { is: "submitted", caseId: "R-7K2P", question: private_metadata },
      });
      const { box, answers, customer, link } = read!.wish;
      if (box === "form") {
        const own = [...(customer === "U2" ? ["for-customer"] : []), ...(link ? ["for-link"] : [])];
        const answered = [...Object.keys(answers), ...own];
        expect(answered).toEqual(inputs.map(({ block_id }) => block_id));
      } else expect(answers).toEqual({ code: "123 456" });
      forms++;
    }
    expect(forms).toBeGreaterThan(5);
  });
});

describe("a modal", () => {
  const view = { id: "V1", hash: "1.a", callback_id: "fd/form", private_metadata: "R-7K2P.3", state: { values: {} } };

  test("gives text as typed, the key of a choice, and nothing for an empty box", () => {
    const values = {
      name: { "fd/answer": { type: "plain_text_input", value: "A &amp; <B>" } },
      mail: { "fd/answer": { type: "email_text_input", value: null } },
      country: {
        "fd/search": {
          type: "external_select",
          selected_option: { text: { type: "plain_text", text: "Hong Kong" }, value: "HK" },
        },
      },
      type: { "fd/answer": { type: "radio_buttons", selected_option: null } },
      other: { x: { value: "not ours" } },
    };
    expect(readView({ type: "view_submission", user, team, view: { ...view, state: { values } } })).toMatchObject({
      wish: {
        box: "form",
        question: "R-7K2P.3",
        answers: { name: "A &amp; <B>", mail: "", country: "HK", type: "" },
      },
    });
  });

  test("closed is nothing that was done to a case", () => {
    expect(readView({ type: "view_closed", user, team, view })).toBeUndefined();
  });

  test("of another app, or one that only tells, is nothing", () => {
    expect(readView({ type: "view_submission", user, team, view: { ...view, callback_id: "other" } })).toBeUndefined();
    expect(readView({ type: "view_submission", user, team, view: { ...view, private_metadata: "" } })).toBeUndefined();
  });

  test("searches by its block", () => {
    const body = {
      type: "block_suggestion",
      user,
      team,
      view,
      block_id: "country",
      action_id: "fd/search",
      value: "Hong",
    };
    expect(readSearch(body)).toEqual({
      from: { id: "slack:T1:U9" },
      caseId: "R-7K2P",
      field: "country",
      query: "Hong",
    });
    expect(readSearch({ ...body, value: "" })).toMatchObject({ query: "" });
    expect(readSearch({ ...body, action_id: "other" })).toBeUndefined();
  });
});

describe("a shortcut", () => {
  const base = { user, team, action_ts: "1699999999.1" };
  const message = {
    type: "message",
    user: "U2",
    ts: "1699.0002",
    text: "please open us an account: <mailto:ana@example.com|ana@example.com>",
  };
  const onMessage = {
    ...base,
    type: "message_action",
    callback_id: "fd/open-from-message",
    channel: { id: "C7", name: "acme" },
    message,
  };

  test("of the workspace opens for oneself", () => {
    expect(readShortcut({ ...base, type: "shortcut", callback_id: "fd/open" })).toMatchObject({
      wish: { is: "order", order: { verb: "open", flow: "open" } },
      here: "slack:T1:U9",
    });
  });

  test("on a message takes its words along and opens for its author, in its thread", () => {
    expect(readShortcut(onMessage)).toMatchObject({
      wish: { order: { verb: "open", text: "please open us an account: ana@example.com", customer: "U2" } },
      room: "slack:T1:C7:1699.0002",
    });
    expect(readShortcut({ ...onMessage, message: { ...message, thread_ts: "1699.0001" } })).toMatchObject({
      room: "slack:T1:C7:1699.0001",
    });
    expect(readShortcut({ ...onMessage, channel: { id: "D1" } })).not.toHaveProperty("room");
  });

  test("on one's own message or a bot's opens for nobody else", () => {
    const forNobody = {
      is: "order",
      order: { verb: "open", flow: "open", text: "please open us an account: ana@example.com" },
      ofMessage: true,
    };
    for (const by of [{ user: "U9" }, { bot_id: "B1" }])
      expect(readShortcut({ ...onMessage, message: { ...message, ...by } })?.wish).toEqual(forNobody);
  });

  test("of another app is nothing", () => {
    expect(readShortcut({ ...onMessage, callback_id: "other" })).toBeUndefined();
  });
});

describe("an event", () => {
  const envelope = {
    team_id: "T9",
    event_id: "Ev1",
    authorizations: [{ team_id: "T1", user_id: "UBOT", is_bot: true }],
  };
  const direct = { type: "message", channel_type: "im", user: "U9", channel: "D3", ts: "1699.0001", text: "123 456" };
  const mention = {
    type: "app_mention",
    user: "U9",
    channel: "C7",
    ts: "1699.0002",
    thread_ts: "1699.0001",
    text: "<@UBOT> code is 123 456",
  };
  const read = (event: object) => readEvent({ ...envelope, event }, flows);

  test("is a direct message, with a word of ours recognised", () => {
    expect(read(direct)).toEqual({
      is: "said",
      id: "slack:T1:D3:1699.0001",
      from: { id: "slack:T1:U9" },
      here: "slack:T1:D3",
      wrote: 1_699_000.1,
      text: "123 456",
    });
    expect(read({ ...direct, text: "open company" })).toMatchObject({
      text: "open company",
      order: { verb: "open", text: "company" },
    });
    expect(read({ ...direct, thread_ts: "1699.0000" })).toMatchObject({ here: "slack:T1:D3:1699.0000" });
  });

  test("is a picture or a voice note, with its words if it has some", () => {
    const file = { ...direct, subtype: "file_share", files: [{ id: "F1" }] };
    expect(read({ ...file, text: "" })).toMatchObject({ text: "", isWordless: true });
    expect(read(file)).toMatchObject({ text: "123 456" });
    expect(read(file)).not.toHaveProperty("isWordless");
    expect(read({ ...file, text: "", channel: "C7", channel_type: "channel" })).toBeUndefined();
  });

  test("is a mention, the bot's own name left out and others kept", () => {
    expect(read(mention)).toMatchObject({
      text: "code is 123 456",
      here: "slack:T1:C7:1699.0001:@U9",
      id: "slack:T1:C7:1699.0002",
    });
    expect(read({ ...mention, text: "open for <@U2|ana> <@UBOT>" })).toMatchObject({
      order: { verb: "open", customer: "U2" },
    });
    expect(read({ ...mention, text: "<@UBOT|frontdesk>" })).toMatchObject({ text: "" });
    expect(readEvent({ team_id: "T1", event: mention }, flows)).toMatchObject({ text: "code is 123 456" });
  });

  test("is a look at the Home tab", () => {
    const home = { type: "app_home_opened", user: "U9", channel: "D3", tab: "home" };
    expect(read(home)).toEqual({ is: "home", id: "slack:T1:Ev1", from: { id: "slack:T1:U9" }, here: "slack:T1:U9" });
    expect(read({ ...home, tab: "messages" })).toBeUndefined();
  });

  test.each([
    ["a bot's message", { ...direct, bot_id: "B1" }],
    ["an edit", { ...direct, subtype: "message_changed", message: direct }],
    ["a deletion", { ...direct, subtype: "message_deleted" }],
    ["an edited message", { ...direct, edited: { user: "U9", ts: "1" } }],
    ["somebody who joined", { ...direct, subtype: "channel_join" }],
    ["a message in a channel", { ...direct, channel_type: "channel", channel: "C7" }],
    ["an empty message", { ...direct, text: " " }],
    ["an edited mention", { ...mention, edited: { user: "U9", ts: "1" } }],
    ["a bot's mention", { ...mention, bot_id: "B1" }],
    ["a reaction", { type: "reaction_added", user: "U9", item: {} }],
    ["a message from nobody", { ...direct, user: undefined }],
  ])("%s is nothing", (_, event) => {
    expect(read(event)).toBeUndefined();
  });
});

test("no payload, however odd, makes a reader throw", () => {
  const readers = [
    (body: unknown) => readCommand(body, flows),
    readAction,
    readView,
    readSearch,
    readShortcut,
    (body: unknown) => readEvent(body, flows),
  ];
  const odd = fc.letrec((tie) => ({
    value: fc.oneof(fc.jsonValue(), fc.constantFrom(null, [], "", "fd:go", "R-7K2P.1", "__proto__"), tie("body")),
    body: fc.dictionary(
      fc.constantFrom(
        "type",
        "team",
        "user",
        "view",
        "id",
        "actions",
        "event",
        "state",
        "values",
        "text",
        "message",
        "channel",
        "callback_id",
        "private_metadata",
        "action_id",
        "selected_option",
        "value",
        "team_id",
        "user_id",
        "trigger_id",
        "hash",
        "authorizations",
      ),
      tie("value"),
      { maxKeys: 8 },
    ),
  }));
  fc.assert(
    fc.property(odd.body, (body) => {
      for (const read of readers) expect(() => read(body)).not.toThrow();
    }),
    { numRuns: 500 },
  );
  for (const read of readers) for (const body of [undefined, null, 7, "x", []]) expect(read(body)).toBeUndefined();
});
