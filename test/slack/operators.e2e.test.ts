import { operatorsJudge } from "../platform/operators.ts";
import { ruled } from "./rehearsal.ts";

operatorsJudge("Slack", (options) => ruled("socket", options));
