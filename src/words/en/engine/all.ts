import { approval } from "./approval.ts";
import { limits } from "./limits.ts";
import { link } from "./link.ts";
import { said } from "./said.ts";
import { talk } from "./talk.ts";

/**
 * The conversation's own sentences in plain English, which know of no request in particular. Whoever builds on the
 * conversation says them as they are, or puts their own in place of any.
 */
export const english = { ...approval, ...limits, ...link, ...said, ...talk } as const;

/** The messages that the conversation itself may say. */
export type EngineKey = keyof typeof english;
