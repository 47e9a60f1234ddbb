import { lookFor } from "./appointed.ts";
import { isPublic } from "./approvers.ts";
import { type Check, fine, warn, wrong } from "./check.ts";

/** Says who supervises the desk. */
export const supervisorsCheck: Check = {
  title: "SUPERVISORS",
  async run(input) {
    const { SUPERVISORS: supervisors } = input.config;
    if (!supervisors) return undefined;
    const people = await lookFor(input, supervisors)
      .people()
      .catch(() => undefined); // the platform does not tell, which is said
    if (people === undefined) return warn("can't be looked into, because the platform doesn't tell who is there.");
    if (people.length === 0) return wrong("names nobody who is there now. Name people, groups or roles with members.");
    if (await isPublic(input, supervisors))
      return wrong(
        "is a public channel, and whoever can read it supervises. Make it private, or name people or groups behind it.",
      );
    return fine(`${people.length === 20 ? "20 or more" : people.length} may pause the desk: ${people.join(", ")}`);
  },
};
