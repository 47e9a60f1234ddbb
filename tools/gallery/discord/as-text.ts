import type { Moment } from "./moments.ts";

/** A moment as text: what a person sees, and after each button what a press sends. */
export function draw(moment: Moment): string {
  if ("message" in moment) return (moment.message.components as unknown as Shape[]).flatMap(linesOf).join("\n");
  const { title, custom_id, components } = moment.modal;
  return [`modal    ${title}  ${custom_id}`, ...(components as unknown as Shape[]).flatMap(linesOf)].join("\n");
}

/** The part of Discord's components that this bot uses. */
interface Shape {
  content?: string;
  label?: string;
  description?: string;
  custom_id?: string;
  style?: number;
  value?: string;
  placeholder?: string;
  default?: boolean;
  component?: Shape;
  components?: Shape[];
  options?: Shape[];
}

function linesOf(shape: Shape): string[] {
  const { content, component, components, label, description } = shape;
  if (content !== undefined) return labelled("text", content.split("\n"));
  if (component)
    return [
      ...labelled("input", [label!, ...boxLines(component)]),
      ...labelled("", description ? [`    ${description}`] : []),
    ];
  const isRow = components?.every(({ custom_id }) => custom_id !== undefined);
  if (components && isRow) return labelled("row", components.flatMap(boxLines));
  return components?.flatMap(linesOf) ?? [];
}

const styles: Record<number, string> = { 1: " (primary)", 4: " (danger)" };

function boxLines({ label, custom_id, style, options, value, placeholder }: Shape): string[] {
  if (options) {
    const shown = options.map((each) => `    ${each.label}${each.default ? " (chosen)" : ""}: ${each.value}`);
    return [`‹${placeholder ?? ""}› ${custom_id}`, ...shown];
  }
  if (label !== undefined) return [`[${label}]${styles[style!] ?? ""} ${custom_id}`];
  return [`‹${value ?? placeholder ?? ""}› ${custom_id}`];
}

function labelled(label: string, said: string[]): string[] {
  return said.map((line, i) => `${(i === 0 ? label : "").padEnd(8)} ${line}`.trimEnd());
}
