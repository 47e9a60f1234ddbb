import { samplesOf } from "../samples.ts";

/** The sample cards with people of Slack. */
export const samples = samplesOf("slack:T1:U9", "slack:T1:U2");

export const { ana, asked, told, typeCard, mailCard, codeCard, wrongCode, password } = samples;
