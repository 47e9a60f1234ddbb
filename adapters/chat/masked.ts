import type { Text, Value } from "../../src/conversation/types.ts";
import type { ShownCall, ShownCard } from "../../src/desk/platform.ts";

const mail = /([^\s<>()[\],;:|"'@])[^\s<>()[\],;:|"'@]{0,63}@(?=[^\s@]{1,255}\.)/gu;
const phone = /\+(\d{1,3})(?:[\s().·-]{0,2}\d){3,12}?(?:[\s().·-]{0,2})(\d{4})(?!\d)/gu;

/** Words that others can read, with every e-mail address and every phone number in them masked. */
function maskedWords(words: string): string {
  return words.replace(mail, "$1•••@").replace(phone, "+$1 •••• $2");
}

/** A text that others can read. */
export function maskedText({ key, values }: Text): Text {
  if (!values) return { key };
  return { key, values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, maskedValue(value)])) };
}

function maskedValue(value: Value): Value {
  if (typeof value === "string") return maskedWords(value);
  return typeof value === "object" && "key" in value ? maskedText(value) : value;
}

/** A card as it stands where others than its reader read it too. */
export function maskedCard(card: ShownCard): ShownCard {
  const { view, why, call } = card;
  const { body, fields, choices } = view;
  return {
    ...card,
    view: {
      ...view,
      body: body.map(maskedText),
      ...(fields && {
        fields: fields.map((field) => ({ ...field, value: maskedValue(field.value) as Text | string })),
      }),
      ...(choices && { choices: choices.map((choice) => ({ ...choice, label: maskedText(choice.label) })) }),
    },
    ...(why && { why: maskedText(why) }),
    ...(call && { call: { ...call, text: maskedText(call.text) } }),
  };
}

/** A call as it stands where others than its reader read it too. */
export function maskedCall(call: ShownCall): ShownCall {
  return { ...call, text: maskedText(call.text), card: maskedCard(call.card) };
}
