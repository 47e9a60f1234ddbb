import { conforms } from "../platform/conformance.ts";
import { rehearsal } from "./rehearsal.ts";

for (const mode of ["socket", "http"] as const) conforms(`Slack over ${mode}`, () => rehearsal(mode));
