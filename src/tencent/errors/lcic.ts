import { type ErrorRow, lookUpFailed, mend, operator, rowsFor, troubles } from "./row.ts";

const lookUps = ["LoginOriginId", "LoginUser", "DescribeUser"];
const all = ["RegisterUser", ...lookUps];

/**
 * Codes from the classroom service's pages. RegisterUser may be repeated with the same OriginId, because Tencent
 * refuses a second user.
 */
export const lcicErrors: ErrorRow[] = [
  {
    code: "FailedOperation.OriginIdExists",
    say: "error.origin-id-taken",
    mend: "originId",
    who: "agent",
    create: "already",
    repeat: "mend",
    hidden: true,
  },
  { code: "InvalidParameter.SdkAppId", ...operator("no", "classroom-app") },
  { code: "ResourceNotFound.User", ...mend("originId", "agent", "error.no-classroom-user"), absent: true },

  ...rowsFor(["RegisterUser"], troubles, {
    say: "error.classroom-unsure",
    who: "nobody",
    create: "unknown",
    repeat: "safe",
  }),
  ...rowsFor(lookUps, troubles, lookUpFailed),
  ...rowsFor(all, ["UnauthorizedOperation"], operator("no", "permission")),
  ...rowsFor(all, ["MissingParameter"], operator("no", "field-missing")),
  ...rowsFor(all, ["UnknownParameter"], operator("no", "field-unknown")),
];
