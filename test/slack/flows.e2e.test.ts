import { perform, quick, showsEveryFlow } from "../platform/every-flow.ts";
import { rehearsal } from "./rehearsal.ts";

for (const mode of ["socket", "http"] as const) {
  showsEveryFlow(`Slack over ${mode}`, {
    stages: async (talks, whenDone) => perform(await rehearsal(mode, { ...quick, whenDone }), talks),
  });
}
