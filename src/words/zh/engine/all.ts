import { approval } from "./approval.ts";
import { limits } from "./limits.ts";
import { link } from "./link.ts";
import { said } from "./said.ts";
import { talk } from "./talk.ts";

/**
 * The conversation's own sentences in Simplified Chinese, but for those in place of which the desk says others in every
 * language.
 */
export const chinese = { ...approval, ...limits, ...link, ...said, ...talk } as const;
