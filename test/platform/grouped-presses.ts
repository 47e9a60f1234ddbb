/** Each answer, and below it who gets it by which buttons. A press is written as `who: button`. */
export function groupedByAnswer(byAnswer: Map<string, string[]>): string[] {
  return [...byAnswer].flatMap(([answer, presses]) => [
    `  ${answer}`,
    ...grouped(presses).map((line) => `      ← ${line}`),
  ]);
}

function grouped(presses: string[]): string[] {
  const by = new Map<string, string[]>();
  for (const press of presses) {
    const [who, button] = press.split(": ") as [string, string];
    by.set(button, [...(by.get(button) ?? []), who]);
  }
  const same = new Map<string, string[]>();
  for (const [button, who] of by) same.set(who.join(", "), [...(same.get(who.join(", ")) ?? []), button]);
  return [...same].map(([who, pressed]) => `${who}: ${pressed.join(" | ")}`);
}
