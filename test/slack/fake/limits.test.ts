import { describe, expect, test } from "vitest";
import { blocksRefusal, optionsRefusal, viewRefusal } from "./limits.ts";

type Parts = Record<string, unknown>;

const plain = (text: string) => ({ type: "plain_text", text });
const x = (count: number) => "x".repeat(count);
const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));

const divider = { type: "divider" };
const option = (more: Parts = {}) => ({ text: plain("Hong Kong"), value: "HK", ...more });
const button = (more: Parts = {}) => ({ type: "button", text: plain("Enter code"), action_id: "go", ...more });
const section = (more: Parts = {}) => ({ type: "section", text: { type: "mrkdwn", text: "Hello" }, ...more });
const actions = (...elements: unknown[]) => ({ type: "actions", elements });
const input = (element: Parts = {}, more: Parts = {}) => ({
  type: "input",
  label: plain("Mobile number"),
  element: { type: "plain_text_input", action_id: "v", ...element },
  ...more,
});
const modal = (blocks: unknown[] = [input()], more: Parts = {}) => ({
  type: "modal",
  title: plain("New account"),
  submit: plain("Go on"),
  blocks,
  ...more,
});

/** A rule with one thing that still keeps it and one that breaks it, and where. */
type Rule = [name: string, kept: unknown[], broken: unknown[], message: string, at: string];

const messageRules: Rule[] = [
  ["50 blocks", many(50, () => divider), many(51, () => divider), "no more than 50 items allowed", "/blocks"],
  [
    "3000 characters in a section",
    [section({ text: plain(x(3000)) })],
    [section({ text: plain(x(3001)) })],
    "must be less than 3001 characters",
    "/blocks/0/text/text",
  ],
  [
    "some text in a section",
    [section()],
    [section({ text: plain("") })],
    "must be more than 0 characters",
    "/blocks/0/text/text",
  ],
  ["text or fields", [section()], [{ type: "section" }], "must define either `text` or `fields`", "/blocks/0"],
  [
    "10 fields",
    [section({ fields: many(10, () => plain("a")) })],
    [section({ fields: many(11, () => plain("a")) })],
    "no more than 10 items allowed",
    "/blocks/0/fields",
  ],
  [
    "2000 characters in a field",
    [section({ fields: [plain(x(2000))] })],
    [section({ fields: [plain(x(2001))] })],
    "must be less than 2001 characters",
    "/blocks/0/fields/0/text",
  ],
  [
    "150 characters in a header",
    [{ type: "header", text: plain(x(150)) }],
    [{ type: "header", text: plain(x(151)) }],
    "must be less than 151 characters",
    "/blocks/0/text/text",
  ],
  [
    "plain text in a header",
    [{ type: "header", text: plain("Hi") }],
    [{ type: "header", text: { type: "mrkdwn", text: "Hi" } }],
    "unsupported type: mrkdwn",
    "/blocks/0/text/type",
  ],
  [
    "10 things in a context",
    [{ type: "context", elements: many(10, () => plain("a")) }],
    [{ type: "context", elements: many(11, () => plain("a")) }],
    "no more than 10 items allowed",
    "/blocks/0/elements",
  ],
  [
    "25 elements in a row of actions",
    [actions(...many(25, (index) => button({ action_id: `b${index}` })))],
    [actions(...many(26, (index) => button({ action_id: `b${index}` })))],
    "no more than 25 items allowed",
    "/blocks/0/elements",
  ],
  ["an element in actions", [actions(button())], [actions()], "must provide at least 1 items", "/blocks/0/elements"],
  [
    "75 characters on a button",
    [actions(button({ text: plain(x(75)) }))],
    [actions(button({ text: plain(x(76)) }))],
    "must be less than 76 characters",
    "/blocks/0/elements/0/text/text",
  ],
  [
    "2000 characters in a value",
    [actions(button({ value: x(2000) }))],
    [actions(button({ value: x(2001) }))],
    "must be less than 2001 characters",
    "/blocks/0/elements/0/value",
  ],
  [
    "3000 characters in a link",
    [actions(button({ url: x(3000) }))],
    [actions(button({ url: x(3001) }))],
    "must be less than 3001 characters",
    "/blocks/0/elements/0/url",
  ],
  [
    "75 characters for a screen reader",
    [actions(button({ accessibility_label: x(75) }))],
    [actions(button({ accessibility_label: x(76) }))],
    "must be less than 76 characters",
    "/blocks/0/elements/0/accessibility_label",
  ],
  [
    "two styles of button",
    [actions(button({ style: "danger" }))],
    [actions(button({ style: "warning" }))],
    "must be a valid enum value",
    "/blocks/0/elements/0/style",
  ],
  [
    "255 characters in an action_id",
    [actions(button({ action_id: x(255) }))],
    [actions(button({ action_id: x(256) }))],
    "must be less than 256 characters",
    "/blocks/0/elements/0/action_id",
  ],
  [
    "255 characters in a block_id",
    [section({ block_id: x(255) })],
    [section({ block_id: x(256) })],
    "must be less than 256 characters",
    "/blocks/0/block_id",
  ],
  [
    "one block of a block_id",
    [section({ block_id: "a" }), section({ block_id: "b" })],
    [section({ block_id: "a" }), section({ block_id: "a" })],
    '`block_id` "a" already exists',
    "/blocks/1",
  ],
  [
    "one element of an action_id in a block",
    [actions(button()), actions(button())],
    [actions(button(), button())],
    '`action_id` "go" already exists',
    "/blocks/0",
  ],
  ["known blocks", [divider], [{ type: "button_row" }], "unsupported type: button_row", "/blocks/0/type"],
  [
    "known elements",
    [actions(button())],
    [actions({ type: "plain_text_input", action_id: "v" })],
    "unsupported type: plain_text_input",
    "/blocks/0/elements/0/type",
  ],
  [
    "known properties",
    [actions(button())],
    [actions(button({ disabled: true }))],
    "invalid additional property: disabled",
    "/blocks/0/elements/0",
  ],
  [
    "what must be there",
    [actions(button())],
    [actions({ type: "button", action_id: "go" })],
    "missing required field: text",
    "/blocks/0/elements/0",
  ],
  [
    "alerts in modals only",
    [divider],
    [{ type: "alert", text: plain("Oh") }],
    "unsupported type: alert",
    "/blocks/0/type",
  ],
  [
    "1 to 5 options in an overflow",
    [section({ accessory: { type: "overflow", action_id: "m", options: many(5, () => option()) } })],
    [section({ accessory: { type: "overflow", action_id: "m", options: many(6, () => option()) } })],
    "no more than 5 items allowed",
    "/blocks/0/accessory/options",
  ],
  [
    "100 options in a select",
    [actions({ type: "static_select", options: many(100, () => option()) })],
    [actions({ type: "static_select", options: many(101, () => option()) })],
    "no more than 100 items allowed",
    "/blocks/0/elements/0/options",
  ],
  [
    "75 characters in an option",
    [actions({ type: "static_select", options: [option({ text: plain(x(75)) })] })],
    [actions({ type: "static_select", options: [option({ text: plain(x(76)) })] })],
    "must be less than 76 characters",
    "/blocks/0/elements/0/options/0/text/text",
  ],
  [
    "150 characters in an option's value",
    [actions({ type: "static_select", options: [option({ value: x(150) })] })],
    [actions({ type: "static_select", options: [option({ value: x(151) })] })],
    "must be less than 151 characters",
    "/blocks/0/elements/0/options/0/value",
  ],
  [
    "10 radio buttons",
    [actions({ type: "radio_buttons", options: many(10, () => option()) })],
    [actions({ type: "radio_buttons", options: many(11, () => option()) })],
    "no more than 10 items allowed",
    "/blocks/0/elements/0/options",
  ],
  [
    "a first choice out of the options",
    [actions({ type: "radio_buttons", options: [option()], initial_option: option() })],
    [actions({ type: "radio_buttons", options: [option()], initial_option: option({ value: "SG" }) })],
    "must match one of the options",
    "/blocks/0/elements/0/initial_option",
  ],
  [
    "150 characters in a placeholder",
    [actions({ type: "external_select", placeholder: plain(x(150)) })],
    [actions({ type: "external_select", placeholder: plain(x(151)) })],
    "must be less than 151 characters",
    "/blocks/0/elements/0/placeholder/text",
  ],
  ...(
    [
      ["title", 100],
      ["text", 300],
      ["confirm", 30],
      ["deny", 30],
    ] as const
  ).map(
    ([part, max]): Rule => [
      `${max} characters in the ${part} of a confirmation`,
      [actions(button({ confirm: { text: plain("Sure?"), [part]: plain(x(max)) } }))],
      [actions(button({ confirm: { text: plain("Sure?"), [part]: plain(x(max + 1)) } }))],
      `must be less than ${max + 1} characters`,
      `/blocks/0/elements/0/confirm/${part}/text`,
    ],
  ),
  [
    "12,000 characters of markdown",
    [{ type: "markdown", text: x(12_000) }],
    [{ type: "markdown", text: x(12_001) }],
    "must be less than 12001 characters",
    "/blocks/0/text",
  ],
  [
    "one source of an image",
    [{ type: "image", alt_text: "A phone", image_url: "https://example.com/a.png" }],
    [{ type: "image", alt_text: "A phone" }],
    "must define either `image_url` or `slack_file`",
    "/blocks/0",
  ],
  [
    "known rich text",
    [{ type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "Hi" }] }] }],
    [{ type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "" }] }] }],
    "must be more than 0 characters",
    "/blocks/0/elements/0/elements/0/text",
  ],
];

const viewRules: [name: string, kept: unknown, broken: unknown, message: string, at: string][] = [
  [
    "100 blocks",
    modal(many(100, () => divider)),
    modal(many(101, () => divider)),
    "no more than 100 items allowed",
    "/view/blocks",
  ],
  ...(["title", "submit", "close"] as const).map((part): (typeof viewRules)[number] => [
    `24 characters in ${part}`,
    modal([input()], { [part]: plain(x(24)) }),
    modal([input()], { [part]: plain(x(25)) }),
    "must be less than 25 characters",
    `/view/${part}/text`,
  ]),
  [
    "3000 characters of private_metadata",
    modal([input()], { private_metadata: x(3000) }),
    modal([input()], { private_metadata: x(3001) }),
    "must be less than 3001 characters",
    "/view/private_metadata",
  ],
  [
    "255 characters of callback_id",
    modal([input()], { callback_id: x(255) }),
    modal([input()], { callback_id: x(256) }),
    "must be less than 256 characters",
    "/view/callback_id",
  ],
  [
    "a way to submit an input",
    modal(),
    { type: "modal", title: plain("New account"), blocks: [divider, input()] },
    "must define `submit` to use an `input` block in modals",
    "/view/blocks/1/input",
  ],
  [
    "2000 characters in a label",
    modal([input({}, { label: plain(x(2000)) })]),
    modal([input({}, { label: plain(x(2001)) })]),
    "must be less than 2001 characters",
    "/view/blocks/0/label/text",
  ],
  [
    "2000 characters in a hint",
    modal([input({}, { hint: plain(x(2000)) })]),
    modal([input({}, { hint: plain(x(2001)) })]),
    "must be less than 2001 characters",
    "/view/blocks/0/hint/text",
  ],
  [
    "3000 as the longest length of an input",
    modal([input({ max_length: 3000 })]),
    modal([input({ max_length: 3001 })]),
    "must be less than or equal to 3000",
    "/view/blocks/0/element/max_length",
  ],
  [
    "no least length over the longest",
    modal([input({ min_length: 6, max_length: 6 })]),
    modal([input({ min_length: 7, max_length: 6 })]),
    "must be less than or equal to max_length",
    "/view/blocks/0/element/min_length",
  ],
  [
    "one focus",
    modal([input({ focus_on_load: true }), input()]),
    modal([input({ focus_on_load: true }), input({ focus_on_load: true })]),
    "only one element can have `focus_on_load` set to true",
    "/view",
  ],
  [
    "200 characters in an alert",
    modal([{ type: "alert", level: "error", text: plain(x(200)) }]),
    modal([{ type: "alert", level: "error", text: plain(x(201)) }]),
    "must be less than 201 characters",
    "/view/blocks/0/text/text",
  ],
  [
    "five levels of alert",
    modal([{ type: "alert", level: "success", text: plain("Oh") }]),
    modal([{ type: "alert", level: "danger", text: plain("Oh") }]),
    "must be a valid enum value",
    "/view/blocks/0/level",
  ],
  [
    "no alert at home",
    { type: "home", blocks: [divider] },
    { type: "home", blocks: [{ type: "alert", text: plain("Oh") }] },
    "unsupported type: alert",
    "/view/blocks/0/type",
  ],
  [
    "no title at home",
    { type: "home", blocks: [divider] },
    { type: "home", blocks: [divider], title: plain("Home") },
    "invalid additional property: title",
    "/view",
  ],
];

describe("a message keeps to", () => {
  test.each(messageRules)("%s", (_name, kept, broken, message, at) => {
    expect(blocksRefusal(kept)).toBeUndefined();
    expect(blocksRefusal(broken)).toMatchObject({ error: "invalid_blocks" });
    expect(blocksRefusal(broken)?.messages).toContain(`[ERROR] ${message} [json-pointer:${at}]`);
  });

  test("13,200 characters in all its blocks", () => {
    const sections = (last: number) => [
      ...many(4, () => section({ text: plain(x(3000)) })),
      section({ text: plain(x(last)) }),
    ];
    expect(blocksRefusal(sections(1200))).toBeUndefined();
    expect(blocksRefusal(sections(1201))).toEqual({ error: "msg_blocks_too_long", messages: [] });
  });
});

describe("a view keeps to", () => {
  test.each(viewRules)("%s", (_name, kept, broken, message, at) => {
    expect(viewRefusal(kept)).toBeUndefined();
    expect(viewRefusal(broken)).toMatchObject({ error: "invalid_arguments" });
    expect(viewRefusal(broken)?.messages).toContain(`[ERROR] ${message} [json-pointer:${at}]`);
  });

  test("250 kB", () => {
    const blocks = many(100, () => section({ text: plain(x(3000)) }));
    expect(viewRefusal(modal(blocks))).toEqual({ error: "view_too_large", messages: [] });
    expect(viewRefusal(modal(blocks.slice(0, 80)))).toBeUndefined();
  });
});

test("a refused text object is named before what is wrong in it", () => {
  expect(blocksRefusal([section({ text: plain(x(3001)) })])?.messages).toEqual([
    "[ERROR] failed to match all allowed schemas [json-pointer:/blocks/0/text]",
    "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
  ]);
});

test("length counts characters, so an emoji is one", () => {
  expect(blocksRefusal([actions(button({ text: plain("😀".repeat(75)) }))])).toBeUndefined();
  expect(blocksRefusal([actions(button({ text: plain("😀".repeat(76)) }))])).toBeDefined();
});

test("an external select shows at most 100 options, each of them whole", () => {
  expect(optionsRefusal({ options: many(100, () => option()) })).toBeUndefined();
  expect(optionsRefusal({ options: [] })).toBeUndefined();
  expect(optionsRefusal({ options: many(101, () => option()) })?.messages).toEqual([
    "[ERROR] no more than 100 items allowed [json-pointer:/options]",
  ]);
  expect(optionsRefusal({ options: [{ text: plain("Hong Kong") }] })?.messages).toEqual([
    "[ERROR] missing required field: value [json-pointer:/options/0]",
  ]);
  expect(optionsRefusal("")).toBeDefined();
});
