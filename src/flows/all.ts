import type { Flow } from "../conversation/flow.ts";
import { classroomUser } from "./classroom-user.ts";
import type { Durations } from "./durations.ts";
import type { Catalogue } from "./fields/catalogue.ts";
import { officialAccount } from "./official-account.ts";
import { openAccount } from "./open-account.ts";
import { verifyContact } from "./verify-contact.ts";

/** Every kind of request there is, in the order in which they are offered. */
export function allFlows(catalogue: Catalogue, durations: Durations): Flow[] {
  return [
    openAccount(catalogue, durations),
    verifyContact(catalogue, durations),
    officialAccount(durations),
    classroomUser(durations),
  ];
}
