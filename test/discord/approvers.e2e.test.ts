import { approversDecide } from "../platform/approvers.ts";
import { approved } from "./approvers.ts";

approversDecide("Discord", approved);
