import type { Meaning } from "../conversation/hearing.ts";

/** What a sentence can mean that answers no question. */
export type Intent =
  | Meaning
  | "edit-phone"
  | "edit-mail"
  | "edit-country"
  | "edit-name"
  | "uin"
  | "sign-in"
  | "password";

/** What people say, by what it means. `none` is what means nothing here, such as names. One sentence a line. */
export type Sentences = Readonly<Record<Intent | "none", string>>;
