import { operatorsJudge } from "../platform/operators.ts";
import { ruled } from "./rehearsal.ts";

/** Over the socket alone: who may judge is asked behind both ways in, and those are shown to be alike by every flow's talks. */
operatorsJudge("Slack", (options) => ruled("socket", options));
