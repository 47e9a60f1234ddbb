import { perform, quick, showsEveryFlow } from "../platform/every-flow.ts";
import { rehearsal } from "./rehearsal.ts";

showsEveryFlow("Discord", {
  stages: async (talks, whenDone) => perform(await rehearsal({ ...quick, whenDone }), talks),
});
