import type { Child } from "hono/jsx";
import type { Field, Text } from "../../../src/conversation/types.ts";

interface FieldListParts {
  fields: readonly Field[];
  /** Draws a name for whoever reads. */
  name: (label: Text) => Child;
  value: (field: Field) => Child;
}

/** Names and values, each pair in a line. Request ids and UINs stand in letters of one width. */
export function FieldList({ fields, name, value }: FieldListParts) {
  if (fields.length === 0) return null;
  return (
    <dl class="fields">
      {fields.map((field) => (
        <div>
          <dt>{name(field.label)}</dt>
          <dd class={field.key === "uin" || field.key === "requestId" ? "mono" : undefined}>{value(field)}</dd>
        </div>
      ))}
    </dl>
  );
}
