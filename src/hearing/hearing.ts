import type { Hearing } from "../conversation/hearing.ts";
import { decides } from "./decides.ts";
import type { Intent } from "./intents.ts";
import { isKnown, understand } from "./understand.ts";

/** What people say to this desk in English and Chinese, and what it says to that besides what any conversation would. */
export const hearing: Hearing = {
  means: understand,
  knows: isKnown,
  decides,
  replies: {
    uin: { says: "said.uin-no", done: "said.uin" },
    "sign-in": { says: "said.sign-in-no", done: "said.sign-in" },
    password: { says: "said.password-no", done: "said.password" },
  } satisfies Partial<Record<Intent, object>>,
  fields: {
    "wrong-number": ["phone", "contact"],
    "edit-phone": ["phone", "contact"],
    "edit-mail": ["mail", "contact"],
    "edit-country": ["country"],
    "edit-name": ["name", "nick"],
  } satisfies Partial<Record<Intent, readonly string[]>>,
};
