/**
 * What the form of the bench says, for bots of each library: `count` fields that are asked one after the other, and a
 * review of all. The bench compares it with what our own bot says.
 */
export const last = (count) => count + 1;

/** The lines of a question and the buttons under it. `step` counts from 1; `last(count)` is the review. */
export function question({ id, step, answers }, count) {
  if (step > last(count)) return { lines: ["Many fields", "Done."], buttons: [] };
  const title = `Many fields · ${id} · step ${step} of ${last(count)}`;
  const ends = ["Cancel request", "Help"];
  if (step <= count) return { lines: [title, `Field ${step}`], buttons: [...(step > 1 ? ["Back"] : []), ...ends] };
  const fields = Array.from({ length: count }, (_, i) => i + 1);
  return {
    lines: [title, "Is this right?", ...fields.map((n) => `Field ${n}: ${answers[`field${n}`]}`)],
    buttons: ["Text the code to", ...fields.map((n) => `Edit Field ${n}`), ...ends],
  };
}

/** As a person reads it. */
export function read(text, buttons) {
  return buttons.reduce((all, label) => `${all}\n[${label}]`, text);
}
