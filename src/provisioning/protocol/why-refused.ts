import type { Refusal } from "../../conversation/types.ts";
import type { ErrorRow } from "../../tencent/errors.ts";
import { t } from "../../words/words.ts";

interface Answer {
  code: string;
  requestId: string;
  mail?: string;
}

/** What people are told of a code of Tencent's, and its remedy for those who run the desk, where only they have one. */
export function whyRefused({ say, remedy }: ErrorRow, answer: Answer): Pick<Refusal, "why" | "remedy"> {
  const values = { ...answer };
  return { why: t(say, values), ...(remedy && { remedy: t(remedy, values) }) };
}
