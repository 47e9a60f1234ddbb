import { perform, quick, showsEveryFlow } from "../platform/every-flow.ts";
import { firstTalks, talkNames } from "../platform/talks/all.ts";
import { rehearsal } from "./rehearsal.ts";

showsEveryFlow("Slack over socket", {
  stages: async (talks, whenDone) => perform(await rehearsal("socket", { ...quick, whenDone }), talks),
});

/** What is drawn does not depend on the way, which `acks`, `conformance` and `whole-talks` hold for each kind of act. */
showsEveryFlow("Slack over http", {
  stages: async (talks, whenDone) => perform(await rehearsal("http", { ...quick, whenDone }), talks),
  leavesOut: process.env.LONG === "1" ? [] : talkNames.filter((name) => !firstTalks.includes(name)),
});
