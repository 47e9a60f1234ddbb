import { boolean, byType, type Check, list, object, oneOf, string } from "./schema.ts";

const emoji = { emoji: boolean };
const verbatim = { verbatim: boolean };

export function plainText(max: number): Check {
  return allowed(byType({ plain_text: object({ text: string({ min: 1, max }) }, emoji) }));
}

export function anyText(max: number): Check {
  const text = string({ min: 1, max });
  return allowed(byType({ plain_text: object({ text }, emoji), mrkdwn: object({ text }, verbatim) }));
}

/** Slack leads with this line when a text object is refused. */
function allowed(check: Check): Check {
  return (value, at, report) => {
    const found: [string, string][] = [];
    check(value, at, (where, message) => found.push([where, message]));
    if (found.length) report(at, "failed to match all allowed schemas");
    for (const [where, message] of found) report(where, message);
  };
}

export const url = string({ min: 1, max: 3000 });
export const style = oneOf("primary", "danger");

export const confirm = object(
  { text: anyText(300) },
  { title: plainText(100), confirm: plainText(30), deny: plainText(30), style },
);

// The option page of docs.slack.dev says 150; @slack/types 3.2.0 still says 75.
const optionValue = string({ max: 150 });

export const plainOption = object({ text: plainText(75), value: optionValue }, { description: plainText(75) });
export const richOption = object({ text: anyText(75), value: optionValue }, { description: anyText(75) });
export const linkOption = object({ text: plainText(75), value: optionValue }, { description: plainText(75), url });

export const optionGroup = object({
  label: plainText(75),
  options: list(plainOption, { min: 1, max: 100 }),
});

export const dispatchConfig = object(
  {},
  { trigger_actions_on: list(oneOf("on_enter_pressed", "on_character_entered"), { min: 1, max: 2 }) },
);
