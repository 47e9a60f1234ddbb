import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TooMuch } from "../../adapters/chat/text.ts";
import { asPosted, asWhispered, type Message, type Modal } from "../../adapters/discord/draw/components.ts";
import { literal, markup } from "../../adapters/discord/draw/markdown.ts";
import { renderCard, renderNotice, renderReveal, renderSaid } from "../../adapters/discord/draw/render.ts";
import { renderCode, renderForm } from "../../adapters/discord/draw/render-form.ts";
import { readId } from "../../adapters/discord/ids.ts";
import { limits } from "../../adapters/discord/limits.ts";
import type { Choice, Field, Text } from "../../src/conversation/types.ts";
import type { CaseLine, FormField, ShownCard } from "../../src/desk/platform.ts";
import { learn, say, t } from "../../src/words/words.ts";
import { draw } from "../../tools/gallery/discord/as-text.ts";
import { type Moment, moments, momentsIn } from "../../tools/gallery/discord/moments.ts";
import { boxes, caseId, flows, form, samplesOf } from "../../tools/gallery/samples.ts";
import { linesOf } from "../../tools/gallery/show.ts";
import { type Component, every } from "./fake/components.ts";
import { modal as modalCheck } from "./fake/limits/components.ts";
import { messageComplaints } from "./fake/limits/messages.ts";
import { complaintsOf } from "./fake/limits/schema.ts";
import { markdownIn } from "./inert.ts";

const { codeCard, password } = samplesOf("discord:100:9", "discord:100:2");
const title = t("talk.title", { name: t("open.name"), case: caseId });
const saying = (words: string): Text => t("talk.took", { field: t("open.field.name"), value: words });
const many = (count: number, key = (i: number) => String(i)) =>
  Array.from({ length: count }, (_, i): Choice => ({ key: key(i), label: saying(`No. ${i}`) }));

function cardOf(view: Partial<ShownCard["view"]>, more: Partial<ShownCard> = {}): ShownCard {
  return {
    caseId,
    version: 3,
    audience: "owner",
    people: { owner: "discord:100:9" },
    world: "real",
    state: "open",
    question: `${caseId}.3`,
    view: { title, body: [], ...view },
    ...more,
  };
}

/** What Discord finds wrong with it. */
function complaints(message: Message): unknown[] {
  const { components, flags, allowed_mentions } = asPosted(message);
  const made = { content: "", embeds: [], components: components as unknown as Component[], flags };
  return messageComplaints({ flags, allowed_mentions }, made);
}

const modalComplaints = (modal: Modal): unknown[] => complaintsOf(modalCheck, modal);
const parts = ({ components }: { components: readonly unknown[] }) => every(components as Component[]);
const texts = (message: Message) => parts(message).flatMap(({ content }) => content ?? []);
const labels = (message: Message) =>
  parts(message).flatMap(({ type, label, placeholder }) =>
    type === 2 ? label! : type === 3 ? `‹${placeholder}›` : [],
  );

await learn("zh");

describe("what people see", () => {
  test.each(moments)("$name looks as it was agreed", async (moment: Moment) => {
    await expect(`${draw(moment)}\n`).toMatchFileSnapshot(`golden/moments/${moment.name}.txt`);
  });

  const inChinese = momentsIn("zh").map((moment) => ({ ...moment, name: `${moment.name} in Chinese` }));

  test.each([...moments, ...inChinese])(
    "Discord takes $name, and finds no markdown in it but ours",
    (moment: Moment) => {
      if ("modal" in moment) {
        expect(modalComplaints(moment.modal)).toEqual([]);
        return expect(markdownIn(moment.modal.components)).toEqual([]);
      }
      expect(complaints(moment.message)).toEqual([]);
      expect(markdownIn(moment.message.components)).toEqual([]);
    },
  );

  test("every moment has a name of its own", () => {
    expect(new Set(moments.map(({ name }) => name)).size).toBe(moments.length);
  });

  test("the gallery prints each for the eye, or as Discord is sent it", () => {
    expect(linesOf(moments, draw, false).join("\n")).toContain("[Enter the code] (primary) fd:code:R-7K2P.10:");
    expect(linesOf(moments, draw, true).map((line) => JSON.parse(line))).toEqual(JSON.parse(JSON.stringify(moments)));
  });

  test("the first text has it all: practice, case, state and gist", () => {
    const first = (card: ShownCard) => texts(renderCard(card))[0]!;
    const body = [t("open.done")];
    expect(first(cardOf({ body }, { world: "practice" }))).toMatch(
      /^-# Practice: no real account[^\n]*\n### .*R-7K2P\n-# /,
    );
    expect(first(cardOf({ body, choices: [{ key: "go", label: t("open.text.go") }] }))).toMatch(
      /R-7K2P\n-# Needs an answer\nThe account is open\.$/,
    );
    expect(first(cardOf({ body }, { stage: "unknown" }))).toContain("-# Not known yet");
    expect(first(cardOf({ body }, { state: "cancelled" }))).toContain("-# Cancelled");
  });

  test("practice says so on everything, modals too", () => {
    const practice = { world: "practice", command: "/account", flows } as const;
    const card = cardOf({ body: [t("open.done")] }, { world: "practice" });
    for (const message of [
      renderCard(card),
      renderNotice(t("talk.press"), "practice"),
      renderNotice([t("talk.press"), t("talk.press")], "practice"),
      renderSaid({ list: { lines: [] } }, practice),
      renderReveal(caseId, "x", "practice"),
    ])
      expect(texts(message)[0]).toMatch(/^-# Practice:/);
    for (const modal of [renderForm(form, "practice"), renderCode(card, "practice")])
      expect(modal.title).toMatch(/^Practice · /);
  });

  test("nobody is ever pinged, and no link opens itself", () => {
    for (const sent of [asPosted(renderCard(codeCard)), asWhispered(renderCard(codeCard))])
      expect(sent.allowed_mentions).toEqual({ parse: [] });
    expect(asPosted(renderCard(codeCard)).flags & 4).toBe(4);
  });

  test("a wait of a minute ticks by itself, and is never earlier than it is", () => {
    const at = Date.UTC(2026, 10, 22, 10, 6, 40) + 1;
    expect(markup(t("talk.not-before", { at: { at } }), 1000)).toContain("<t:1795342001:T> (<t:1795342001:R>)");
    expect(markup(t("talk.instant", { at: { at } }), 1000)).toBe("<t:1795342001:f>");
  });

  test("a person of Discord is a mention, one of elsewhere a word", () => {
    const waits = (person: string) => markup(t("talk.waits-for", { person: { person } }), 1000);
    expect(waits("discord:100:9")).toBe("This one's waiting for <@9>.");
    expect(waits("slack:T1:U9")).toBe("This one's waiting for somebody on another platform.");
  });

  test("a RequestId stands in a box to copy, once, whether a field or a sentence has it", () => {
    const field: Field = { key: "requestId", label: t("open.field.request"), value: "a9e390a7" };
    const card = cardOf({ body: [t("error.unsure", { requestId: "a9e390a7" })], fields: [field] });
    expect(texts(renderCard(card)).filter((text) => text === "```\nRequestId a9e390a7\n```")).toHaveLength(1);
  });
});

describe("what people type", () => {
  const nasty = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({
      unit: fc.constantFrom(..."*_~|`<>[]()#-@:/\\1. \n\u200b\u202e", "@everyone", "https://", "<@9>", "-# ", "### "),
    }),
  );

  test("never pings, links, formats or forges, and always fits, wherever it is shown", () => {
    fc.assert(
      fc.property(nasty, fc.nat(1_000), (typed, times) => {
        const long = typed.repeat(Math.max(1, times % 40));
        const field: Field = { key: "name", label: saying(long), value: long };
        const card = cardOf({
          body: [saying(long), saying(long), saying(long)],
          fields: [field, field, field],
          choices: [{ key: "go", label: saying(long) }, ...many(3)],
        });
        for (const message of [
          renderCard(card, form),
          renderNotice(saying(long), "real"),
          renderNotice([saying(long)], "real"),
        ]) {
          expect(complaints(message)).toEqual([]);
          expect(markdownIn(message.components)).toEqual([]);
        }
        const box: FormField = {
          key: "f",
          label: saying(long),
          hint: saying(long),
          kind: "text",
          value: { key: "", label: long },
        };
        expect(modalComplaints(renderForm({ ...form, fields: [{ ...box }], asks: "f" }, "real"))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("in one of several notices leaves room for the others", () => {
    const long = saying("x".repeat(3_500));
    const [said] = texts(renderNotice([long, long, t("discord.wrong-kept")], "real"));
    expect(said).toContain(say(t("discord.wrong-kept"), String));
    expect(texts(renderNotice(long, "real"))[0]!.length, "a notice of its own has the room").toBeGreaterThan(2_500);
  });

  test("ordinary words stay as they are", () => {
    for (const words of ["ana@example.com", "+852 5123 4567", "Example & Daughters Ltd", "R-7K2P", "5123-4567"])
      expect(literal(words)).toBe(words);
  });
});

describe("passwords", () => {
  test("Discord never asks for one, and offers no box for it", () => {
    const message = renderCard(password, form);
    expect(texts(message).join("\n")).not.toMatch(/choose a password/i);
    expect(texts(message)[0]).toContain("Discord is no place for a password");
    expect(labels(message)).toEqual(["Make one for me", "Cancel request", "Back", "Help"]);
  });

  test("a token is shown with its own words", () => {
    const handed = { above: t("classroom.token.handed", { case: caseId }), below: t("talk.press") };
    const [above, secret, below] = texts(renderReveal(caseId, "0a1b", "real", handed));
    expect(above).toBe("The token for R-7K2P, shown this once:");
    expect(secret).toContain("0a1b");
    expect(below).toBe(say(handed.below, String));
  });

  test("a token is never cut, however long it is", () => {
    const token = "0a1b".repeat(500);
    expect(texts(renderReveal(caseId, token, "real"))[1]).toBe(`\`\`\`\n${token}\n\`\`\``);
  });

  test("a made one is shown letter by letter", () => {
    const unit = fc.constantFrom(..."aZ9!@#$%^&*()_~<>");
    fc.assert(
      fc.property(fc.string({ minLength: 8, maxLength: 20, unit }), (secret) => {
        expect(texts(renderReveal(caseId, secret, "real"))).toContain(`\`\`\`\n${secret}\n\`\`\``);
      }),
    );
  });
});

describe("choices", () => {
  const go: Choice = { key: "go", label: t("open.review.go"), style: "primary" };
  const ways: Choice[] = [
    { key: "back", label: t("talk.choice-back") },
    { key: "cancel", label: t("talk.choice-cancel") },
    { key: "help", label: t("talk.choice-help") },
  ];

  test("a review is no wall of buttons: its edits are one list", () => {
    const edits = many(9, (i) => `edit:f${i}`);
    expect(labels(renderCard(cardOf({ choices: [go, ...edits, ...ways] })))).toEqual([
      "Yes, go on",
      "‹Edit an answer›",
      "Cancel request",
      "Back",
      "Help",
    ]);
  });

  test.each([
    [5, 5, 0],
    [6, 0, 1],
    [25, 0, 1],
    [26, 0, 2],
    [100, 0, 4],
  ])("%i answers are %i buttons and %i lists", (count, buttons, lists) => {
    const message = renderCard(cardOf({ choices: many(count) }));
    expect(complaints(message)).toEqual([]);
    const found = labels(message);
    expect(found.filter((label) => label.startsWith("‹"))).toHaveLength(lists);
    expect(found.filter((label) => !label.startsWith("‹"))).toHaveLength(buttons);
    const options = parts(message).flatMap((part) => part.options ?? []);
    if (lists) expect(options.map(({ value }) => value)).toEqual(many(count).map(({ key }) => key));
  });

  test("more than fit are cut, and it says how to choose the others", () => {
    const message = renderCard(cardOf({ choices: many(130) }));
    expect(complaints(message)).toEqual([]);
    expect(texts(message).join("\n")).toContain("30 more are not in this list: type the name instead.");
  });

  test("a key that a press could not bring back whole is refused with a sentence", () => {
    const draws = (key: string, count: number) => () =>
      renderCard(cardOf({ choices: many(count, (i) => `${key}${i}`) }));
    expect(draws("k".repeat(90), 1)).toThrow(TooMuch);
    expect(draws("k".repeat(90), 1)).toThrow(/^The choice "k+0" has \d+ characters, and Discord takes 100\.$/);
    expect(draws("k".repeat(101), 6)).toThrow(/Discord takes 100/);
  });
});

describe("forms", () => {
  const field = (key: string, more: Partial<FormField> = {}): FormField => ({
    key,
    label: t("open.field.name"),
    hint: t("help.name"),
    kind: "text",
    ...more,
  });
  const box = (more: Partial<FormField>) => {
    const modal = renderForm({ ...form, fields: [field("f", more)], asks: "f" }, "real");
    expect(modalComplaints(modal)).toEqual([]);
    return parts(modal).find(({ custom_id }) => custom_id === "f")!;
  };

  test("each kind of field has its own box", () => {
    expect(box({ kind: "choice", choices: many(2) })).toMatchObject({ type: 21 });
    expect(box({ kind: "choice", choices: many(10), value: { key: "4", label: "4" } }).options?.[4]).toMatchObject({
      default: true,
    });
    expect(box({ kind: "choice", choices: many(1) })).toMatchObject({ type: 3 });
    expect(box({ kind: "choice", choices: many(11) })).toMatchObject({ type: 3 });
    expect(box({ kind: "choice", choices: many(26) })).toMatchObject({ type: 4 });
    expect(box({ kind: "search", value: { key: "HK", label: "Hong Kong" } })).toMatchObject({
      type: 4,
      value: "Hong Kong",
    });
  });

  const boxNames = (modal: Modal) =>
    parts(modal).flatMap(({ custom_id, type }) => (type !== 18 && custom_id ? custom_id : []));

  test("five boxes come first, and the others with the next form", () => {
    const seven = Array.from({ length: 7 }, (_, i) => field(`f${i}`));
    expect(boxNames(renderForm({ ...form, fields: seven }, "real"))).toEqual(["f0", "f1", "f2", "f3", "f4"]);
    const five = seven.map((each, i) => (i < 5 ? { ...each, value: { key: "", label: "x" } } : each));
    expect(boxNames(renderForm({ ...form, fields: five }, "real"))).toEqual(["f5", "f6", "for-link"]);
  });

  test("what may be left empty is no duty, and is not asked again once it was, unless it is edited", () => {
    const fields = [{ ...field("f0"), optional: true as const }, field("f1")];
    const duties = parts(renderForm({ ...form, fields }, "real")).filter(({ type }) => type === 4);
    expect(duties.map(({ required }) => required)).toEqual([false, undefined]);
    const skipped = [{ ...fields[0]!, skipped: true as const }, field("f1")];
    expect(boxNames(renderForm({ ...form, asks: "f1", fields: skipped }, "real"))).toEqual(["f1", "for-link"]);
    expect(boxNames(renderForm({ ...form, asks: "f0", fields: skipped }, "real"))).toEqual(["f0", "f1", "for-link"]);
  });

  test("a field that is edited is asked alone, with what it was", () => {
    const filled = boxes.map((each) => ({ ...each, value: { key: "", label: "before" } }));
    const modal = renderForm({ ...form, asks: "mail", fields: filled }, "real");
    expect(boxNames(modal)).toEqual(["mail"]);
    expect(parts(modal).find(({ custom_id }) => custom_id === "mail")?.value).toBe("before");
  });

  test("what was typed and must be mended stands there again", () => {
    const modal = renderForm(form, "real", { phone: "12" });
    expect(parts(modal).find(({ custom_id }) => custom_id === "phone")?.value).toBe("12");
  });
});

describe("a list of requests", () => {
  const line = (id: string): CaseLine => ({
    id,
    kind: "open",
    flow: t("open.name"),
    state: "open",
    side: t("line.done"),
    touched: 0,
  });

  const bot = {
    world: "practice" as const,
    command: "/account",
    flows: ["a", "b", "c", "d", "e"].map((key) => ({ ...flows[0]!, key })),
  };

  test("shows as many as a page has, with the ways to the pages beside it", () => {
    const lines = Array.from({ length: limits.listed }, (_, i) => line(`R-${2222 + i}`));
    const page = { lines, newer: "<omjx3k2l0.R-2222", older: ">cmjx3k2l0.R-2228" };
    const message = renderSaid({ list: page }, bot);
    expect(complaints(message)).toEqual([]);
    const turns = parts(message)
      .filter(({ type }) => type === 2)
      .slice(-2);
    expect(turns.map(({ label }) => label)).toEqual(["Previous page", "Next page"]);
    expect(turns.map(({ custom_id }) => readId(custom_id!)?.what)).toEqual([page.newer, page.older]);
  });

  test("of what was found says how many are shown", () => {
    const lines = Array.from({ length: 20 }, (_, i) => line(`R-${2222 + i}`));
    const message = renderSaid({ found: lines }, bot);
    expect(complaints(message)).toEqual([]);
    expect(texts(message).at(-1)).toContain("The first 6 are shown, open ones first.");
  });
});
