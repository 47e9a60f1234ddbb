import { classroomTalks } from "./classroom.ts";
import { officialTalks } from "./official.ts";
import { openTalks } from "./open.ts";
import type { Talks } from "./scene.ts";
import { verifyTalks } from "./verify.ts";

/** By the flow's id. */
export const everyTalk: Record<string, Talks> = {
  open: openTalks,
  verify: verifyTalks,
  official: officialTalks,
  classroom: classroomTalks,
};

/** Such as `open: answers are edited`. */
export const talkNames = Object.entries(everyTalk).flatMap(([flow, talks]) =>
  Object.keys(talks).map((talk) => `${flow}: ${talk}`),
);

/** One talk of each flow. */
export const firstTalks = Object.keys(everyTalk).map((flow) => talkNames.find((name) => name.startsWith(`${flow}: `))!);

/** The name of the file that says what a talk shows. */
export function goldenOf(name: string): string {
  return `${name.replace(": ", "-").replaceAll(/\W+/g, "-")}.txt`;
}
