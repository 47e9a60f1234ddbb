import { actionsElements, contextElements, exactlyOne, inputElements, sectionElements } from "./elements.ts";
import { anyText, plainText, url } from "./objects.ts";
import { boolean, byType, type Check, integer, isRecord, list, object, oneOf, string } from "./schema.ts";

type Surface = "message" | "modal" | "home";

const block_id = string({ min: 1, max: 255 });
const anything: Check = () => {};

const section = object(
  {},
  {
    block_id,
    text: anyText(3000),
    fields: list(anyText(2000), { min: 1, max: 10 }),
    accessory: byType(sectionElements),
    expand: boolean,
  },
  (value, at, report) => {
    if (isRecord(value) && !value.text && !value.fields) report(at, "must define either `text` or `fields`");
  },
);

const actions = object({ elements: list(byType(actionsElements), { min: 1, max: 25 }) }, { block_id });
const context = object({ elements: list(byType(contextElements), { min: 1, max: 10 }) }, { block_id });
const header = object({ text: plainText(150) }, { block_id });
const divider = object({}, { block_id });
const markdown = object({ text: string({ min: 1, max: 12_000 }) }, { block_id });
const alert = object(
  { text: anyText(200) },
  { block_id, level: oneOf("default", "info", "warning", "error", "success") },
);
const image = object(
  { alt_text: string({ min: 1, max: 2000 }) },
  { block_id, image_url: url, slack_file: anything, title: plainText(2000) },
  exactlyOne("image_url", "slack_file"),
);
const input = object(
  { label: plainText(2000), element: byType(inputElements) },
  { block_id, hint: plainText(2000), optional: boolean, dispatch_action: boolean },
);

const richStyle = object({}, { bold: boolean, italic: boolean, strike: boolean, code: boolean, underline: boolean });
const inline = byType({
  text: object({ text: string({ min: 1, max: 3000 }) }, { style: richStyle }),
  link: object({ url }, { text: string({ max: 3000 }), unsafe: boolean, style: richStyle }),
  user: object({ user_id: block_id }, { style: richStyle }),
  usergroup: object({ usergroup_id: block_id }, { style: richStyle }),
  channel: object({ channel_id: block_id }, { style: richStyle }),
  emoji: object({ name: block_id }, { unicode: block_id, style: richStyle }),
  broadcast: object({ range: oneOf("here", "channel", "everyone") }, { style: richStyle }),
  date: object(
    { timestamp: integer(), format: string({ min: 1, max: 3000 }) },
    { url, fallback: string({ max: 3000 }), style: richStyle },
  ),
});
const border = oneOf(0, 1);
const richSection = object({ elements: list(inline, { max: 1000 }) });
const rich_text = object(
  {
    elements: list(
      byType({
        rich_text_section: richSection,
        rich_text_quote: object({ elements: list(inline, { max: 1000 }) }, { border }),
        rich_text_preformatted: object({ elements: list(inline, { max: 1000 }) }, { border, language: block_id }),
        rich_text_list: object(
          {
            elements: list(byType({ rich_text_section: richSection }), { max: 1000 }),
            style: oneOf("bullet", "ordered"),
          },
          { border, indent: integer({ max: 8 }), offset: integer() },
        ),
      }),
      { max: 1000 },
    ),
  },
  { block_id },
);

const everywhere = { section, actions, context, header, divider, image, input, rich_text };

/** Slack has these as well; nothing inside them is checked here. */
const unchecked = Object.fromEntries(
  ["card", "carousel", "container", "context_actions", "data_table", "file", "plan", "table", "task_card", "video"].map(
    (type) => [type, anything],
  ),
);

const most = { message: 50, modal: 100, home: 100 };

export function blocksOf(surface: Surface): Check {
  const special: Record<string, Check> =
    surface === "modal" ? { alert } : surface === "message" ? { markdown, ...unchecked } : {};
  const each = byType({ ...everywhere, ...special });
  return (value, at, report) => {
    list(each, { max: most[surface] })(value, at, report);
    if (Array.isArray(value)) identities(value, at, report);
  };
}

/** A block_id is unique among the blocks, an action_id within its block. */
const identities: Check = (value, at, report) => {
  const blocks = new Set<unknown>();
  for (const [index, block] of (value as unknown[]).entries()) {
    if (!isRecord(block)) continue;
    if (blocks.has(block.block_id)) report(`${at}/${index}`, `\`block_id\` "${block.block_id}" already exists`);
    if (block.block_id !== undefined) blocks.add(block.block_id);
    const actions = new Set<unknown>();
    for (const element of [block.elements, block.accessory, block.element].flat()) {
      if (!isRecord(element) || element.action_id === undefined) continue;
      if (actions.has(element.action_id))
        report(`${at}/${index}`, `\`action_id\` "${element.action_id}" already exists`);
      actions.add(element.action_id);
    }
  }
};
