type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value } | object;

/** A value as YAML: maps and lists in blocks, each text in quotes, as JSON writes it. */
export function yaml(value: Value): string {
  return `${linesOf(value).join("\n")}\n`;
}

function linesOf(value: Value): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => below("- ", "  ", each));
  return Object.entries(value).flatMap(([key, each]) => {
    if (isPlain(each)) return [`${key}: ${JSON.stringify(each)}`];
    return [`${key}:`, ...linesOf(each).map((line) => `  ${line}`)];
  });
}

function below(first: string, others: string, value: Value): string[] {
  const lines = isPlain(value) ? [JSON.stringify(value)] : linesOf(value);
  return lines.map((line, n) => (n === 0 ? first : others) + line);
}

/** Whether it goes on the line of its key. An empty list or map does. */
function isPlain(value: Value): boolean {
  return typeof value !== "object" || Object.keys(value).length === 0;
}
