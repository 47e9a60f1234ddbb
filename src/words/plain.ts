import type { Text, View } from "../conversation/types.ts";

/**
 * A card as plain lines, for a terminal or a test: its title, its body, a line a field, and a line a button, in brackets.
 * `say` turns a text into words, as a `speaker` does.
 */
export function plain({ title, body, fields = [], choices = [] }: View, say: (text: Text) => string): string {
  let lines = say(title);
  for (const line of body) lines += `\n${say(line)}`;
  for (const { label, value } of fields) lines += `\n${say(label)}: ${typeof value === "string" ? value : say(value)}`;
  for (const { label } of choices) lines += `\n[${say(label)}]`;
  return lines;
}
