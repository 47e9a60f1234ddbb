import { ComponentType } from "discord.js";

interface Choice {
  label: string;
  value: string;
  description?: string;
  default?: boolean;
}

/** A component of a message or a modal, as the API has it; which keys it has depends on its type. */
export interface Component {
  type: number;
  id?: number;
  custom_id?: string;
  label?: string;
  description?: string;
  style?: number;
  url?: string;
  disabled?: boolean;
  emoji?: { name?: string };
  content?: string;
  components?: Component[];
  accessory?: Component;
  component?: Component;
  placeholder?: string;
  options?: Choice[];
  min_values?: number;
  max_values?: number;
  min_length?: number;
  max_length?: number;
  required?: boolean;
  value?: string;
  default?: boolean;
}

/** Every component in reading order, whatever it is inside of. */
export function every(components: Component[]): Component[] {
  return components.flatMap((component) => [
    component,
    ...every(component.components ?? []),
    ...every([component.accessory, component.component].filter((inner) => inner !== undefined)),
  ]);
}

/** Discord numbers the components that came without a number. */
export function numbered(components: Component[]): Component[] {
  const copy = structuredClone(components);
  const all = every(copy);
  const taken = new Set(all.map(({ id }) => id).filter(Boolean));
  let next = 1;
  for (const component of all) {
    if (component.id) continue;
    while (taken.has(next)) next++;
    component.id = next++;
  }
  return copy;
}

const selects = new Set<number>([
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
]);

export const isSelect = ({ type }: Component) => selects.has(type);

/** Whether these are the words on a component, or the first of them. */
export function isLabelled({ label }: Component, words: string): boolean {
  return label === words || (label?.startsWith(`${words} `) ?? false);
}
