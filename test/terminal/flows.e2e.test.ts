import { perform, quick, showsEveryFlow } from "../platform/every-flow.ts";
import { rehearsal } from "./rehearsal.ts";

showsEveryFlow("The terminal", {
  leavesOut: ["open: one form", "open: the customer answers", "official: one form"], // it has no forms, and one person
  draws: (flow) => flow !== "open", // where a password is asked for, since a terminal can hide it
  async stages(talks, whenDone) {
    const all = talks.map(async (talk) => perform(await rehearsal({ ...quick, whenDone }), [talk]));
    return (await Promise.all(all)).flat();
  },
});
