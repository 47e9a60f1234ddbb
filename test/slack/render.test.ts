import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clean, shorten, TooMuch } from "../../adapters/chat/text.ts";
import { asksCode, forbidsTyping } from "../../adapters/chat/what-it-asks.ts";
import { renderCard, renderHome, renderNotice, renderSaid } from "../../adapters/slack/draw/render.ts";
import { renderCode, renderErrors, renderForm, renderOptions } from "../../adapters/slack/draw/render-form.ts";
import { renderProgress, renderReveal } from "../../adapters/slack/draw/render-modal.ts";
import { limits } from "../../adapters/slack/limits.ts";
import { literal } from "../../adapters/slack/read/escape.ts";
import type { Choice, Field, Text } from "../../src/conversation/types.ts";
import type { CaseLine, FormField, ShownCard } from "../../src/desk/platform.ts";
import { learn, say, t } from "../../src/words/words.ts";
import { bot, boxes, caseId, form } from "../../tools/gallery/samples.ts";
import { draw } from "../../tools/gallery/slack/as-text.ts";
import { type Moment, moments, momentsIn } from "../../tools/gallery/slack/moments.ts";
import { blocksRefusal, optionsRefusal, viewRefusal } from "./fake/limits.ts";
import { active, markupIn } from "./inert.ts";

const title = t("talk.title", { name: t("open.name"), case: caseId });

function cardOf(view: Partial<ShownCard["view"]>, more: Partial<ShownCard> = {}): ShownCard {
  return {
    caseId,
    version: 3,
    audience: "owner",
    people: { owner: "slack:T1:U9" },
    world: "real",
    state: "open",
    question: `${caseId}.3`,
    view: { title, body: [], ...view },
    ...more,
  };
}

const saying = (words: string): Text => t("talk.took", { field: t("open.field.name"), value: words });

function elements(blocks: readonly unknown[]) {
  type Element = {
    type: string;
    text?: { text: string };
    action_id: string;
    value?: string;
    style?: string;
    accessibility_label?: string;
    confirm?: unknown;
    options?: { text: { text: string }; value: string }[];
  };
  return (blocks as { type: string; elements?: Element[] }[]).flatMap(({ type, elements }) =>
    type === "actions" ? (elements ?? []) : [],
  );
}

function labels(blocks: readonly unknown[]): string[] {
  return elements(blocks).map(({ type, text }) => text?.text ?? type);
}

await learn("zh");

describe("what people see", () => {
  test.each(moments)("$name looks as it was agreed", async (moment: Moment) => {
    await expect(`${draw(moment)}\n`).toMatchFileSnapshot(`golden/moments/${moment.name}.txt`);
  });

  const inChinese = momentsIn("zh").map((moment) => ({ ...moment, name: `${moment.name} in Chinese` }));

  test.each([...moments, ...inChinese])("Slack takes $name, and finds no markup in it but ours", (moment: Moment) => {
    if ("errors" in moment) return expect(Object.values(moment.errors).join("")).not.toBe("");
    if ("view" in moment) expect(viewRefusal(moment.view)).toBeUndefined();
    else expect(blocksRefusal(moment.message.blocks)).toBeUndefined();
    expect(markupIn(moment)).toEqual([]);
  });

  test("a card is heard as well as seen: state, case and gist are in its text", () => {
    const heard = (card: ShownCard) => renderCard(card).text;
    const body = [t("open.done")];
    expect(heard(cardOf({ body, choices: [{ key: "go", label: t("open.text.go") }] }))).toMatch(
      /^Needs an answer: .*R-7K2P.*The account is open\.$/,
    );
    expect(heard(cardOf({ body, choices: [{ key: "cancel", label: t("talk.choice-cancel") }] }))).toMatch(
      /^Waiting: .*R-7K2P/,
    );
    expect(heard(cardOf({ body }, { stage: "unknown" }))).toMatch(/^Not known yet: .*R-7K2P/);
    for (const state of ["done", "cancelled", "expired", "failed"] as const) {
      expect(heard(cardOf({ body }, { state }))).toMatch(
        /^(Done|Cancelled|Ran out of time|Ended without a result): .*R-7K2P/,
      );
    }
    expect(heard(cardOf({ body: [] }))).not.toBe("");
  });

  test("practice says so on everything, for the eye and for the ear", () => {
    const card = cardOf({ body: [t("open.done")] }, { world: "practice" });
    const messages = [
      renderCard(card),
      renderNotice(t("talk.press"), "practice"),
      renderSaid({ list: { lines: [] } }, { ...bot, world: "practice" }),
    ];
    const views = [
      renderForm(form, { world: "practice" }),
      renderCode(card, { world: "practice" }),
      renderProgress(card),
      renderReveal(caseId, "x", "practice"),
      renderHome({ lines: [] }, { ...bot, flows: [], world: "practice" }),
    ];
    for (const { text } of messages) expect(text).toMatch(/^Practice\./);
    for (const { blocks } of [...messages, ...views])
      expect(JSON.stringify(blocks[0])).toContain("Practice: no real account");
  });

  test("an instant is drawn by each reader's clock, and never earlier than it is", () => {
    const at = Date.UTC(2026, 10, 22, 10, 6, 40) + 1;
    expect(renderNotice(t("talk.not-before", { at: { at } }), "real").text).toContain(
      "<!date^1795342001^{time_secs}|10:06:41 UTC>",
    );
    expect(renderNotice(t("talk.not-before", { at: { at } }), "practice").text, "also within another text").toContain(
      "{time_secs}",
    );
    expect(renderNotice(t("talk.instant", { at: { at } }), "real").text).toContain(
      "{date_short_pretty}|2026-11-22 10:06 UTC>",
    );
  });

  test("a person of Slack is a mention, one of elsewhere a word", () => {
    const waits = (person: string) => renderNotice(t("talk.waits-for", { person: { person } }), "real").text;
    expect(waits("slack:T1:U9")).toBe("This one's waiting for <@U9>.");
    expect(waits("terminal:you")).toBe("This one's waiting for somebody on another platform.");
    expect(waits("slack:T1:U9> <!here")).not.toContain("<");
  });

  test("a RequestId can be copied, whether a field or a sentence has it", () => {
    const id = "a9e390a7";
    const field: Field = { key: "requestId", label: t("open.field.request"), value: id };
    const both = renderCard(cardOf({ body: [t("error.unsure", { requestId: id })], fields: [field] }));
    const copyable = both.blocks.filter(({ type }) => type === "rich_text");
    expect(copyable).toHaveLength(1);
    expect(JSON.stringify(copyable)).toContain("RequestId a9e390a7");
    expect(
      renderCard(cardOf({ fields: [{ ...field, value: "" }] })).blocks.some(({ type }) => type === "rich_text"),
    ).toBe(false);
  });
});

describe("passwords", () => {
  const inputs = [{ key: "password", label: t("open.field.password"), secret: true }];
  const card = cardOf({
    body: [t("open.password.ask"), t("open.password.help")],
    inputs,
    choices: [{ key: "make", label: t("open.password.make") }],
  });

  test("Slack never asks for one, and offers no box for it", () => {
    const { text, blocks } = renderCard(card, form);
    expect(text + JSON.stringify(blocks)).not.toMatch(/choose a password/i);
    expect(text).toContain("Slack is no place for a password");
    expect(labels(blocks)).toEqual(["Make one for me"]);
    expect(forbidsTyping(card)).toBe(true);
    expect(forbidsTyping(cardOf({}))).toBe(false);
  });

  test("a token is shown with its own words", () => {
    const handed = { above: t("classroom.token.handed", { case: caseId }), below: t("talk.press") };
    const view = JSON.stringify(renderReveal(caseId, "0a1b", "real", handed));
    expect(view).toContain("The token for R-7K2P, shown this once:");
    expect(view.indexOf(say(handed.below, String))).toBeGreaterThan(view.indexOf("0a1b"));
    expect(view).not.toMatch(/password|sign-in/i);
  });

  test("a made one is shown letter by letter, and nowhere but in its modal's one block", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 8, maxLength: 20, unit: fc.constantFrom(..."aZ9!@#$%^&*()<>_~`") }),
        (secret) => {
          const view = renderReveal(caseId, secret, "real");
          const holding = view.blocks.filter((block) => block.type === "rich_text");
          expect(holding).toEqual([
            {
              type: "rich_text",
              elements: [{ type: "rich_text_preformatted", elements: [{ type: "text", text: secret }] }],
            },
          ]);
          expect(
            JSON.stringify({ ...view, blocks: view.blocks.filter((block) => block.type !== "rich_text") }),
          ).not.toContain(JSON.stringify(secret).slice(1, -1));
        },
      ),
    );
  });
});

describe("choices", () => {
  const go: Choice = { key: "go", label: t("open.review.go"), style: "primary" };
  const many = (count: number, key = (i: number) => String(i)) =>
    Array.from({ length: count }, (_, i): Choice => ({ key: key(i), label: saying(`No. ${i}`) }));
  const ways: Choice[] = [
    { key: "back", label: t("talk.choice-back") },
    { key: "cancel", label: t("talk.choice-cancel") },
    { key: "help", label: t("talk.choice-help") },
  ];

  test("a review is no wall of buttons: its edits are one menu", () => {
    const edits = many(9, (i) => `edit:f${i}`);
    expect(labels(renderCard(cardOf({ choices: [go, ...edits, ...ways] })).blocks)).toEqual([
      "Yes, go on",
      "static_select",
      "Cancel request",
      "overflow",
    ]);
    expect(labels(renderCard(cardOf({ choices: [go, edits[0]!] })).blocks)).toEqual([
      "Yes, go on",
      "Customer name: No. 0",
    ]);
  });

  test("five answers are buttons, six are a list, and what stands out stays a button", () => {
    expect(labels(renderCard(cardOf({ choices: many(5) })).blocks)).toHaveLength(5);
    expect(labels(renderCard(cardOf({ choices: many(6) })).blocks)).toEqual(["static_select"]);
    expect(labels(renderCard(cardOf({ choices: [...many(6), go] })).blocks)).toEqual(["Yes, go on", "static_select"]);
  });

  test("a list that Slack would refuse is cut, and says how to choose the others", () => {
    const { blocks } = renderCard(cardOf({ choices: many(130) }));
    expect(elements(blocks)[0]!.options).toHaveLength(100);
    expect(JSON.stringify(blocks)).toContain("30 more are not in this list: type the name instead.");
    expect(blocksRefusal(blocks)).toBeUndefined();
    expect(JSON.stringify(renderCard(cardOf({ choices: many(100) })).blocks)).not.toContain("not in this list");
  });

  test("a key that a press could not bring back whole is refused with a sentence", () => {
    const draw = (key: string, count: number) => () =>
      renderCard(cardOf({ choices: many(count, (i) => `${key}${i}`) }));
    expect(draw("k".repeat(300), 1)).toThrow(TooMuch);
    expect(draw("k".repeat(300), 1)).toThrow(/^The choice "k+0" has 304 characters, and Slack takes 255\.$/);
    expect(draw("k".repeat(80), 6)).toThrow(/Slack takes 75/);
  });

  test("a cancel asks on the spot and is then about the case; the desk's own question is asked once", () => {
    const [cancel] = elements(renderCard(cardOf({ choices: ways })).blocks).filter(
      ({ action_id }) => action_id === "fd:cancel:yes",
    );
    expect(cancel).toMatchObject({
      value: caseId,
      confirm: { text: { text: "Cancel R-7K2P? It can't be taken up again." }, style: "danger" },
    });
    const aside = elements(
      renderCard(cardOf({ choices: [{ key: "cancel:yes", label: t("talk.choice-cancel-yes"), style: "danger" }] }))
        .blocks,
    );
    expect(aside).toMatchObject([{ action_id: "fd:cancel:yes", value: `${caseId}.3`, style: "danger" }]);
    expect(aside[0]).not.toHaveProperty("confirm");
  });

  test("a screen reader hears which case a button belongs to", () => {
    for (const { type, accessibility_label } of elements(renderCard(cardOf({ choices: [go, ...ways] }), form).blocks)) {
      if (type === "button") expect(accessibility_label).toContain(caseId);
    }
  });

  test("there is a button to type behind exactly where there is something to type", () => {
    const first = (choices: Choice[], given = true, view = {}) =>
      labels(renderCard(cardOf({ choices, ...view }), given ? form : undefined).blocks)[0];
    expect(first(ways)).toBe("Fill in the form");
    expect(labels(renderCard(cardOf({ choices: ways }), { ...form, fields: boxes.slice(0, 1) }).blocks)[0]).toBe(
      "Answer",
    );
    expect(first(ways, false)).toBe("Cancel request");
    expect(first([go, ...ways])).toBe("Yes, go on");
    expect(first([{ key: "resend", label: t("talk.choice-resend") }, ...ways])).toBe("Enter the code");
    expect(labels(renderCard(cardOf({ choices: [{ key: "cancel", label: t("talk.choice-cancel") }] })).blocks)).toEqual(
      ["Cancel request"],
    );
    const keep = { key: "keep", label: t("talk.choice-keep") };
    expect(first([keep, ...ways])).toBe("Fill in the form");
    expect(first([{ key: "cancel:yes", label: t("talk.choice-cancel-yes") }, keep]), "cancel?").toBe("Yes, cancel");
    expect(first([...many(3, (i) => `edit:${i}`), keep]), "which answer?").toBe("Keep it as it is");
    const resend = { key: "resend", label: t("talk.choice-resend") };
    expect(asksCode(cardOf({ choices: [resend, ...ways] }))).toBe(true);
    expect(
      asksCode(cardOf({ choices: [resend, { key: "cancel", label: t("talk.choice-cancel") }] })),
      "who only waits",
    ).toBe(false);
  });
});

describe("forms", () => {
  const field = (more: Partial<FormField>): FormField => ({
    key: "f",
    label: t("open.field.name"),
    hint: t("help.name"),
    kind: "text",
    ...more,
  });
  const element = (more: Partial<FormField>) => {
    const view = renderForm({ ...form, fields: [field(more)] }, { world: "real" });
    expect(viewRefusal(view)).toBeUndefined();
    return (view.blocks.find(({ type }) => type === "input") as unknown as { element: Record<string, unknown> })
      .element;
  };
  const choices = (count: number) =>
    Array.from({ length: count }, (_, i): Choice => ({ key: `k${i}`, label: saying(`${i}`) }));

  test("each kind of field has its own box", () => {
    expect(element({ kind: "mail", value: { key: "", label: "ana@example.com" } })).toMatchObject({
      type: "email_text_input",
      initial_value: "ana@example.com",
    });
    expect(element({ kind: "search", value: { key: "HK", label: "Hong Kong" } })).toMatchObject({
      type: "external_select",
      min_query_length: 0,
      initial_option: { value: "HK" },
    });
    expect(element({ kind: "search", value: { key: "", label: "?" } })).not.toHaveProperty("initial_option");
    expect(element({ kind: "choice", choices: choices(5) })).toMatchObject({ type: "radio_buttons" });
    expect(element({ kind: "choice", choices: choices(6), value: { key: "k4", label: "4" } })).toMatchObject({
      type: "static_select",
      initial_option: { value: "k4" },
    });
    expect(element({ kind: "choice", choices: choices(6), value: { key: "gone", label: "4" } })).not.toHaveProperty(
      "initial_option",
    );
    expect(element({ kind: "choice", choices: choices(101) })).toMatchObject({ type: "plain_text_input" });
    expect(element({ kind: "choice", choices: [] })).toMatchObject({ type: "plain_text_input" });
  });

  test("the first empty box has the cursor, and no other", () => {
    const [type, ...others] = boxes;
    const given = { ...type!, value: { key: "company", label: t("open.type.company") } };
    const inputs = renderForm({ ...form, fields: [given, ...others] }, { world: "real" }).blocks.flatMap((block) =>
      "element" in block ? [block.element as { focus_on_load: boolean }] : [],
    );
    expect(inputs.map(({ focus_on_load }) => focus_on_load)).toEqual([false, true, false, false]);
  });

  test("what was typed survives an update: names of blocks and boxes depend on the field alone", () => {
    const names = (...given: Parameters<typeof renderForm>) =>
      renderForm(...given).blocks.flatMap((block) =>
        "element" in block ? [`${block.block_id} ${(block.element as { action_id: string }).action_id}`] : [],
      );
    expect(names({ ...form, question: `${caseId}.9` }, { world: "real", alert: t("error.mail-taken") })).toEqual(
      names(form, { world: "real" }),
    );
  });

  test("a modal carries its question and tells when it is closed", () => {
    expect(renderForm(form, { world: "real" })).toMatchObject({
      private_metadata: form.question,
      notify_on_close: true,
    });
    expect(renderCode(cardOf({}), { world: "real" })).toMatchObject({
      private_metadata: `${caseId}.3`,
      notify_on_close: true,
    });
  });

  test("the box for a code takes ten characters, keeps leading zeros and offers both ways out", () => {
    const view = renderCode({ caseId, question: `${caseId}.3` }, { world: "real" });
    expect(JSON.stringify(view)).toContain(
      '"type":"plain_text_input","action_id":"fd/answer","max_length":10,"focus_on_load":true',
    );
    expect(labels(view.blocks)).toEqual(["Send a new code", "Change the number"]);
  });

  test("a refusal too long for Slack's alert goes on below it and loses no word", () => {
    const why = saying("A sentence of some length stands here. ".repeat(8).trim());
    const [alert, rest] = renderForm(form, { world: "real", alert: why }).blocks as {
      type: string;
      text: { text: string };
    }[];
    expect(alert!.type).toBe("alert");
    expect(`${alert!.text.text} ${rest!.text.text}`).toBe(renderErrors({ why }).why);
    expect(alert!.text.text).toMatch(/\.$/);
    expect(viewRefusal(renderForm(form, { world: "real", alert: saying("x".repeat(900)) }))).toBeUndefined();
  });

  test("why a code is asked again stands above the box, and not again below", () => {
    const why = t("error.code-wrong");
    const view = renderCode({ ...cardOf({ body: [why, t("talk.tries-left", { left: 4 })] }), why }, { world: "real" });
    expect(view.blocks[0]).toMatchObject({ type: "alert" });
    expect(JSON.stringify(view).split("isn't right")).toHaveLength(2);
    expect(JSON.stringify(view)).toContain("4 tries left.");
  });

  test("a search answers with what Slack can list", () => {
    expect(optionsRefusal(renderOptions(choices(250)))).toBeUndefined();
    expect(optionsRefusal(renderOptions([]))).toBeUndefined();
  });
});

describe("requests in the Home tab and in the list", () => {
  const beside = { newer: "<omjx3k2l0.R-2222", older: ">cmjx3k2l0.R-2228" };
  const lines = (count: number): CaseLine[] =>
    Array.from({ length: count }, (_, i) => ({
      id: `R-${i}`,
      kind: "open",
      flow: t("open.name"),
      state: i % 3 ? "open" : "done",
      side: t("line.done"),
      touched: 0,
    }));

  test("an open one can be resumed and cancelled, a finished one only read", () => {
    const { blocks } = renderSaid({ list: { lines: lines(2) } }, bot);
    expect(elements(blocks).map(({ action_id, value }) => `${action_id} ${value}`)).toEqual([
      ...["waiting", "team", "done"].map((kind) => `fd/list/${kind} ${kind}`),
      "fd/resume R-1",
      "fd:cancel:yes R-1",
    ]);
  });

  test("a whole page of open ones fits, with the ways to the pages beside it", () => {
    const open = lines(100).filter(({ state }) => state === "open");
    const { blocks } = renderSaid(
      { list: { lines: open.slice(0, limits.listed), ...beside } },
      { ...bot, world: "practice" },
    );
    expect(blocksRefusal(blocks)).toBeUndefined();
    expect(JSON.stringify(blocks)).not.toContain("are shown");
    expect(elements(blocks).slice(-2)).toMatchObject([{ value: beside.newer }, { value: beside.older }]);
  });

  test("Slack's limits hold for any number of them, and a shortened list says so", () => {
    for (const count of [0, 1, 15, 16, 17, 31, 32, 33, 34, 500]) {
      expect(
        viewRefusal(
          renderHome(
            { lines: lines(count), ...beside },
            {
              ...bot,
              world: "practice",
            },
          ),
        ),
      ).toBeUndefined();
      const { text, blocks } = renderSaid({ list: { lines: lines(count), ...beside } }, { ...bot, world: "practice" });
      expect(blocksRefusal(blocks)).toBeUndefined();
      expect(text).not.toBe("");
    }
    expect(JSON.stringify(renderSaid({ list: { lines: lines(500) } }, bot))).toMatch(
      /The first 1\d are shown, open ones first\./,
    );
    expect(JSON.stringify(renderSaid({ list: { lines: lines(10) } }, bot))).not.toContain("are shown");
  });
});

const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.constantFrom(
        "<!here>",
        "<@U9>",
        "<#C1>",
        "<https://evil.example|Tencent>",
        "&lt;!here&gt;",
        "@channel",
        "*bold*",
        "_it_",
        "~no~",
        "`code`",
        "```",
        "> quoted",
        "\n> quoted",
        ":tada:",
        ":a:b:",
        "\u200b*x*\u200b",
        "\u202egnp",
        "\u0000" + "0\u0000",
        "\ud800",
        "https://evil.example",
        "{person}",
        "{0}",
        "'{'",
        "e\u0301",
        "🇭🇰",
        "👩‍👩‍👧",
      ),
      fc.constantFrom("x".repeat(3500), "&".repeat(1600), "*".repeat(400), "🏳️‍🌈".repeat(200)),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(" "));

describe("user text", () => {
  test("never pings, links, formats or forges, and always fits, wherever a card shows it", () => {
    fc.assert(
      fc.property(
        fc.array(hostile, { minLength: 8, maxLength: 8 }),
        fc.constantFrom("practice", "real"),
        (words, world) => {
          const [a, b, c, d, e, f, g, h] = words as [string, string, string, string, string, string, string, string];
          const at = { at: 1_795_342_000_000 };
          const fields = [a, b, c, d, e, f, g].map(
            (value, i): Field => ({ key: `f${i}`, label: t("open.field.name"), value: i % 2 ? value : saying(value) }),
          );
          const body = [
            saying(a),
            t("create.unbound", { reason: b }),
            t("talk.handed", { case: c, person: { person: "slack:T1:U9" } }),
            t("talk.status-asking", { case: d, n: 1, of: 2, field: saying(e) }),
            t("talk.call-reminder", { case: h, field: g, at }),
          ];
          const choices = [
            { key: "a", label: saying(f) },
            { key: "b", label: saying(g) },
            { key: "cancel", label: saying(h) },
          ];
          const card = cardOf({ body, fields, choices }, { world });
          const form = {
            caseId,
            question: `${caseId}.3`,
            title: saying(a),
            fields: [
              { key: "f", label: saying(b), hint: saying(c), kind: "text" as const, value: { key: d, label: d } },
              { key: "g", label: saying(e), hint: saying(f), kind: "choice" as const, choices },
            ],
          };
          const message = renderCard(card, form);
          expect([...active(message.text), ...markupIn(message)]).toEqual([]);
          expect(blocksRefusal(message.blocks)).toBeUndefined();
          expect(message.text.length).toBeLessThanOrEqual(limits.messageText);
          for (const view of [
            renderForm(form, { world, alert: saying(h) }),
            renderCode(card, { world, alert: saying(a) }),
            renderProgress(card),
          ]) {
            expect(markupIn(view)).toEqual([]);
            expect(viewRefusal(view)).toBeUndefined();
          }
          const notice = renderNotice(saying(h), world);
          expect([...active(notice.text), ...markupIn(notice)]).toEqual([]);
          expect(blocksRefusal(notice.blocks)).toBeUndefined();
        },
      ),
      { numRuns: 300 },
    );
  });

  test("a mention can't be smuggled in as an id, nor a piece of ours be copied", () => {
    const { text, blocks } = renderNotice(
      t("talk.handed", { case: "\u00000\u0000", person: { person: "slack:T1:U9" } }),
      "real",
    );
    expect(text).toBe("<@U9> has  0  now.");
    expect(JSON.stringify(blocks).split("<@U9>")).toHaveLength(2);
  });

  test("in plain text it stands as it was typed, but for what can't be seen", () => {
    const typed = "Smith & <Sons> *Ltd* _x_ `y` :z: @here";
    expect(
      JSON.stringify(
        renderCard(cardOf({ fields: [{ key: "name", label: t("open.field.name"), value: typed }] })).blocks,
      ),
    ).toContain(typed);
    expect(clean("a\u200bb\u202ec\nd")).toBe("abc d");
  });

  test("words that are too long end in an ellipsis and no character is cut in two", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), fc.integer({ min: 2, max: 40 }), (words, most) => {
        const short = shorten(words, most);
        expect(short.length).toBeLessThanOrEqual(most);
        expect(short).not.toMatch(/\p{Cs}/u);
        expect(short.trim()).not.toBe("");
        if (words.trim() !== "" && words.length <= most) expect(short).toBe(words);
        const escaped = literal(clean(words), most);
        expect(escaped.length).toBeLessThanOrEqual(most);
        expect(active(escaped)).toEqual([]);
      }),
    );
  });
});
